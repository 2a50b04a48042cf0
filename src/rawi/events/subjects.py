"""The subject of a verb: behind it, before it, its antecedent, or the one left out."""

from __future__ import annotations

from rawi.events.antecedents import agrees, resolve_pronoun, two_before
from rawi.events.lexicon import word_classes, words
from rawi.events.parties import amount, apposed, group_parties
from rawi.events.phrases import REACH, bare_phrases, scope
from rawi.events.state import Party, State, expand
from rawi.events.view import Kind, Unit

_BARE = frozenset(("بان", "فان", "لان", "لكن", "ولكن", "كان"))


def feminine(state: State, unit: Unit) -> bool | None:
    """The gender of a phrase for agreement: True feminine, False masculine, None unknown."""
    view = state.view
    head = view.tokens[unit.first]
    mention = unit.mention
    person = mention is not None and state.entity(mention.entity).type == "person"
    if head.kind == "word" and not person and (head.stem.endswith("ات") or _feminine_adjective(state, unit)):
        return True  # طائرات التحالف، صواريخ إسرائيلية: plurals of things and of bodies
    if mention is not None and mention.first == unit.first:
        if mention.gender:
            return mention.gender == "feminine"
        draft = state.entity(mention.entity)
        if draft.gender:
            return draft.gender == "feminine"
        if draft.type == "country":
            return None
    if head.kind != "word" or head.stem in words("quantifier") or head.stem in words("number"):
        return None
    if head.key.endswith(("ه", "اء", "ات")) and not person:
        return None if head.key.endswith("اء") else True
    return None if head.key.endswith(("ون", "ين")) else False


def _feminine_adjective(state: State, unit: Unit) -> bool:
    """Whether the word behind a phrase's head is a feminine adjective: صواريخ إسرائيلية، القوى الكبرى."""
    tokens = state.view.tokens
    k = unit.first + 1
    if k >= unit.last or tokens[unit.first].article != tokens[k].article or not tokens[k].stem.endswith("يه"):
        return False
    return not tokens[unit.first].stem.endswith(("ه", "ين", "ون"))


def fits(state: State, u: int, unit: Unit) -> bool:
    """Whether a phrase may be the subject that follows a verb: gender as the verb shows it."""
    token = state.view.units[u].first
    form = state.view.form[token]
    if form is None or form.kind != "finite":
        return True
    if form.number in ("dual", "plural"):
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


def subject(state: State, u: int) -> list[Party]:
    """The subject of a verb: speaker of a cue, phrase before or after, antecedent, or the one left out."""
    known = state.subjects.get(u)
    if known is not None:
        return known
    if u in state.busy:
        return []
    state.busy.add(u)
    found = _subject(state, u)
    state.busy.discard(u)
    state.subjects[u] = found
    if found:
        state.spoken[state.view.analysis.layer.sentence_of[state.view.units[u].first]] = found[0].entity
    return found


def _subject(state: State, u: int) -> list[Party]:
    view = state.view
    unit = view.units[u]
    token = unit.first
    form = view.form[token]
    if form is not None and form.person == 1:
        speaker = state.speaker(token)
        return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
    cue = state.cue_at.get(token)
    if cue is not None and state.statements[cue].speaker is not None:
        speaker = state.statements[cue].speaker
        assert speaker is not None
        return expand(state, speaker, token, token + 1, "cue")
    carrier = pronoun_before(state, u)
    if carrier is not None:
        return pronoun_subject(state, u, carrier)
    if unit.kind is Kind.PARTICIPLE:
        return circumstance_subject(state, u)
    before = phrase_before(state, u)
    after = subject_after(state, u)
    if before is not None and not (after is not None and _three_phrases(state, u, before, after)):
        found = group_parties(state, before) or _explained(state, before)
        if found:
            return found
    if after is not None:
        return group_parties(state, after)
    return left_out(state, u) if before is None else []


