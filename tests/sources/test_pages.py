"""Feeds by URL whose links are followed: a server on this machine with robots.txt, conditional requests, redirections."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from rawi.article import Article
from rawi.cli.main import main
from rawi.errors import InputError
from rawi.sources.feeds import read_feed
from rawi.sources.pages import Visitor
from rawi.store.place import open_reading

BODY = (
    "قال وزير الخارجية التركي مولود تشاووش أوغلو إن بلاده تدعم وقف إطلاق النار في ليبيا. "
    "وأضاف الوزير أن المحادثات ستستمر في أنقرة خلال الأسبوع المقبل بمشاركة وفود من دول عدة. "
)
PAGE = (
    "<html><head><title>أنقرة</title></head><body><nav>الرئيسية</nav><article><h1>أنقرة تدعم وقف إطلاق النار</h1>"
    f"<p>{BODY}</p><p>{BODY.replace('ليبيا', 'سوريا')}</p></article></body></html>"
)
ENTRY = (
    "<item><title>أنقرة تدعم وقف إطلاق النار</title><link>{link}</link><description>{text}</description>"
    "<guid>{link}</guid><pubDate>{day} Jan 2022 08:00:00 GMT</pubDate></item>"
)


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str | None]]] = []
    robots: ClassVar[str | None] = "User-agent: *\nDisallow: /closed\nCrawl-delay: 3\n"
    entries: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        type(self).asked.append((self.path, self.headers.get("If-None-Match")))
        if self.path == "/robots.txt":
            self._send(200 if self.robots is not None else 404, self.robots or "", "text/plain")
        elif self.path == "/rss":
            items = "".join(self.entries)
            self._send(200, f"<rss version='2.0'><channel><title>صحيفة</title>{items}</channel></rss>", "application/rss+xml")
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:9/secret")
            self.end_headers()
        elif self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path == "/busy":
            self.send_response(429)
            self.send_header("Retry-After", "60")
            self.end_headers()
        elif self.path == "/gone":
            self._send(404, "", "text/html")
        elif self.headers.get("If-None-Match") == '"p1"':
            self.send_response(304)
            self.end_headers()
        else:
            self._send(200, PAGE, "text/html; charset=utf-8")

    def _send(self, status: int, text: str, kind: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if self.path.startswith("/page"):
            self.send_header("ETag", '"p1"')
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    Handler.asked = []
    monkeypatch.setenv("no_proxy", "*")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def visitor(waits: list[float] | None = None) -> Visitor:
    """A visitor that notes how long it would wait, and does not."""
    return Visitor(1_000_000, sleep=(waits if waits is not None else []).append)


def feed(*entries: str) -> bytes:
    return f"<rss version='2.0'><channel><title>صحيفة</title>{''.join(entries)}</channel></rss>".encode()


def test_the_page_is_read_where_the_feed_has_a_summary(server: str) -> None:
    waits: list[float] = []
    found = visitor(waits)
    data = feed(ENTRY.format(link=f"{server}/page/1", text="قال الوزير إن بلاده تدعم وقف إطلاق النار.", day=11))
    ((where, article, warning),) = read_feed(data, "x", lambda link, changed: found.page(link, f"{server}/rss"))
    assert (where, warning) == (":1", None)
    assert isinstance(article, Article)
    assert "سوريا" in article.text and "الرئيسية" not in article.text
    assert (article.published, article.outlet, article.url) == ("2022-01-11", "صحيفة", f"{server}/page/1")
    assert [path for path, _ in Handler.asked] == ["/robots.txt", "/page/1"]
    assert len(waits) == 1 and 2.5 < waits[0] <= 3.0, "robots.txt asks for three seconds"


def test_an_unchanged_page_is_not_sent_again_and_robots_is_asked_once(server: str) -> None:
    found = visitor()
    assert found.page(f"{server}/page/1", server) is not None
    assert found.page(f"{server}/page/1", server) is None
    assert Handler.asked == [("/robots.txt", None), ("/page/1", None), ("/page/1", '"p1"')]


def test_robots_are_heeded_and_the_entry_is_read_alone(server: str) -> None:
    found = visitor()
    data = feed(ENTRY.format(link=f"{server}/closed/1", text="قال الوزير إن بلاده تدعم وقف إطلاق النار.", day=11))
    ((_, article, warning),) = read_feed(data, "x", lambda link, changed: found.page(link, server))
    assert isinstance(article, Article) and article.text.endswith("إطلاق النار.")
    assert warning is not None and "robots.txt" in warning
    assert [path for path, _ in Handler.asked] == ["/robots.txt"]


@pytest.mark.parametrize(("robots", "allowed"), [(None, True), ("", True), ("User-agent: rawi\nDisallow: /", False)])
def test_no_robots_file_allows_all(server: str, monkeypatch: pytest.MonkeyPatch, robots: str | None, allowed: bool) -> None:
    monkeypatch.setattr(Handler, "robots", robots)
    if allowed:
        assert visitor().page(f"{server}/page/1", server)
    else:
        with pytest.raises(InputError, match=r"robots\.txt"):
            visitor().page(f"{server}/page/1", server)


def test_a_busy_host_is_left_alone(server: str) -> None:
    found = visitor()
    with pytest.raises(InputError, match="429"):
        found.page(f"{server}/busy", server)
    with pytest.raises(InputError, match="patience"):
        found.page(f"{server}/page/1", server)
    assert [path for path, _ in Handler.asked] == ["/robots.txt", "/busy"]


def test_private_addresses_are_left_alone_unless_the_feed_lies_there(server: str) -> None:
    for url in (f"{server}/page/1", "http://169.254.169.254/latest", "file:///etc/hostname", "http://[::1]/x"):
        with pytest.raises(InputError, match=r"private|no address"):
            visitor().page(url, "https://feeds.example.org/rss")
    for path in ("/away", "/file"):
        with pytest.raises(InputError, match=r"private|not allowed"):
            visitor().page(server + path, server)
    assert {path for path, _ in Handler.asked} == {"/robots.txt", "/away", "/file"}


def test_a_page_that_is_gone_and_a_page_without_an_article(server: str) -> None:
    found = visitor()
    data = feed(
        ENTRY.format(link=f"{server}/gone", text="قال الوزير إن بلاده تدعم وقف إطلاق النار.", day=11),
        ENTRY.format(link=f"{server}/gone", text="", day=11),
    )
    (_, one, warning), (_, other, _) = read_feed(data, "x", lambda link, changed: found.page(link, server))
    assert isinstance(one, Article) and warning is not None and "404" in warning
    assert isinstance(other, InputError) and "404" in other.message


def test_ingest_follows_and_does_not_ask_for_what_is_stored(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "robots", None)
    monkeypatch.setattr("rawi.cli.ingest._visitor", lambda max_bytes: visitor())
    entry = ENTRY.format(link=f"{server}/page/1", text="قال الوزير إن بلاده تدعم وقف إطلاق النار.", day=11)
    monkeypatch.setattr(Handler, "entries", [entry])
    store = tmp_path / "news.rawi"
    assert main(["ingest", f"{server}/rss", "--store", str(store)]) == 0
    assert main(["ingest", f"{server}/rss", "--store", str(store)]) == 0
    assert [path for path, _ in Handler.asked] == ["/rss", "/robots.txt", "/page/1", "/rss"]
    rows: list[tuple[Any, ...]]
    with closing(open_reading(str(store))) as connection:
        rows = connection.execute("SELECT url, outlet, contains(text, 'سوريا') FROM articles").fetchall()
    assert rows == [(f"{server}/page/1", "صحيفة", True)]
    assert main(["ingest", f"{server}/rss", "--no-follow", "--store", str(tmp_path / "other.rawi")]) == 0
    assert Handler.asked[-1][0] == "/rss"
