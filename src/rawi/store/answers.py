"""An answer: columns and rows, to be shown or written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rawi.errors import OutputError
from rawi.extras import need
from rawi.store.place import Connection


@dataclass(frozen=True)
class Answer:
    """Rows under named columns; a question with several parts gives several answers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dictionaries(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(connection: Connection, title: str, sql: str, values: Sequence[object] | dict[str, object] = ()) -> Answer:
    """What a query finds."""
    cursor = connection.execute(sql, values)
    columns = tuple(column[0] for column in cursor.description or ())
    return Answer(title, columns, tuple(cursor.fetchall()))


def choose(connection: Connection, sql: str, values: Sequence[object] | dict[str, object] = ()) -> str:
    """Makes the temporary table ``chosen`` of a query's rows; returns their article numbers, for ``IN (...)``.

    With the numbers written out DuckDB reads the texts of these articles alone, not of all: ten times as fast.
    """
    connection.execute(f"CREATE OR REPLACE TEMP TABLE chosen AS {sql}", values)
    rows = connection.execute("SELECT DISTINCT article FROM chosen ORDER BY article").fetchall()
    return ", ".join(str(int(row[0])) for row in rows) or "-1"


def to_json(answers: Sequence[Answer]) -> str:
    """One list for one answer, an object of lists for several."""
    plain: object = {answer.title: answer.dictionaries() for answer in answers}
    if len(answers) == 1:
        plain = answers[0].dictionaries()
    return json.dumps(plain, ensure_ascii=False, indent=1, default=_plain) + "\n"


def to_csv(answers: Sequence[Answer]) -> str:
    """RFC 4180; several answers follow each other, parted by an empty line. Lists are written as JSON."""
    out = io.StringIO()
    writer = csv.writer(out)
    for number, answer in enumerate(answers):
        if number:
            out.write("\r\n")
        writer.writerow(answer.columns)
        writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def write_parquet(answers: Sequence[Answer], path: str) -> None:
    """One answer as a Parquet file; raises OutputError for several, or when it cannot be written."""
    if len(answers) != 1:
        raise OutputError("Parquet holds one table, this question has several answers; use --part or --format json")
    arrow, parquet = need("pyarrow", "store"), need("pyarrow.parquet", "store")
    answer = answers[0]
    columns = zip(*answer.rows, strict=True) if answer.rows else [[] for _ in answer.columns]
    table = arrow.table({name: list(column) for name, column in zip(answer.columns, columns, strict=True)})
    try:
        parquet.write_table(table, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error}; check the path, rights and free space") from None


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _cell(value: object) -> object:
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def between(column: str, since: str | None, until: str | None) -> tuple[str, list[object]]:
    """The condition that a day lies in a period, and its values.

    >>> between("day", "2022-01-01", None)
    (' AND day >= CAST(? AS DATE)', ['2022-01-01'])
    """
    parts: Iterable[tuple[str, str | None]] = ((">=", since), ("<=", until))
    told = [(sign, value) for sign, value in parts if value]
    return "".join(f" AND {column} {sign} CAST(? AS DATE)" for sign, _ in told), [value for _, value in told]
