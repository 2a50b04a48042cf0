"""The pages: one module for each, and what the server needs of all of them."""

from __future__ import annotations

from fastapi import APIRouter

from rawi.web.pages.actor import router as _actor
from rawi.web.pages.article import router as _article
from rawi.web.pages.articles import router as _articles
from rawi.web.pages.dyad import router as _dyad
from rawi.web.pages.home import router as _home
from rawi.web.pages.network import router as _network
from rawi.web.pages.report import router as _report
from rawi.web.pages.review import router as _review
from rawi.web.pages.search import router as _search
from rawi.web.pages.shown import context, prepare

__all__ = ["context", "prepare", "router"]

router = APIRouter()
for _router in (_home, _articles, _article, _actor, _dyad, _network, _report, _search, _review):
    router.include_router(_router)
