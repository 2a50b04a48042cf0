"""The slots of a frame: subject, object, phrases under a preposition, the agent of a passive."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rawi.events import clauses
from rawi.events.parties import group_parties, in_class
from rawi.events.state import Party, State, expand
from rawi.events.view import Kind
from rawi.text.folding import fold

_AGENT = {("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي"), ("من", "جانب"), ("من", "طرف")}
_AGENT_WORDS = frozenset(("بايدي", "بيد", "بواسطه"))


@dataclass(slots=True)
class Roles:
    """Parties of one event, and notes for ``rawi explain``."""

    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def agent_phrase(state: State, units: list[int]) -> list[Party]:
    """The agent after من قبل، على يد، بأيدي."""
    view = state.view
    for i in units:
        unit = view.units[i]
        if unit.kind is not Kind.NOUN:
            continue
        pair = (unit.preposition, view.tokens[unit.first].stem)
        if pair in _AGENT or view.bare[unit.first] in _AGENT_WORDS:
            if unit.mention is not None:
                return group_parties(state, i)
            if i + 1 < len(view.units) and view.units[i + 1].kind is Kind.NOUN:
                return group_parties(state, i + 1)
        if unit.preposition == "قبل" and i >= 2 and view.bare[view.units[i - 2].first] == "من":
            return group_parties(state, i)
    return []


def thing(state: State, u: int) -> list[Party]:
    """A building, vehicle or place that is attacked, as a party named by its words."""
    unit = state.view.units[u]
    if unit.kind is not Kind.NOUN or not in_class(state, "target", unit.first, unit.last, None):
        return []
    mention = state.view.analysis.entities.phrase(unit.first, unit.last, type="place", rule="events:thing")
    return [Party(mention.entity, unit.first, unit.last, "thing")]


def merged(one: list[Party], two: list[Party]) -> list[Party]:
    seen = {p.entity for p in one}
    return one + [p for p in two if p.entity not in seen]


def slot_parties(state: State, u: int, units: list[int], slot: str) -> list[Party]:
    if slot == "s":
        return clauses.subject(state, u)
    if slot == "o":
        return clauses.objects(state, u)
    if slot == "speaker":
        token = state.view.units[u].first
        speaker = state.speaker(token)
        return expand(state, speaker, token, token + 1, "speaker") if speaker is not None else []
    if slot == "بين":
        return between(state, units)
    return under(state, units, fold(slot))


def under(state: State, units: list[int], preposition: str) -> list[Party]:
    """Parties of the first phrase under a preposition that names any."""
    if " " in preposition:
        preposition = preposition.split()[-1]
    for i in clauses.governed(state, units, preposition):
        parties = group_parties(state, i)
        if parties:
            return [replace(p, how=f"{p.how}:{preposition}") for p in parties]
    return []


def between(state: State, units: list[int]) -> list[Party]:
    for i in clauses.governed(state, units, "بين"):
        parties = group_parties(state, i)
        if parties:
            return parties
    return []
