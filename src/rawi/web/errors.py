"""Every error as an answer: JSON under /api, a page elsewhere; never a traceback."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from rawi import errors
from rawi.extras import need
from rawi.store.place import first_line
from rawi.web.headers import HEADERS
from rawi.web.templating import render

_log = logging.getLogger("rawi.web")
TITLES = {
    400: "Bad request", 403: "Refused", 404: "Not found", 405: "Not possible here", 413: "Too large", 415: "Wrong kind of content",
    422: "Not understood", 429: "Too many requests", 500: "A fault in Rawi", 503: "Not now",
}  # fmt: skip
_STATUS: tuple[tuple[type[errors.RawiError], int], ...] = (
    (errors.NotFoundError, 404),
    (errors.ForbiddenError, 403),
    (errors.BusyError, 503),
    (errors.RateError, 429),
    (errors.TooLargeError, 413),
    (errors.InputError, 422),
    (errors.StoreError, 503),
)


class NotModified(Exception):
    """The client has this answer already; raised before anything is asked."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def status_of(error: errors.RawiError) -> int:
    """The HTTP status that says what kind of error it is; 500 for a fault of ours.

    >>> status_of(errors.EmptyInputError("no word")), status_of(errors.NotFoundError("no article"))
    (422, 404)
    """
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def answer(request: Request, status: int, message: str, code: str = "", details: list[dict[str, str]] | None = None) -> Response:
    """An error in the form that the client can use."""
    title = TITLES.get(status, f"Error {status}")
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": "2"} if status in (429, 503) else {})
    if request.url.path.startswith("/api"):
        problem: dict[str, Any] = {"status": status, "title": title, "code": code or f"H{status}", "detail": message}
        if details:
            problem["errors"] = details
        return JSONResponse(problem, status, headers, "application/problem+json")
    try:
        return render(request, "error.html", {"status": status, "title": title, "code": code, "message": message}, status, headers)
    except Exception:
        _log.exception("the page of an error could not be made")
        return HTMLResponse(_plain_page(title, message), status, headers)


def _plain_page(title: str, message: str) -> str:
    from html import escape

    return f'<!doctype html><html lang="en"><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(message)}</p></html>'


def install(app: FastAPI) -> None:
    """Makes the application answer all errors so."""

    def told(request: Request, error: Exception) -> Response:
        assert isinstance(error, errors.RawiError)
        if status_of(error) >= 500:
            _log.error("%s: %s", request.url.path, error)
        return answer(request, status_of(error), error.message, error.code)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        message = str(error.detail)
        if error.status_code == 404 and message == "Not Found":
            message = "there is no such page"
        found = answer(request, error.status_code, message)
        found.headers.update(error.headers or {})
        return found

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        details = [{"where": ".".join(map(str, e["loc"])), "what": e["msg"]} for e in error.errors()]
        message = "; ".join(f"{d['where']}: {d['what']}" for d in details[:5])
        return answer(request, 422, message, errors.BadOptionError.code, details)

    def store(request: Request, error: Exception) -> Response:
        _log.error("%s: %s", request.url.path, first_line(error))
        return answer(request, 500, "the store could not answer this question", errors.InternalError.code)

    def fault(request: Request, error: Exception) -> Response:
        found = answer(request, 500, "a fault in Rawi; its log says where", errors.InternalError.code)
        found.headers.update(HEADERS)  # Starlette answers faults outside of all middleware
        return found

    def not_modified(request: Request, error: Exception) -> Response:
        assert isinstance(error, NotModified)
        return Response(status_code=304, headers={"ETag": error.etag, "Cache-Control": "no-cache"})

    app.add_exception_handler(errors.RawiError, told)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(NotModified, not_modified)
    app.add_exception_handler(need("duckdb", "store").Error, store)
    app.add_exception_handler(Exception, fault)
