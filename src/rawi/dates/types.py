"""What the dates room hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression, resolved to a closed interval of ISO days, or unresolved (None, None)."""

    start: int
    end: int
    text: str
    first_day: str | None
    last_day: str | None
    kind: str  # absolute, weekday, relative, month, year, season, duration, time_of_day
    rule: str = ""
    direction: str = ""  # "past", "future" or "" (unknown): الماضي، المقبل


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
