"""Where the phrase of a verb's subject stands: behind it, before it, or before its relative pronoun."""

from __future__ import annotations

from rawi.events.agreement import fits
from rawi.events.lexicon import word_classes
from rawi.events.parties import amount, apposed, group_parties
from rawi.events.phrases import REACH, bare_phrases, scope
from rawi.events.state import State
from rawi.events.view import Kind


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
    told = state.statement_at[view.units[u].first]
    begin = state.statements[told].content_tokens[0] if told >= 0 else 0
    while i >= max(start, u - REACH):
        unit = view.units[i]
        if unit.first < begin and unit.kind is Kind.QUOTE:
            return None  # كتب الرئيس على حسابه "لم تجر كوريا تجربة": who stands before the words is their speaker
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
    if view.bare[view.units[relative].first] in ("بما", "مما", "عما", "ما"):
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


def cognate(state: State, u: int, place: int) -> bool:
    view = state.view
    form = view.form[view.units[u].first]
    head = view.units[place].first
    if form is None or not view.tokens[head].key.endswith("ا"):
        return False
    return any(r.kind == "verbal_noun" and r.lemma == form.lemma for r in view.analysis.language.verbs[head])
