"""What lists of events and statements are made of, and how they come out of the store.

Every list is asked in two steps: first article numbers and ids alone, from narrow columns; then texts and names of these
few articles, whose numbers are written into the question so that DuckDB reads nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rawi.store.place import Connection

Span = tuple[int, int]
MOST_PARTIES = 12
"""Parties named on each side of an event in a list."""
STATE_SQL = "(n.type IN ('country', 'office') OR n.sector IS NOT NULL)"
"""Entities that stand for their country: itself, its offices, and all with a sector."""
_COUNTRY = re.compile(r"[A-Z]{3}")


def is_country(slug: str) -> bool:
    """Whether an actor's name in an address means a country (or IGO, NGO, ...) with its offices and officials.

    >>> is_country("RUS"), is_country("Q58217")
    (True, False)
    """
    return bool(_COUNTRY.fullmatch(slug))


def slug_of(identity: str | None, type: str | None = None, country: str | None = None) -> str | None:
    """How an actor is named in addresses: a country by its code, all others by their identity; None for nobody known.

    >>> slug_of("Q159", "country", "RUS"), slug_of("person:لافروف:", "person", "RUS"), slug_of(None)
    ('RUS', 'person:لافروف:', None)
    """
    if type == "country" and country and is_country(country):
        return country
    return identity


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an event or statement; ``slug`` is None where nothing names them (an unnamed source)."""

    name: str
    slug: str | None = None
    name_en: str | None = None
    type: str = ""
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with what a list shows of it. ``trigger`` counts in the sentence's text."""

    id: str
    article: int
    event: str
    key: str
    day: date | None
    published: date | None
    type: str
    mode: str | None
    status: str
    score: float | None
    quad: str
    outlet: str | None
    outlets: int
    title: str | None
    sentence: str | None
    trigger: Span | None
    place: str | None
    said_by: str | None
    said_act: str | None
    rule: str
    confidence: float
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    direction: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with what a list shows of it. ``cue`` and ``content_span`` count in the sentence's text."""

    id: str
    article: int
    statement: str
    key: str
    day: date | None
    act: str
    cue_lemma: str
    speaker: Party | None
    speaker_from: str
    quoted: bool
    outlet: str | None
    outlets: int
    title: str | None
    content: str | None
    sentence: str | None
    rule: str
    confidence: float
    via: tuple[str, ...] = field(default=())


