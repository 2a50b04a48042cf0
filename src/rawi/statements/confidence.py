"""How far a statement can be trusted."""

from __future__ import annotations

from rawi.statements.act import Act


def confidence_of(act: Act) -> float:
    return 0.7
