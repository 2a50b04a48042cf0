"""Whom a filter names: a name, a three-letter country code, a Wikidata id or an identity."""

from __future__ import annotations

from rawi.errors import EmptyInputError, NotFoundError
from rawi.store.answers import between
from rawi.store.place import Connection
from rawi.store.spellings import written_as
from rawi.store.who import meant


def parties(connection: Connection, asked: str, table: str) -> None:
    """Makes the temporary table ``table (article, entity)`` of whom ``asked`` means.

    Groups that have one of them as a member count too. Raises NotFoundError when the store knows nobody so called.
    """
    if ":" not in asked:
        try:
            meant(connection, asked, table)
        except EmptyInputError as error:
            raise NotFoundError(error.message) from None
        return
    sql = f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT article, entity FROM entities WHERE identity = ?"
    connection.execute(sql, [asked])
    if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None:
        connection.execute(sql, [written_as(asked)])
    if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None:
        raise NotFoundError(f"the store knows nobody of the identity {asked}; the list of actors has them")
    connection.execute(
        f"INSERT INTO {table} SELECT g.article, g.entity FROM entities g JOIN {table} m ON m.article = g.article "
        "WHERE g.type = 'group' AND list_contains(g.members, m.entity)"
    )


def equal(column: str, value: object) -> tuple[str, list[object]]:
    """The condition that a column is what was asked, if anything was.

    >>> equal("e.type", "CONSULT"), equal("e.type", None)
    ((' AND e.type = ?', ['CONSULT']), ('', []))
    """
    return (f" AND {column} = ?", [value]) if value is not None else ("", [])


def all_conditions(*conditions: tuple[str, list[object]]) -> tuple[str, list[object]]:
    """Conditions one after the other, with their values in the same order."""
    return "".join(sql for sql, _ in conditions), [value for _, values in conditions for value in values]


def period(column: str, since: object, until: object) -> tuple[str, list[object]]:
    """The condition that a day lies in a period; days are ISO strings or dates."""
    return between(column, str(since) if since else None, str(until) if until else None)
