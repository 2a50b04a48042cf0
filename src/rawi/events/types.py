"""What the events room hands on to the record."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.record import Casualty, EventDate, Place, Status


@dataclass(slots=True)
class EventDraft:
    """One coded event. ``actors`` and ``recipients`` are entity indexes; ``said_in`` a statement index."""

    index: int
    type: str
    mode: str | None
    trigger: tuple[int, int]
    trigger_token: int
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    contexts: tuple[str, ...] = ()
    place: Place | None = None
    place_entity: int | None = None
    date: EventDate | None = None
    status: Status = "happened"
    status_cue: tuple[int, int] | None = None
    said_in: int | None = None
    same_as: int | None = None
    historical: bool = False
    casualties: tuple[Casualty, ...] = ()
    rule: str = ""
    confidence: float = 0.5
    evidence: list[str] = field(default_factory=list)
