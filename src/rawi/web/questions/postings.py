"""The search index in memory: whole where the store is not large, else term by term as it is asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from rawi.store.place import Connection

WHOLE = 16_000_000
"""Postings up to which all of them are held, 8 bytes each; a store of 30,000 articles has 7 million."""
_CHECKED = 16
"""Rows of which it is looked up whether they stand where they should."""
Rows = tuple[Sequence[int], Sequence[int], Sequence[int]]
"""Articles, sentences and frequencies of a term's postings, in order of article and sentence."""


@dataclass(frozen=True, slots=True)
class Postings:
    """A term: its articles in order with what it adds to their scores, and ``rows``, its postings' articles and sentences."""

    weight: float
    most: float
    articles: array[int]
    scores: array[float]
    rows: Sequence[int]
    sentences: Sequence[int]

    def score(self, article: int) -> float:
        at = bisect_left(self.articles, article)
        return self.scores[at] if at < len(self.articles) and self.articles[at] == article else 0.0

    def sentences_of(self, article: int) -> Sequence[int]:
        return self.sentences[bisect_left(self.rows, article) : bisect_right(self.rows, article)]


@dataclass(frozen=True, slots=True)
class Block:
    """Postings in order of term, article and sentence. ``starts[n]`` is the first row of ``terms[n]``; one more ends the last."""

    terms: list[str]
    starts: array[int]
    articles: array[int]
    sentences: array[int]
    frequencies: array[int]

    def of(self, term: str) -> Rows:
        at = bisect_left(self.terms, term)
        if at == len(self.terms) or self.terms[at] != term:
            return (), (), ()
        start, end = self.starts[at], self.starts[at + 1]
        return tuple(memoryview(column)[start:end] for column in (self.articles, self.sentences, self.frequencies))  # type: ignore[return-value]


def read_blocks(connection: Connection, most: int = WHOLE) -> tuple[Block, ...] | None:
    """All postings: what the last sorting put in order, then what came since, whose articles are newer.

    None where there are more than ``most``, or where they do not lie as the store says.
    """
    ((number,),) = connection.execute("SELECT count(*) FROM postings").fetchall()
    told = connection.execute("SELECT value FROM store_info WHERE name = 'sorted_postings'").fetchall()
    done = min(int(told[0][0]) if told else 0, number)
    if number > most:
        return None
    blocks = []
    if done:
        block = _block(connection, f"(SELECT * FROM postings LIMIT {done})", "")
        if not _lies_in_order(connection, block, done):
            return None
        blocks.append(block)
    if number > done:
        blocks.append(_block(connection, f"(SELECT * FROM postings OFFSET {done})", " ORDER BY term, article, sentence"))
    return tuple(blocks)


def _block(connection: Connection, some: str, order: str) -> Block:
    # All rows of a question are fetched before the next one is asked of a connection that also gives Arrow.
    ((terms, counts),) = connection.execute(
        f"SELECT list(term), list(many) FROM (SELECT term, count(*) AS many FROM {some} GROUP BY term ORDER BY term)"
    ).fetchall()
    columns = array("i"), array("h"), array("h")
    table = connection.sql(f"SELECT article, sentence, frequency FROM {some}{order}").to_arrow_table()
    for batch in table.to_batches():
        for column, values in zip(columns, batch.columns, strict=True):
            column.frombytes(_bytes(values, column.itemsize))
    return Block(terms, array("q", accumulate(counts, initial=0)), *columns)


def _bytes(values: Any, size: int) -> memoryview:
    """The numbers of an Arrow array that has no nulls, as they lie in memory."""
    return memoryview(values.buffers()[1])[values.offset * size : (values.offset + len(values)) * size]


def _lies_in_order(connection: Connection, block: Block, rows: int) -> bool:
    wanted = sorted({rows * n // _CHECKED for n in range(_CHECKED)} | {rows - 1})
    found = connection.execute(f"SELECT rowid, term, article FROM postings WHERE rowid IN ({', '.join(map(str, wanted))})").fetchall()
    lying = {row: (term, article) for row, term, article in found}
    at = {row: (_term_at(block, row), block.articles[row]) for row in wanted}
    return lying == at


def _term_at(block: Block, row: int) -> str:
    # Starts are all different: no term is without postings.
    at = bisect_left(block.starts, row + 1) - 1
    return block.terms[at]


def read_rows(connection: Connection, term: str) -> Rows:
    """The postings of one term out of the store."""
    # Sorted here: they lie in order almost always, and DuckDB takes twice as long with ORDER BY.
    rows = sorted(connection.execute("SELECT article, sentence, frequency FROM postings WHERE term = ?", [term]).fetchall())
    articles, sentences, frequencies = zip(*rows, strict=True) if rows else ((), (), ())
    return array("i", articles), array("h", sentences), frequencies
