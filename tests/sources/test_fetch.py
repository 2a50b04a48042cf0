"""Feeds by URL: a server on this machine that knows conditional requests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from rawi.errors import InputError
from rawi.sources.fetch import Feed, fetch

BODY = b"<rss version='2.0'></rss>"


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        type(self).asked.append(self.headers.get("If-None-Match"))
        if self.path == "/busy":
            self.send_response(503)
            self.send_header("Retry-After", "120")
            self.end_headers()
        elif self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("ETag", '"v1"')
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            self.wfile.write(BODY)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def test_an_unchanged_feed_is_not_sent_again(server: str) -> None:
    feed = Feed(f"{server}/rss")
    assert fetch(feed, 1_000) == BODY
    assert fetch(feed, 1_000) is None
    assert Handler.asked == [None, '"v1"']


def test_a_busy_server_is_left_alone(server: str) -> None:
    feed = Feed(f"{server}/busy")
    with pytest.raises(InputError, match="503"):
        fetch(feed, 1_000)
    assert fetch(feed, 1_000) is None
    assert len(Handler.asked) == 1


def test_a_feed_larger_than_allowed_and_a_server_that_is_not_there(server: str) -> None:
    with pytest.raises(InputError, match="larger"):
        fetch(Feed(f"{server}/rss"), 10)
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch(Feed("http://127.0.0.1:9/rss"), 10)
