"""Whether a phrase can be the subject of a verb: gender and number."""

from __future__ import annotations

from rawi.events.antecedents import agrees
from rawi.events.counting import names_person
from rawi.events.lexicon import words
from rawi.events.state import Party, State
from rawi.events.view import Unit


def feminine(state: State, unit: Unit) -> bool | None:
    """The gender of a phrase for agreement: True feminine, False masculine, None unknown."""
    view = state.view
    head = view.tokens[unit.first]
    if head.kind != "word" or head.stem in words("quantifier"):
        return None  # تظاهر عشرات الطلاب، تظاهرت عشرات النساء
    mention = unit.mention
    person = mention is not None and state.entity(mention.entity).type == "person"
    if head.kind == "word" and not person and (head.stem.endswith("ات") or _feminine_adjective(state, unit)):
        return True  # طائرات التحالف، صواريخ إسرائيلية: plurals of things and of bodies
    if mention is not None and mention.first == unit.first:
        if state.entity(mention.entity).type == "country":
            return None  # العراق and المغرب take both
        if mention.gender:
            return mention.gender == "feminine"
        draft = state.entity(mention.entity)
        if draft.gender:
            return draft.gender == "feminine"
    counted = unit.first + 1
    if head.stem in _WHOLE and counted < unit.last and view.tokens[counted].stem.endswith("ين"):
        return False  # باقي المهاجمين
    if head.kind != "word" or head.stem in words("quantifier") or head.stem in words("number"):
        return None
    if head.key.endswith(("ه", "اء", "ات")) and not person:
        return None if head.key.endswith("اء") else True
    return None if head.key.endswith(("ون", "ين")) else False


_WHOLE = frozenset(("باقي", "جميع", "كل", "بعض", "معظم", "كافه", "غالبيه", "احد"))


def _feminine_adjective(state: State, unit: Unit) -> bool:
    """Whether the word behind a phrase's head is a feminine adjective: صواريخ إسرائيلية، القوى الكبرى."""
    tokens = state.view.tokens
    k = unit.first + 1
    if k >= unit.last or tokens[unit.first].article != tokens[k].article or not tokens[k].stem.endswith("يه"):
        return False
    return not tokens[unit.first].stem.endswith(("ه", "ين", "ون"))


def _accusative(state: State, unit: Unit) -> bool:
    """قتلت القوات مسلحين، اغتال التنظيم ضابطا: endings that no subject behind its verb has."""
    token = state.view.tokens[unit.first]
    if token.kind != "word" or (
        unit.mention is not None and unit.mention.kind == "name" and unit.mention.first == unit.first
    ):
        return False
    stem = token.stem
    if stem.endswith("ين") and not token.pronoun:
        return stem.endswith("يين") or _plural_reading(state, unit.first) or stem in words("two")
    indefinite = not token.article and not token.pronoun and unit.mention is None
    return indefinite and stem.endswith("ا") and names_person(stem)


def _plural_reading(state: State, i: int) -> bool:
    stem = state.view.tokens[i].stem
    return stem.startswith("م") and any(
        r.kind in ("active_participle", "passive_participle") and r.number in ("plural", "dual")
        for r in state.view.analysis.language.verbs[i]
    )


def fits(state: State, u: int, unit: Unit) -> bool:
    """Whether a phrase may be the subject that follows a verb: gender as the verb shows it."""
    token = state.view.units[u].first
    form = state.view.form[token]
    if form is None or form.kind != "finite":
        return True
    if form.number in ("dual", "plural") or _accusative(state, unit):
        return False  # a verb before its subject is singular
    gender = feminine(state, unit)
    if gender is None or not form.gender or gender == (form.gender == "feminine"):
        return True
    wanted = "feminine" if gender else "masculine"
    return any(
        r.kind == "finite"
        and r.lemma == form.lemma
        and r.person == 3
        and r.gender == wanted
        and r.number == "singular"
        for r in state.view.analysis.language.verbs[token]
    )


def number_fits(state: State, parties: list[Party], number: str) -> bool:
    """Whether parties may be the subject that a verb's number implies when it is left out."""
    draft = state.entity(parties[0].entity)
    if number == "dual":
        return len(parties) == 2 or draft.number == "dual"
    if number == "plural":
        return len(parties) > 1 or draft.number == "plural" or draft.type in ("group", "organization")
    return True


def gender_fits(state: State, entity: int, gender: str) -> bool:
    if not gender:
        return True
    return (
        agrees(state, entity, "ها" if gender == "feminine" else "ه") or state.entity(entity).type == "country"
    )
