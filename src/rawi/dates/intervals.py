"""Arithmetic of days: everything here is a closed interval (first day, last day)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]


def month_interval(year: int, month: int) -> Interval | None:
    """The days of a Gregorian month; months outside 1-12 run over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_interval(year: int, length: int = 1) -> Interval | None:
    """The days of ``length`` years from the first of January of ``year``."""
    if not 1 <= year <= year + length - 1 <= 9999:
        return None
    return date(year, 1, 1), date(year + length - 1, 12, 31)


def day_interval(year: int, month: int, day: int) -> Interval | None:
    """One Gregorian day, or None when there is no such day."""
    try:
        one = date(year, month, day)
    except ValueError:
        return None
    return one, one


def shift(day: date, days: int) -> Interval | None:
    """The one day that lies ``days`` after ``day``; None outside the calendar."""
    try:
        one = day + timedelta(days=days)
    except OverflowError:
        return None
    return one, one


def week_interval(day: date, weeks: int = 0) -> Interval | None:
    """Monday to Sunday of the week of ``day``, ``weeks`` later."""
    try:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
        return monday, monday + timedelta(days=6)
    except OverflowError:
        return None


def season_interval(year: int, season: int) -> Interval | None:
    """Spring (0), summer, autumn of a year by months 3-5, 6-8, 9-11; winter (3) runs into the next year."""
    first, last = month_interval(year, 3 + 3 * season), month_interval(year, 5 + 3 * season)
    return (first[0], last[1]) if first and last else None


def near_weekday(ref: date, weekday: int, direction: int) -> Interval | None:
    """The nearest such day: on or before ``ref`` (0), strictly before (-1) or strictly after (1).

    >>> near_weekday(date(2022, 1, 11), 0, 0)[0].isoformat()
    '2022-01-10'
    """
    if direction > 0:
        return shift(ref, (weekday - ref.weekday() - 1) % 7 + 1)
    back = (ref.weekday() - weekday) % 7
    return shift(ref, -(back or 7) if direction < 0 else -back)


def hijri_interval(year: int, month: int | None = None, day: int | None = None) -> Interval | None:
    """A Hijri year, month or day (Umm al-Qura, 1343-1500 AH) as Gregorian days; None outside the table.

    >>> hijri_interval(1436, 10, 26)[0].isoformat()
    '2015-08-11'
    """
    from hijridate import Hijri

    try:
        if month is None:
            first = Hijri(year, 1, 1).to_gregorian()
            last_month = Hijri(year, 12, 1)
            last = Hijri(year, 12, last_month.month_length()).to_gregorian()
        elif day is None:
            begin = Hijri(year, month, 1)
            first = begin.to_gregorian()
            last = Hijri(year, month, begin.month_length()).to_gregorian()
        else:
            first = last = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(*first.datetuple()), date(*last.datetuple())


def hijri_year_of(ref: date) -> int | None:
    """The Hijri year in which ``ref`` lies."""
    from hijridate import Gregorian

    try:
        return Gregorian(ref.year, ref.month, ref.day).to_hijri().year
    except (ValueError, OverflowError):
        return None


def distance(ref: date, interval: Interval) -> int:
    """Days between ``ref`` and the nearer end of the interval, 0 inside it."""
    if interval[0] <= ref <= interval[1]:
        return 0
    return min(abs((interval[0] - ref).days), abs((interval[1] - ref).days))
