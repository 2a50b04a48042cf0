"""Jinja2 for the pages: escaped by default, unknown names refused."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rawi.version import VERSION
from rawi.web.csrf import csrf_token


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of all templates; ``rawi.web.pages.prepare(environment)`` adds the pages' filters and globals."""
    made = Environment(
        loader=FileSystemLoader(str(files("rawi.web") / "templates")), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.globals["static"] = lambda path: f"/static/{path}?v={VERSION}"
    made.globals["version"] = VERSION
    from rawi.web import pages  # which themselves render templates

    pages.prepare(made)
    return made


def render(
    request: Request, name: str, values: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> HTMLResponse:
    """The page that a template makes of ``values`` and of ``rawi.web.pages.context(request)``.

    Templates also know ``request``, ``csrf_token`` (to call, where there is a form), ``static`` and ``version``.
    """
    from rawi.web import pages

    known = {"request": request, "csrf_token": lambda: csrf_token(request), **pages.context(request), **values}
    return HTMLResponse(environment().get_template(name).render(known), status, headers)
