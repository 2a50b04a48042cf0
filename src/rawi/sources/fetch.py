"""The only part of Rawi that uses the network, with ``pages``: fetching the feeds that `rawi ingest` was given by URL.

Politely: conditional requests (RFC 9110, ETag and Last-Modified), Retry-After heeded. HTTP alone, however it is redirected.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rawi.errors import InputError, TooLargeError
from rawi.version import VERSION

NAME = "rawi"
AGENT = f"{NAME}/{VERSION} (feed reader)"
TIMEOUT = 30.0
LEAST_MINUTES = 5
_FEED = "application/rss+xml, application/atom+xml, application/xml, text/xml;q=0.9"


def is_url(name: str) -> bool:
    """Whether a source is an address of the web.

    >>> is_url("https://example.org/rss"), is_url("news/rss.xml")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


@dataclass
class Feed:
    """An address and what its server said last, so that what has not changed is not sent again."""

    url: str
    etag: str | None = None
    modified: str | None = None
    not_before: float = field(default=0.0)


def fetch(feed: Feed, max_bytes: int) -> bytes | None:
    """The feed's bytes; None when it has not changed, or when its server asked for patience.

    Raises InputError when the server cannot be reached or refuses.
    """
    return get(feed, max_bytes, _FEED, lambda url: None)


class RefusedError(InputError):
    """A server's answer that is no page; ``status`` is HTTP's."""

    status = 0


def get(address: Feed, max_bytes: int, accept: str, check: Callable[[str], None]) -> bytes | None:
    """The bytes of an address, as ``fetch`` does it.

    Args:
        accept: the media types that are wanted.
        check: raises an InputError for an address that must not be asked; called for each redirection.
    """
    import urllib.error
    import urllib.request
    from http.client import HTTPException

    if time.monotonic() < address.not_before:
        return None
    headers = {"User-Agent": AGENT, "Accept": accept}
    if address.etag:
        headers["If-None-Match"] = address.etag
    if address.modified:
        headers["If-Modified-Since"] = address.modified
    try:
        with _opener(check).open(urllib.request.Request(address.url, headers=headers), timeout=TIMEOUT) as answer:
            data: bytes = answer.read(max_bytes + 1)
            etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 304:
                return None
            if error.code in (429, 503):
                address.not_before = time.monotonic() + _seconds(error.headers.get("Retry-After"))
            refused = RefusedError(f"{address.url} answers {error.code} {error.reason}; try later, or check the address")
            refused.status = error.code
            raise refused from None
    except (OSError, ValueError, HTTPException) as error:
        raise InputError(f"{address.url} cannot be fetched: {getattr(error, 'reason', error)}; check the address") from None
    if len(data) > max_bytes:
        raise TooLargeError(f"{address.url} is larger than {max_bytes:,} bytes; raise --max-bytes")
    address.etag, address.modified = etag, modified
    return data


def _opener(check: Callable[[str], None]) -> Any:
    """What opens addresses: HTTP alone, each redirection checked."""
    import urllib.request

    class Redirections(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            check(newurl)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(), urllib.request.HTTPErrorProcessor(), Redirections(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _seconds(retry_after: str | None) -> float:
    """Seconds that Retry-After asks to wait; ten minutes when the server does not say.

    >>> _seconds("120"), _seconds(None)
    (120.0, 600.0)
    """
    import email.utils

    if retry_after is None:
        return 600.0
    if retry_after.isascii() and retry_after.isdigit():
        return min(float(retry_after), 86_400.0)
    try:
        when = email.utils.parsedate_to_datetime(retry_after).timestamp()
    except (ValueError, TypeError):
        return 600.0
    return min(max(when - time.time(), 0.0), 86_400.0)
