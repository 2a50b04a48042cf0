"""All routes together."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from rawi.version import VERSION
from rawi.web.api import actors, articles, documentation, dyads, exports, read, reports, search
from rawi.web.api.common import PROBLEMS, Books, answered, fresh
from rawi.web.api.models import About

router = APIRouter(prefix="/api")
router.include_router(documentation.router)
v1 = APIRouter(prefix="/v1", dependencies=[Depends(fresh)], responses=PROBLEMS)

_ABOUT = """
SELECT (SELECT count(*) FROM article_state WHERE current), (SELECT count(*) FROM statement_state WHERE counted),
  (SELECT count(*) FROM event_state WHERE counted), (SELECT count(*) FROM identities),
  (SELECT count(DISTINCT outlet) FROM articles), (SELECT min(published) FROM articles), (SELECT max(published) FROM articles)
"""


@v1.get("", response_model=About, tags=["store"], summary="What is served")
def about(request: Request, library: Books) -> Response:
    """Version of Rawi, and how much the store holds."""
    with library.connection() as connection:
        articles_, statements, events, actors_, outlets, first, last = connection.execute(_ABOUT).fetchone()
    return answered(
        request,
        About(
            rawi=VERSION, store=library.version, articles=articles_, statements=statements, events=events, actors=actors_,
            outlets=outlets, first=first, last=last,
        ),
    )  # fmt: skip


for part in (read, search, articles, actors, dyads, reports, exports):
    v1.include_router(part.router)
router.include_router(v1)
