"""Search, in pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.errors import EmptyInputError, NotFoundError
from rawi.store.identity import terms
from rawi.store.place import Connection
from rawi.store.search import Filters, search
from rawi.text import read_text
from rawi.web.questions.paging import Page, Paging, numbers
from rawi.web.questions.ranking import SearchIndex, day_number
from rawi.web.questions.types import SearchHit

MOST = 1_000
"""Answers that can be paged through."""


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What hits must also be; with ``speaker`` or ``act`` only statements are found."""

    speaker: str | None = None
    act: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


def search_hits(
    connection: Connection, query: str, filters: SearchFilters, paging: Paging, index: SearchIndex | None = None
) -> Page[SearchHit]:
    """The articles that answer best.

    Args:
        index: of this publication (``library.index(connection)``): answers come out of memory where only words, outlet and
            period are asked for.

    Raises:
        EmptyInputError: when the query holds no word.
        NotFoundError: when the store knows nobody called as the speaker.
    """
    wanted = min(paging.offset + paging.size + 1, MOST)
    if index is not None and filters.speaker is None and filters.act is None:
        found = _ranked(connection, query, filters, index, wanted, paging.offset)
    else:
        found = _asked(connection, query, filters, wanted)[paging.offset :]
    hits = [SearchHit.model_construct(**(row | {"article": row["id"].partition(":")[0]})) for row in found]
    return Page(tuple(hits[: paging.size]), paging.page, paging.size, len(hits) > paging.size)


def _asked(connection: Connection, query: str, filters: SearchFilters, wanted: int) -> list[dict[str, Any]]:
    told = Filters(
        filters.speaker, filters.act, filters.outlet, str(filters.since) if filters.since else None,
        str(filters.until) if filters.until else None,
    )  # fmt: skip
    try:
        return search(connection, query, told, wanted)[0].dictionaries()
    except EmptyInputError as error:
        if filters.speaker and "query" not in error.message:
            raise NotFoundError(error.message) from None
        raise


def _ranked(
    connection: Connection, query: str, filters: SearchFilters, index: SearchIndex, wanted: int, offset: int
) -> list[dict[str, Any]]:
    words = sorted(set(terms(read_text(query).tokens)))
    if not words:
        raise EmptyInputError("the query holds no word; give some words to look for")
    best = index.best(connection, words, wanted, _allowed(connection, filters, index))[offset:]
    rows = connection.execute(
        f"SELECT article, key, published, outlet, title, url, text FROM articles WHERE article IN ({numbers([(f.article,) for f in best])})"
    ).fetchall()
    known = {row[0]: row[1:] for row in rows}
    hits = []
    for found in best:
        if found.article in known:
            key, day, outlet, title, url, text = known[found.article]
            sentence = text[found.start : found.end] if text is not None else None
            hits.append({
                "id": f"{key}:s{found.sentence}" if found.sentence else key, "score": round(found.score, 2), "sentence": sentence,
                "act": None, "speaker": None, "day": day, "outlet": outlet, "title": title, "url": url,
            })  # fmt: skip
    return hits


def _allowed(connection: Connection, filters: SearchFilters, index: SearchIndex) -> Callable[[int], bool] | None:
    """Whether an article is of the outlet and the period asked for."""
    if filters.outlet is None and filters.since is None and filters.until is None:
        return None
    days, first, last = index.days, day_number(filters.since), day_number(filters.until) or day_number(date.max)
    whole = filters.since is None and filters.until is None
    of: frozenset[int] | None = None
    if filters.outlet is not None:
        (found,) = connection.execute("SELECT list(article) FROM articles WHERE lower(outlet) = lower(?)", [filters.outlet]).fetchone()
        of = frozenset(found or ())

    def allowed(article: int) -> bool:
        return (of is None or article in of) and (whole or (days[article] > 0 and first <= days[article] <= last))

    return allowed
