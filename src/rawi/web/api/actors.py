"""Actors: people, countries, bodies and offices that are known over articles."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from rawi.web.api.common import (
    STREAMED,
    Books,
    Form,
    Pages,
    Word,
    answered,
    json_lines,
    listed,
    streamed,
)
from rawi.web.api.models import ActorFull, Listed
from rawi.web.kept import kept_of
from rawi.web.questions.actors import ActorFacts, ActorFilters, actor_facts, actor_list, actor_stream
from rawi.web.questions.types import Actor

router = APIRouter(prefix="/actors", tags=["actors"])


@router.get("", response_model=Listed[Actor], responses=STREAMED, summary="List actors")
def actors(
    request: Request, library: Books, pages: Pages,
    name: Annotated[str | None, Query(min_length=1, max_length=200, description="words of a name, in Arabic or Latin letters")] = None,
    type: Annotated[Literal["person", "country", "organization", "place", "group", "office"] | None, Query()] = None,
    country: Word = None, order: Annotated[Literal["articles", "statements", "events", "last", "name"], Query()] = "articles",
    format: Form = "json",
) -> Response:  # fmt: skip
    """Who is known over articles."""
    filters = ActorFilters(name, type, country.upper() if country else None, order)
    if format == "ndjson":
        return streamed(request, json_lines(library, lambda connection: actor_stream(connection, filters)))
    with library.connection() as connection:
        return listed(request, actor_list(connection, filters, pages))


@router.get("/{identity:path}", response_model=ActorFull, summary="What is known of somebody")
def actor(
    request: Request, library: Books,
    identity: Annotated[str, Path(min_length=1, max_length=300, description="an identity, a Wikidata id, a code such as RUS, or a name")],
) -> Response:  # fmt: skip
    """Positions over time, statements by act, events by type, and the newest of both."""

    def ask() -> ActorFacts:
        with library.connection() as connection:
            return actor_facts(connection, identity)

    found = kept_of(request).of(library, ("api actor", identity), ask)
    return answered(
        request,
        ActorFull.model_construct(
            name=found.name, actors=found.actors, positions=found.positions, acts=found.acts, types=found.types,
            statements=found.statements, events=found.events,
        ),
    )  # fmt: skip
