"""Bytes to text, or an error that says which byte and what to do."""

from __future__ import annotations

import codecs
import re

from rawi.errors import BadOptionError, BinaryInputError, EmptyInputError, EncodingError

DEFAULT_MAX_BYTES = 20_000_000
"""No news report comes near this; a whole archive in one file by mistake does."""

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ARABIC = re.compile(r"[\u0621-\u064a]")


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start tells, if there is one."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def check_encoding(encoding: str | None) -> None:
    """Raises BadOptionError unless ``encoding`` is None or the name of a text encoding."""
    if encoding is None:
        return
    try:
        b"text".decode(encoding, "replace")  # refuses what is no text encoding, such as hex
    except (LookupError, ValueError):  # a UnicodeError is a ValueError; so is a NUL in the name
        raise BadOptionError(
            f"unknown encoding {encoding!r}; use a name such as utf-8, windows-1256, iso-8859-6, utf-16"
        ) from None


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a file, with every character kept: a byte order mark and CRLF count in offsets.

    Args:
        data: the whole file.
        name: what to call it in messages.
        encoding: None for UTF-8, or UTF-16 or UTF-32 where a byte order mark says so.

    Raises:
        EmptyInputError, BinaryInputError, EncodingError: with the offset of the first bad byte.

    >>> decode("قال الوزير".encode("cp1256"), "news.txt", "windows-1256")
    'قال الوزير'
    """
    check_encoding(encoding)
    if not data:
        raise EmptyInputError(f"{name} is empty; give a file with the text of one article")
    kind = next((what for head, what in _HEADS if data.startswith(head)), None)
    if kind:
        raise BinaryInputError(f"{name} is {kind} file; give the article as plain text")
    chosen = encoding or byte_order_mark(data) or "utf-8"
    if chosen == "utf-8" and b"\0" in data:
        raise BinaryInputError(
            f"{name} holds a NUL at byte {data.index(0)}: no plain text; if it is UTF-16, give --encoding utf-16-le"
        )
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        raise EncodingError(_undecodable(data, name, chosen, error.start)) from None
    except UnicodeError as error:
        raise EncodingError(f"{name} is not valid {chosen} ({error}); give another --encoding") from None
    check_text(text, name)
    return text


def _undecodable(data: bytes, name: str, encoding: str, offset: int) -> str:
    byte = f" (0x{data[offset]:02X})" if offset < len(data) else ""
    message = f"{name} is not valid {encoding.upper()} at byte {offset}{byte}"
    if encoding != "utf-8":
        return f"{message}; give another --encoding"
    sample = data[:20_000]
    for guess in ("windows-1256", "iso-8859-6"):
        text = sample.decode(guess, "replace")
        if " ال" in text and len(_ARABIC.findall(text)) > len(text) / 2:
            return f"{message}; it looks like {guess}: try --encoding {guess}"
    return f"{message}; give its encoding, such as --encoding windows-1256"


def check_text(text: str, name: str) -> None:
    """Raises EmptyInputError for nothing but white space, BinaryInputError for what no article holds."""
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029"):
        raise EmptyInputError(f"{name} holds no text, only white space; give the text of one article")
    if "\0" in text:
        raise BinaryInputError(f"{name} holds a NUL at character {text.index(chr(0))}: no plain text")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls > len(text) / 20:
        raise BinaryInputError(f"{name} holds {controls} control characters in {len(text)}: no plain text")
