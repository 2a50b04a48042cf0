"""What the API takes and gives, besides the shown parts of ``rawi.web.questions.types`` and the record itself."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from rawi.record import Record
from rawi.web.questions.types import (
    Actor,
    ArticleHead,
    Count,
    EventReport,
    Month,
    Position,
    Shown,
    StatementReport,
)

T = TypeVar("T")


class Problem(BaseModel):
    """What went wrong (RFC 9457, application/problem+json)."""

    status: Annotated[int, Field(examples=[404])]
    title: Annotated[str, Field(examples=["Not found"])]
    code: Annotated[str, Field(description="code of the error, as in docs/cli.md", examples=["R112"])]
    detail: Annotated[str, Field(description="what happened and what to do", examples=["no article 0 in this store"])]
    errors: Annotated[list[dict[str, str]] | None, Field(description="each wrong parameter: where, what")] = None


class Listed(Shown, Generic[T]):
    """A page of a list."""

    items: tuple[T, ...]
    page: Annotated[int, Field(description="number of this page, from 1")]
    size: Annotated[int, Field(description="items on a page")]
    next: Annotated[str | None, Field(description="address of the next page; null on the last")]


class About(Shown):
    """What is served."""

    rawi: Annotated[str, Field(description="version of Rawi", examples=["0.1.0"])]
    store: Annotated[str, Field(description="changes with each publication of the store")]
    articles: int
    statements: Annotated[int, Field(description="counted once, however many outlets report them")]
    events: Annotated[int, Field(description="counted once, however many outlets report them")]
    actors: Annotated[int, Field(description="who is known over articles")]
    outlets: int
    first: date | None
    last: date | None


class TextToRead(BaseModel):
    """An article to be read."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "قال وزير الخارجية الروسي سيرغي لافروف اليوم الثلاثاء إن بلاده ترفض العقوبات.",
                    "published": "2022-01-11", "outlet": "وكالة المثال",
                }
            ]
        },
    )  # fmt: skip

    text: Annotated[str, Field(min_length=1, description="the article, in Arabic")]
    title: Annotated[str | None, Field(max_length=2_000)] = None
    published: Annotated[date | None, Field(description="day of publication; relative dates such as أمس are reckoned from it")] = None
    outlet: Annotated[str | None, Field(max_length=500)] = None
    url: Annotated[str | None, Field(max_length=2_000)] = None
    id: Annotated[str | None, Field(max_length=200, description="the record's id; made of the text where it is left out")] = None


class ArticleFull(Shown):
    """An article with its text and its record."""

    head: ArticleHead
    text: Annotated[str | None, Field(description="null where the store keeps no text")]
    record: Record
    linked: Annotated[dict[str, str], Field(description="what its statements and events report that others report too: id by id")]


class StatementFull(Shown):
    """A statement and all reports of it, first published first."""

    statement: StatementReport
    witnesses: tuple[StatementReport, ...]


class EventFull(Shown):
    """An event and all reports of it, first published first, with what they disagree on."""

    event: EventReport
    witnesses: tuple[EventReport, ...]


class ActorFull(Shown):
    """What is known of whom a name, code, Wikidata id or identity means."""

    name: Annotated[str, Field(description="as most articles have it")]
    actors: Annotated[tuple[Actor, ...], Field(description="all who are meant, most mentioned first, 20 at most")]
    positions: tuple[Position, ...]
    acts: Annotated[tuple[Count, ...], Field(description="statements by act")]
    types: Annotated[tuple[Count, ...], Field(description="events by type")]
    statements: Annotated[tuple[StatementReport, ...], Field(description="the newest ten")]
    events: Annotated[tuple[EventReport, ...], Field(description="the newest ten")]


class DyadFull(Shown):
    """Events between two parties."""

    first: str
    second: str
    months: tuple[Month, ...]
    events: Annotated[tuple[EventReport, ...], Field(description="the newest, 50 at most; the list of events has all")]
