"""Calendar words to intervals; the head of a report."""

from __future__ import annotations

from rawi.dates.types import DatelineInfo, DateMention
from rawi.text.types import TextLayer

__all__ = ["DateMention", "DatelineInfo", "find_dates", "parse_dateline"]


def parse_dateline(layer: TextLayer, published: str | None) -> DatelineInfo | None:
    return None


def find_dates(layer: TextLayer, published: str | None) -> tuple[DateMention, ...]:
    return ()
