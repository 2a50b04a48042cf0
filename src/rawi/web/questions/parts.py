"""Small helps of the questions: rows, and how actors are named in addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rawi.store.place import Connection

STATE_SQL = "(n.type IN ('country', 'office') OR n.sector IS NOT NULL)"
"""Entities that stand for their country: itself, its offices, and all with a sector."""
ACTOR_KINDS = "('person', 'organization', 'country', 'office')"
"""Types of entities that are shown as actors."""
_COUNTRY = re.compile(r"[A-Z]{3}")


def is_country(slug: str) -> bool:
    """Whether an actor's name in an address means a country (or IGO, NGO, ...) with its offices and officials.

    >>> is_country("RUS"), is_country("Q58217")
    (True, False)
    """
    return bool(_COUNTRY.fullmatch(slug))


def slug_of(identity: str | None, type: str | None = None, country: str | None = None) -> str | None:
    """How an actor is named in addresses: a country by its code, all others by their identity; None for nobody known.

    >>> slug_of("Q159", "country", "RUS"), slug_of("person:لافروف:", "person", "RUS"), slug_of(None)
    ('RUS', 'person:لافروف:', None)
    """
    if type == "country" and country and is_country(country):
        return country
    return identity


def rows(connection: Connection, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
    """All rows that a query finds."""
    found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
    return found


def row(connection: Connection, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
    """The first row that a query finds."""
    found: tuple[Any, ...] | None = connection.execute(sql, values).fetchone()
    return found


def numbered(ids: Sequence[int]) -> str:
    """Numbers to be written into ``IN (...)``; one that no article has where there are none.

    >>> numbered([3, 5]), numbered([])
    ('3, 5', '-1')
    """
    return ", ".join(str(int(number)) for number in ids) or "-1"
