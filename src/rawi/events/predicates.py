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
    for slot in row.frame.actors:
        if slot == "s":
            found.actors = predicate_subject(state, u, match.first)
        else:
            found.actors = slots.slot_parties(state, u, units, slot)
        if found.actors:
            break
    for slot in row.frame.recipients:
        if slot == "s":
            found.recipients = predicate_subject(state, u, match.first)
        elif slot in ("clause", "gen"):
            found.recipients = clause_party(state, u)
        else:
            found.recipients = slots.slot_parties(state, u, units, slot)
        if found.recipients:
            break
    return Candidate(row, match.first, match.last, u, found, with_token=match.with_token)


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
