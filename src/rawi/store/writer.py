"""Adding articles to a store: whole batches, each in one transaction, nothing twice."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from rawi.article import Article
from rawi.errors import StoreError
from rawi.extras import need
from rawi.store.identity import article_content, article_identity
from rawi.store.place import Connection, first_line, sync_folder
from rawi.store.rows import CodedArticle, Columns

POSTINGS_SORTED = 0.75
"""Share of the search index in order of terms, below which it is sorted anew at the end of an ingest."""

POSTINGS = "The search index: how often a term, folded and without clitics, stands in a sentence. Sentence 0 is the title."


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded article, ready to be stored; ``version`` as ``Writer.versions`` told it."""

    article: Article
    source: str
    version: int
    coded: CodedArticle


@dataclass
class Summary:
    """What became of the articles of a run."""

    new: int = 0
    known: int = 0
    changed: int = 0
    duplicates: int = 0
    failed: int = 0


@dataclass
class Writer:
    """Writes to an open store. Use from one thread, with the lock held.

    ``versions`` remembers what is under way, so that one run never codes the same content twice.
    """

    connection: Connection
    with_text: bool = True
    summary: Summary = field(default_factory=Summary)
    _under_way: dict[int, set[int]] = field(default_factory=dict)
    _in_flight: Counter[int] = field(default_factory=Counter)
    _folder: str = ""
    _run: int = 0
    _next: int = 0

    def begin(self) -> None:
        """Starts a run: its row is in the table ``runs`` at once."""
        self._run = self._value("SELECT coalesce(max(run), 0) + 1 FROM runs")
        path = self._value("SELECT path FROM duckdb_databases() WHERE database_name = current_database()")
        self._folder = os.path.dirname(os.path.abspath(path))
        self._next = self._value("SELECT coalesce(max(article), 0) + 1 FROM articles")
        self._execute("INSERT INTO runs (run, started) VALUES (?, ?)", [self._run, _now()])

    def versions(self, articles: Sequence[Article]) -> list[int]:
        """For each article 0 when its content is known under its identity, 1 when it is new, more when it changed.

        What is not 0 is then under way: give it to ``add`` or to ``drop``.
        """
        keys = [(article_identity(article), article_content(article)) for article in articles]
        known: dict[int, set[int]] = {}
        rows = self.connection.execute(
            "SELECT identity, content FROM articles WHERE identity IN (SELECT unnest(CAST(? AS UBIGINT[])))",
            [[identity for identity, _ in keys]],
        ).fetchall()
        for identity, content in rows:
            known.setdefault(identity, set()).add(content)
        found = []
        for identity, content in keys:
            contents = known.get(identity, set()) | self._under_way.get(identity, set())
            if content in contents:
                found.append(0)
                continue
            # All versions are kept here until none is under way: their number must not depend on what is stored yet.
            self._under_way[identity] = contents | {content}
            self._in_flight[identity] += 1
            found.append(len(contents) + 1)
        self.summary.known += found.count(0)
        return found

    def drop(self, article: Article) -> None:
        """An article under way will not be stored."""
        self._landed(article)

    def _landed(self, article: Article) -> None:
        identity = article_identity(article)
        self._in_flight[identity] -= 1
        if self._in_flight[identity] <= 0:
            del self._in_flight[identity]
            self._under_way.pop(identity, None)

    def add(self, batch: Sequence[Coded], failures: Sequence[tuple[str, str, str]] = ()) -> None:
        """Stores a batch whole or not at all; when this returns, it survives a kill and a power cut.

        Args:
            failures: source, code and message of articles that could not be read.

        Raises:
            StoreError: when it cannot be written, as on a full disk; the store stays as it was before the batch.
        """
        columns = self._columns(batch)
        if failures:
            columns["failures"] = [[self._run] * len(failures), *(list(c) for c in zip(*failures, strict=True))]
        self._insert(columns, sum(one.coded.words for one in batch))
        self._next += len(batch)
        self.summary.new += sum(coded.version == 1 for coded in batch)
        self.summary.changed += sum(coded.version > 1 for coded in batch)
        self.summary.failed += len(failures)
        for coded in batch:
            self._landed(coded.article)

    def _columns(self, batch: Sequence[Coded]) -> Columns:
        """The columns of all tables for a batch, with what only the writer knows."""
        columns: Columns = {}
        for number, one in enumerate(batch, self._next):
            for table, some in one.coded.columns.items():
                if table == "articles":
                    key, identity, content, *facts = some
                    text = one.article.text if self.with_text else None
                    some = [key, identity, content, [one.version], [self._run], [one.source], *facts, [text]]
                whole = columns.setdefault(table, [[] for _ in range(len(some) + 1)])
                numbers: list[object] = [number] * len(some[0])
                for column, values in zip(whole, (numbers, *some), strict=True):
                    column.extend(values)
        if "postings" in columns:
            articles, terms, *others = columns["postings"]
            columns["postings"] = [terms, articles, *others]
        if "bands" in columns:
            columns["bands"].reverse()
        return columns

    def _insert(self, columns: Columns, words: int) -> None:
        duckdb, arrow = need("duckdb", "store"), need("pyarrow", "store")
        try:
            self.connection.execute("BEGIN")
            for table, some in columns.items():
                order = " ORDER BY term, article, sentence" if table == "postings" else ""
                self.connection.register("batch_rows", _arrow_table(arrow, table, some))
                self.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM batch_rows{order}")
                self.connection.unregister("batch_rows")
            if words:
                self.connection.execute(
                    "UPDATE store_info SET value = CAST(CAST(value AS BIGINT) + ? AS VARCHAR) WHERE name = 'words'", [words]
                )
            self.connection.execute("COMMIT")
            # DuckDB has flushed its log; that the log is there at all is sure once its folder is flushed too.
            sync_folder(self._folder)
        except (duckdb.Error, OSError) as error:
            self._roll_back()
            raise StoreError(
                f"the store cannot be written: {first_line(error)}; what was reported as stored is kept: free some "
                "space and run the same command again"
            ) from None

    def _roll_back(self) -> None:
        # DuckDB may have rolled back itself, or refuse all work until the file is opened again.
        with suppress(need("duckdb", "store").Error):
            self.connection.execute("ROLLBACK")

    def end(self, engine: CodedArticle | None) -> None:
        """Writes the run's summary into ``runs``."""
        s = self.summary
        self._execute(
            "UPDATE runs SET finished = ?, engine = ?, model = ?, new = ?, known = ?, changed = ?, duplicates = ?, "
            "failed = ? WHERE run = ?",
            [_now(), engine and engine.engine, engine and engine.model, s.new, s.known, s.changed, s.duplicates,
             s.failed, self._run],
        )  # fmt: skip

    def sort_index(self) -> None:
        """Puts the search index in order of terms when much of it is not, so that a search reads little of it."""
        total = self._value("SELECT count(*) FROM postings")
        done = int(self._value("SELECT value FROM store_info WHERE name = 'sorted_postings'"))
        if done >= total * POSTINGS_SORTED:
            return
        for sql in (
            "BEGIN",
            "CREATE TABLE sorted AS SELECT * FROM postings ORDER BY term, article, sentence",
            "DROP TABLE postings",
            "ALTER TABLE sorted RENAME TO postings",
            f"COMMENT ON TABLE postings IS '{POSTINGS}'",
            f"UPDATE store_info SET value = '{total}' WHERE name = 'sorted_postings'",
            "COMMIT",
        ):
            self._execute(sql)

    def _execute(self, sql: str, values: Sequence[object] = ()) -> None:
        duckdb = need("duckdb", "store")
        try:
            self.connection.execute(sql, list(values))
        except duckdb.Error as error:
            self._roll_back()
            raise StoreError(f"the store cannot be written: {first_line(error)}; free some space and run again") from None

    def _value(self, sql: str) -> Any:
        row = self.connection.execute(sql).fetchone()
        assert row is not None
        return row[0]


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _arrow_table(arrow: Any, table: str, columns: Sequence[Sequence[object]]) -> Any:
    types = _types(table)
    return arrow.table({name: arrow.array(c, type=t) for (name, t), c in zip(types.items(), columns, strict=True)})


@lru_cache(maxsize=1)
def _all_types() -> dict[str, dict[str, Any]]:
    """Arrow types of all tables' columns, as the schema itself tells them."""
    from importlib.resources import files

    connection = need("duckdb", "store").connect()
    connection.execute((files("rawi") / "data" / "store" / "schema.sql").read_text("utf-8"))
    names = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    types = {}
    for name in names:
        schema = connection.sql(f"SELECT * FROM {name} LIMIT 0").to_arrow_table().schema
        types[name] = {column.name: column.type for column in schema}
    connection.close()
    return types


def _types(table: str) -> dict[str, Any]:
    return _all_types()[table]
