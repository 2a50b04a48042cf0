"""Who did what to whom, when, where, and whether it happened."""

from __future__ import annotations

from rawi.analysis import Analysis
from rawi.events.types import EventDraft
from rawi.statements.types import StatementDraft

__all__ = ["EventDraft", "find_events"]


def find_events(analysis: Analysis, statements: list[StatementDraft]) -> list[EventDraft]:
    from rawi.events.finder import find

    return find(analysis, statements)
