"""Full-text search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from rawi.web.api.common import Books, Name, Outlet, Pages, Since, Until, Word, listed
from rawi.web.api.models import Listed
from rawi.web.questions.hits import SearchFilters, search_hits
from rawi.web.questions.types import SearchHit

router = APIRouter(tags=["search"])


@router.get("/search", response_model=Listed[SearchHit], summary="Search articles and statements")
def search(
    request: Request, library: Books, pages: Pages,
    q: Annotated[str, Query(min_length=1, max_length=300, description="words to look for", examples=["العقوبات الغربية"])],
    speaker: Name = None, act: Word = None, outlet: Outlet = None, since: Since = None, until: Until = None,
) -> Response:  # fmt: skip
    """The articles that answer best (BM25 over folded words without clitics), one for each story.

    With `speaker` or `act` the sentence is such a statement. The first 1,000 answers can be had.
    """
    filters = SearchFilters(speaker=speaker, act=act, outlet=outlet, since=since, until=until)
    with library.connection() as connection:
        return listed(request, search_hits(connection, q, filters, pages, library.index(connection)))
