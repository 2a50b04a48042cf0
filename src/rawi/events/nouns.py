"""Parties of a verbal noun: its genitive, its possessive, the phrases and the relative clause behind it."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.events import clauses
from rawi.events.antecedents import owner_of, resolve_pronoun
from rawi.events.lexicon import Frame
from rawi.events.parties import ACTOR_CLASSES, amount, group_parties, in_class
from rawi.events.roles import aimed_at
from rawi.events.slots import Roles, agent_phrase, before_other_talks, between, merged, slot_parties, thing
from rawi.events.state import Party, State, expand
from rawi.events.units import adjectival
from rawi.events.view import Kind, Unit, View

_BODIES = frozenset(("MIL", "REB", "UAF", "PRM", "COP", "SPY", "CRM", "JUD"))


@dataclass(frozen=True, slots=True)
class NounPlace:
    """A noun trigger in its sentence: its unit, its words, the verb that governs it."""

    unit: int
    first: int
    last: int
    governor: int | None
    preposition: str
    definite: bool
    parent: int  # the noun whose genitive it is, or -1


def noun_place(state: State, first: int, last: int) -> NounPlace:
    view = state.view
    u = view.unit_of[first]
    unit = view.units[u]
    head = view.tokens[first]
    parent = first - 1 if first > unit.first and view.tokens[first - 1].kind == "word" else -1
    preposition = view.prefix[first] or (unit.preposition if first == unit.first else "")
    return NounPlace(
        u, first, last, clauses.governor(state, u), preposition, bool(head.article or head.pronoun), parent
    )


def genitive(state: State, place: NounPlace) -> tuple[list[Party], str]:
    """What follows a noun directly: its possessive, its genitive, or a nationality adjective.

    The second value tells which: ``pronoun``, ``genitive``, ``adjective`` or nothing.
    """
    view = state.view
    token = view.tokens[place.last - 1]
    if token.pronoun:
        owner = owner_of(state, token.index)
        return (
            (expand(state, owner, token.index, token.index + 1, "pronoun"), "pronoun")
            if owner is not None
            else ([], "")
        )
    unit = view.units[place.unit]
    nested = view.analysis.entities.nested_between(place.last, unit.last)
    mention = unit.mention
    if mention is not None and mention.first >= place.last:
        return group_parties(state, place.unit), "genitive"
    following = place.unit + 1
    while following < len(view.units) and view.units[following].kind is Kind.PARTICLE:
        following += 1  # مقتل ما لا يقل عن سبعة
    if following < len(view.units) and view.bare[view.units[following].first] in ("له", "لها", "لهم", "لهما"):
        owner = resolve_pronoun(state, view.units[following].first, view.bare[view.units[following].first])
        if owner is not None:
            return expand(
                state, owner, view.units[following].first, view.units[following].last, "pronoun"
            ), "pronoun"
    if mention is None and not nested and following < len(view.units):
        after = view.units[following]
        if (
            after.kind is Kind.NOUN
            and not after.preposition
            and not after.conjunction
            and after.first == view.units[following - 1].last
        ):
            parties = group_parties(state, following)
            if parties:
                return parties, "genitive"
    if unit.last > place.last and all(amount(state, i) for i in range(place.last, unit.last)):
        of = following
        if of + 1 < len(view.units) and view.bare[view.units[of].first] == "من":
            parties = group_parties(state, of + 1)  # اختطاف ثلاثة من المستوطنين
            if parties:
                return parties, "genitive"
    if nested and nested[0].first > place.last and not adjectival(view, place.last):
        return _rest(state, place, unit), "genitive"
    if nested:
        found = nested[0]
        return [Party(found.entity, found.first, found.last, "adjective")], "adjective"
    if unit.last > place.last and not _qualified(view, place.last):
        rest = view.analysis.entities
        if any(in_class(state, c, place.last, unit.last, None) for c in ACTOR_CLASSES):
            phrase = rest.phrase(place.last, unit.last, rule="events:genitive")
            return [Party(phrase.entity, place.last, unit.last, "genitive")], "genitive"
    return [], ""


def _qualified(view: View, at: int) -> bool:
    """لقاء شخصي: a bare adjective of the noun; plurals of people (قتل متظاهرين) are its genitive."""
    token = view.tokens[at]
    return view.analysis.language.pos[at] == "ADJ" and not token.article and not token.key.endswith(("ين", "ون"))


def _rest(state: State, place: NounPlace, unit: Unit) -> list[Party]:
    """خطف موظف بريطاني، قصف مواقع إيرانية: the genitive with its adjective, or whose thing it is."""
    entities = state.view.analysis.entities
    if any(in_class(state, c, place.last, unit.last, None) for c in ACTOR_CLASSES):
        phrase = entities.phrase(place.last, unit.last, rule="events:genitive")
        return [Party(phrase.entity, place.last, unit.last, "genitive")]
    found = entities.nested_between(place.last, unit.last)[0]
    return [Party(found.entity, found.first, found.last, "inner")]


def of_noun(state: State, place: NounPlace, frame: Frame, type: str = "") -> Roles:
    """Parties of a verbal noun by its frame; ``type`` is the row's event type."""
    roles = Roles()
    units = clauses.noun_scope(state, place.unit)
    own, how = genitive(state, place)
    for slot in frame.recipients:
        if slot == "g":
            roles.recipients = own
        elif slot == "o":
            roles.recipients = _second_phrase(state, place, own)
        elif slot == "s":
            continue
        else:
            roles.recipients = slot_parties(state, place.unit, units, slot)
        if roles.recipients:
            break
    if own and frame.actors[:1] in (("g",), ("g?",)):
        doer = frame.actors[0] == "g" or how == "adjective" or bool(roles.recipients) or _doer(state, own)
        if how == "pronoun" and frame.actors[0] == "g?" and not roles.recipients:
            doer = _doer(state, own)
        if doer:
            roles.actors = own
        else:
            roles.recipients = own
    for slot in frame.actors:
        if not roles.actors and slot not in ("g", "g?", "s"):
            apart = frozenset(p.entity for p in roles.recipients)
            roles.actors = slot_parties(state, place.unit, units, slot, apart)
        elif not roles.actors and slot == "g" and frame.actors[0] != "g":
            roles.actors = own
    _other_side(state, place, frame, roles, units, how)
    performed(state, place, roles)
    if type in _DONE_TO and how == "genitive" and roles.actors and not roles.recipients and not frame.two_sided:
        roles.recipients = _second_phrase(state, place, own)
    if type in ("ASSAULT", "COERCE") and frame.actors[:1] in (("g",), ("g?",)):
        _owned(state, place, roles)
    agent = agent_phrase(state, units)
    if agent:
        if roles.actors and not roles.recipients and frame.actors[:1] == ("g?",):
            roles.recipients = roles.actors
        roles.actors = agent
    if frame.joint and "بين" in frame.joint and len(roles.actors) < 2:
        roles.actors = merged(roles.actors, between(state, _wider(state, place.unit)))
    verb = relative_verb(state, place)
    if verb is not None:
        _from_relative(state, frame, roles, verb)
    if type == "ASSAULT" and not roles.recipients:
        roles.recipients = aimed_at(state, place.unit)
    return roles


