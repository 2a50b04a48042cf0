"""What the room knows while it reads one article, and the parties it finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.events.view import View
from rawi.mentions.types import EntityDraft
from rawi.record import EventDate
from rawi.statements.types import StatementDraft


@dataclass(frozen=True, slots=True)
class Party:
    """An entity in a role: where its words stand and how it was found."""

    entity: int
    first: int
    last: int
    how: str


@dataclass(slots=True)
class State:
    """What the room knows while it reads one article."""

    view: View
    statements: list[StatementDraft]
    statement_at: list[int]  # innermost statement whose content holds the token, or -1
    cue_at: dict[int, int]  # cue token -> statement
    subjects: dict[int, list[Party]] = field(default_factory=dict)  # verb unit -> its subject
    busy: set[int] = field(default_factory=set)
    spoken: list[int] = field(default_factory=list)  # per sentence the entity last in subject position, -1
    homes: dict[str, int] = field(default_factory=dict)  # country code -> country entity
    triggers: set[int] = field(default_factory=set)  # units that hold a trigger
    told: dict[int, list[str]] = field(default_factory=dict)  # sentence -> types found in it so far
    story_day: EventDate | None = None  # dates events that have no date of their own

    def entity(self, index: int) -> EntityDraft:
        return self.view.analysis.entities.entities[index]

    def speaker(self, token: int) -> int | None:
        """The speaker of the innermost statement around a token."""
        s = self.statement_at[token]
        return self.statements[s].speaker if s >= 0 else None


def expand(state: State, entity: int, first: int, last: int, how: str) -> list[Party]:
    """An entity as parties: joint entities as their members."""
    members = state.entity(entity).members
    if members:
        return [Party(m, first, last, how) for m in members]
    return [Party(entity, first, last, how)]
