"""PLOVER to CAMEO codes, through the Open Event Data Alliance's own table read backwards."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

QUAD = {"VERBAL COOPERATION": 1, "MATERIAL COOPERATION": 2, "VERBAL CONFLICT": 3, "MATERIAL CONFLICT": 4}
"""Quad classes by number, as in the codebook and in GDELT."""


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    mode: str
    contexts: frozenset[str]


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    with (files("rawi") / "data" / "store" / "cameo.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            contexts = frozenset(row["context"].split(";")) - {""}
            found.setdefault(row["type"], []).append(Row(row["cameo"], row["mode"], contexts))
    return {type: tuple(rows) for type, rows in found.items()}


def cameo(type: str, mode: str | None = None, contexts: Sequence[str] = ()) -> str | None:
    """The CAMEO code that says most without saying too much; None for a type that CAMEO lacks.

    The mode must agree where the table has it, else the type's general code is taken; of several the one whose contexts
    agree best, then the most general.

    >>> cameo("CONSULT", "phone"), cameo("AID", None, ["humanitarian"]), cameo("COERCE", "arrest")
    ('041', '073', '173')
    """
    rows = _rows().get(type, ())
    fitting = [row for row in rows if row.mode == (mode or "")] or [row for row in rows if not row.mode] or list(rows)
    told = frozenset(contexts)

    def rank(row: Row) -> tuple[int, int, int, int, str]:
        # A context that the event does not have is worse than none; "0" at the end is "not specified below".
        return (-len(row.contexts & told), len(row.contexts - told), not row.code.endswith("0"), len(row.code), row.code)

    return min(fitting, key=rank).code if fitting else None
