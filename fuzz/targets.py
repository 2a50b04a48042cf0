"""What is fuzzed: each target takes bytes, and raises nothing but AssertionError, and that only when a promise is broken."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

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


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {"read": read, "raw": raw, "html": html, "feed": feed, "lines": lines, "table": table, "warc": warc}
)
"""All targets by name."""
