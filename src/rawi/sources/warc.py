"""WARC files, as crawlers write them, to articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rawi.errors import RawiError, TooLargeError
from rawi.extras import need
from rawi.sources.html import read_page
from rawi.sources.streams import foreign, opened
from rawi.sources.tables import Found


def read_warc(path: str, max_bytes: int) -> Iterator[Found]:
    """Each HTML page that the crawler got with status 200; where is ``:7`` for the seventh page of the file."""
    warc = need("fastwarc.warc", "web-sources")
    number = 0
    try:
        # fastwarc reads .warc and .warc.gz (one member a record) itself; .zst comes decompressed.
        with _stream(path) as stream:
            for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, parse_http=True):
                if _is_page(record):
                    number += 1
                    yield _page(record, f"{path}:{number}", f":{number}", max_bytes)
    except RawiError as error:
        yield f":{number + 1}", error, None
    except Exception as error:  # a damaged file may fail anywhere in the parser
        yield f":{number + 1}", foreign(path, error), None


def _stream(path: str) -> Any:
    return opened(path) if path.lower().endswith(".zst") else open(path, "rb")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = (record.http_content_type or "").lower()
    return headers is not None and headers.status_code == 200 and kind in ("text/html", "application/xhtml+xml")


def _page(record: Any, name: str, where: str, max_bytes: int) -> Found:
    data = record.reader.read(max_bytes + 1)
    if len(data) > max_bytes:
        return where, TooLargeError(f"the page is larger than {max_bytes:,} bytes; raise --max-bytes"), None
    charset = record.http_charset
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    try:
        try:
            return where, read_page(data, name, encoding=charset, url=url), None
        except RawiError:
            if not charset:
                raise
            return where, read_page(data, name, url=url), None  # the header may be wrong where the page is right
    except RawiError as error:
        return where, error, None
