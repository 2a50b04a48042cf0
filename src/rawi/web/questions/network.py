"""Who met, called, named, accused or supported whom in a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rawi.store.place import Connection
from rawi.web.questions.asked import period
from rawi.web.questions.parts import rows
from rawi.web.questions.portrait import KINDS, SLUG_SQL

Relation = Literal["met", "called", "named", "accused", "supported"]
Level = Literal["actors", "states"]
RELATIONS: tuple[Relation, ...] = ("met", "called", "named", "accused", "supported")
MUTUAL = frozenset(("met", "called"))
_EVENTS = {
    "met": "e.type = 'CONSULT' AND e.mode IS DISTINCT FROM 'phone'",
    "called": "e.type = 'CONSULT' AND e.mode = 'phone'",
    "accused": "e.type = 'ACCUSE'",
    "supported": "e.type = 'SUPPORT'",
}
_STATE_SLUG = "n.country"
_STATE_KIND = "(n.type IN ('country', 'office') OR n.sector IS NOT NULL) AND n.country IS NOT NULL"


@dataclass(frozen=True, slots=True)
class NetworkFilters:
    """What is asked: ``level`` joins people and bodies as themselves or as their countries."""

    relation: Relation = "met"
    level: Level = "actors"
    since: date | None = None
    until: date | None = None
    type: str = ""
    country: str = ""
    least: int = 1
    most: int = 60


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the network, with the number of events or statements that join them to others."""

    slug: str
    name: str
    name_en: str | None
    type: str
    country: str | None
    weight: int


@dataclass(frozen=True, slots=True)
class Edge:
    """How often two actors were joined; the direction means nothing for meetings and calls."""

    source: str
    target: str
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Network:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    all_edges: int
    mutual: bool


def network(connection: Connection, filters: NetworkFilters) -> Network:
    """The strongest ties of one relation; each linked event or statement counts once."""
    (_named if filters.relation == "named" else _joined)(connection, filters)
    mutual = filters.relation in MUTUAL
    pair = "least(a, b), greatest(a, b)" if mutual else "a, b"
    found = rows(
        connection,
        f"SELECT {pair}, count(DISTINCT id) AS many, min(day), max(day), count(*) OVER () FROM ties WHERE a <> b "
        f"GROUP BY 1, 2 HAVING many >= ? ORDER BY many DESC, max(day) DESC, 1, 2 LIMIT {int(filters.most)}",
        [filters.least],
    )
    edges = tuple(Edge(*line[:5]) for line in found)
    weights: dict[str, int] = {}
    for edge in edges:
        for slug in (edge.source, edge.target):
            weights[slug] = weights.get(slug, 0) + edge.events
    return Network(_nodes(connection, weights), edges, found[0][5] if found else 0, mutual)


def _side(filters: NetworkFilters) -> tuple[str, str]:
    """Who may be a node: SQL of its name and its condition."""
    if filters.level == "states":
        return _STATE_SLUG, _STATE_KIND
    return SLUG_SQL, f"n.identity IS NOT NULL AND n.type IN {KINDS}"


def _only(filters: NetworkFilters) -> tuple[str, list[object]]:
    """Ties that have the wanted type or country on one side at least."""
    where, values = "", list[object]()
    for column, value in (("type", filters.type), ("country", filters.country)):
        if value:
            where += f" AND (x.{column} = ? OR y.{column} = ?)"
            values += [value, value]
    return where, values


def _joined(connection: Connection, filters: NetworkFilters) -> None:
    when, values = period("s.day", filters.since, filters.until)
    slug, kind = _side(filters)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE related AS SELECT s.article, s.event, s.day FROM event_state s "
        "JOIN events e USING (article, event) "
        f"WHERE s.counted AND e.status IN ('happened', 'ongoing') AND NOT e.historical AND {_EVENTS[filters.relation]}{when}",
        values,
    )
    # A group takes part through its members: الرئيسان.
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE sides AS WITH taking AS (SELECT p.article, p.event, p.role, p.entity, r.day "
        "FROM parties p JOIN related r USING (article, event)), "
        "all_taking AS (FROM taking UNION SELECT t.article, t.event, t.role, unnest(g.members), t.day FROM taking t "
        "JOIN entities g USING (article, entity) WHERE g.type = 'group' AND len(g.members) > 0) "
        f"SELECT DISTINCT t.article, t.event, t.role, t.day, {slug} AS slug, n.type, n.country FROM all_taking t "
        f"JOIN entities n USING (article, entity) WHERE {kind}"
    )
    where, values = _only(filters)
    roles = "(x.slug < y.slug)" if filters.relation in MUTUAL else "x.role = 'actor' AND y.role = 'recipient'"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE ties AS SELECT x.slug AS a, y.slug AS b, (x.article, x.event) AS id, x.day "
        f"FROM sides x JOIN sides y USING (article, event) WHERE {roles}{where}",
        values,
    )


def _named(connection: Connection, filters: NetworkFilters) -> None:
    """From a speaker to whom a statement names."""
    when, values = period("s.day", filters.since, filters.until)
    slug, kind = _side(filters)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE speaking AS SELECT t.article, t.statement, s.day, t.content_start, t.content_end, {slug} AS slug, "
        "n.type, n.country FROM statements t JOIN statement_state s USING (article, statement) "
        "JOIN entities n ON n.article = t.article AND n.entity = t.speaker "
        f"WHERE s.counted AND {kind}{when}",
        values,
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE spoken AS SELECT t.article, t.statement, w.entity FROM speaking t "
        "JOIN (SELECT * FROM mentions WHERE kind = 'name' AND article IN (SELECT article FROM speaking)) w USING (article) "
        "WHERE w.span_start >= t.content_start AND w.span_end <= t.content_end"
    )
    where, values = _only(filters)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE ties AS SELECT x.slug AS a, y.slug AS b, (x.article, x.statement) AS id, x.day FROM speaking x "
        f"JOIN (SELECT p.article, p.statement, {slug} AS slug, n.type, n.country FROM spoken p "
        f"JOIN entities n USING (article, entity) WHERE {kind}) y USING (article, statement) WHERE true{where}",
        values,
    )


def _nodes(connection: Connection, weights: dict[str, int]) -> tuple[Node, ...]:
    told = names(connection, weights)
    return tuple(
        Node(slug, *told.get(slug, (slug, None, "country", slug)), weight)
        for slug, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    )


def names(connection: Connection, slugs: Iterable[str]) -> dict[str, tuple[str, str | None, str, str | None]]:
    """Name, English name, type and country of actors by their names in addresses."""
    wanted = list(slugs)
    if not wanted:
        return {}
    found = rows(
        connection,
        f"SELECT {SLUG_SQL} AS slug, arg_max(n.name, n.articles), arg_max(n.name_en, n.articles), arg_max(n.type, n.articles), "
        "arg_max(n.country, n.articles) FROM identities n WHERE n.identity IN (SELECT unnest(CAST(? AS VARCHAR[]))) "
        "OR (n.type = 'country' AND n.country IN (SELECT unnest(CAST(? AS VARCHAR[])))) GROUP BY slug",
        [wanted, wanted],
    )
    return {slug: (name, name_en, type, country) for slug, name, name_en, type, country in found}
