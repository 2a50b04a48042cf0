"""Which countries deal with each other, and what two parties did to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.errors import EmptyInputError, NotFoundError
from rawi.store.dyads import dyad
from rawi.store.place import Connection
from rawi.web.questions.asked import period
from rawi.web.questions.events import events_shown
from rawi.web.questions.paging import Page, Paging, page_of
from rawi.web.questions.types import Dyad, EventReport, Month

NEWEST = 50
_STATE = "(n.type IN ('country', 'office') OR n.sector IS NOT NULL) AND n.country IS NOT NULL"


@dataclass(frozen=True, slots=True)
class DyadFacts:
    """Events between two parties."""

    first: str
    second: str
    months: tuple[Month, ...]
    events: tuple[EventReport, ...]


def dyad_list(connection: Connection, since: date | None, until: date | None, country: str | None, paging: Paging) -> Page[Dyad]:
    """Pairs of countries with events between them, most events first; each pair once, in order of their codes."""
    when, values = period("s.day", since, until)
    both = ""
    if country is not None:
        both = " AND (x.country = ? OR y.country = ?)"
        values += [country, country]
    # Each join by itself: left to choose, DuckDB joins events with all entities of their articles first.
    sql = (
        "WITH taking AS MATERIALIZED (SELECT DISTINCT p.article, p.event, n.country FROM parties p JOIN entities n USING (article, entity) "
        f"WHERE {_STATE}), "
        "counted AS MATERIALIZED (SELECT s.article, s.event, s.day, e.score FROM event_state s JOIN events e USING (article, event) "
        f"WHERE s.counted AND e.status <> 'negated'{when}), "
        "sides AS MATERIALIZED (SELECT * FROM taking JOIN counted USING (article, event)) "
        "SELECT x.country, y.country, count(*), round(avg(x.score), 2), min(x.day), max(x.day) "
        "FROM sides x JOIN sides y ON x.article = y.article AND x.event = y.event AND x.country < y.country "
        f"WHERE true{both} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    return page_of(connection, sql, values, paging, _dyads)


def _dyads(_: Connection, rows: list[Any]) -> list[Dyad]:
    names = ("first", "second", "events", "score", "first_day", "last_day")
    return [Dyad.model_construct(**dict(zip(names, row, strict=True))) for row in rows]


def dyad_facts(connection: Connection, first: str, second: str, since: date | None, until: date | None) -> DyadFacts:
    """Events between two parties, by month and the newest ones; raises NotFoundError when one of them is nobody."""
    days = (str(since) if since else None, str(until) if until else None)
    try:
        months, events = dyad(connection, first, second, *days, NEWEST)
    except EmptyInputError as error:
        raise NotFoundError(error.message) from None
    ids = [tuple(row["id"].split(":", 1)) for row in events.dictionaries()]
    keys = {key for key, _ in ids}
    known = dict(
        connection.execute("SELECT key, article FROM articles WHERE key IN (SELECT unnest(CAST(? AS VARCHAR[])))", [sorted(keys)]).fetchall()
    )
    return DyadFacts(
        first, second, tuple(Month.model_construct(**row) for row in months.dictionaries()),
        tuple(events_shown(connection, [(known[key], part) for key, part in ids])),
    )  # fmt: skip