def doer(state: State, u: int) -> list[Party]:
    """The subject of a verb that only people and bodies can be the subject of.

    Where a thing stands behind the verb it is the object: حيث بحث مع بوتين الوضع في سوريا.
    """
    found = subject(state, u)
    if found:
        return found
    after = subject_after(state, u)
    if after is None or phrase_before(state, u) is not None:
        return []
    unit = state.view.units[after]
    meetings = word_classes()["meeting"].stems
    acts = unit.mention is not None or any(
        state.view.stem[i] in meetings for i in range(unit.first, unit.last)
    )
    if acts or len(bare_phrases(state, scope(state, u))) > 1:
        return []
    return left_out(state, u)


def _explained(state: State, u: int) -> list[Party]:
    """كتائب القسام، الجناح العسكري للحركة، أطلقت: whom a nameless apposition explains."""
    units = state.view.units
    j = u - 1
    while j >= 0 and units[j].kind is Kind.QUOTE:
        j -= 1
    if j < 1 or units[j].kind is not Kind.SOFT or units[u].conjunction:
        return []
    j -= 1
    while j >= 0 and units[j].kind is Kind.QUOTE:
        j -= 1
    named = (
        j >= 0 and units[j].kind is Kind.NOUN and not units[j].preposition and units[j].mention is not None
    )
    return group_parties(state, j) if named else []


def _three_phrases(state: State, u: int, before: int, after: int) -> bool:
    """وزير الداخلية (headline) تلقى نائب الملك اتصالا: a person and a thing behind the verb are its subject and object."""
    units = state.view.units
    start, _ = state.view.units_of_sentence(units[u].first)
    mention = units[after].mention
    if before != start or mention is None or mention.first != units[after].first:
        return False
    if state.entity(mention.entity).type != "person":
        return False
    phrases = bare_phrases(state, scope(state, u))
    return len(phrases) > 1 and units[phrases[1]].mention is None and phrases[1] == after + 1


def circumstance_subject(state: State, u: int) -> list[Party]:
    """The subject of an accusative participle: that of the main verb of its sentence, or of its speaker's clause."""
    view = state.view
    token = view.units[u].first
    start, _ = view.units_of_sentence(token)
    statement = state.statement_at[token]
    begin = state.statements[statement].content_tokens[0] if statement >= 0 else -1
    nearest: list[Party] = []
    for i in range(max(start, u - 3 * REACH), u):
        unit = view.units[i]
        if unit.first < begin or unit.kind is not Kind.VERB:
            continue
        parties = subject(state, i)
        if parties:
            nearest = parties
            break
    if not nearest and statement >= 0:
        speaker = state.speaker(token)
        nearest = expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
    return [Party(p.entity, token, token + 1, "dropped") for p in nearest]


def main_subject(state: State, token: int) -> list[Party]:
    """The subject of the first verb of a token's sentence that has one."""
    view = state.view
    start, _ = view.units_of_sentence(token)
    for i in range(start, min(view.unit_of[token], start + REACH)):
        if view.units[i].kind is Kind.VERB:
            parties = subject(state, i)
            if parties:
                return parties
    return []


def pronoun_before(state: State, u: int) -> int | None:
    """The unit of أنه، إنها، أنهما that is the subject of a verb behind it."""
    view = state.view
    start, _ = view.units_of_sentence(view.units[u].first)
    for i in range(u - 1, max(start, u - 4) - 1, -1):
        unit = view.units[i]
        if unit.kind is Kind.COMPLEMENTISER:
            return (
                i
                if len(view.bare[unit.first].lstrip("بفو")) > 2 and view.bare[unit.first] not in _BARE
                else None
            )
        if unit.kind not in (Kind.QUOTE, Kind.PARTICLE, Kind.NEGATION, Kind.DATE):
            return None
    return None


def pronoun_subject(state: State, u: int, carrier: int) -> list[Party]:
    """Whom the pronoun of أنه means: the speaker of the statement that begins there, else the last one that agrees."""
    view = state.view
    token = view.units[u].first
    word = view.bare[view.units[carrier].first]
    if word.endswith("هما"):
        return two_before(state, token)
    speaker = state.speaker(token)
    pronoun = (
        "هم" if word.endswith("هم") else "ها" if word.endswith("ها") else "ه" if word.endswith("ه") else "نا"
    )
    if pronoun == "نا" or (speaker is not None and agrees(state, speaker, pronoun)):
        return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
    found = resolve_pronoun(state, view.units[carrier].first, word)
    return expand(state, found, token, token + 1, "pronoun") if found is not None else []


