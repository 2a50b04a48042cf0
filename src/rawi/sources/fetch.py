"""The only part of Rawi that uses the network: fetching the feeds that `rawi ingest` was given by URL, politely."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from rawi.errors import InputError, TooLargeError
from rawi.version import VERSION

AGENT = f"rawi/{VERSION} (feed reader)"
TIMEOUT = 30.0
LEAST_MINUTES = 5


def is_url(name: str) -> bool:
    """Whether a source is an address of the web.

    >>> is_url("https://example.org/rss"), is_url("news/rss.xml")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


@dataclass
class Feed:
    """A feed's address and what its server said last, so that an unchanged feed is not sent again."""

    url: str
    etag: str | None = None
    modified: str | None = None
    not_before: float = field(default=0.0)


def fetch(feed: Feed, max_bytes: int) -> bytes | None:
    """The feed's bytes; None when it has not changed, or when its server asked for patience.

    A conditional GET (RFC 9110, ETag and Last-Modified); Retry-After is heeded.

    Raises InputError when the server cannot be reached or refuses.
    """
    import urllib.error
    import urllib.request

    if time.monotonic() < feed.not_before:
        return None
    headers = {"User-Agent": AGENT, "Accept": "application/rss+xml, application/atom+xml, application/xml, text/xml;q=0.9"}
    if feed.etag:
        headers["If-None-Match"] = feed.etag
    if feed.modified:
        headers["If-Modified-Since"] = feed.modified
    try:
        with urllib.request.urlopen(urllib.request.Request(feed.url, headers=headers), timeout=TIMEOUT) as answer:
            data: bytes = answer.read(max_bytes + 1)
            etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 304:
                return None
            if error.code in (429, 503):
                feed.not_before = time.monotonic() + _seconds(error.headers.get("Retry-After"))
            raise InputError(f"{feed.url} answers {error.code} {error.reason}; try later, or check the address") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{feed.url} cannot be fetched: {getattr(error, 'reason', error)}; check the address") from None
    if len(data) > max_bytes:
        raise TooLargeError(f"{feed.url} is larger than {max_bytes:,} bytes; raise --max-bytes")
    feed.etag, feed.modified = etag, modified
    return data


def _seconds(retry_after: str | None) -> float:
    """Seconds to wait; ten minutes when the server does not say.

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
