"""What keeps the reading room safe: headers, host check, limits, and the token of forms."""

from __future__ import annotations

import ipaddress
import json
import secrets
import time
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rawi.errors import ForbiddenError, RateError, RawiError, TooLargeError
from rawi.web.csrf import COOKIE, check_csrf, csrf_token
from rawi.web.errors import status_of
from rawi.web.headers import HEADERS, POLICY
from rawi.web.settings import Settings

__all__ = ["HEADERS", "POLICY", "Guard", "check_csrf", "csrf_token"]

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
CLIENTS = 10_000
"""Clients whose rate is remembered at once."""


def host_allowed(header: str, settings: Settings) -> bool:
    """Whether a Host header is ours: an IP address, localhost, or a name that was allowed.

    A page of another site whose name is made to point at this machine (DNS rebinding) sends that name.

    >>> [host_allowed(name, Settings()) for name in ("localhost:8765", "[::1]:8765", "127.0.0.1", "evil.example:8765")]
    [True, True, True, False]
    """
    name = header.strip().lower()
    if name.startswith("["):
        name, closed, _ = name[1:].partition("]")
        if not closed:
            return False
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    if name == "localhost" or name in (allowed.lower() for allowed in (settings.host, *settings.allowed_hosts)):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def same_origin(headers: Headers) -> bool:
    """Whether a request that may change something comes from our own pages, or from a program that is no browser."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


@dataclass
class Buckets:
    """Token buckets: how many requests each client may still make."""

    rate: float
    burst: int
    _filled: dict[str, tuple[float, float]] = field(default_factory=dict)

    def allow(self, client: str, now: float) -> bool:
        """Takes one request from the client's bucket; False when it is empty."""
        if not self.rate:
            return True
        level, since = self._filled.pop(client, (float(self.burst), now))
        level = min(float(self.burst), level + (now - since) * self.rate)
        while len(self._filled) >= CLIENTS:
            self._filled.pop(next(iter(self._filled)))
        self._filled[client] = (level - 1 if level >= 1 else level, now)
        return level >= 1


class Guard:
    """The outermost layer: every request is checked before the application sees it, every answer gets the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.buckets = Buckets(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookie = _cookie(headers.get("cookie", ""))
        scope["rawi.token"] = {"value": cookie or secrets.token_urlsafe(24), "wanted": False}
        finish = _finisher(send, scope, cookie is None)
        try:
            self._check(scope, headers)
            if scope["method"] not in SAFE:
                receive = await _read_body(receive, headers, self.settings.max_body)
        except RawiError as error:
            await _refuse(error, scope, finish)
            return
        await self.app(scope, receive, finish)

    def _check(self, scope: Scope, headers: Headers) -> None:
        client = scope.get("client")
        if not self.buckets.allow(client[0] if client else "", time.monotonic()):
            raise RateError("too many requests; wait a moment")
        if not host_allowed(headers.get("host", ""), self.settings):
            raise ForbiddenError("this name is not served here; start `rawi serve` with --allow-host NAME to serve it")
        if scope["method"] not in SAFE and not same_origin(headers):
            raise ForbiddenError("requests from other sites' pages are refused")


def _cookie(header: str) -> str | None:
    value = cookie_parser(header).get(COOKIE, "")
    return value if 20 <= len(value) <= 64 and value.isascii() else None


def _finisher(send: Send, scope: Scope, new: bool) -> Send:
    async def finish(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message.get("headers", [])))
            for name, value in HEADERS.items():
                headers[name] = value
            if scope["path"].startswith("/static/"):
                headers["Cache-Control"] = "no-cache"
            if scope["rawi.token"]["wanted"]:
                headers["Cache-Control"] = "no-store"
                if new:
                    value = scope["rawi.token"]["value"]
                    headers.append("Set-Cookie", f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict")
            message = {**message, "headers": headers.raw}
        await send(message)

    return finish


async def _read_body(receive: Receive, headers: Headers, limit: int) -> Receive:
    """The whole body, read before the application runs, so that its size is known; raises TooLargeError."""
    told = headers.get("content-length", "0")
    if not told.isdigit() or int(told) > limit:
        raise TooLargeError(f"the request is larger than {limit:,} bytes; send less at once")
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            raise TooLargeError(f"the request is larger than {limit:,} bytes; send less at once")
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    return again


async def _refuse(error: RawiError, scope: Scope, send: Send) -> None:
    """A short answer without templates: whoever floods the server shall not make it work."""
    status = status_of(error)
    if scope["path"].startswith("/api"):
        kind = "application/problem+json"
        text = json.dumps({"status": status, "title": "Refused", "code": error.code, "detail": error.message})
    else:
        kind, text = "text/plain; charset=utf-8", f"{error.message}\n"
    body = text.encode()
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    if status == 429:
        headers.append((b"retry-after", b"2"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