_DONE_TO = frozenset(("ASSAULT", "COERCE", "ACCUSE", "SANCTION", "AID"))
"""Types whose verbal nouns take an object behind their subject: اتهام القضاء الأميركي أربعة مسؤولين."""


def _owned(state: State, place: NounPlace, roles: Roles) -> None:
    """هجوم للحزب، غارة للتحالف على: whose a deed is; قصف الجيش للمدينة: to whom it was done."""
    units = state.view.units
    k = place.unit + 1
    if k >= len(units) or units[k].kind is not Kind.NOUN or units[k].preposition != "ل" or units[k].conjunction:
        return
    if not roles.actors and units[k].first == place.last and not place.definite:
        parties = group_parties(state, k)
        if parties and parties[0].how in ("mention", "phrase") and _doer(state, parties):
            taken = {p.entity for p in parties}
            roles.actors = parties
            roles.recipients = [p for p in roles.recipients if p.entity not in taken]
    elif roles.actors and not roles.recipients:
        roles.recipients = group_parties(state, k) or thing(state, k)


def _other_side(
    state: State, place: NounPlace, frame: Frame, roles: Roles, units: list[int], how: str
) -> None:
    """The other sides of talks: لقاء الوزير مع نظيره، لقائه مسؤولين محليين."""
    for slot in frame.joint:
        apart = frozenset(p.entity for p in roles.actors)
        more = slot_parties(state, place.unit, before_other_talks(state, units), slot, apart, joint=True)
        if more:
            if slot == "بين" and len(more) > 1 and how == "genitive" and _a_seat(state, roles.actors):
                roles.actors = []  # لقاء موسكو بين الوزيرين: where it was
            roles.actors = merged(roles.actors, more)
            return
    after = place.unit + 1
    own = state.view.units[place.unit]
    if frame.joint and how == "pronoun" and own.mention is not None and own.mention.first >= place.last:
        roles.actors = merged(roles.actors, group_parties(state, place.unit))  # لقائه لافروف
        return
    if frame.joint and how == "pronoun" and after < len(state.view.units):
        unit = state.view.units[after]
        if (
            unit.kind is Kind.NOUN
            and unit.first == place.last
            and not unit.preposition
            and not unit.conjunction
        ):
            roles.actors = merged(roles.actors, group_parties(state, after))


