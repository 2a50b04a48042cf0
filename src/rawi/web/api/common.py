"""What the routes share: parameters, entity tags, pages and streams."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from rawi.store.place import Connection
from rawi.web.api.models import Listed, Problem
from rawi.web.errors import NotModified
from rawi.web.library import Library
from rawi.web.questions.paging import LARGEST, LAST, Page, Paging

T = TypeVar("T", bound=BaseModel)

Name = Annotated[str | None, Query(min_length=1, max_length=200, description="a name, a code such as RUS, a Wikidata id or an identity")]
Word = Annotated[str | None, Query(min_length=1, max_length=100)]
Outlet = Annotated[str | None, Query(min_length=1, max_length=200, description="name of the outlet, exactly but for case")]
Since = Annotated[date | None, Query(description="from this day on")]
Until = Annotated[date | None, Query(description="up to this day")]
Copies = Annotated[bool, Query(description="every report, not one for each that are held to be of the same")]
Form = Annotated[Literal["json", "ndjson"], Query(description="ndjson: all of the list, one item a line, without pages")]

NDJSON = "application/x-ndjson"
_CHUNK = 64_000
STREAMED: dict[int | str, dict[str, Any]] = {
    200: {"content": {NDJSON: {"schema": {"type": "string", "description": "one item a line"}}}, "description": "A page, or the stream"}
}
_PROBLEM = {"model": Problem, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    304: {"description": "The answer that If-None-Match names is still right"},
    403: {"description": "Refused: from another site's page, or for a name that is not served"},
    404: _PROBLEM | {"description": "The store has no such thing"},
    422: _PROBLEM | {"description": "A parameter cannot be understood"},
    429: {"description": "More requests than one client may make; Retry-After says when to come back"},
    503: {"description": "Too many questions at once, or one that took too long; Retry-After says when to come back"},
}
"""Errors of all routes, for the description."""


def library_of(request: Request) -> Library:
    """The library that is served."""
    library: Library = request.app.state.library
    return library


async def books(request: Request) -> Library:
    """The library as a dependency; not a plain function, which would be run in a thread of its own."""
    return library_of(request)


Books = Annotated[Library, Depends(books)]


async def paging(
    page: Annotated[int, Query(ge=1, le=LAST, description="number of the page")] = 1,
    size: Annotated[int, Query(ge=1, le=LARGEST, description="items on a page")] = 25,
) -> Paging:
    return Paging(page, size)


Pages = Annotated[Paging, Depends(paging)]


def etag(request: Request) -> str:
    """Names the answer to this question from this publication of the store."""
    asked = f"{library_of(request).version} {request.url.path}?{request.url.query}"
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:20]}"'


async def fresh(request: Request) -> None:
    """A dependency of every GET: stops with 304 before anything is asked when the client has the answer."""
    given = request.headers.get("if-none-match")
    if given and etag(request) in [tag.strip() for tag in given.split(",")]:
        raise NotModified(etag(request))


def headers(request: Request) -> dict[str, str]:
    return {"ETag": etag(request), "Cache-Control": "no-cache"}


def answered(request: Request, model: BaseModel) -> Response:
    """A model as JSON with its entity tag; not checked again, since we made it."""
    return Response(model.model_dump_json(by_alias=True), media_type="application/json", headers=headers(request))


def listed(request: Request, page: Page[T]) -> Response:
    """A page of a list, with the address of the next one."""
    following = None
    if page.next:
        query = {**request.query_params, "page": page.next}
        following = f"{quote(request.url.path)}?{urlencode(query)}"
    answer = answered(request, Listed[Any].model_construct(items=page.items, page=page.page, size=page.size, next=following))
    if following:
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer


def streamed(request: Request, lines: Iterator[str], kind: str = NDJSON, name: str | None = None) -> Response:
    """Chunks of text as they come; errors before the first of them are told as usual."""
    first = next(lines, "")
    extra = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return StreamingResponse(chain([first], lines), media_type=kind, headers=headers(request) | extra)


def json_lines(library: Library, ask: Callable[[Connection], Iterator[BaseModel]]) -> Iterator[str]:
    """Items as lines of JSON, some thousand characters at a time."""
    with library.stream() as connection:
        waiting: list[str] = []
        length = 0
        for item in ask(connection):
            line = item.model_dump_json(by_alias=True) + "\n"
            waiting.append(line)
            length += len(line)
            if length > _CHUNK:
                yield "".join(waiting)
                waiting, length = [], 0
        yield "".join(waiting)
