"""Lists of statements."""

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
from rawi.web.questions.rows import SOURCE, chosen, dictionaries, entities, passage, sentence, source, words
from rawi.web.questions.types import Party, StatementReport


@dataclass(frozen=True, slots=True)
class StatementFilters:
    """What statements must be.

    Args:
        speaker, addressee: name, code, Wikidata id or identity.
        act: such as ``deny``.
        article: key of the article that reports it.
        quoted: whether the speaker's own words are quoted.
        copies: whether every report is listed, not one for each statement.
    """

    speaker: str | None = None
    addressee: str | None = None
    act: str | None = None
    outlet: str | None = None
    article: str | None = None
    quoted: bool | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = False


def statement_list(connection: Connection, filters: StatementFilters, paging: Paging) -> Page[StatementReport]:
    """Statements, newest first. Raises NotFoundError when nobody is so called, or there is no such article."""
    return page_of(connection, *_query(connection, filters), paging, statements_shown)


def statement_stream(connection: Connection, filters: StatementFilters) -> Iterator[StatementReport]:
    """All of the list."""
    return all_of(connection, *_query(connection, filters), statements_shown)


def statement_report(connection: Connection, id: str) -> StatementReport:
    """One statement by its stable id; raises NotFoundError."""
    key, _, part = id.partition(":")
    found = statements_shown(connection, [(article_number(connection, key), part)])
    if not found:
        raise NotFoundError(f"no statement {id[:60]} in this store; the list of statements has their ids")
    return found[0]


def statement_witnesses(connection: Connection, id: str) -> tuple[StatementReport, ...]:
    """All reports held to be of the same statement, first published first; raises NotFoundError."""
    key, _, part = id.partition(":")
    number = article_number(connection, key)
    rows = connection.execute(
        "SELECT s.article, s.statement FROM statement_state s SEMI JOIN "
        "(SELECT linked_article, linked_statement FROM statement_state WHERE article = ? AND statement = ?) w "
        "ON w.linked_article = s.linked_article AND w.linked_statement = s.linked_statement "
        "ORDER BY s.day NULLS LAST, s.article, s.statement LIMIT 200",
        [number, part],
    ).fetchall()
    return tuple(statements_shown(connection, rows or [(number, part)])) or (statement_report(connection, id),)


def _query(connection: Connection, filters: StatementFilters) -> tuple[str, list[object]]:
    number = article_number(connection, filters.article) if filters.article is not None else None
    where, values = all_conditions(
        equal("s.article", number), equal("q.act", filters.act), equal("q.quoted", filters.quoted),
        period("s.day", filters.since, filters.until),
    )  # fmt: skip
    if filters.outlet is not None:
        where += " AND s.article IN (SELECT article FROM articles WHERE lower(outlet) = ?)"
        values.append(filters.outlet.lower())
    if filters.speaker is not None:
        parties(connection, filters.speaker, "speakers")
        where += " AND (s.article, q.speaker) IN (SELECT article, entity FROM speakers)"
    if filters.addressee is not None:
        parties(connection, filters.addressee, "addressees")
        where += " AND EXISTS (SELECT 1 FROM addressees t WHERE t.article = s.article AND list_contains(q.addressee, t.entity))"
    if not filters.copies:
        where += " AND s.counted"
    sql = f"SELECT s.article, s.statement FROM statement_state s JOIN statements q USING (article, statement) WHERE true{where}"
    return f"{sql} ORDER BY s.day DESC NULLS LAST, s.article DESC, q.span_start, s.statement", values


def statements_shown(connection: Connection, rows: list[Any]) -> list[StatementReport]:
    """The statements of these article numbers and ids, in this order; those that are not there are left out."""
    ids: Ids = [(row[0], row[1]) for row in rows]
    table, values = chosen(ids)
    inside = numbers(ids)
    found = dictionaries(
        connection,
        f"SELECT q.article AS number, q.statement, s.day, q.act, {words('cue', 'q.cue_start', 'q.cue_end')}, q.cue_lemma, q.speaker, "
        f"q.speaker_from, q.via, q.addressee, {words('content', 'q.content_start', 'q.content_end')}, q.quoted, q.inside, "
        f"{words('sentence', 't.span_start', 't.span_end')}, {SOURCE}, coalesce(s.outlets, 1) AS outlets, "
        "coalesce(g.key, a.key) || ':' || coalesce(s.linked_statement, q.statement) AS linked, q.rule, q.confidence "
        f"FROM {table} JOIN {of_articles('statements', inside)} q ON q.article = c.article AND q.statement = c.part "
        f"JOIN {of_articles('articles', inside)} a ON a.article = c.article "
        f"LEFT JOIN {of_articles('statement_state', inside)} s ON s.article = c.article AND s.statement = c.part "
        "LEFT JOIN articles g ON g.article = s.linked_article "
        f"LEFT JOIN {of_articles('sentences', inside)} t ON t.article = q.article AND t.sentence = q.sentence "
        "ORDER BY c.position",
        values,
    )
    named = [(row["number"], who) for row in found for who in (row["speaker"], *row["via"], *row["addressee"])]
    known = entities(connection, named)
    return [_statement(row, known) for row in found]


def _statement(row: dict[str, Any], known: dict[tuple[int, str], Party]) -> StatementReport:
    number, key = row["number"], row["key"]

    def those(names: list[str]) -> tuple[Party, ...]:
        return tuple(known[number, name] for name in names if (number, name) in known)

    return StatementReport.model_construct(
        id=f"{key}:{row['statement']}", day=row["day"], act=row["act"], cue=passage(row, "cue"), lemma=row["cue_lemma"],
        speaker=known.get((number, row["speaker"])), speaker_from=row["speaker_from"], via=those(row["via"]),
        addressee=those(row["addressee"]), content=passage(row, "content"), quoted=row["quoted"],
        inside=f"{key}:{row['inside']}" if row["inside"] else None, sentence=sentence(row), source=source(row),
        outlets=row["outlets"], linked=row["linked"], rule=row["rule"], confidence=round(row["confidence"], 3),
    )  # fmt: skip
