"""Overlapping marks to a row of segments that do not overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rawi.record import Record

Kind = Literal["trigger", "cue", "name", "speaker", "date", "place", "status", "quote", "content"]
INNERMOST_FIRST: tuple[Kind, ...] = (
    "trigger", "cue", "name", "status", "date", "place", "speaker", "quote", "content",
)  # fmt: skip
"""Which mark wins where two have the same span: the more telling one."""
MOST_MARKS = 12
"""A segment names this many marks, the innermost: without a limit, ten thousand nested statements would make a page
of a hundred million names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the article that belongs to an entry of the record; ``anchor`` is its name as a link target."""

    start: int
    end: int
    kind: Kind
    entry: str
    anchor: str = ""

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Sorts the innermost first; no two different marks are equal in it."""
        return self.end - self.start, INNERMOST_FIRST.index(self.kind), self.start, self.entry, self.anchor


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks, innermost first; ``begins`` and ``ends`` are those that do so here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def marks_of(record: Record) -> list[Mark]:
    """Every span of a record as a mark, in no special order."""
    marks: list[Mark] = []
    for entity in record.entities:
        for number, mention in enumerate(entity.mentions, 1):
            if mention.kind != "dropped":  # its span is the verb, which is a cue or trigger already
                marks.append(Mark(*mention.span, "name", entity.id, f"{entity.id}-{number}"))
    for statement in record.statements:
        marks.append(Mark(*statement.cue.span, "cue", statement.id, f"{statement.id}-cue"))
        marks.append(Mark(*statement.content.span, "content", statement.id))
        marks += [Mark(*span, "quote", statement.id) for span in statement.quotes]
        if statement.speaker_span:
            marks.append(Mark(*statement.speaker_span, "speaker", statement.id))
    for event in record.events:
        marks.append(Mark(*event.trigger.span, "trigger", event.id, f"{event.id}-trigger"))
        if event.date and event.date.span:
            marks.append(Mark(*event.date.span, "date", event.id))
        if event.place and event.place.span:
            marks.append(Mark(*event.place.span, "place", event.id))
        if event.status_cue:
            marks.append(Mark(*event.status_cue, "status", event.id))
    return marks


def segments(marks: Iterable[Mark], cuts: Iterable[int]) -> Iterator[Segment]:
    """The text from the first to the last of ``cuts``, cut there and wherever a mark begins or ends.

    Marks that are empty or reach outside the cuts are the caller's fault and left out.
    Method: one sweep with the open marks kept sorted; n log n for n marks, however deep they nest.

    >>> [(s.start, s.end, len(s.marks)) for s in segments([Mark(2, 6, "name", "e1"), Mark(4, 9, "cue", "q1")], [0, 10])]
    [(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 9, 1), (9, 10, 0)]
    """
    places = sorted(set(cuts))
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        if places and places[0] <= mark.start < mark.end <= places[-1]:
            begins.setdefault(mark.start, []).append(mark)
            ends.setdefault(mark.end, []).append(mark)
    open_marks: list[Mark] = []
    for a, b in pairwise(sorted({*places, *begins, *ends})):
        for mark in ends.get(a, ()):
            del open_marks[bisect_left(open_marks, mark.order, key=lambda m: m.order)]
        for mark in begins.get(a, ()):
            insort(open_marks, mark, key=lambda m: m.order)
        yield Segment(a, b, tuple(open_marks[:MOST_MARKS]), tuple(begins.get(a, ())), tuple(ends.get(b, ())))
