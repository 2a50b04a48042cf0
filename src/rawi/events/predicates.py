"""Adjectives and phrases that assert a position: الصين مستعدة، من الضروري أن، يجب على."""

from __future__ import annotations

from rawi.events import clauses, slots
from rawi.events.candidate import Candidate
from rawi.events.conditions import Match
from rawi.events.parties import group_parties
from rawi.events.slots import Roles
from rawi.events.state import Party, State, expand
from rawi.events.subjects import pronoun_subject
from rawi.events.view import Kind


def predicate(state: State, match: Match) -> Candidate | None:
    """An adjective that asserts a position (الصين مستعدة للتعاون): its subject stands before it."""
    view = state.view
    u = view.unit_of[match.first]
    units = clauses.scope(state, u)
    found = Roles()
    row = match.row
    if "speech" in row.flags and state.statement_at[match.first] < 0:
        return None
    if row.kind in ("adjective", "predicate") and view.tokens[match.first].article:
        return None
    if "duty" in row.flags and not _duty(state, match.first):
        return None
    if "said_of" in row.flags and not _said_of(state, match.first, match.last):
        return None
    for slot in row.frame.actors:
        if slot == "s":
            found.actors = predicate_subject(state, u, match.first)
        elif slot == "gen":
            found.actors = _behind(state, match.last)
        else:
            found.actors = slots.slot_parties(state, u, units, slot)
        if found.actors:
            break
    for slot in row.frame.recipients:
        if slot == "s":
            found.recipients = predicate_subject(state, u, match.first)
        elif slot in ("clause", "gen"):
            found.recipients = clause_party(state, u)
        elif slot == "doer":
            found.recipients = _doer_nearby(state, u, found.actors)
        else:
            found.recipients = slots.slot_parties(state, u, units, slot)
        if found.recipients:
            break
    return Candidate(row, match.first, match.last, u, found, with_token=match.with_token)


def _behind(state: State, at: int) -> list[Party]:
    """بناء على طلب الحكومة المالية: whose request it is stands right behind the phrase."""
    mention = state.view.mention_at(at) if at < len(state.view.tokens) else None
    if mention is None or mention.first != at:
        return []
    return expand(state, mention.entity, mention.first, mention.last, "mention")


def _doer_nearby(state: State, u: int, own: list[Party]) -> list[Party]:
    """بناء على طلب قازاقستان، أرسلت المنظمة قوات: who was asked is who then acts, in the same sentence."""
    units = state.view.units
    start, end = state.view.units_of_sentence(units[u].first)
    for i in [*range(u - 1, max(start, u - 6) - 1, -1), *range(u + 1, min(end, u + 7))]:
        if units[i].kind is Kind.VERB and units[i].first not in state.cue_at:
            parties = clauses.subject(state, i)
            return [p for p in parties if p.entity not in {o.entity for o in own}]
    return []


def _said_of(state: State, i: int, last: int) -> bool:
    """هذه التقارير كاذبة, not نشر تقارير كاذبة: an indefinite noun before it takes the word as its own adjective."""
    view = state.view
    if any(view.tokens[k].article for k in range(i, last)):
        return False
    k = i - 1
    while k > view.sentence(i)[0] and (view.kind[k] in (Kind.QUOTE, Kind.NEGATION) or view.bare[k] in _COPULAS):
        k -= 1
    if k < view.sentence(i)[0] or view.tokens[k].kind != "word" or view.kind[k] is not Kind.NOUN:
        return k >= view.sentence(i)[0]
    return bool(view.tokens[k].article or view.tokens[k].pronoun) or view.mention_at(k) is not None


_COPULAS = frozenset(("ليس", "ليست", "كان", "كانت", "تماما", "كلها", "جميعها"))


def _duty(state: State, i: int) -> bool:
    """قال إن على إيران وقف التخصيب، إن على إسرائيل أن تلتزم: a party, then what it is to do."""
    view = state.view
    first, last = view.sentence(i)
    before = i - 1
    while before > first and view.kind[before] is Kind.QUOTE:
        before -= 1
    mention = view.mention_at(i + 1) if i + 1 < last else None
    if before < first or view.kind[before] is not Kind.COMPLEMENTISER or mention is None:
        return False
    if mention.first != i + 1 or state.entity(mention.entity).type == "place" or mention.last >= last:
        return False
    after = mention.last
    if view.kind[after] is Kind.COMPLEMENTISER:
        return view.bare[after] == "ان"
    token = view.tokens[after]
    if token.article or token.conjunction or token.preposition:
        return False
    return any(r.kind == "verbal_noun" for r in view.analysis.language.verbs[after])


def predicate_subject(state: State, u: int, token: int) -> list[Party]:
    """The subject of a nominal predicate: inside its own unit before it, else the phrase or pronoun before."""
    view = state.view
    unit = view.units[u]
    if unit.mention is not None and unit.mention.first < token:
        return expand(state, unit.mention.entity, unit.mention.first, unit.mention.last, "mention")
    start, _ = view.units_of_sentence(token)
    for i in range(u - 1, max(start, u - 12) - 1, -1):
        before = view.units[i]
        if before.kind is Kind.NOUN and not before.preposition:
            return group_parties(state, i)
        if before.kind is Kind.COMPLEMENTISER:
            return pronoun_subject(state, u, i) if len(view.bare[before.first].lstrip("بف")) > 2 else []
        if view.bare[before.first] in ("نحن", "انا"):
            speaker = state.speaker(token)
            return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
        if before.kind in (Kind.HARD, Kind.VERB, Kind.RELATIVE):
            break
    speaker = state.speaker(token)
    return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []


def clause_party(state: State, u: int) -> list[Party]:
    """يجب أن تلتزم إيران: the subject of the verb, or the genitive, after a predicate of duty."""
    view = state.view
    end = view.units_of_sentence(view.units[u].first)[1]
    for i in range(u, min(end, u + 6)):
        unit = view.units[i]
        if unit.kind is Kind.VERB:
            after = clauses.subject_after(state, i)
            return group_parties(state, after) if after is not None else []
        if unit.kind is Kind.NOUN and unit.mention is not None:
            return group_parties(state, i)
        if unit.kind is Kind.HARD:
            break
    return []
