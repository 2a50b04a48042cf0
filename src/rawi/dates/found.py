"""What one rule of the calendar grammar hands on, and the day it reckons from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rawi.dates.intervals import Interval


@dataclass(slots=True)
class Context:
    """The day relative words count from (None: unknown) and the year last named in the text."""

    ref: date | None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression from character ``start`` up to token ``last``, with its interval or None."""

    start: int
    last: int
    interval: Interval | None
    kind: str
    rule: str
    direction: str = ""
    future: Interval | None = None
    hijri: bool = False


def direction_of(modifier: int) -> str:
    """The word for -1, 0, 1: past, present, future."""
    return ("past", "present", "future")[(modifier > 0) - (modifier < 0) + 1]
