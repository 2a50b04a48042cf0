"""Who is known over articles, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.errors import BadOptionError
from rawi.store.identity import name_key
from rawi.store.place import Connection
from rawi.web.questions.asked import all_conditions, equal, parties
from rawi.web.questions.events import EventFilters, event_list
from rawi.web.questions.paging import Page, Paging, all_of, page_of
from rawi.web.questions.rows import dictionaries
from rawi.web.questions.statements import StatementFilters, statement_list
from rawi.web.questions.types import Actor, Count, EventReport, Position, StatementReport

ORDERS = ("articles", "statements", "events", "last", "name")
NEWEST = 10
_COLUMNS = (
    "identity, type, name, name_en, wikidata, country, sector, office, articles, statements, events, first, last"
)


@dataclass(frozen=True, slots=True)
class ActorFilters:
    """Who is wanted: all words of ``name`` must be in one form of the name; type and country exactly."""

    name: str | None = None
    type: str | None = None
    country: str | None = None
    order: str = "articles"


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """What is known of all whom a name, code, Wikidata id or identity means."""

    name: str
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    acts: tuple[Count, ...]
    types: tuple[Count, ...]
    statements: tuple[StatementReport, ...]
    events: tuple[EventReport, ...]


def actor_list(connection: Connection, filters: ActorFilters, paging: Paging) -> Page[Actor]:
    """Actors, most of ``order`` first. Raises BadOptionError for an order that there is not."""
    return page_of(connection, *_query(filters), paging, _shown)


def actor_stream(connection: Connection, filters: ActorFilters) -> Iterator[Actor]:
    """All of the list."""
    return all_of(connection, *_query(filters), _shown)


def actor_facts(
    connection: Connection, asked: str, since: date | None = None, until: date | None = None, newest: int = NEWEST
) -> ActorFacts:
    """What is known of whom ``asked`` means; raises NotFoundError when that is nobody.

    Args:
        since, until: period of the newest statements and events.
        newest: how many of these.
    """
    parties(connection, asked, "asked")
    identities = connection.execute(
        "SELECT n.identity, count(*) FROM asked JOIN entities n USING (article, entity) WHERE n.identity IS NOT NULL AND n.type <> 'group' "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"
    ).fetchall()
    actors = tuple(_shown(connection, identities))
    positions = dictionaries(
        connection,
        "SELECT n.name, n.office, n.country, min(a.published) AS first, max(a.published) AS last, count(*) AS articles "
        "FROM asked JOIN entities n USING (article, entity) JOIN articles a USING (article) "
        "WHERE n.type <> 'group' GROUP BY n.name, n.office, n.country ORDER BY articles DESC, first, n.name LIMIT 20",
    )
    acts = connection.execute(
        "SELECT q.act, count(*) FROM statement_state s JOIN statements q USING (article, statement) "
        "SEMI JOIN asked m ON m.article = q.article AND m.entity = q.speaker WHERE s.counted GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30"
    ).fetchall()
    types = connection.execute(
        "SELECT e.type, count(*) FROM event_state s JOIN events e USING (article, event) SEMI JOIN "
        "(SELECT p.article, p.event FROM parties p JOIN asked m ON m.article = p.article AND m.entity = p.entity) t "
        "ON t.article = e.article AND t.event = e.event WHERE s.counted GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30"
    ).fetchall()
    paging = Paging(size=newest)
    return ActorFacts(
        actors[0].name if actors else asked, actors, tuple(Position.model_construct(**row) for row in positions), _counts(acts),
        _counts(types), statement_list(connection, StatementFilters(speaker=asked, since=since, until=until), paging).items,
        event_list(connection, EventFilters(party=asked, since=since, until=until), paging).items,
    )  # fmt: skip


def _counts(rows: list[Any]) -> tuple[Count, ...]:
    return tuple(Count.model_construct(name=name, count=count) for name, count in rows)


def _query(filters: ActorFilters) -> tuple[str, list[object]]:
    if filters.order not in ORDERS:
        raise BadOptionError(f"no order {filters.order[:40]}; there are {', '.join(ORDERS)}")
    where, values = all_conditions(equal("type", filters.type), equal("country", filters.country))
    words = name_key(filters.name).split() if filters.name is not None else []
    if words:
        inside = " AND ".join("(' ' || name_key || ' ') LIKE ?" for _ in words)
        where += f" AND (identity IN (SELECT identity FROM identity_names WHERE {inside}) OR lower(name_en) LIKE ?)"
        values += [*(f"% {word} %" for word in words), f"%{(filters.name or '').lower()}%"]
    order = "name, identity" if filters.order == "name" else f"{filters.order} DESC NULLS LAST, identity"
    return f"SELECT identity FROM identities WHERE true{where} ORDER BY {order}", values


def _shown(connection: Connection, rows: list[Any]) -> list[Actor]:
    names = [row[0] for row in rows]
    found = dictionaries(connection, f"SELECT {_COLUMNS} FROM identities WHERE identity IN (SELECT unnest(CAST(? AS VARCHAR[])))", [names])
    known = {row["identity"]: Actor.model_construct(**row) for row in found}
    return [known[name] for name in names if name in known]
