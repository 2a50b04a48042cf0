"""Dyads: two parties and the events between them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from rawi.web.api.common import Books, Pages, Since, Until, Word, answered, listed
from rawi.web.api.models import DyadFull, Listed
from rawi.web.kept import kept_of
from rawi.web.questions.dyads import DyadFacts, dyad_facts, dyad_list
from rawi.web.questions.paging import Page
from rawi.web.questions.types import Dyad

router = APIRouter(prefix="/dyads", tags=["dyads"])
Who = Annotated[str, Path(min_length=1, max_length=200, description="a code such as CHN, a Wikidata id, an identity, or a name")]


@router.get("", response_model=Listed[Dyad], summary="List pairs of countries")
def dyads(request: Request, library: Books, pages: Pages, country: Word = None, since: Since = None, until: Until = None) -> Response:
    """Pairs of countries with events between them (negated ones left out), most events first."""
    wanted = country.upper() if country else None

    def ask() -> Page[Dyad]:
        with library.connection() as connection:
            return dyad_list(connection, since, until, wanted, pages)

    return listed(request, kept_of(request).of(library, ("api dyads", since, until, wanted, pages), ask))


@router.get("/{first}/{second}", response_model=DyadFull, summary="Events between two parties")
def one(request: Request, library: Books, first: Who, second: Who, since: Since = None, until: Until = None) -> Response:
    """By month and type with their mean score, and the newest ones."""

    def ask() -> DyadFacts:
        with library.connection() as connection:
            return dyad_facts(connection, first, second, since, until)

    found = kept_of(request).of(library, ("api dyad", first, second, since, until), ask)
    return answered(
        request,
        DyadFull.model_construct(first=found.first, second=found.second, months=found.months, events=found.events),
    )
