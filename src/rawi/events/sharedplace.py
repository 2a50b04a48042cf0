"""Deeds of one sentence were in one place: قصفوا مواقع في لحج ودمروا آليات, قتلته بعدما طعن جنديا في القدس."""

from __future__ import annotations

from rawi.events.state import State
from rawi.events.types import EventDraft
from rawi.events.view import Kind

_DEEDS = frozenset(("ASSAULT", "COERCE"))
_TOLD = ("happened", "ongoing")
FARTHEST = 30
"""Tokens between two deeds that still are of one place."""


def share_places(state: State, events: list[EventDraft]) -> None:
    """Give deeds without a place that of the nearest deed of their clause chain; their words must be of one source."""
    named = [e for e in events if e.type in _DEEDS and e.place is not None and e.status in _TOLD]
    for event in events:
        if event.place is not None or event.type not in _DEEDS or event.status not in _TOLD:
            continue
        near = [e for e in named if _together(state, event, e)]
        if near:
            other = min(near, key=lambda e: abs(e.trigger_token - event.trigger_token))
            event.place, event.place_entity = other.place, other.place_entity
            event.evidence.append(f"place: that of the deed beside it ({other.index})")


def _together(state: State, event: EventDraft, other: EventDraft) -> bool:
    first, last = sorted((event.trigger_token, other.trigger_token))
    if last - first > FARTHEST or event.said_in != other.said_in or event.historical != other.historical:
        return False
    if state.view.sentence(first) != state.view.sentence(last) or event.date != other.date:
        return False
    return not any(state.view.kind[i] in (Kind.HARD, Kind.COMPLEMENTISER) for i in range(first, last))
