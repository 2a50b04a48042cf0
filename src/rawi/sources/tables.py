"""CSV and Parquet files to articles, row by row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from rawi.article import Article
from rawi.errors import EncodingError, InputError, RawiError
from rawi.extras import need
from rawi.sources.decode import byte_order_mark, check_encoding
from rawi.sources.fields import article_of, columns_of
from rawi.sources.streams import bare_name, foreign, opened

Found = tuple[str, Article | RawiError, str | None]
"""Where in the file (``:2`` for the second row), the article or the error, and a warning."""

_BATCH = 64


def read_csv(path: str, encoding: str | None, max_bytes: int) -> Iterator[Found]:
    """Each row of a .csv (commas or semicolons) or .tsv file with a row of column names."""
    check_encoding(encoding)
    csv.field_size_limit(min(max_bytes, 2**31 - 1))
    with opened(path) as stream:
        reader = io.TextIOWrapper(stream, encoding or _encoding(stream, path), newline="")
        lines = _until_undecodable(reader, path)
        head = next(lines, "")
        if isinstance(head, RawiError):
            yield "", head, None
            return
        delimiter = "\t" if bare_name(path).endswith(".tsv") else max(",;\t", key=head.count)
        columns = columns_of([name.lstrip("\ufeff") for name in next(csv.reader([head], delimiter=delimiter), [])])
        names = [name.lstrip("\ufeff") for name in next(csv.reader([head], delimiter=delimiter))]
        failed: list[RawiError] = []
        rows = csv.reader(_text_only(lines, failed), delimiter=delimiter)
        number = 1
        while True:
            number += 1
            try:
                values = next(rows)
            except StopIteration:
                break
            except csv.Error as error:
                yield f":{number}", InputError(f"broken CSV: {error}; mend the row, or raise --max-bytes"), None
                continue
            if values:
                yield _row(f":{number}", dict(zip(names, values, strict=False)), columns)
        for error_ in failed:
            yield f":{number}", error_, None


def _encoding(stream: BinaryIO, path: str) -> str:
    if isinstance(stream, io.BufferedReader):
        mark = byte_order_mark(stream.peek(4)[:4])
        if mark:
            return codecs.lookup(mark).name.removesuffix("-le").removesuffix("-be")
    return "utf-8"


def _until_undecodable(reader: io.TextIOWrapper, path: str) -> Iterator[str | RawiError]:
    try:
        yield from reader
    except UnicodeError as error:
        yield EncodingError(f"{path} is not valid {reader.encoding} ({error}); give its --encoding, such as windows-1256")


def _text_only(lines: Iterator[str | RawiError], failed: list[RawiError]) -> Iterator[str]:
    for line in lines:
        if isinstance(line, RawiError):
            failed.append(line)
        else:
            yield line


def read_parquet(path: str) -> Iterator[Found]:
    """Each row of a Parquet file."""
    parquet = need("pyarrow.parquet", "store")
    try:
        file = parquet.ParquetFile(path)
    except Exception as error:
        yield "", foreign(path, error), None
        return
    with file:
        try:
            columns = columns_of(list(file.schema_arrow.names))
        except RawiError as error:
            yield "", error, None
            return
        number = 0
        try:
            for batch in file.iter_batches(_BATCH, columns=list(columns.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(f":{number}", row, columns)
        except Exception as error:
            yield f":{number + 1}", foreign(path, error), None


def _row(where: str, row: Mapping[str, object], columns: Mapping[str, str]) -> Found:
    try:
        article, warning = article_of(row, columns)
        return where, article, warning
    except RawiError as error:
        return where, error, None
