"""The pages that feeds link to, fetched politely.

Conditional requests, robots.txt (RFC 9309), a pause between two requests to one host, Retry-After heeded. What a feed
links to is not trusted: pages are fetched from public addresses or from the feed's own host alone, over HTTP alone,
however they are redirected.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from rawi.errors import InputError
from rawi.sources.fetch import NAME, Feed, RefusedError, get

PAUSE = 2.0
"""Seconds between two requests for pages of one host; its robots.txt may ask for more."""
LONGEST_PAUSE = 60.0
ROBOTS_BYTES = 512_000
_PAGE = "text/html, application/xhtml+xml;q=0.9"


@dataclass
class Visitor:
    """Fetches the pages that feeds link to, and keeps to each host's rules as long as it lives.

    Args:
        max_bytes: of a page.
        pause: seconds between two requests to one host.
        sleep: waits so many seconds.
    """

    max_bytes: int
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    _pages: dict[str, Feed] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _not_before: dict[str, float] = field(default_factory=dict)

    def page(self, url: str, feed: str) -> bytes | None:
        """The bytes of a page that the feed at an address links to; None when it is what it was the last time.

        Raises InputError when it may not or cannot be fetched.
        """
        own = urlsplit(feed).hostname

        def check(address: str) -> None:
            _check_address(address, own)

        check(url)
        host = _host(url)
        if time.monotonic() < self._not_before.get(host, 0.0):
            raise InputError(f"{url} was not fetched: {host} asked for patience")
        robots = self._robots_of(url, check)
        if not robots.can_fetch(NAME, url):
            raise InputError(f"{url} was not fetched: the robots.txt of {host} asks programs to stay away")
        delay = robots.crawl_delay(NAME)
        self._wait(host, min(max(self.pause, float(delay or 0)), LONGEST_PAUSE))
        page = self._pages.setdefault(url, Feed(url))
        try:
            return get(page, self.max_bytes, _PAGE, check)
        finally:
            self._not_before[host] = page.not_before

    def _robots_of(self, url: str, check: Callable[[str], None]) -> RobotFileParser:
        host = _host(url)
        if host not in self._robots:
            address = f"{urlsplit(url).scheme}://{host}/robots.txt"
            parser = RobotFileParser(address)
            self._wait(host, self.pause)
            try:
                text = get(Feed(address), ROBOTS_BYTES, "text/plain", check)
                parser.parse((text or b"").decode("utf-8", "replace").splitlines())
            except RefusedError as error:
                # RFC 9309: none there means that all is allowed, a server in trouble that nothing is.
                parser.parse([] if 400 <= error.status < 500 and error.status != 429 else ["User-agent: *", "Disallow: /"])
            except InputError:
                parser.parse(["User-agent: *", "Disallow: /"])
            self._robots[host] = parser
        return self._robots[host]

    def _wait(self, host: str, pause: float) -> None:
        left = self._last.get(host, -pause) + pause - time.monotonic()
        if left > 0:
            self.sleep(left)
        self._last[host] = time.monotonic()


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _check_address(url: str, own: str | None) -> None:
    """Raises InputError unless an address is of HTTP and its host public, or the feed's own."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url[:200]} is no address of the web")
    if parts.hostname == own:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise InputError(f"{url[:200]} cannot be fetched: {error}; check the address") from None
    if not all(ipaddress.ip_address(str(address[4][0]).partition("%")[0]).is_global for address in found):
        raise InputError(f"{url[:200]} was not fetched: its host is of a private network, the feed's is another")
