"""Subjects, objects and prepositional phrases of a verb, over the units of its sentence."""

from __future__ import annotations

from rawi.events.antecedents import LOOK_BACK, agrees, resolve_pronoun, two_before
from rawi.events.lexicon import words
from rawi.events.parties import apposed, group_parties, phrase_parties
from rawi.events.state import Party, State, expand
from rawi.events.view import Kind, Unit

_ENDS = (Kind.HARD, Kind.COMPLEMENTISER, Kind.SUBORDINATOR, Kind.PARTICIPLE)
_BARE = frozenset(("بان", "فان", "لان", "لكن", "ولكن", "كان"))
_REACH = 26
"""Units to the right of a trigger that may hold its parties; the 99th percentile of the development gold is 21."""


def scope(state: State, u: int) -> list[int]:
    """Units to the right of a verb or noun that belong to its clause."""
    view = state.view
    end = min(view.units_of_sentence(view.units[u].first)[1], u + _REACH)
    out: list[int] = []
    for i in range(u + 1, end):
        unit = view.units[i]
        if unit.kind in _ENDS or unit.kind is Kind.RELATIVE:
            break
        if unit.kind is Kind.VERB:
            break
        out.append(i)
    return out


def noun_scope(state: State, u: int) -> list[int]:
    """Units that may complete a noun: its genitive and the prepositional phrases behind, up to the next bare phrase."""
    out: list[int] = []
    units = state.view.units
    for i in scope(state, u):
        unit = units[i]
        bare = unit.kind is Kind.NOUN and not unit.preposition and not unit.conjunction
        if bare and i > u + 1 and units[i - 1].kind is not Kind.NEGATION:  # but زيارة غير مسبوقة إلى
            break
        out.append(i)
    return out


def bare_phrases(state: State, units: list[int]) -> list[int]:
    """Noun phrases without preposition, coordinated ones counted with their first."""
    out: list[int] = []
    previous = -9
    for i in units:
        unit = state.view.units[i]
        if unit.kind is not Kind.NOUN or unit.preposition:
            continue
        if (unit.conjunction and (out or previous >= 0)) or apposed(state, i):
            continue
        out.append(i)
        previous = i
    return out


def governed(state: State, units: list[int], preposition: str) -> list[int]:
    """Phrases and pronouns under a preposition."""
    found = [
        i
        for i in units
        if state.view.units[i].preposition == preposition
        and state.view.units[i].kind in (Kind.NOUN, Kind.PRONOUN)
        and not (state.view.units[i].conjunction and state.view.units[i - 1].kind is not Kind.PREPOSITION)
    ]
    return found


def feminine(state: State, unit: Unit) -> bool | None:
    """The gender of a phrase for agreement: True feminine, False masculine, None unknown."""
    view = state.view
    head = view.tokens[unit.first]
    mention = unit.mention
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
    if head.key.endswith(("ه", "اء", "ات")) and not (mention and state.entity(mention.entity).type == "person"):
        return None if head.key.endswith("اء") else True
    return None if head.key.endswith(("ون", "ين")) else False


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
        r.kind == "finite" and r.lemma == form.lemma and r.person == 3 and r.gender == wanted and r.number == "singular"
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
    named = j >= 0 and units[j].kind is Kind.NOUN and not units[j].preposition and units[j].mention is not None
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
    for i in range(max(start, u - 3 * _REACH), u):
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
    for i in range(start, min(view.unit_of[token], start + _REACH)):
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
            return i if len(view.bare[unit.first].lstrip("بفو")) > 2 and view.bare[unit.first] not in _BARE else None
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
    pronoun = "هم" if word.endswith("هم") else "ها" if word.endswith("ها") else "ه" if word.endswith("ه") else "نا"
    if pronoun == "نا" or (speaker is not None and agrees(state, speaker, pronoun)):
        return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
    found = resolve_pronoun(state, view.units[carrier].first, word)
    return expand(state, found, token, token + 1, "pronoun") if found is not None else []


def subject_after(state: State, u: int) -> int | None:
    """The unit of the subject behind its verb."""
    for i in bare_phrases(state, scope(state, u))[:2]:
        unit = state.view.units[i]
        if _cognate(state, u, i):
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
    i = u - 1
    while i >= max(start, u - _REACH):
        unit = view.units[i]
        if unit.kind is Kind.RELATIVE:
            return _antecedent(state, i, u)
        if unit.kind in (Kind.HARD, Kind.VERB, Kind.COMPLEMENTISER, Kind.SUBORDINATOR, Kind.PARTICIPLE):
            return None
        if view.bare[unit.first] == "و":
            return None
        if unit.kind is Kind.NOUN and not unit.preposition and not _number(state, i) and not apposed(state, i):
            head = _first_of_chain(state, i, start)
            if head is not None:
                return head
        i -= 1
    return None


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
    if before.kind is not Kind.NOUN or view.tokens[before.first].article or view.tokens[before.last - 1].article:
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
    i = relative - 1
    start, _ = view.units_of_sentence(view.units[u].first)
    while i >= start and view.units[i].kind in (Kind.QUOTE, Kind.SOFT):
        i -= 1
    if i >= start and view.units[i].kind is Kind.NOUN:
        return i
    return None


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
    for i in range(u - 1, max(start, u - 3 * _REACH) - 1, -1):
        unit = view.units[i]
        if unit.first < begin:
            break
        if unit.kind is Kind.COMPLEMENTISER and len(view.bare[unit.first]) > 3 and view.bare[unit.first] not in _BARE:
            return pronoun_subject(state, u, i)
        if unit.kind is Kind.VERB and not view.tokens[token].conjunction and view.units[i - 1].kind is Kind.RELATIVE:
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
    return agrees(state, entity, "ها" if gender == "feminine" else "ه") or state.entity(entity).type == "country"


