"""Dates of publication as files give them."""

from __future__ import annotations

from datetime import date, datetime


def published_day(value: str) -> str | None:
    """The ISO day of an ISO date or date and time, as its own clock shows it; None when it is neither.

    >>> published_day("2018-02-18T21:35:43+04:00"), published_day("2015-07-21 02:51:32"), published_day("18/2/2018")
    ('2018-02-18', '2015-07-21', None)
    """
    value = value.strip()
    try:
        if len(value) == len("2018-02-18"):
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).date().isoformat() if value[4:5] == "-" else None
    except ValueError:
        return None
