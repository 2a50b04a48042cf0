"""Reading a text that the client sends."""

from __future__ import annotations

from typing import Annotated

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Body, Request
from fastapi.responses import Response

from rawi.article import Article
from rawi.errors import BusyError, TooLargeError
from rawi.record import Record
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import check_text
from rawi.web.api.common import Books
from rawi.web.api.models import Problem, TextToRead
from rawi.web.library import Library

router = APIRouter(tags=["read"])
WAITING = 8
"""Texts that may wait for the engine; the next one is told to come back later."""


@router.post(
    "/read", response_model=Record, summary="Read an article",
    responses={413: {"model": Problem, "description": "The text or the request is too large"}},
)  # fmt: skip
async def read(request: Request, library: Books, text: Annotated[TextToRead, Body()]) -> Response:
    """The record of an Arabic article: entities, statements and events, each tied to characters of the text.

    Nothing is stored. docs/record.md tells what each field means.
    """
    most = request.app.state.settings.max_text
    if len(text.text) > most:
        raise TooLargeError(f"the text has {len(text.text):,} characters; {most:,} are read at once, send it in parts")
    article = Article(
        text.text, text.id, text.title, text.published.isoformat() if text.published else None, text.outlet, text.url, "option"
    )
    limiter = _limiter(request)
    if limiter.statistics().tasks_waiting >= WAITING:
        raise BusyError("other texts are being read; send it again in a moment")
    body = await to_thread.run_sync(_record, library, article, limiter=limiter)
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


def _record(library: Library, article: Article) -> str:
    check_text(article.text, "the text")
    check_arabic(article.text, "the text")
    with library.engine() as engine:
        return engine.read_article(article).to_json()


def _limiter(request: Request) -> CapacityLimiter:
    # Readings have a thread of their own, so that pages are not kept waiting by them.
    state = request.app.state
    if not hasattr(state, "reading"):
        state.reading = CapacityLimiter(1)
    limiter: CapacityLimiter = state.reading
    return limiter
