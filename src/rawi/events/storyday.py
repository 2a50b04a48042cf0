"""The day of the story: what an event without a date of its own is dated by, and said to be so.

A report tells of one day: the one that its opening names (أمس, الخميس), else the day of publication. On the development
gold the annotators gave a date to 59 events whose own sentence has none; the opening's day was theirs in 48 of these,
the day of publication in 30, the date of the event before in 47.
"""

from __future__ import annotations

from rawi.analysis import Analysis
from rawi.record import EventDate

OPENING = 400
"""Characters after the head within which the opening's day is looked for: about its first two sentences."""

_KINDS = frozenset(("weekday", "relative", "absolute"))


def story_day(analysis: Analysis) -> EventDate | None:
    """The date for events of a report that have none of their own; None when nobody knows the day.

    ``source`` tells that it is no date of the event's sentence: ``opening``, ``dateline`` or ``published``.
    """
    published = analysis.published
    begin = analysis.dateline.end if analysis.dateline else 0
    for date in analysis.dates:
        if date.start < begin or date.kind not in _KINDS:
            continue
        if date.start >= begin + OPENING:
            break
        day = date.first_day
        if day is not None and day == date.last_day and (published is None or day <= published):
            return EventDate(start=day, end=day, text=date.text, span=(date.start, date.end), source="opening")
    if published is None:
        return None
    head = analysis.dateline
    if head is not None and head.date == published:
        return EventDate(start=published, end=published, span=head.date_span, source="dateline")
    return EventDate(start=published, end=published, source="published")
