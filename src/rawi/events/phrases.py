"""Which units belong to the clause of a verb or noun, and the phrases among them."""

from __future__ import annotations

from rawi.events.parties import apposed
from rawi.events.state import State
from rawi.events.view import Kind

_ENDS = frozenset(
    (Kind.HARD, Kind.COMPLEMENTISER, Kind.SUBORDINATOR, Kind.PARTICIPLE, Kind.RELATIVE, Kind.VERB)
)
REACH = 26
"""Units to the right of a trigger that may hold its parties; the 99th percentile of the development gold is 21."""


def scope(state: State, u: int) -> list[int]:
    """Units to the right of a verb or noun that belong to its clause."""
    view = state.view
    end = min(view.units_of_sentence(view.units[u].first)[1], u + REACH)
    units = view.units
    last = u + 1
    while last < end and units[last].kind not in _ENDS:
        last += 1
    return list(range(u + 1, last))


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
    for i in units:
        unit = state.view.units[i]
        if unit.kind is not Kind.NOUN or unit.preposition or unit.conjunction or apposed(state, i):
            continue
        out.append(i)
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
    for i in range(u - 1, max(start, u - REACH) - 1, -1):
        kind = view.units[i].kind
        if kind is Kind.VERB:
            return i
        if kind in (Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE, Kind.SUBORDINATOR):
            return None
    return None
