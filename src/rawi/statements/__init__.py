"""Who said what, by whose word."""

from __future__ import annotations

from rawi.analysis import Analysis
from rawi.statements.find import statements_of
from rawi.statements.types import StatementDraft

__all__ = ["StatementDraft", "find_statements"]


def find_statements(analysis: Analysis) -> list[StatementDraft]:
    """All statements of an article, in text order; see docs/statements.md."""
    return statements_of(analysis)
