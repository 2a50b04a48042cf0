"""Lines of JSON: what is an article, what is not, and why."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rawi.article import Article
from rawi.errors import (
    BadLineError,
    BinaryInputError,
    DamagedFileError,
    EmptyInputError,
    EncodingError,
    NotArabicError,
    RawiError,
    TooLargeError,
)
from rawi.sources import Item, read_items
from rawi.sources.items import InputFile
from rawi.sources.jsonl import parse_line

NEWS = "قال الوزير إن الاجتماع ناجح."


def line(**fields: object) -> bytes:
    return json.dumps({"text": NEWS} | fields, ensure_ascii=False).encode()


def items(path: Path, **options: object) -> list[Item]:
    return list(read_items([InputFile(str(path))], **options))  # type: ignore[arg-type]


def test_all_fields() -> None:
    fields = {"id": "a1", "title": "اجتماع", "date": "2018-02-18T21:35:43+04:00", "source": "واس", "url": "https://spa.gov.sa"}
    article, warning = parse_line(line(**fields, author="left out"), 1)
    assert article == Article(NEWS, "a1", "اجتماع", "2018-02-18", "واس", "https://spa.gov.sa")
    assert warning is None


def test_the_other_names_that_columns_may_have() -> None:
    fields = {"content": NEWS, "headline": "اجتماع", "published": "2018-02-18", "outlet": "واس", "link": "https://spa.gov.sa"}
    article, warning = parse_line(json.dumps(fields, ensure_ascii=False).encode(), 1)
    assert article == Article(NEWS, None, "اجتماع", "2018-02-18", "واس", "https://spa.gov.sa")
    assert warning is None
    assert parse_line(line(content="نص آخر"), 1)[0] == Article(NEWS), "the plain name comes first"


def test_a_number_as_id_and_nulls() -> None:
    article, _ = parse_line(line(id=7, title=None, date=None, source=None), 1)
    assert article == Article(NEWS, "7")


@pytest.mark.parametrize("date", ["18/2/2018", "2018-02-30", "السبت", "2018", "2018-13-01T00:00:00"])
def test_an_unusable_date_is_left_out_with_a_warning(date: str) -> None:
    article, warning = parse_line(line(date=date), 1)
    assert article is not None
    assert article.published is None
    assert warning is not None and repr(date) in warning


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b'{"text": "\xd9\x82', BadLineError, "broken JSON: Unterminated string .* at character 9"),
        (b"[1, 2]", BadLineError, "the line is a list"),
        (b"17", BadLineError, "the line is a number"),
        (b"null", BadLineError, "the line is null"),
        (b"{}", BadLineError, "no field 'text'"),
        (line(text=None), BadLineError, "no field 'text'"),
        (line(text=5), BadLineError, "'text' is a number, not a string"),
        (line(text=[NEWS]), BadLineError, "'text' is a list"),
        (line(title={}), BadLineError, "'title' is an object"),
        (line(date=20180218), BadLineError, "'date' is a number"),
        (line(id=True), BadLineError, "'id' is true or false"),
        (line(text=" \n"), EmptyInputError, "only white space"),
        (line(text=NEWS + "\0"), BinaryInputError, "NUL at character 28"),
        (line(text="The minister said that the talks were useful."), NotArabicError, "English"),
        ((NEWS + "\n").encode("windows-1256"), EncodingError, "not valid UTF-8 at byte 0 of the line"),
        (b'{"text": "\\ud800' + NEWS.encode() + b'"}', EncodingError, r"surrogate pair \(U\+D800\) at character 0"),
        (b'{"title": "\\udfff", "text": "' + NEWS.encode() + b'"}', EncodingError, "the title holds"),
        (b'{"text": "\x01"}', BadLineError, "Invalid control character"),
        (b"[" * 200_000, BadLineError, "nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", BadLineError, "broken JSON"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_told(data: bytes, error: type[RawiError], message: str) -> None:
    with pytest.raises(error, match=message):
        parse_line(data, 3)


def test_lines_have_their_numbers_blank_ones_too(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + line(id="a") + b"\r\n\n{broken\n" + line(id="b"))
    found = items(path)
    assert [i.where for i in found] == [f"{path}:1", f"{path}:3", f"{path}:4"]
    assert [i.article and i.article.id for i in found] == ["a", None, "b"]
    assert found[-1].position <= path.stat().st_size


def test_compressed_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(line(id="a") + b"\n" + line(id="b") + b"\n"))
    assert [i.article and i.article.id for i in items(path)] == ["a", "b"]


@pytest.mark.parametrize("cut", [-4, 20, 3])
def test_a_compressed_file_that_ends_early_is_told_after_what_could_be_read(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(line(id="a") + b"\n")[:cut])
    assert isinstance(items(path)[-1].error, DamagedFileError)


def test_no_gzip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(line())
    assert [type(i.error) for i in items(path)] == [DamagedFileError]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1256"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(f'{{"text": "{NEWS}"}}\n{{"text": "{NEWS}"}}\n'.encode(encoding))
    given = None if encoding == "utf-16" else encoding
    assert [i.article and i.article.text for i in items(path, encoding=given)] == [NEWS, NEWS]


def test_a_line_over_the_limit_is_skipped_without_being_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line(id="a") + b"\n" + b"x" * 3_000_000 + b"\n" + line(id="b") + b"\n" + b"y" * 5000)
    found = items(path, max_bytes=1000)
    assert [i.article.id if i.article else type(i.error) for i in found] == ["a", TooLargeError, "b", TooLargeError]
    assert found[1].where == f"{path}:2"