def subject_after(state: State, u: int) -> int | None:
    """The unit of the subject behind its verb."""
    for i in bare_phrases(state, scope(state, u))[:2]:
        unit = state.view.units[i]
        if cognate(state, u, i):
            continue
        if not fits(state, u, unit):
            return None
        return i
    return None


def phrase_before(state: State, u: int) -> int | None:
    """The unit of a subject before its verb, or the antecedent of a relative clause."""
    view = state.view
    if view.tokens[view.units[u].first].conjunction or headless_relative(state, u):
        return None
    start, _ = view.units_of_sentence(view.units[u].first)
    if u > start and _described(state, u):
        return u - 1
    i = u - 1
    while i >= max(start, u - REACH):
        unit = view.units[i]
        if unit.kind is Kind.RELATIVE:
            return _antecedent(state, i, u)
        if unit.kind in (Kind.HARD, Kind.VERB, Kind.COMPLEMENTISER, Kind.SUBORDINATOR, Kind.PARTICIPLE):
            return None
        if view.bare[unit.first] == "و":
            return None
        if (
            unit.kind is Kind.NOUN
            and not unit.preposition
            and not _number(state, i)
            and not apposed(state, i)
        ):
            head = _first_of_chain(state, i, start)
            if head is not None:
                return head
        i -= 1
    return None


def _described(state: State, u: int) -> bool:
    """بتونسي اعتقل في ألمانيا، في هجوم استهدف مقرا: an indefinite noun under a preposition, described by the verb behind."""
    view = state.view
    before, token = view.units[u - 1], view.tokens[view.units[u].first]
    if before.kind is not Kind.NOUN or not before.preposition or token.pronoun or token.future:
        return False
    if before.mention is not None and before.mention.kind == "name" and before.mention.last == before.last:
        return False
    head, last = view.tokens[before.first], view.tokens[before.last - 1]
    if head.article or last.article or last.pronoun or head.kind != "word" or amount(state, before.first):
        return False
    if view.stem[before.first] in word_classes()["attacknoun"].stems:
        return True
    after = next((i for i in bare_phrases(state, scope(state, u))), None)
    return after is None and bool(group_parties(state, u - 1, inner=False)) and fits(state, u, before)


def _number(state: State, i: int) -> bool:
    """A model or a bare number behind a noun: إف-16."""
    view = state.view
    unit = view.units[i]
    if unit.mention is not None or i == 0 or view.units[i - 1].kind not in (Kind.NOUN, Kind.SOFT):
        return False
    return all(view.tokens[k].kind == "number" or len(view.bare[k]) < 3 for k in range(unit.first, unit.last))


_RESUMING = frozenset(("بها", "به", "بهما", "فيها", "فيه", "خلالها", "خلاله", "لها", "له"))


def headless_relative(state: State, u: int) -> bool:
    """جولة يقوم بها الوزير، اجتماع عقده الرئيس: an indefinite noun before a verb that takes it up again."""
    view = state.view
    if u == 0 or u + 1 >= len(view.units):
        return False
    before = view.units[u - 1]
    if (
        before.kind is not Kind.NOUN
        or view.tokens[before.first].article
        or view.tokens[before.last - 1].article
    ):
        return False
    if before.mention is not None and before.mention.first == before.first:
        return False
    token = view.tokens[view.units[u].first]
    return token.pronoun in ("ه", "ها", "هما") or view.bare[view.units[u + 1].first] in _RESUMING


def _antecedent(state: State, relative: int, u: int) -> int | None:
    view = state.view
    if view.bare[view.units[relative].first] in ("بما", "مما", "عما"):
        return None
    resumed = view.tokens[view.units[u].first].pronoun or any(
        k < len(view.units) and view.units[k].kind is Kind.PRONOUN for k in (u + 1, u + 2)
    )
    if resumed and subject_after(state, u) is not None:
        return None
    if resumed and view.tokens[view.units[u].first].pronoun in ("ه", "ها") and _a_thing(state, relative - 1):
        return None  # الضربات التي تشنها: what is done, not who does it
    i = relative - 1
    start, _ = view.units_of_sentence(view.units[u].first)
    while i >= start and view.units[i].kind in (Kind.QUOTE, Kind.SOFT):
        i -= 1
    if i >= start and view.units[i].kind is Kind.NOUN:
        return i
    return None


