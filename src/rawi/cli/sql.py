"""`rawi sql`: any question in SQL, reading only."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from rawi.cli.answers import add_answer_options, answer
from rawi.cli.options import Commands, add_command
from rawi.errors import BadOptionError

if TYPE_CHECKING:
    from rawi.store.answers import Answer
    from rawi.store.place import Connection


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "sql", run, "ask the store in SQL, reading only",
        "Ask the store in DuckDB's SQL. Nothing can be changed, and no other file can be read. docs/store.md has the "
        "tables; `rawi sql 'SHOW TABLES'` lists them.",
    )  # fmt: skip
    parser.add_argument("query", metavar="SQL", help="one statement")
    add_answer_options(parser, limit=None, period=False)


def run(options: argparse.Namespace) -> int:
    return answer(options, lambda connection: [read_only(connection, options.query)])


def read_only(connection: Connection, query: str) -> Answer:
    """What a query finds; raises BadOptionError when it is wrong, or wants to write or to leave the store."""
    from rawi.extras import need
    from rawi.store.answers import ask
    from rawi.store.place import first_line

    duckdb = need("duckdb", "store")
    if connection.execute("SELECT current_setting('lock_configuration')").fetchone() == (False,):
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    try:
        return ask(connection, "rows", query)
    except duckdb.Error as error:
        raise BadOptionError(f"the query cannot be answered: {first_line(error)}") from None
