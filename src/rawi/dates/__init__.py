"""Calendar words to intervals; the head of a report."""

from __future__ import annotations

from rawi.dates.dateline import parse_dateline
from rawi.dates.finder import anchor_day, find_dates
from rawi.dates.types import DatelineInfo, DateMention

__all__ = ["DateMention", "DatelineInfo", "anchor_day", "find_dates", "parse_dateline"]
