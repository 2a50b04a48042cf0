"""How far a statement can be trusted."""

from __future__ import annotations

from rawi.statements.acts import Act


def confidence_of(act: Act) -> float:
    return 0.7
