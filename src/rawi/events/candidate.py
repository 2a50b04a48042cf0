"""A place in an article where a row of the lexicon holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.events.lexicon import TriggerRow
from rawi.events.nouns import NounPlace
from rawi.events.slots import Roles
from rawi.events.state import Party
from rawi.record import Status

POSITIONS = frozenset(("SUPPORT", "REJECT", "ACCUSE", "AGREE", "CONCEDE", "THREATEN", "REQUEST"))
"""Types that words alone can make."""


@dataclass(slots=True)
class Candidate:
    """A place where a row holds. ``first`` and ``last`` are the trigger's tokens."""

    row: TriggerRow
    first: int
    last: int
    unit: int
    roles: Roles
    place: NounPlace | None = None  # for nouns
    light: str = ""  # lemma of the verb that carries the noun
    light_unit: int = -1
    with_token: int = -1
    mode: str | None = None
    rule: str = ""
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mode = self.mode or self.row.mode
        self.rule = self.rule or self.row.id

    @property
    def verbal(self) -> bool:
        return self.place is None


@dataclass(slots=True)
class Shape:
    """The coded form of a candidate."""

    type: str
    mode: str | None
    status: Status
    actors: list[Party]
    recipients: list[Party]
    notes: list[str] = field(default_factory=list)
