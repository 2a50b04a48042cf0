"""Events that a report only looks back at: years before its day, memorial days, the pluperfect.

They carry ``historical`` and can be left out with ``without_background``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from rawi.events import clauses
from rawi.events.candidate import Candidate
from rawi.events.ontology import read_table
from rawi.events.state import State
from rawi.events.view import Kind
from rawi.record import EventDate, Record, Status
from rawi.text.folding import fold

LONG_AGO = timedelta(days=365)
"""What ended so long before the day of publication is background."""
_LATELY = timedelta(days=31)
"""What the pluperfect tells with a date of its own within these days is still news: وكان قد زار باريس الأربعاء."""
_BACK = 8
_WHETHER = frozenset(("ان", "اذا", "لو", "ما"))
_WAS = frozenset(("كان", "كانت", "كانوا", "كانا", "كانتا"))


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], dict[str, list[tuple[str, ...]]]]:
    """Words before a noun that make it a memory, and words of a clause that put it in the past, by their first."""
    rows = read_table("background.tsv")
    memorial = frozenset(fold(r["words"]) for r in rows if r["kind"] == "memorial")
    clause: dict[str, list[tuple[str, ...]]] = {}
    for r in rows:
        if r["kind"] == "clause":
            found = tuple(fold(r["words"]).split())
            clause.setdefault(found[0], []).append(found)
    return memorial, clause


def background(state: State, c: Candidate, when: EventDate | None, status: Status) -> str:
    """Why an event is background; empty when it is not. Negated and coming events never are."""
    if status in ("planned", "hypothetical", "ongoing"):
        return ""
    if _memorial(state, c):
        return "a memorial day"
    told = when if when is not None and when.source == "text" else None
    if told is not None and _before(state, told.end, LONG_AGO) and not _parted(state, c, told):
        return "ended a year or more before publication"
    words = _clause_words(state, c)
    if words:
        return words
    if _pluperfect(state, c) and not (told is not None and not _before(state, told.end, _LATELY)):
        return "pluperfect"
    return ""


def _before(state: State, day: str, distance: timedelta) -> bool:
    published = state.view.analysis.published
    if published is None:
        return False
    try:
        return date.fromisoformat(day) + distance < date.fromisoformat(published[:10])
    except ValueError:
        return False


def _memorial(state: State, c: Candidate) -> bool:
    """ذكرى هجمات سبتمبر، الذكرى العاشرة لاغتيال: the noun of a memorial day."""
    if c.place is None:
        return False
    view = state.view
    first = max(view.sentence(c.first)[0], c.first - 4)
    for i in range(c.first - 1, first - 1, -1):
        if view.kind[i] in (Kind.VERB, Kind.HARD, Kind.SOFT):
            return False
        if view.stem[i] in _table()[0] or view.bare[i] in _table()[0]:
            return True
    return False


def _reach(state: State, c: Candidate) -> tuple[int, int]:
    """The tokens of an event's clause, a little to its left included."""
    view = state.view
    units = [c.unit, *clauses.scope(state, c.unit)]
    last = max(view.units[units[-1]].last, c.last)
    first = c.first
    begin = max(view.sentence(c.first)[0], c.first - _BACK)
    while first > begin and view.kind[first - 1] not in (
        Kind.HARD,
        Kind.VERB,
        Kind.COMPLEMENTISER,
        Kind.RELATIVE,
    ):
        first -= 1
    return first, last


def _parted(state: State, c: Candidate, when: EventDate) -> bool:
    """Whether another verb stands between an earlier date and the trigger: قضية قتل وقعت عام 1998، اعتقال المشتبه به."""
    view = state.view
    if when.span is None or when.span[0] > view.tokens[c.first].start:
        return False
    begin = view.sentence(c.first)[0]
    for i in range(c.first - 1, begin - 1, -1):
        if view.tokens[i].start < when.span[1]:
            return False
        if view.kind[i] in (Kind.VERB, Kind.SOFT, Kind.RELATIVE) and i != view.units[c.unit].first:
            return True
    return False


def _clause_words(state: State, c: Candidate) -> str:
    view = state.view
    first, last = _reach(state, c)
    table = _table()[1]
    for i in range(first, last):
        for words in table.get(view.bare[i], ()):
            if i + len(words) <= last and tuple(view.bare[i : i + len(words)]) == words:
                return f"told as past: {' '.join(words)}"
    return ""


def _pluperfect(state: State, c: Candidate) -> bool:
    """كان قد زار، وكانت دمشق اتهمت، سبق أن أعلن: a past behind كان of the same clause."""
    view = state.view
    u = c.light_unit if c.light and c.light_unit >= 0 else c.unit
    if c.place is not None and not c.light:
        return False
    unit = view.units[u]
    form = view.form[unit.first]
    if unit.kind is not Kind.VERB or form is None or form.tense != "past":
        return False
    start, _ = view.units_of_sentence(unit.first)
    for k in range(u - 1, max(start, u - _BACK) - 1, -1):
        word = view.bare[view.units[k].first]
        if word in _WAS:
            return not (k > start and view.bare[view.units[k - 1].first] in _WHETHER)
        if word == "سبق":
            return True
        if view.units[k].kind in (Kind.HARD, Kind.VERB, Kind.RELATIVE, Kind.SUBORDINATOR):
            return False
        if view.units[k].kind is Kind.COMPLEMENTISER and view.bare[view.units[k].first] != "ان":
            return False
    return False


def without_background(record: Record) -> Record:
    """The record without its historical events; a repeat of one that is gone stands for itself.

    Example: of وكان قد زار باريس عام 2003 nothing is left, of زار باريس أمس everything.
    """
    gone = {e.id for e in record.events if e.historical}
    if not gone:
        return record
    kept = tuple(
        e.model_copy(update={"same_as": None}) if e.same_as in gone else e
        for e in record.events
        if e.id not in gone
    )
    return record.model_copy(update={"events": kept})