def _a_seat(state: State, parties: list[Party]) -> bool:
    """A capital that stands for its government elsewhere."""
    if len(parties) != 1:
        return False
    party = parties[0]
    mention = state.view.mention_at(party.first)
    draft = state.entity(party.entity)
    capital = draft.entry is not None and draft.entry.startswith("capital")
    return draft.type == "place" or capital or (mention is not None and "capital" in mention.rule)


_PERFORMING = frozenset(("قيام", "اقدام", "شروع", "استمرار", "مواصله", "تورط", "ضلوع", "مشاركه"))


def performed(state: State, place: NounPlace, roles: Roles) -> None:
    """قيام الحزب بتدريب المسلحين: the genitive of قيام does it, the noun's own genitive is whom it is done to."""
    view = state.view
    if place.preposition not in ("ب", "علي", "في"):
        return
    unit = view.units[place.unit]
    if place.first != unit.first:
        return
    k = place.unit - 1
    while k > 0 and view.units[k].kind in (Kind.PREPOSITION, Kind.QUOTE):
        k -= 1
    start, _ = view.units_of_sentence(place.first)
    if k < start or view.units[k].kind is not Kind.NOUN or view.stem[view.units[k].first] not in _PERFORMING:
        return
    head = view.tokens[view.units[k].first]
    if head.pronoun:
        owner = owner_of(state, head.index)
        doers = expand(state, owner, head.index, head.index + 1, "pronoun") if owner is not None else []
    else:
        doers = group_parties(state, k)
    taken = {p.entity for p in doers}
    if not doers:
        return
    if not roles.recipients:
        roles.recipients = [p for p in roles.actors if p.entity not in taken]
    roles.actors = doers


RELATIVE = "sides from the relative clause"
_WIDER = 9


def _wider(state: State, u: int) -> list[int]:
    """Units past a relative clause's head in which the sides of talks may stand: المباحثات التي هي الأولى بين."""
    out: list[int] = []
    for i in range(u + 1, min(state.view.units_of_sentence(state.view.units[u].first)[1], u + _WIDER)):
        if state.view.units[i].kind in (Kind.HARD, Kind.VERB, Kind.COMPLEMENTISER):
            break
        out.append(i)
    return out


def _from_relative(state: State, frame: Frame, roles: Roles, verb: int) -> None:
    """زيارة يقوم بها الوزير إلى باريس، القمة التي سيعقدها مع نظيره: the verb's subject and its phrases."""
    units = clauses.scope(state, verb)
    token = state.view.units[verb].first
    if any(r.lemma == "جمع" for r in state.view.analysis.language.verbs[token]):
        _brought_together(state, roles, verb, units)
    elif not roles.actors or frame.two_sided:
        roles.actors = merged(clauses.subject(state, verb), roles.actors)
        roles.notes.append(RELATIVE)
    for slot in frame.joint:
        more = slot_parties(state, verb, units, slot) if slot not in ("s", "o") else []
        if more:
            roles.actors = merged(roles.actors, more)
            break
    for slot in frame.recipients:
        if not roles.recipients and slot not in ("g", "o", "s"):
            roles.recipients = slot_parties(state, verb, units, slot)


