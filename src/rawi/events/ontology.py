"""PLOVER as facts: 16 event types, their modes, quad classes, scores, 37 contexts and the sectors.

Source: the PLOVER codebook of the Open Event Data Alliance; the facts are rows of ``data/events/ontology.tsv``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rawi.errors import KnowledgeError

TABLE = "ontology.tsv"


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types: its quad class, its own score, its modes with their scores (None: none printed)."""

    code: str
    quad: str
    score: float
    modes: dict[str, float | None]
    description: str
    example: str


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of the room's tables, every cell stripped."""
    path = files("rawi") / "data" / "events" / name
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{k: (v or "").strip() for k, v in row.items()} for row in rows]


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_table(TABLE))


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """All types by code, in the codebook's order.

    >>> event_types()["CONSULT"].modes["visit"]
    4.0
    """
    types = {
        r["code"]: EventType(r["code"], r["quad"], float(r["score"]), {}, r["description"], r["example"])
        for r in _rows()
        if r["kind"] == "type"
    }
    for r in _rows():
        if r["kind"] == "mode":
            types[r["of"]].modes[r["code"]] = float(r["score"]) if r["score"] else None
    return types


def _codes(kind: str) -> tuple[str, ...]:
    return tuple(r["code"] for r in _rows() if r["kind"] == kind)


@lru_cache(maxsize=1)
def contexts() -> tuple[str, ...]:
    """The 37 contexts an event may be coded with."""
    return _codes("context")


@lru_cache(maxsize=1)
def sectors() -> tuple[str, ...]:
    """The sector codes of actors."""
    return _codes("sector")


def quad_of(type: str) -> str:
    """The quad class of an event type.

    >>> quad_of("ASSAULT")
    'MATERIAL CONFLICT'
    """
    return event_types()[type].quad


def score_of(type: str, mode: str | None) -> float | None:
    """The conflict-cooperation score of a type or, when it has one, of its mode; -10 (war) to 10 (aid).

    >>> score_of("CONSULT", "phone"), score_of("CONSULT", None)
    (1.5, 2.5)
    """
    event = event_types()[type]
    if mode is None:
        return event.score
    return event.modes.get(mode, event.score)


def check(type: str, mode: str | None, where: str) -> None:
    """Refuse a type or mode that the ontology does not know; ``where`` names the table and row."""
    event = event_types().get(type)
    if event is None:
        raise KnowledgeError(f"{where}: {type!r} is no event type; use one of {', '.join(event_types())}")
    if mode is not None and mode not in event.modes:
        raise KnowledgeError(f"{where}: {type} has no mode {mode!r}; use one of {', '.join(event.modes) or 'none'}")
