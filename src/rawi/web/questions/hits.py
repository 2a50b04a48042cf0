"""Search, in pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rawi.errors import EmptyInputError, NotFoundError
from rawi.store.place import Connection
from rawi.store.search import Filters, search
from rawi.web.questions.paging import Page, Paging
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


def search_hits(connection: Connection, query: str, filters: SearchFilters, paging: Paging) -> Page[SearchHit]:
    """The articles that answer best.

    Raises:
        EmptyInputError: when the query holds no word.
        NotFoundError: when the store knows nobody called as the speaker.
    """
    told = Filters(
        filters.speaker, filters.act, filters.outlet, str(filters.since) if filters.since else None,
        str(filters.until) if filters.until else None,
    )  # fmt: skip
    wanted = min(paging.offset + paging.size + 1, MOST)
    try:
        found = search(connection, query, told, wanted)[0].dictionaries()
    except EmptyInputError as error:
        if filters.speaker and "query" not in error.message:
            raise NotFoundError(error.message) from None
        raise
    hits = [SearchHit.model_construct(**(row | {"article": row["id"].partition(":")[0]})) for row in found[paging.offset :]]
    return Page(tuple(hits[: paging.size]), paging.page, paging.size, len(hits) > paging.size)
