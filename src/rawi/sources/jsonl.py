"""Lines of JSON to articles, one at a time, however long the file."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from rawi.article import Article
from rawi.errors import BadLineError, DamagedFileError, EncodingError, InputError, RawiError, TooLargeError
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import byte_order_mark, check_text
from rawi.sources.fields import COLUMNS
from rawi.sources.files import os_error
from rawi.sources.published import published_day

Line = tuple[int, bytes | InputError]


def numbered_lines(raw: BinaryIO, name: str, compressed: bool, encoding: str | None, max_bytes: int) -> Iterator[Line]:
    """Number (from 1) and bytes of each line, as UTF-8 unless ``encoding`` says otherwise; an error for one too long.

    A damaged file gives an error in place of its next line, and ends there.
    """
    # Lines are read with a limit, so that a file without line ends cannot fill the memory.
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if compressed else raw
    number = 0
    try:
        if encoding is None and not compressed and isinstance(stream, io.BufferedReader):
            encoding = byte_order_mark(stream.peek(4)[:4])
        if encoding and encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32")):
            stream = _transcoded(stream, encoding)
        while line := stream.readline(max_bytes + 1):
            number += 1
            if len(line) <= max_bytes or line.endswith(b"\n"):
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, TooLargeError(f"the line is longer than {max_bytes:,} bytes; split it or raise --max-bytes")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield number + 1, DamagedFileError(f"the compressed file is damaged here ({error}); get a whole copy")
    except UnicodeError as error:
        yield number + 1, EncodingError(f"not valid {encoding} near here ({error}); give another --encoding")
    except OSError as error:
        yield number + 1, os_error(name, error)


class _Recoded(io.RawIOBase):
    """UTF-16 or UTF-32 as a stream of UTF-8, so that the line reader sees one kind of line end."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while True:
            raw = self._stream.read(len(buffer) // 2)  # two bytes become three at most
            data = self._decoder.decode(raw, final=not raw).encode("utf-8")
            if data or not raw:
                buffer[: len(data)] = data
                return len(data)


def _transcoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Recoded(stream, encoding)))


def parse_line(line: bytes, number: int, encoding: str | None = None) -> tuple[Article | None, str | None]:
    """The article of one line and, if something in it had to be left out, a warning; (None, None) for a blank line.

    Fields may have the other names that columns of tables may have (``content``, ``headline``, ``outlet`` ...).

    Raises one of the InputErrors; its message does not name the file.

    >>> parse_line('{"text": "قال الوزير إن الاجتماع ناجح.", "date": "2022-01-11"}'.encode(), 1)[0].published
    '2022-01-11'
    """
    if encoding and encoding.lower().startswith(("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")):
        encoding = None  # already read as UTF-8
    try:
        source = line.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"not valid {(encoding or 'utf-8').upper()} at byte {error.start} of the line "
            f"(0x{line[error.start]:02X}); give its --encoding, such as windows-1256"
        ) from None
    if number == 1:
        source = source.removeprefix("\ufeff")
    if not source.strip():
        return None, None
    fields = _object(source)
    name = _name(fields, "text")
    text = fields.get(name)
    if text is None:
        raise BadLineError("no field 'text'; each line is an object with the article's text in 'text'")
    if not isinstance(text, str):
        raise BadLineError(f"the field '{name}' is {_kind(text)}, not a string")
    check_text(text, f"the field '{name}'")
    check_arabic(text, "the text")
    given = _field(fields, "date")
    published = published_day(given) if given and given.strip() else None
    warning = None
    if given and given.strip() and published is None:
        warning = f"the date {given[:40]!r} is no ISO date (YYYY-MM-DD); read without it"
    article = Article(
        text, _identifier(fields), _field(fields, "title"), published, _field(fields, "source"), _field(fields, "url")
    )
    return article, warning


def _object(source: str) -> dict[str, object]:
    try:
        value = json.loads(source)
    except RecursionError:
        raise BadLineError("JSON nested too deeply; each line is a flat object") from None
    except json.JSONDecodeError as error:
        raise BadLineError(f"broken JSON: {error.msg} at character {error.pos} of the line; mend the line") from None
    except ValueError as error:  # a number of thousands of digits
        raise BadLineError(f"broken JSON: {error}") from None
    if not isinstance(value, dict):
        raise BadLineError(f"the line is {_kind(value)}, not an object with a field 'text'")
    return value


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names: dict[type, str] = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list"}
    return names.get(type(value), "an object")


def _name(fields: dict[str, object], field: str) -> str:
    """What a field of the article is called in this line: as the columns of tables are, but in small letters."""
    return next((name for name in COLUMNS[field] if fields.get(name) is not None), field)


def _field(fields: dict[str, object], field: str) -> str | None:
    name = _name(fields, field)
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise BadLineError(f"the field '{name}' is {_kind(value)}, not a string; put it in quotation marks or leave it out")


def _identifier(fields: dict[str, object]) -> str | None:
    value = fields.get(_name(fields, "id"))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _field(fields, "id") or None


def read_line(
    line: bytes | InputError, number: int, encoding: str | None
) -> tuple[Article | None, RawiError | None, str | None]:
    """``parse_line`` with the error returned, not raised."""
    if isinstance(line, RawiError):
        return None, line, None
    try:
        article, warning = parse_line(line, number, encoding)
    except RawiError as error:
        return None, error, None
    return article, None, warning
