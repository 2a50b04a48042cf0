"""Whether a candidate is asserted, and how sure the engine is of the event."""

from __future__ import annotations

from rawi.events.parties import State, in_class
from rawi.events.shape import Shape
from rawi.events.triggers import Candidate
from rawi.events.types import EventDraft


_AUTHORLESS = frozenset(("ASSAULT", "PROTEST", "COERCE", "SANCTION", "CONSULT", "AGREE", "ACCUSE", "RETREAT"))
"""Types that are coded without an actor: the others are positions of somebody or nothing."""


def judge(state: State, c: Candidate, draft: EventDraft, shape: Shape) -> EventDraft | None:
    """The draft with its confidence, or None when the words do not assert it."""
    if not _needs_met(state, c, shape) or (not shape.actors and shape.type not in _AUTHORLESS):
        return None
    draft.confidence = 0.5
    return draft


def _needs_met(state: State, c: Candidate, shape: Shape) -> bool:
    needs = c.row.needs
    light = bool(c.light)
    pair = len(shape.actors) >= 2 or bool(shape.actors and shape.recipients)
    if c.row.kind in ("noun",):
        if needs == "carried":
            return light
        if state.view.tokens[c.first].article and not light and not pair and not _told(c):
            return False
        if needs == "light":
            return light or pair
        if needs == "pair":
            return pair
        if needs in ("crowd", "armed"):
            return any(in_class(state, needs, p.first, p.last, p.entity) for p in shape.actors)
        if needs == "actor":
            return bool(shape.actors) or light
        if needs in ("blast", "use"):
            return light or bool(shape.actors or shape.recipients)
        return light or bool(shape.actors or shape.recipients)
    return True


def _told(c: Candidate) -> bool:
    """Whether a definite noun is told of, not merely presupposed: it has an author of its own."""
    return bool(c.roles.actors) and any(p.how in ("adjective", "genitive") for p in c.roles.actors)
