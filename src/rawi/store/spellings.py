"""One name in two spellings is one identity: ترمب is ترامب, by a table of spellings that are sure.

Only whole words of a foreign name that the press writes in several ways are in the table, and two people are joined only
where all words of their names, and their countries, are then the same.
"""

from __future__ import annotations

import csv
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

_KINDS = ("person", "organization", "place")
_DERIVED = ("article_state", "event_state", "statement_state", "identities", "identity_names")


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Words of names, folded, with the spelling that stands for them."""
    lines = (files("rawi") / "data" / "store" / "name_spellings.tsv").read_text("utf-8").splitlines()
    return {row["spelling"]: row["written_as"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def one_spelling(key: str) -> str:
    """A folded name in the spelling that stands for all.

    >>> one_spelling("دونالد ترمب")
    'دونالد ترامب'
    """
    known = spellings()
    return " ".join(known.get(word, word) for word in key.split())


def written_as(identity: str) -> str:
    """The identity that one with another spelling of its name is part of.

    >>> written_as("person:بنيامين نتانياهو:ISR"), written_as("Q159")
    ('person:بنيامين نتنياهو:ISR', 'Q159')
    """
    kind, _, rest = identity.partition(":")
    key, colon, country = rest.rpartition(":")
    return f"{kind}:{one_spelling(key)}:{country}" if colon and kind in _KINDS else identity


def join_spellings(connection: Any) -> None:
    """Joins what a store has under several spellings; does nothing where it was done with the table as it is.

    Derived tables are emptied, to be made anew with the next publication.
    """
    digest = hashlib.sha256(repr(sorted(spellings().items())).encode()).hexdigest()[:16]
    if connection.execute("SELECT value FROM store_info WHERE name = 'name_spellings'").fetchall() == [(digest,)]:
        return
    found = connection.execute("SELECT DISTINCT identity FROM entities WHERE identity LIKE '%:%'").fetchall()
    changes = [(old, new) for (old,) in found if (new := written_as(old)) != old]
    connection.execute("BEGIN")
    if changes:
        connection.execute(
            "UPDATE entities SET identity = c.new FROM (SELECT unnest(CAST(? AS VARCHAR[])) AS old, unnest(CAST(? AS VARCHAR[])) AS new) c "
            "WHERE entities.identity = c.old",
            [[old for old, _ in changes], [new for _, new in changes]],
        )
        for table in _DERIVED:
            connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM store_info WHERE name = 'name_spellings'")
    connection.execute("INSERT INTO store_info VALUES ('name_spellings', ?)", [digest])
    connection.execute("COMMIT")
