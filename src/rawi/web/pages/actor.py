"""The page of an actor."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from rawi.events.ontology import event_types
from rawi.store.place import Connection
from rawi.web.kept import kept_of
from rawi.web.pages.articles import paging_of
from rawi.web.pages.shown import choice, found, library_of, name_of, page
from rawi.web.questions.paging import Page
from rawi.web.questions.portrait import (
    Portrait,
    events_of,
    make_reports,
    make_side,
    portrait,
    statements_of,
    types_of,
)
from rawi.web.questions.types import EventReport, StatementReport

router = APIRouter()
SIZE = 10


@router.get("/actors/{identity}")
def actor(request: Request, identity: str, act: str = "", topic: str = "", type: str = "") -> Response:
    library, slug, query = library_of(request), name_of(identity)[:300], request.query_params
    missing = f"the store knows nobody called {slug[:60]}; the list of actors can be searched by name"

    kind = choice(type, tuple(event_types()))
    said_page, done_page = paging_of(query.get("said"), SIZE), paging_of(query.get("done"), SIZE)
    act, topic, kept = act[:20], topic[:300], kept_of(request)

    key = ("lists", slug, act, topic, kind, said_page.page, done_page.page)

    def lists(connection: Connection) -> tuple[Page[StatementReport], Page[EventReport]]:
        return statements_of(connection, said_page, act, topic), events_of(connection, done_page, (kind,) if kind else ())

    def ask() -> tuple[Portrait | None, tuple[str, ...]]:
        with library.connection() as connection:
            told = portrait(connection, slug)
            if told is None:
                return None, ()
            kept.of(library, key, lambda: lists(connection))  # of the tables that the portrait was asked of
            return told, types_of(connection)

    told, types = kept.of(library, ("portrait", slug), ask)
    who = found(told, missing)

    def ask_lists() -> tuple[Page[StatementReport], Page[EventReport]]:
        with library.connection() as connection:
            make_side(connection, who.actor.slug, "side")
            make_reports(connection)
            return lists(connection)

    said, done = kept.of(library, key, ask_lists)
    values = {"p": who, "said": said, "done": done, "act": act, "topic": topic, "type": kind, "types": types}
    return page(request, "actor.html", values)
