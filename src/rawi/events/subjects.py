"""The subject of a verb: the phrase that names it, the one that a pronoun means, or the one left out."""

from __future__ import annotations

from rawi.events.agreement import gender_fits, number_fits
from rawi.events.antecedents import agrees, resolve_pronoun, two_before
from rawi.events.lexicon import word_classes
from rawi.events.parties import group_parties
from rawi.events.phrases import REACH, bare_phrases, scope
from rawi.events.state import Party, State, expand
from rawi.events.subjectplace import phrase_before, subject_after
from rawi.events.view import Kind

_BARE = frozenset(("بان", "فان", "لان", "لكن", "ولكن", "كان"))


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
        found = group_parties(state, before) or _explained(state, before) or _who_talk(state, before)
        if found:
            return found
    if after is not None:
        return group_parties(state, after) or _who_talk(state, after)
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


def _who_talk(state: State, u: int) -> list[Party]:
    """المفاوضات بين نيروبي ومقديشو لم تتوصل: what talks do is done by those between whom they are."""
    view = state.view
    if not any(view.stem[i] in word_classes()["meeting"].stems for i in range(view.units[u].first, view.units[u].last)):
        return []
    for k in range(u + 1, min(u + 3, len(view.units))):
        unit = view.units[k]
        if unit.kind not in (Kind.NOUN, Kind.PREPOSITION):
            return []
        if unit.kind is Kind.NOUN and (unit.preposition == "بين" or view.bare[unit.first - 1] == "بين"):
            return group_parties(state, k)
    return []


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
    order = range(max(start, u - 3 * REACH), u)
    joined = u > 0 and view.units[u - 1].kind is not Kind.SOFT and not view.units[u].conjunction
    for i in reversed(order) if joined else order:  # without a comma it belongs to the verb just before
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
        if entity >= 0 and gender_fits(state, entity, form.gender if form else ""):
            return expand(state, entity, token, token + 1, "dropped")
    return []
