"""PLOVER as facts: types, modes, quad classes, scores."""

from __future__ import annotations

_COOPERATION = {"AGREE": "VERBAL", "CONSULT": "VERBAL", "SUPPORT": "VERBAL", "CONCEDE": "VERBAL",
                "COOPERATE": "MATERIAL", "AID": "MATERIAL", "RETREAT": "MATERIAL"}  # fmt: skip


def quad_of(type: str) -> str:
    if type in _COOPERATION:
        return _COOPERATION[type] + " COOPERATION"
    return ("VERBAL" if type in ("REQUEST", "ACCUSE", "REJECT", "THREATEN") else "MATERIAL") + " CONFLICT"


def score_of(type: str, mode: str | None) -> float | None:
    return None
