"""What the dates room hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression, resolved to a closed interval of ISO days, or unresolved (None, None).

    ``first_day`` and ``last_day`` are the plain reading. Where the words alone do not say whether the day
    lies ahead (a bare الخميس, 15 مايو without a year), ``future_first_day`` and ``future_last_day`` hold the
    reading for a clause about the future; they are None when the words leave no choice.
    """

    start: int
    end: int
    text: str
    first_day: str | None
    last_day: str | None
    kind: str  # absolute, weekday, relative, week, month, year, season, decade, century, quarter, duration
    rule: str = ""
    direction: str = ""  # "past", "future", "present" or "" (unknown): الماضي، المقبل، الجاري
    future_first_day: str | None = None
    future_last_day: str | None = None
    since: bool = False  # منذ stands before it: the interval is where something began


@dataclass(frozen=True, slots=True)
class DatelineInfo:
    """The head of a report: place, date and agency with their spans; ``end`` is where the story starts."""

    start: int
    end: int
    place: str | None = None
    place_span: tuple[int, int] | None = None
    date: str | None = None
    date_span: tuple[int, int] | None = None
    agency: str | None = None
    agency_span: tuple[int, int] | None = None
