"""Lists of articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.errors import NotFoundError
from rawi.store.place import Connection
from rawi.web.questions.asked import all_conditions, equal, parties, period
from rawi.web.questions.paging import Page, Paging, all_of, numbers, page_of
from rawi.web.questions.rows import SOURCE, dictionaries
from rawi.web.questions.types import ArticleHead


@dataclass(frozen=True, slots=True)
class ArticleFilters:
    """What articles must be.

    Args:
        outlet: exactly, but for case.
        mentions: who must be mentioned: name, code, Wikidata id or identity.
        copies: whether copies of another outlet's text are listed too.
    """

    outlet: str | None = None
    mentions: str | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = True


def article_list(connection: Connection, filters: ArticleFilters, paging: Paging) -> Page[ArticleHead]:
    """The latest versions, newest first. Raises NotFoundError when nobody is called as ``mentions``."""
    return page_of(connection, *_query(connection, filters), paging, _shown)


def article_stream(connection: Connection, filters: ArticleFilters) -> Iterator[ArticleHead]:
    """All of the list."""
    return all_of(connection, *_query(connection, filters), _shown)


def article_number(connection: Connection, key: str) -> int:
    """The number in this store of the article with this key, whatever version it is; raises NotFoundError."""
    row = connection.execute("SELECT article FROM articles WHERE key = ? LIMIT 1", [key]).fetchone()
    if row is None:
        raise NotFoundError(f"no article {key[:40]} in this store; the list of articles has their keys")
    return int(row[0])


def article_head(connection: Connection, key: str) -> ArticleHead:
    """One article as lists show it; raises NotFoundError."""
    return _shown(connection, [(article_number(connection, key),)])[0]


def _query(connection: Connection, filters: ArticleFilters) -> tuple[str, list[object]]:
    outlet = equal("lower(a.outlet)", filters.outlet.lower() if filters.outlet is not None else None)
    where, values = all_conditions(outlet, period("a.published", filters.since, filters.until))
    if filters.mentions is not None:
        parties(connection, filters.mentions, "mentioned")
        where += " AND a.article IN (SELECT article FROM mentioned)"
    if not filters.copies:
        where += " AND z.story = a.article"
    sql = f"SELECT a.article FROM articles a JOIN article_state z USING (article) WHERE z.current{where}"
    return f"{sql} ORDER BY a.published DESC NULLS LAST, a.article DESC", values


def _shown(connection: Connection, rows: list[Any]) -> list[ArticleHead]:
    inside = numbers(rows)
    found = dictionaries(
        connection,
        f"SELECT a.article AS number, {SOURCE}, a.version, a.characters, a.dateline_place AS place, a.agency, "
        "CASE WHEN z.story <> a.article THEN f.key END AS copy_of "
        "FROM articles a JOIN article_state z USING (article) LEFT JOIN articles f ON f.article = z.story "
        f"WHERE a.article IN ({inside})",
    )
    counts = {
        table: dict(connection.execute(f"SELECT article, count(*) FROM {table} WHERE article IN ({inside}) GROUP BY 1").fetchall())
        for table in ("statements", "events")
    }
    heads = {}
    for row in found:
        number = row.pop("number")
        told = {table: count.get(number, 0) for table, count in counts.items()}
        heads[number] = ArticleHead.model_construct(**(row | {"article": row.pop("key")} | told))
    return [heads[row[0]] for row in rows]
