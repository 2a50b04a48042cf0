"""Statements and events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from rawi.web.api.common import (
    STREAMED,
    Books,
    Copies,
    Form,
    Name,
    Outlet,
    Pages,
    Since,
    Until,
    Word,
    answered,
    json_lines,
    listed,
    streamed,
)
from rawi.web.api.models import EventFull, Listed, StatementFull
from rawi.web.questions.events import EventFilters, event_list, event_report, event_stream, event_witnesses
from rawi.web.questions.statements import (
    StatementFilters,
    statement_list,
    statement_report,
    statement_stream,
    statement_witnesses,
)
from rawi.web.questions.types import EventReport, StatementReport

router = APIRouter()
Article = Annotated[str | None, Query(min_length=1, max_length=200, description="key of the article that reports it")]
Id = Annotated[str, Path(max_length=200, description="stable id: the article's key, a colon, and the id in its record")]


@router.get(
    "/statements", response_model=Listed[StatementReport], responses=STREAMED, tags=["statements"], summary="List statements"
)
def statements(
    request: Request, library: Books, pages: Pages, speaker: Name = None, addressee: Name = None, act: Word = None,
    outlet: Outlet = None, article: Article = None, quoted: Annotated[bool | None, Query(description="in the speaker's own words")] = None,
    since: Since = None, until: Until = None, copies: Copies = False, format: Form = "json",
) -> Response:  # fmt: skip
    """Who said what, newest first."""
    filters = StatementFilters(speaker, addressee, act, outlet, article, quoted, since, until, copies)
    if format == "ndjson":
        return streamed(request, json_lines(library, lambda connection: statement_stream(connection, filters)))
    with library.connection() as connection:
        return listed(request, statement_list(connection, filters, pages))


@router.get("/statements/{id}", response_model=StatementFull, tags=["statements"], summary="One statement and all reports of it")
def statement(request: Request, library: Books, id: Id) -> Response:
    """The statement as one article reports it, and all reports held to be of the same one."""
    with library.connection() as connection:
        found = statement_report(connection, id)
        witnesses = statement_witnesses(connection, id)
    return answered(request, StatementFull.model_construct(statement=found, witnesses=witnesses))


@router.get("/events", response_model=Listed[EventReport], responses=STREAMED, tags=["events"], summary="List events")
def events(
    request: Request, library: Books, pages: Pages, actor: Name = None, recipient: Name = None, party: Name = None,
    other: Name = None, type: Annotated[str | None, Query(max_length=100, description="PLOVER event type", examples=["CONSULT"])] = None,
    mode: Word = None, quad: Word = None, status: Word = None,
    country: Annotated[str | None, Query(max_length=100, description="where it took place", examples=["SYR"])] = None,
    outlet: Outlet = None, article: Article = None, since: Since = None, until: Until = None, copies: Copies = False,
    format: Form = "json",
) -> Response:  # fmt: skip
    """Who did what to whom, newest first. `party` and `other` take part on whatever side."""
    filters = EventFilters(
        actor, recipient, party, other, type.upper() if type else None, mode, quad.upper() if quad else None, status,
        country.upper() if country else None, outlet, article, since, until, copies,
    )  # fmt: skip
    if format == "ndjson":
        return streamed(request, json_lines(library, lambda connection: event_stream(connection, filters)))
    with library.connection() as connection:
        return listed(request, event_list(connection, filters, pages))


@router.get("/events/{id}", response_model=EventFull, tags=["events"], summary="One event and all reports of it")
def event(request: Request, library: Books, id: Id) -> Response:
    """The event as one article reports it, and all reports held to be of the same one."""
    with library.connection() as connection:
        found = event_report(connection, id)
        witnesses = event_witnesses(connection, id)
    return answered(request, EventFull.model_construct(event=found, witnesses=witnesses))
