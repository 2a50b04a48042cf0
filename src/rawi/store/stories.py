"""Copies of one text joined into a story, with the article that carried it first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from rawi.store.place import Connection
from rawi.store.signatures import similarity

THRESHOLD = 0.45
"""Estimated share of word triples in common from which two articles tell one story; see docs/store.md for how it was
measured."""
_PER_BAND = 20
"""Candidates looked at for each band: a footer that thousands of articles share must not make millions of pairs."""

Key = TypeVar("Key", bound=Hashable)

_CANDIDATES = f"""
SELECT DISTINCT later, earlier FROM (
  SELECT b.article AS later, a.article AS earlier FROM bands b JOIN bands a ON a.band = b.band AND a.article < b.article
  WHERE b.article > ?
  QUALIFY row_number() OVER (PARTITION BY b.article, b.band ORDER BY a.article) <= {_PER_BAND})
ORDER BY later, earlier
"""


def components(pairs: Iterable[tuple[Key, Key]]) -> list[set[Key]]:
    """Connected components: what is joined over any chain of pairs.

    >>> components([(1, 2), (5, 6), (2, 3)])
    [{1, 2, 3}, {5, 6}]
    """
    root: dict[Key, Key] = {}

    def find(key: Key) -> Key:
        top = root.setdefault(key, key)
        while root[top] != top:
            root[top] = root[root[top]]
            top = root[top]
        root[key] = top
        return top

    for a, b in pairs:
        root[find(b)] = find(a)
    found: dict[Key, set[Key]] = {}
    for key in list(root):
        found.setdefault(find(key), set()).add(key)
    return list(found.values())


def link_stories(connection: Connection, threshold: float = THRESHOLD) -> int:
    """Joins the articles added since the last time to stories; returns how many of them are copies of another article.

    One transaction: a kill in the middle leaves everything as it was, and the next run does it.
    """
    done = int(_one(connection, "SELECT value FROM store_info WHERE name = 'stories_to'"))
    last = _one(connection, "SELECT coalesce(max(article), 0) FROM articles")
    pairs = connection.execute(_CANDIDATES, [done]).fetchall()
    signatures = _signatures(connection, {number for pair in pairs for number in pair})
    alike = {(a, b): s for a, b in pairs if (s := similarity(signatures[a], signatures[b])) >= threshold}
    rows, copies = _story_rows(connection, alike, signatures, done)
    connection.execute("BEGIN")
    connection.execute("DELETE FROM stories WHERE article IN (SELECT unnest(CAST(? AS INTEGER[])))", [[r[0] for r in rows]])
    if rows:
        articles, stories, scores, reasons = (list(column) for column in zip(*rows, strict=True))
        connection.execute(
            "INSERT INTO stories SELECT unnest(CAST(? AS INTEGER[])), unnest(CAST(? AS INTEGER[])), "
            "unnest(CAST(? AS FLOAT[])), unnest(CAST(? AS VARCHAR[]))",
            [articles, stories, scores, reasons],
        )
    connection.execute("UPDATE store_info SET value = ? WHERE name = 'stories_to'", [str(last)])
    connection.execute("COMMIT")
    return copies


def _story_rows(
    connection: Connection, alike: dict[tuple[int, int], float], signatures: dict[int, bytes], done: int
) -> tuple[list[tuple[int, int, float, str]], int]:
    numbers = sorted({number for pair in alike for number in pair})
    # A new article may join two stories that were apart: their older members are moved with them.
    old = connection.execute(
        "SELECT article, story FROM stories WHERE story IN "
        "(SELECT story FROM stories WHERE article IN (SELECT unnest(CAST(? AS INTEGER[]))))",
        [numbers],
    ).fetchall()
    groups = components([*alike, *old])
    everyone = {number for group in groups for number in group}
    signatures |= _signatures(connection, everyone - set(signatures))
    facts = {
        row[0]: (row[1] is None, row[1], row[0], row[2])
        for row in connection.execute(
            "SELECT article, published, identity FROM articles WHERE article IN (SELECT unnest(CAST(? AS INTEGER[])))",
            [sorted(everyone)],
        ).fetchall()
    }
    rows: list[tuple[int, int, float, str]] = []
    copies = 0
    for group in groups:
        first = min(group, key=lambda number: (facts[number][0], facts[number][1] or "", number))
        for number in sorted(group):
            share = similarity(signatures.get(first, b""), signatures.get(number, b""))
            own = facts[number][3] == facts[first][3]
            reason = "first carrier" if number == first else "another version" if own else f"{share:.0%} of word triples"
            rows.append((number, first, share, reason))
            copies += number > done and not own
    return rows, copies


def _signatures(connection: Connection, numbers: set[int]) -> dict[int, bytes]:
    rows = connection.execute(
        "SELECT article, minhash FROM signatures WHERE article IN (SELECT unnest(CAST(? AS INTEGER[])))", [sorted(numbers)]
    ).fetchall()
    return {number: bytes(minhash) for number, minhash in rows}


def _one(connection: Connection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