def rows(connection: Connection, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
    """All rows that a query finds."""
    found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
    return found


def row(connection: Connection, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
    """The first row that a query finds."""
    found: tuple[Any, ...] | None = connection.execute(sql, values).fetchone()
    return found


def numbered(ids: Sequence[int]) -> str:
    """Numbers to be written into ``IN (...)``; one that no article has where there are none.

    >>> numbered([3, 5]), numbered([])
    ('3, 5', '-1')
    """
    return ", ".join(str(int(number)) for number in ids) or "-1"


def party(name: str, name_en: str | None, type: str, identity: str | None, country: str | None, sector: str | None,
          office: str | None, entity: str) -> Party:  # fmt: skip
    return Party(name, slug_of(identity, type, country), name_en, type, country, sector, office, entity)


PARTY_COLUMNS = "n.name, n.name_en, n.type, n.identity, n.country, n.sector, n.office, n.entity"


Key = tuple[int, str]
"""Number of an article, and id of an event, statement or entity in it."""


def event_rows(
    connection: Connection, sql: str, values: Sequence[object] | dict[str, object] = (), directions: dict[Key, str] | None = None
) -> list[EventRow]:
    """The events that a query names by ``article`` and ``event``, in its order; the query has a LIMIT."""
    wanted = [(line[0], line[1]) for line in rows(connection, sql, values)]
    articles = numbered(sorted({article for article, _ in wanted}))
    if not wanted:
        return []
    heads, sentences, names = _heads(connection, articles), _sentences(connection, articles), _names(connection, articles)
    states = {(a, e): rest for a, e, *rest in rows(
        connection, f"SELECT article, event, day, outlets FROM event_state WHERE article IN ({articles})")}  # fmt: skip
    said = {(a, q): (speaker, act) for a, q, speaker, act in rows(
        connection, f"SELECT article, statement, speaker, act FROM statements WHERE article IN ({articles})")}  # fmt: skip
    sides = _sides(connection, articles, names)
    events = {(line[0], line[1]): line[2:] for line in rows(
        connection, "SELECT article, event, type, mode, status, score, quad, trigger_start, trigger_end, sentence, place, said_in, "
        f"rule, confidence FROM events WHERE article IN ({articles})")}  # fmt: skip
    found = []
    for key in wanted:
        type, mode, status, score, quad, start, end, sentence, place, said_in, rule, confidence = events[key]
        head, (text, offset) = heads[key[0]], _sentence(heads[key[0]], sentences.get((key[0], sentence)))
        day, outlets = states.get(key, (None, 1))
        speaker, act = said.get((key[0], said_in), (None, None))
        teller = names.get((key[0], speaker)) if speaker else None
        trigger = (start - offset, end - offset) if text is not None else None
        found.append(
            EventRow(
                f"{head.key}:{key[1]}", *key, head.key, day, head.published, type, mode, status, score, quad, head.outlet,
                outlets or 1, head.title, text, trigger, place, teller.name if teller else None, act, rule or "",
                confidence or 0.0, tuple(sides.get((*key, "actor"), ())), tuple(sides.get((*key, "recipient"), ())),
                (directions or {}).get(key, ""),
            )
        )  # fmt: skip
    return found


def statement_rows(
    connection: Connection, sql: str, values: Sequence[object] | dict[str, object] = ()
) -> list[StatementRow]:
    """The statements that a query names by ``article`` and ``statement``, in its order; the query has a LIMIT."""
    wanted = [(line[0], line[1]) for line in rows(connection, sql, values)]
    articles = numbered(sorted({article for article, _ in wanted}))
    if not wanted:
        return []
    heads, sentences, names = _heads(connection, articles), _sentences(connection, articles), _names(connection, articles)
    outlets = {(a, q): count for a, q, count in rows(
        connection, f"SELECT article, statement, outlets FROM statement_state WHERE article IN ({articles})")}  # fmt: skip
    statements = {(line[0], line[1]): line[2:] for line in rows(
        connection, "SELECT article, statement, act, cue_lemma, speaker, speaker_from, quoted, content_start, content_end, sentence, "
        f"rule, confidence, via FROM statements WHERE article IN ({articles})")}  # fmt: skip
    found = []
    for key in wanted:
        act, lemma, speaker, speaker_from, quoted, start, end, sentence, rule, confidence, via = statements[key]
        head, (text, _) = heads[key[0]], _sentence(heads[key[0]], sentences.get((key[0], sentence)))
        told = {id: names[key[0], id].name for id in via or () if (key[0], id) in names}
        found.append(
            StatementRow(
                f"{head.key}:{key[1]}", *key, head.key, head.published, act, lemma, names.get((key[0], speaker)), speaker_from,
                quoted, head.outlet, outlets.get(key) or 1, head.title, None if head.text is None else head.text[start:end], text,
                rule or "", confidence or 0.0, tuple(told.values()),
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Head:
    key: str
    outlet: str | None
    title: str | None
    published: date | None
    text: str | None


def _heads(connection: Connection, articles: str) -> dict[int, _Head]:
    found = rows(connection, f"SELECT article, key, outlet, title, published, text FROM articles WHERE article IN ({articles})")
    return {number: _Head(*facts) for number, *facts in found}


def _sentences(connection: Connection, articles: str) -> dict[tuple[int, int], Span]:
    found = rows(connection, f"SELECT article, sentence, span_start, span_end FROM sentences WHERE article IN ({articles})")
    return {(article, sentence): (start, end) for article, sentence, start, end in found}


def _sentence(head: _Head, span: Span | None) -> tuple[str | None, int]:
    if head.text is None or span is None:
        return None, 0
    return head.text[slice(*span)], span[0]


def _names(connection: Connection, articles: str) -> dict[Key, Party]:
    found = rows(connection, f"SELECT article, {PARTY_COLUMNS} FROM entities n WHERE article IN ({articles})")
    return {(article, facts[-1]): party(*facts) for article, *facts in found}


def _sides(connection: Connection, articles: str, names: dict[Key, Party]) -> dict[tuple[int, str, str], list[Party]]:
    sides: dict[tuple[int, str, str], list[Party]] = {}
    for article, event, role, entity in rows(
        connection, f"SELECT article, event, role, entity FROM parties WHERE article IN ({articles}) ORDER BY article, event, role, position"
    ):
        side = sides.setdefault((article, event, role), [])
        if (article, entity) in names and len(side) < MOST_PARTIES:
            side.append(names[article, entity])
    return sides
