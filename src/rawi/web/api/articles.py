"""Articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from rawi.errors import NotFoundError
from rawi.record import Record
from rawi.web.api.common import (
    STREAMED,
    Books,
    Form,
    Name,
    Outlet,
    Pages,
    Since,
    Until,
    answered,
    headers,
    json_lines,
    listed,
    streamed,
)
from rawi.web.api.models import ArticleFull, Listed
from rawi.web.questions.article import StoredArticle, read_article
from rawi.web.questions.articles import ArticleFilters, article_head, article_list, article_stream
from rawi.web.questions.types import ArticleHead

router = APIRouter(prefix="/articles", tags=["articles"])
Key = Annotated[str, Path(max_length=200, description="the article's key: 16 hexadecimal digits")]


@router.get("", response_model=Listed[ArticleHead], responses=STREAMED, summary="List articles")
def articles(
    request: Request, library: Books, pages: Pages, outlet: Outlet = None, mentions: Name = None, since: Since = None,
    until: Until = None, copies: Annotated[bool, Query(description="copies of another outlet's text too")] = True,
    format: Form = "json",
) -> Response:  # fmt: skip
    """The latest version of each article, newest first."""
    filters = ArticleFilters(outlet, mentions, since, until, copies)
    if format == "ndjson":
        return streamed(request, json_lines(library, lambda connection: article_stream(connection, filters)))
    with library.connection() as connection:
        return listed(request, article_list(connection, filters, pages))


@router.get("/{key}", response_model=ArticleFull, summary="One article with its record")
def article(request: Request, library: Books, key: Key) -> Response:
    """Text, record, and what other outlets report too."""
    with library.connection() as connection:
        head = article_head(connection, key)
        stored = _stored(read_article(connection, key), key)
    return answered(request, ArticleFull.model_construct(head=head, text=stored.text, record=stored.record, linked=stored.linked))


@router.get("/{key}/record", response_model=Record, summary="The record of an article")
def record(request: Request, library: Books, key: Key) -> Response:
    """As `rawi code` writes it; docs/record.md tells what each field means."""
    with library.connection() as connection:
        stored = _stored(read_article(connection, key), key)
    return Response(stored.record.to_json(), media_type="application/json", headers=headers(request))


def _stored(found: StoredArticle | None, key: str) -> StoredArticle:
    if found is None:
        raise NotFoundError(f"no article {key[:40]} in this store; the list of articles has their keys")
    return found
