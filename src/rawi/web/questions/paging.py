"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from rawi.store.place import Connection

SIZE = 25
LARGEST = 200
LAST = 10_000
"""Pages at most; who wants all of a long list takes the stream of the API instead."""
_AT_ONCE = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is wanted; pages count from 1."""

    page: int = 1
    size: int = SIZE

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list, and whether more follows."""

    items: tuple[T, ...]
    page: int
    size: int
    more: bool

    @property
    def next(self) -> int | None:
        """The number of the next page."""
        return self.page + 1 if self.more and self.page < LAST else None

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None


Ids = list[tuple[int, str]]
"""Article numbers with the ids of what is meant in them."""


def page_of(
    connection: Connection, sql: str, values: Sequence[object], paging: Paging, show: Callable[[Connection, list[Any]], list[T]]
) -> Page[T]:
    """One page of what a query finds.

    Args:
        sql: finds the rows in their order, without LIMIT; few columns, since the rows before the page are found too.
        show: makes of the rows of one page what is shown, in the same order.
    """
    rows = connection.execute(f"{sql} LIMIT {int(paging.size) + 1} OFFSET {int(paging.offset)}", list(values)).fetchall()
    return Page(tuple(show(connection, rows[: paging.size])), paging.page, paging.size, len(rows) > paging.size)


def all_of(
    connection: Connection, sql: str, values: Sequence[object], show: Callable[[Connection, list[Any]], list[T]]
) -> Iterator[T]:
    """Everything that a query finds, some hundred rows at a time in memory as they are shown."""
    found = iter(connection.execute(sql, list(values)).fetchall())
    while rows := list(islice(found, _AT_ONCE)):
        yield from show(connection, rows)


def of_articles(table: str, inside: str) -> str:
    """A table's rows of some articles, as SQL; ``inside`` are their numbers.

    By way of row numbers: DuckDB 2.0 answers ``article IN (...)`` with a join that reads all columns of all rows first.
    """
    return f"(SELECT * FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE article IN ({inside})))"


def numbers(rows: Sequence[Sequence[Any]]) -> str:
    """The article numbers of rows, written out for ``IN (...)``: DuckDB then reads the blocks of these alone."""
    return ", ".join(map(str, sorted({int(row[0]) for row in rows}))) or "-1"