def objects(state: State, u: int, consumed: int = -1) -> list[Party]:
    """The object of a verb: its pronoun, or the first bare phrase that is not its subject.

    ``consumed`` is the word that completed the trigger (أطلق سراح): the object is what it belongs to.
    """
    view = state.view
    token = view.tokens[view.units[u].first]
    if token.pronoun and token.pronoun not in ("نا", "ي", "ني"):
        found = _object_pronoun(state, u)
        if found is not None:
            return expand(state, found, token.index, token.index + 1, "pronoun")
    if token.pronoun in ("نا", "ني"):
        speaker = state.speaker(token.index)
        return expand(state, speaker, token.index, token.index + 1, "speaker") if speaker is not None else []
    place = object_unit(state, u)
    if place is None:
        return []
    if view.units[place].first <= consumed < view.units[place].last:
        return behind(state, consumed)
    return group_parties(state, place) or _belongs_to(state, place)


def behind(state: State, token: int) -> list[Party]:
    """Whose a word is that completes a trigger: أطلق سراح المعتقلين، أودى بحياة عشرين شخصا."""
    view = state.view
    place = view.unit_of[token]
    parties = group_parties(state, place)
    after = place + 1
    if not parties and after < len(view.units) and view.units[after].kind is Kind.NOUN:
        unit = view.units[after]
        if not unit.conjunction and unit.preposition in ("", "ل"):
            return group_parties(state, after)
    return parties or _belongs_to(state, place)


_OWNED = frozenset(("تابعه", "تابع", "خاضعه", "خاضع", "تابعين", "مواليه", "موالي"))


def _belongs_to(state: State, place: int) -> list[Party]:
    """Whose a thing without owner of its own is: مواقع لتنظيم، مقرين تابعين للحزب."""
    view = state.view
    end = min(view.units_of_sentence(view.units[place].first)[1], place + 7)
    for i in range(place + 1, end):
        unit = view.units[i]
        if unit.kind is Kind.NOUN and unit.preposition == "ل":
            return group_parties(state, i)
        joined = unit.kind is Kind.NOUN and (unit.conjunction or view.stem[unit.first] in _OWNED)
        if not joined and unit.kind not in (Kind.QUOTE, Kind.PARTICLE):
            break
    return []


def object_unit(state: State, u: int) -> int | None:
    """The unit of a verb's object; its cognate accusative (رفض رفضا قاطعا) is none."""
    phrases = [i for i in bare_phrases(state, scope(state, u)) if not _cognate(state, u, i)]
    if not phrases:
        return None
    if phrase_before(state, u) is None and subject_after(state, u) == phrases[0] and not _spoken_by_other(state, u, phrases[0]):
        phrases = phrases[1:]
    return phrases[0] if phrases else None


def _spoken_by_other(state: State, u: int, place: int) -> bool:
    """The first phrase behind a cue whose speaker is somebody else is its object: واتهم حماس."""
    cue = state.cue_at.get(state.view.units[u].first)
    speaker = state.statements[cue].speaker if cue is not None else None
    mention = state.view.units[place].mention
    if speaker is None or mention is None:
        return False
    named = {mention.entity, *state.entity(mention.entity).members}
    return speaker not in named


def _cognate(state: State, u: int, place: int) -> bool:
    view = state.view
    form = view.form[view.units[u].first]
    head = view.units[place].first
    if form is None or not view.tokens[head].key.endswith("ا"):
        return False
    return any(r.kind == "verbal_noun" and r.lemma == form.lemma for r in view.analysis.language.verbs[head])


def _object_pronoun(state: State, u: int) -> int | None:
    """Whom the pronoun on a verb means: the antecedent of its relative clause, else an entity before it."""
    view = state.view
    token = view.tokens[view.units[u].first]
    if u > 0 and view.units[u - 1].kind is Kind.RELATIVE:
        place = antecedent(state, u - 1)
        if place is not None:
            found = phrase_parties(state, place)
            return found[0].entity if found else None
    doers = {p.entity for p in subject(state, u)}
    first = max(view.sentence(token.index)[0], token.index - LOOK_BACK)
    entities = view.analysis.entities
    for mention in reversed(entities.between(first, token.index)):
        if mention.entity not in doers and agrees(state, mention.entity, token.pronoun):
            return mention.entity
    for back in range(view.analysis.layer.sentence_of[token.index] - 1, -1, -1):
        entity = state.spoken[back]
        if entity >= 0 and entity not in doers and agrees(state, entity, token.pronoun):
            return entity
        if view.analysis.layer.sentence_of[token.index] - back > 3:
            break
    return None


def antecedent(state: State, relative: int) -> int | None:
    """The noun phrase before a relative pronoun."""
    i = relative - 1
    while i >= 0 and state.view.units[i].kind in (Kind.QUOTE, Kind.SOFT):
        i -= 1
    return i if i >= 0 and state.view.units[i].kind is Kind.NOUN else None


def governor(state: State, u: int) -> int | None:
    """The verb in whose clause a phrase stands, to its left."""
    view = state.view
    start, _ = view.units_of_sentence(view.units[u].first)
    for i in range(u - 1, max(start, u - _REACH) - 1, -1):
        kind = view.units[i].kind
        if kind is Kind.VERB:
            return i
        if kind in (Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE, Kind.SUBORDINATOR):
            return None
    return None
