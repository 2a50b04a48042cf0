"""Bytes to text: every kind of bad file has its own error, and every character is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import BadOptionError, BinaryInputError, EmptyInputError, EncodingError, InputError
from rawi.sources import decode

NEWS = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات."


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-32"])
def test_an_encoding_that_is_given_is_used(encoding: str) -> None:
    assert decode(NEWS.encode(encoding), "news.txt", encoding).lstrip("\ufeff") == NEWS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8"])
def test_a_byte_order_mark_tells_the_encoding_and_counts_as_a_character(encoding: str) -> None:
    assert decode(("\ufeff" + NEWS).encode(encoding), "news.txt") == "\ufeff" + NEWS


def test_line_ends_stay_as_they_are() -> None:
    assert decode(f"{NEWS}\r\n{NEWS}\r".encode(), "news.txt") == f"{NEWS}\r\n{NEWS}\r"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\u200b\u00a0".encode()])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match=r"news\.txt"):
        decode(data, "news.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"), (b"PK\x03\x04\x14", "zip"), (b"\x1f\x8b\x08\x00", "gzip"), (b"\x7fELF\x02", "program"),
        (NEWS.encode() + b"\0", "NUL at byte 1"), (("\x01\x02\x03" * 9).encode() + NEWS.encode(), "control characters"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_called_by_its_name(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryInputError, match=kind):
        decode(data, "news.txt")


def test_the_first_bad_byte_is_told_and_the_likely_encoding() -> None:
    message = r"news.txt is not valid UTF-8 at byte 0 \(0xDE\).*--encoding windows-1256"
    with pytest.raises(EncodingError, match=message):
        decode(NEWS.encode("windows-1256"), "news.txt")
    with pytest.raises(EncodingError, match=r"at byte 6 \(0xFF\)"):
        decode("قال".encode() + b"\xff", "news.txt")


def test_bytes_that_the_given_encoding_lacks() -> None:
    with pytest.raises(EncodingError, match="ISO-8859-6 at byte"):
        decode(b"\xff\xfe", "news.txt", "iso-8859-6")


@pytest.mark.parametrize("name", ["klingon", "hex", "zip", "ut\0f", "undefined"])
def test_an_unknown_encoding_is_a_bad_option(name: str) -> None:
    with pytest.raises(BadOptionError, match="unknown encoding"):
        decode(NEWS.encode(), "news.txt", name)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_of_our_errors(data: bytes) -> None:
    try:
        text = decode(data, "news.txt")
    except InputError as error:
        assert "\n" not in str(error)
    else:
        assert text.encode("utf-8") == data or data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\0\0")