def _brought_together(state: State, roles: Roles, verb: int, units: list[int]) -> None:
    """اللقاء الذي جمع الوزير بنظيره: the objects of جمع are the sides."""
    sides: list[Party] = []
    token = state.view.tokens[state.view.units[verb].first]
    if token.pronoun:
        sides = clauses.objects(state, verb)
    for i in units:
        unit = state.view.units[i]
        bare = unit.kind is Kind.NOUN and not unit.preposition and not unit.conjunction
        if bare or (unit.kind is Kind.NOUN and unit.preposition in ("ب", "مع", "بين")):
            more = group_parties(state, i)
            sides = merged(sides, more)
            if not bare and more:
                break
    roles.actors = merged(roles.actors, sides)


def _doer(state: State, parties: list[Party]) -> bool:
    draft = state.entity(parties[0].entity)
    return (
        draft.sector in _BODIES
        or draft.type == "country"
        or (draft.type == "organization" and draft.sector == "GOV")
    )


def _second_phrase(state: State, place: NounPlace, own: list[Party]) -> list[Party]:
    """The object behind a verbal noun's subject: مغادرة الوفد المدينة."""
    if not own:
        return []
    after = place.unit + 1
    units = state.view.units
    if after >= len(units) or units[after].kind is not Kind.NOUN or own[0].last > units[after].first:
        return []
    bare = not units[after].preposition and not units[after].conjunction
    return group_parties(state, after) if bare else []


def _of_another(state: State, place: NounPlace, pronoun: str) -> bool:
    """مناقشة القرار الذي قدمته الكويت: the pronoun of the verb takes up the genitive, not the noun."""
    view = state.view
    head = view.tokens[place.first]
    feminine = view.stem[place.first].endswith(("ه", "ات", "ت"))
    if pronoun == "ه":
        return feminine and not head.pronoun
    if pronoun != "ها" or feminine:
        return False
    readings = view.analysis.language.verbs[place.first]
    return (
        any(r.kind == "verbal_noun" and r.number == "singular" for r in readings) and head.stem in _SINGULAR
    )


_SINGULAR = frozenset(
    (
        "قصف",
        "هجوم",
        "لقاء",
        "اجتماع",
        "اعتقال",
        "قتل",
        "دعم",
        "رفض",
        "اتفاق",
        "اتصال",
        "حصار",
        "تفجير",
        "قرار",
    )
)
"""Verbal nouns that ها cannot take up."""


def relative_verb(state: State, place: NounPlace) -> int | None:
    """The verb that takes a noun as its object: هجمات شنها التنظيم، العمليات التي أطلقتها بلاده، زيارة يقوم بها."""
    view = state.view
    begin = view.unit_of[place.last - 1]
    end = min(view.units_of_sentence(place.first)[1], begin + 6)
    for i in range(begin + 1, end):
        unit = view.units[i]
        if unit.kind is Kind.RELATIVE and not place.definite and i - 1 > begin:
            before = view.units[i - 1]
            if before.kind is Kind.NOUN and before.preposition and view.tokens[before.first].article:
                return None  # انتقاد للرسوم التي فرضتها: الذي takes up what has the article
        if unit.kind is Kind.VERB:
            token = view.tokens[unit.first]
            if _of_another(state, place, token.pronoun):
                return None
            carries = i + 1 < end and view.bare[view.units[i + 1].first] in ("بها", "به", "بهما")
            carries = carries or any(r.lemma == "جمع" for r in view.analysis.language.verbs[unit.first])
            return i if token.pronoun in ("ه", "ها", "هما", "هم") or carries else None
        if unit.kind is Kind.NOUN and (
            unit.conjunction or (unit.preposition and not view.prefix[unit.first])
        ):
            return None
        if unit.kind not in (Kind.RELATIVE, Kind.QUOTE, Kind.NOUN, Kind.SOFT, Kind.DATE, Kind.PARTICLE):
            return None
    return None