def _a_thing(state: State, u: int) -> bool:
    unit = state.view.units[u]
    return unit.kind is Kind.NOUN and unit.mention is None and not group_parties(state, u, inner=False)


def _first_of_chain(state: State, i: int, start: int) -> int | None:
    """The first of coordinated phrases before a verb (موسكو وواشنطن اتفقتا); None when they stand under a preposition."""
    units = state.view.units
    while units[i].conjunction and i - 1 >= start:
        j = i - 1
        while j > start and units[j].kind in (Kind.SOFT, Kind.QUOTE):
            j -= 1
        if units[j].kind is Kind.NOUN and units[j].preposition and j == i - 1:
            return None
        if units[j].kind is not Kind.NOUN or units[j].preposition:
            break
        i = j
    return i


def left_out(state: State, u: int) -> list[Party]:
    """Whom a verb without subject means: the speaker inside his statement, the verb before, the last subject."""
    view = state.view
    token = view.units[u].first
    form = view.form[token]
    start, _ = view.units_of_sentence(token)
    statement = state.statement_at[token]
    begin = state.statements[statement].content_tokens[0] if statement >= 0 else -1
    if begin == token and state.speaker(token) is None:
        begin = -1  # words quoted in the middle of a sentence: وقال إنه تحدث هاتفيا و"وافق"
    dual = form is not None and form.number == "dual"
    for i in range(u - 1, max(start, u - 3 * REACH) - 1, -1):
        unit = view.units[i]
        if unit.first < begin:
            break
        if (
            unit.kind is Kind.COMPLEMENTISER
            and len(view.bare[unit.first]) > 3
            and view.bare[unit.first] not in _BARE
        ):
            return pronoun_subject(state, u, i)
        if (
            unit.kind is Kind.VERB
            and not view.tokens[token].conjunction
            and view.units[i - 1].kind is Kind.RELATIVE
        ):
            continue  # the verb of a relative clause lends its subject only to what و joins to it
        if unit.kind in (Kind.VERB, Kind.PARTICIPLE) and i != u:
            parties = subject(state, i) if unit.kind is Kind.VERB else []
            if parties and number_fits(state, parties, form.number if form else ""):
                return [Party(p.entity, token, token + 1, "dropped") for p in parties]
    if dual:
        return two_before(state, token)
    if statement >= 0:
        speaker = state.speaker(token)
        if speaker is not None:
            return expand(state, speaker, token, token + 1, "dropped")
    sentence = view.analysis.layer.sentence_of[token]
    for back in range(sentence - 1, max(-1, sentence - 4), -1):
        entity = state.spoken[back]
        if entity >= 0 and _gender_fits(state, entity, form.gender if form else ""):
            return expand(state, entity, token, token + 1, "dropped")
    return []


def number_fits(state: State, parties: list[Party], number: str) -> bool:
    """Whether parties may be the subject that a verb's number implies when it is left out."""
    draft = state.entity(parties[0].entity)
    if number == "dual":
        return len(parties) == 2 or draft.number == "dual"
    if number == "plural":
        return len(parties) > 1 or draft.number == "plural" or draft.type in ("group", "organization")
    return True


def _gender_fits(state: State, entity: int, gender: str) -> bool:
    if not gender:
        return True
    return (
        agrees(state, entity, "ها" if gender == "feminine" else "ه") or state.entity(entity).type == "country"
    )


def cognate(state: State, u: int, place: int) -> bool:
    view = state.view
    form = view.form[view.units[u].first]
    head = view.units[place].first
    if form is None or not view.tokens[head].key.endswith("ا"):
        return False
    return any(r.kind == "verbal_noun" and r.lemma == form.lemma for r in view.analysis.language.verbs[head])
