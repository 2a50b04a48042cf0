"""Lists of events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.errors import NotFoundError
from rawi.store.place import Connection
from rawi.web.questions.articles import article_number
from rawi.web.questions.asked import all_conditions, equal, parties, period
from rawi.web.questions.paging import Ids, Page, Paging, all_of, numbers, of_articles, page_of
from rawi.web.questions.rows import (
    PARTY,
    SOURCE,
    chosen,
    dictionaries,
    entities,
    party,
    passage,
    sentence,
    source,
    words,
)
from rawi.web.questions.types import EventPlace, EventReport, Party, Size


@dataclass(frozen=True, slots=True)
class EventFilters:
    """What events must be.

    Args:
        actor, recipient: who is on that side; name, code, Wikidata id or identity.
        party, other: who takes part, on whatever side.
        type, mode, quad, status: PLOVER's words, such as ``CONSULT``.
        country: where it took place, by its code.
        article: key of the article that reports it.
        copies: whether every report is listed, not one for each event.
    """

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    other: str | None = None
    type: str | None = None
    mode: str | None = None
    quad: str | None = None
    status: str | None = None
    country: str | None = None
    outlet: str | None = None
    article: str | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = False


def event_list(connection: Connection, filters: EventFilters, paging: Paging) -> Page[EventReport]:
    """Events, newest first. Raises NotFoundError when nobody is so called, or there is no such article."""
    return page_of(connection, *_query(connection, filters), paging, events_shown)


def event_stream(connection: Connection, filters: EventFilters) -> Iterator[EventReport]:
    """All of the list."""
    return all_of(connection, *_query(connection, filters), events_shown)


def event_report(connection: Connection, id: str) -> EventReport:
    """One event by its stable id; raises NotFoundError."""
    key, _, part = id.partition(":")
    found = events_shown(connection, [(article_number(connection, key), part)])
    if not found:
        raise NotFoundError(f"no event {id[:60]} in this store; the list of events has their ids")
    return found[0]


def event_witnesses(connection: Connection, id: str) -> tuple[EventReport, ...]:
    """All reports held to be of the same event, first published first; raises NotFoundError."""
    key, _, part = id.partition(":")
    number = article_number(connection, key)
    rows = connection.execute(
        "SELECT s.article, s.event FROM event_state s SEMI JOIN "
        "(SELECT linked_article, linked_event FROM event_state WHERE article = ? AND event = ?) w "
        "ON w.linked_article = s.linked_article AND w.linked_event = s.linked_event "
        "JOIN articles a ON a.article = s.article ORDER BY a.published NULLS LAST, s.article, s.event LIMIT 200",
        [number, part],
    ).fetchall()
    return tuple(events_shown(connection, rows or [(number, part)])) or (event_report(connection, id),)


def _query(connection: Connection, filters: EventFilters) -> tuple[str, list[object]]:
    number = article_number(connection, filters.article) if filters.article is not None else None
    where, values = all_conditions(
        equal("s.article", number), equal("e.type", filters.type), equal("e.mode", filters.mode), equal("e.quad", filters.quad),
        equal("e.status", filters.status), equal("e.place_country", filters.country), period("s.day", filters.since, filters.until),
    )  # fmt: skip
    if filters.outlet is not None:
        where += " AND s.article IN (SELECT article FROM articles WHERE lower(outlet) = ?)"
        values.append(filters.outlet.lower())
    sides = (("actor", filters.actor), ("recipient", filters.recipient), ("party", filters.party), ("other", filters.other))
    for side, asked in sides:
        if asked is not None:
            parties(connection, asked, f"{side}_asked")
            role = f" AND p.role = '{side}'" if side in ("actor", "recipient") else ""
            where += (
                f" AND (s.article, s.event) IN (SELECT p.article, p.event FROM parties p SEMI JOIN {side}_asked m "
                f"ON m.article = p.article AND m.entity = p.entity WHERE true{role})"
            )
    if not filters.copies:
        where += " AND s.counted"
    sql = f"SELECT s.article, s.event FROM event_state s JOIN events e USING (article, event) WHERE true{where}"
    return f"{sql} ORDER BY s.day DESC NULLS LAST, s.article DESC, e.trigger_start, s.event", values


def events_shown(connection: Connection, rows: list[Any]) -> list[EventReport]:
    """The events of these article numbers and ids, in this order; those that are not there are left out."""
    ids: Ids = [(row[0], row[1]) for row in rows]
    table, values = chosen(ids)
    inside = numbers(ids)
    found = dictionaries(
        connection,
        "SELECT e.article AS number, e.event, coalesce(s.day, e.date_start, a.published) AS day, e.date_start, e.date_end, e.type, "
        "e.mode, e.contexts, e.quad, e.score, e.status, e.historical, e.place, e.place_country, e.latitude, e.longitude, e.casualties, "
        f"{words('trigger', 'e.trigger_start', 'e.trigger_end')}, e.said_in, q.speaker, {words('sentence', 't.span_start', 't.span_end')}, "
        f"{SOURCE}, coalesce(s.outlets, 1) AS outlets, coalesce(g.key, a.key) || ':' || coalesce(s.linked_event, e.event) AS linked, "
        "e.rule, e.confidence "
        f"FROM {table} JOIN {of_articles('events', inside)} e ON e.article = c.article AND e.event = c.part "
        f"JOIN {of_articles('articles', inside)} a ON a.article = c.article "
        f"LEFT JOIN {of_articles('event_state', inside)} s ON s.article = c.article AND s.event = c.part "
        "LEFT JOIN articles g ON g.article = s.linked_article "
        f"LEFT JOIN {of_articles('sentences', inside)} t ON t.article = e.article AND t.sentence = e.sentence "
        f"LEFT JOIN {of_articles('statements', inside)} q ON q.article = e.article AND q.statement = e.said_in "
        "ORDER BY c.position",
        values,
    )
    sides = _parties(connection, inside)
    known = entities(connection, [(row["number"], row["speaker"]) for row in found])
    return [_event(row, sides, known) for row in found]


def _parties(connection: Connection, inside: str) -> dict[tuple[int, str, str], list[Party]]:
    rows = connection.execute(
        f"SELECT p.article, p.event, p.role, {PARTY} FROM {of_articles('parties', inside)} p "
        f"JOIN {of_articles('entities', inside)} n USING (article, entity) ORDER BY p.article, p.event, p.role, p.position"
    ).fetchall()
    sides: dict[tuple[int, str, str], list[Party]] = {}
    for article, event, role, *columns in rows:
        sides.setdefault((article, event, role), []).append(party(columns))
    return sides


def _event(
    row: dict[str, Any], sides: dict[tuple[int, str, str], list[Party]], known: dict[tuple[int, str], Party]
) -> EventReport:
    number, event, key = row["number"], row["event"], row["key"]
    place = None
    if row["place"]:
        place = EventPlace.model_construct(
            name=row["place"], country=row["place_country"], latitude=_degrees(row["latitude"]), longitude=_degrees(row["longitude"])
        )
    return EventReport.model_construct(
        id=f"{key}:{event}", day=row["day"], date_start=row["date_start"], date_end=row["date_end"], type=row["type"],
        mode=row["mode"], contexts=tuple(row["contexts"]), quad=row["quad"], score=_score(row["score"]), status=row["status"],
        historical=row["historical"], actors=tuple(sides.get((number, event, "actor"), ())),
        recipients=tuple(sides.get((number, event, "recipient"), ())), place=place,
        sizes=tuple(Size.model_construct(kind=c["kind"], number=c["number"]) for c in row["casualties"] or ()),
        trigger=passage(row, "trigger"), said_in=f"{key}:{row['said_in']}" if row["said_in"] else None,
        said_by=known.get((number, row["speaker"])), sentence=sentence(row), source=source(row),
        outlets=row["outlets"], linked=row["linked"], rule=row["rule"], confidence=round(row["confidence"], 3),
    )  # fmt: skip


def _degrees(value: float | None) -> float | None:
    """Rounded as single precision deserves."""
    return None if value is None else round(value, 5)


def _score(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
