"""What is fuzzed: each target takes bytes, and raises nothing but AssertionError, and that only when a promise is broken."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import rawi
from fuzz.fragments import text_of
from rawi.errors import InternalError, RawiError
from rawi.record import Record
from rawi.render.html import html_page
from rawi.sources.decode import decode
from rawi.sources.feeds import read_feed
from rawi.sources.html import read_page
from rawi.sources.jsonl import numbered_lines, parse_line
from rawi.sources.tables import read_csv
from rawi.sources.warc import read_warc

MAX_BYTES = 1 << 20


@lru_cache(maxsize=1)
def engine() -> rawi.Engine:
    return rawi.load()


def check_record(record: Record, text: str) -> None:
    """Spans hold the words that the record tells, references lead somewhere, JSON gives the same record back."""
    claims = [(m.span, m.text) for e in record.entities for m in e.mentions]
    claims += [
        part
        for s in record.statements
        for part in ((s.cue.span, s.cue.text), (s.content.span, s.content.text))
    ]
    claims += [(e.trigger.span, e.trigger.text) for e in record.events]
    for (start, end), words in claims:
        assert 0 <= start < end <= len(text), "a span outside the text"
        assert text[start:end] == words, "a span that holds other words"
    entities = {e.id for e in record.entities}
    statements = {s.id for s in record.statements}
    for statement in record.statements:
        named = {statement.speaker, *statement.via, *statement.addressee} - {None}
        assert named <= entities, "a statement of nobody"
        assert statement.in_ is None or statement.in_ in statements - {statement.id}, (
            "a statement within nothing"
        )
    for event in record.events:
        assert {*event.actors, *event.recipients} <= entities, "an event of nobody"
        assert event.said_in is None or event.said_in in statements, "an event that no statement asserts"
    assert Record.model_validate_json(record.model_dump_json(by_alias=True)) == record, (
        "JSON that gives another record"
    )


def read(data: bytes) -> None:
    """Engine.read on sentences made of known words and odd marks."""
    text = text_of(data[:4096])
    check_record(engine().read(text, published="2022-01-11"), text)


def raw(data: bytes) -> None:
    """Engine.read and the page on whatever decodes."""
    try:
        text = decode(data[:4096], "fuzz")
    except RawiError:
        return
    record = engine().read(text)
    check_record(record, text)
    page = html_page(record, text)
    assert "<script>alert" not in page, "markup of the text in the page"


def _refused(error: Exception) -> None:
    assert isinstance(error, RawiError) and not isinstance(error, InternalError), (
        f"{type(error).__name__}: {error}"
    )
    assert "\n" not in str(error), "an error of several lines"


def html(data: bytes) -> None:
    """A web page."""
    try:
        article = read_page(data, "fuzz")
        assert article.text.strip()
    except RawiError as error:
        _refused(error)


def feed(data: bytes) -> None:
    """A feed."""
    for _, found, _ in read_feed(data, "fuzz"):
        if isinstance(found, Exception):
            _refused(found)


def lines(data: bytes) -> None:
    """Lines of JSON, in whatever encoding they claim."""
    encoding = (None, "utf-16", "windows-1256")[data[0] % 3] if data else None
    stream = io.BufferedReader(io.BytesIO(data[1:]))
    for number, line in numbered_lines(stream, "fuzz", False, encoding, MAX_BYTES):
        if isinstance(line, Exception):
            _refused(line)
            continue
        try:
            article, _ = parse_line(line, number, encoding)
        except RawiError as error:
            _refused(error)
        else:
            assert article is None or json.dumps(article.text)


def _on_disk(data: bytes, suffix: str, reader: Callable[[str], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"fuzz{suffix}"
        path.write_bytes(data)
        reader(str(path))


def table(data: bytes) -> None:
    """A table with commas."""

    def check(path: str) -> None:
        try:
            for _, found, _ in read_csv(path, None, MAX_BYTES):
                if isinstance(found, Exception):
                    _refused(found)
        except RawiError as error:
            _refused(error)

    _on_disk(data, ".csv", check)


def warc(data: bytes) -> None:
    """A crawler's archive."""

    def check(path: str) -> None:
        for _, found, _ in read_warc(path, MAX_BYTES):
            if isinstance(found, Exception):
                _refused(found)

    _on_disk(data, ".warc", check)


PATHS = (
    "/", "/articles", "/articles/", "/actors", "/actors/", "/dyads", "/dyads/KAZ/UZB", "/dyads/", "/network", "/search?q=", "/statements/", "/events/",
    "/review", "/static/", "/api/v1/search?q=", "/api/v1/articles?", "/api/v1/articles/", "/api/v1/actors?", "/api/v1/actors/", "/api/v1/dyads/",
    "/api/v1/events?", "/api/v1/events/", "/api/v1/statements?", "/api/v1/statements/", "/api/v1/exports/", "/api/v1/read",
)  # fmt: skip
NAMES = (
    "limit",
    "offset",
    "cursor",
    "q",
    "type",
    "act",
    "since",
    "until",
    "outlet",
    "speaker",
    "actor",
    "country",
    "status",
    "lang",
    "page",
    "format",
    "next",
)


@lru_cache(maxsize=1)
def client() -> Any:
    """A client of the reading room over the articles of the examples."""
    from fastapi.testclient import TestClient

    from rawi.cli.main import main
    from rawi.web.app import create_app
    from rawi.web.library import Library
    from rawi.web.settings import Settings

    store = str(Path(tempfile.mkdtemp()) / "fuzz.rawi")
    assert main(["ingest", str(Path(__file__).parents[1] / "examples" / "archive"), "--store", store]) == 0
    return TestClient(
        create_app(Library(store), Settings(rate=0)),
        base_url="http://127.0.0.1:8765",
        raise_server_exceptions=False,
    )


def api(data: bytes) -> None:
    """Requests to the reading room: any path, query and body; none may end in a fault of ours."""
    if len(data) < 4:
        return
    rest = data[4:].decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode()
    first, _, second = rest.partition("\0")
    path = PATHS[data[0] % len(PATHS)] + quote(first, safe="/?&=%" if data[1] % 2 else "")
    path += f"{'&' if '?' in path else '?'}{NAMES[data[2] % len(NAMES)]}={quote(second)}" if second else ""
    if data[3] % 4 == 0:
        answer = client().post(path, content=rest.encode(), headers={"content-type": "application/json"})
    else:
        answer = client().get(path)
    assert answer.status_code < 500, f"{answer.status_code} {path}"


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        "read": read,
        "raw": raw,
        "html": html,
        "feed": feed,
        "lines": lines,
        "table": table,
        "warc": warc,
        "api": api,
    }
)
"""All targets by name."""
