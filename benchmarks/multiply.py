"""A large store for measuring, made of a smaller one: ``python -m benchmarks.multiply small.rawi large.rawi TIMES``.

Each copy of the articles has numbers, keys and days of its own, so that nothing is taken for a copy of another; words,
names and lengths are as they are. Coding 30,000 articles would take an hour.
"""

from __future__ import annotations

import os
import sys

from rawi.extras import need
from rawi.store.place import BLOCK_BYTES, refresh

DAYS_APART = 9
_NUMBERS = ("article", "story", "article_a", "article_b", "group_article", "linked_article")
_DERIVED = ("article_state", "event_state", "statement_state", "identities", "identity_names")


def multiply(source: str, target: str, times: int) -> None:
    """Writes ``target``, a store with the articles of ``source`` so many times."""
    if os.path.exists(target):
        os.remove(target)
    connection = need("duckdb", "store").connect(":memory:")
    connection.execute(f"ATTACH '{source}' AS small (READ_ONLY)")
    connection.execute(f"ATTACH '{target}' AS large (BLOCK_SIZE {BLOCK_BYTES})")
    connection.execute("COPY FROM DATABASE small TO large")
    connection.execute("USE large")
    last = connection.execute("SELECT max(article) FROM articles").fetchone()[0]
    tables: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, table_name) "
        "WHERE database_name = 'large' ORDER BY table_name, column_index"
    ).fetchall():
        tables.setdefault(table, []).append(column)
    for copy in range(1, times):
        for table, columns in tables.items():
            if table not in _DERIVED and set(columns) & set(_NUMBERS):
                shifted = ", ".join(_shifted(table, column, copy, last) for column in columns)
                connection.execute(f"INSERT INTO {table} SELECT {shifted} FROM small.{table}")
    connection.execute("CREATE TABLE sorted AS SELECT * FROM postings ORDER BY term, article, sentence")
    connection.execute("DROP TABLE postings")
    connection.execute("ALTER TABLE sorted RENAME TO postings")
    connection.execute("UPDATE store_info SET value = (SELECT count(*) FROM postings) WHERE name = 'sorted_postings'")
    connection.execute(f"UPDATE store_info SET value = CAST(value AS BIGINT) * {times} WHERE name = 'words'")
    refresh(connection)
    connection.execute("CHECKPOINT large")
    connection.close()


def _shifted(table: str, column: str, copy: int, last: int) -> str:
    if column in _NUMBERS:
        return f"{column} + {copy * last}"
    if table == "articles" and column == "key":
        return f"substr(md5(key || '{copy}'), 1, 16)"
    if table == "articles" and column == "identity":
        return f"hash(identity, {copy})"
    if column == "published":
        return f"published + {copy * DAYS_APART}"
    return column


if __name__ == "__main__":
    multiply(sys.argv[1], sys.argv[2], int(sys.argv[3]))
