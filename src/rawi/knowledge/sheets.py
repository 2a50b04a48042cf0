"""Reading CSV tables into rows, with errors that name file, row and column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from rawi.errors import KnowledgeError

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class Row(NamedTuple):
    """One row of a table: its line in the file (the header is line 1) and its cells by column."""

    file: str
    line: int
    cells: dict[str, str]

    def problem(self, column: str, what: str) -> KnowledgeError:
        return KnowledgeError(f"{self.file}, row {self.line}, column {column}: {what}")

    def date(self, column: str) -> str | None:
        """An ISO date, month or year; None when the cell is empty."""
        value = self.cells.get(column, "")
        if not value:
            return None
        if not _DATE.fullmatch(value):
            raise self.problem(column, f"'{value[:40]}' is no ISO date; write 2015, 2015-03 or 2015-03-24")
        return value

    def number(self, column: str, limit: float) -> float | None:
        """A number between -limit and limit; None when the cell is empty."""
        value = self.cells.get(column, "")
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            raise self.problem(column, f"'{value[:40]}' is no number; write for example 33.51") from None
        if not -limit <= number <= limit:
            raise self.problem(column, f"{value[:40]} lies outside -{limit:g} to {limit:g}; check the value")
        return number

    def names(self, column: str) -> tuple[str, ...]:
        """The parts of a cell between ``|``, without empty ones."""
        cell = self.cells.get(column, "")
        return tuple(name for part in cell.split("|") if (name := part.strip())) if cell else ()

    def one_of(self, column: str, allowed: Iterable[str], meaning: str) -> str | None:
        """A value out of a closed set; None when the cell is empty."""
        value = self.cells.get(column, "")
        if not value:
            return None
        if value not in allowed:
            raise self.problem(column, f"'{value[:40]}' is no {meaning}")
        return value


def read_rows(lines: Iterable[str], file: str, required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV table with a header row.

    Args:
        lines: the table's text by lines.
        file: its name, for messages.
        required: columns that must be there.

    Raises:
        KnowledgeError: no header, a missing column, or a row with too many or too few cells.
    """
    reader = csv.reader(lines, strict=True)
    try:
        header = [cell.strip().lstrip("\ufeff") for cell in next(reader, [])]
        missing = [column for column in required if column not in header]
        if missing:
            raise KnowledgeError(
                f"{file}, row 1: no column {', '.join(missing)}; the first row must name the columns"
            )
        width = len(header)
        for cells in reader:
            if len(cells) != width:
                if not any(cells):
                    continue
                raise KnowledgeError(
                    f"{file}, row {reader.line_num}: {len(cells)} cells where the header has {width}; "
                    'check commas, and put "quotes" round a cell that holds one'
                )
            yield Row(file, reader.line_num, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise KnowledgeError(f"{file}, row {reader.line_num}: {error}; check the quotation marks") from error


@lru_cache(maxsize=32)
def packaged_rows(file: str) -> tuple[Row, ...]:
    """All rows of a table that comes with the package."""
    text = (files("rawi") / "data" / "knowledge" / file).read_text(encoding="utf-8")
    return tuple(read_rows(text.splitlines(keepends=True), file, ()))


def file_lines(path: str | Path) -> list[str]:
    """The lines of a user's file.

    Raises:
        KnowledgeError: the file is missing, unreadable or not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: byte {error.start} is not UTF-8; save the table as UTF-8 CSV") from error
