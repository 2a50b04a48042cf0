"""The application: pages, API and assets over one library."""

from __future__ import annotations

from importlib.resources import files

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from rawi.version import VERSION
from rawi.web import api, errors, pages
from rawi.web.library import Library
from rawi.web.security import Guard
from rawi.web.settings import Settings


def create_app(library: Library, settings: Settings | None = None) -> FastAPI:
    """The application that ``rawi serve`` runs.

    Args:
        library: the store that is read; the caller closes it.
        settings: limits and language; the defaults are those of a server for one reader at this machine.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Rawi", version=VERSION, summary="Who said what, who met whom, who did what to whom, by whose word.",
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
    )  # fmt: skip
    app.state.library = library
    app.state.settings = settings
    errors.install(app)
    app.include_router(api.router)
    app.include_router(pages.router, include_in_schema=False)
    static = files("rawi.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static), check_dir=False), name="static")
    app.add_middleware(Guard, settings=settings)
    return app
