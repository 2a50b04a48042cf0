"""Who said what, by whose word."""

from __future__ import annotations

from rawi.analysis import Analysis
from rawi.statements.types import StatementDraft

__all__ = ["StatementDraft", "find_statements"]


def find_statements(analysis: Analysis) -> list[StatementDraft]:
    return []
