"""Events and statements of several articles that report the same, joined with a reason and a score.

Pairs are looked for among reports of one type that share a party and a rare word and whose days are near (``candidates``);
each pair is scored by parties, days, place and words, and those above a threshold become rows of ``event_links`` or ``statement_links``.
Groups are what the pairs connect. Nothing of the reports themselves is changed, so that every link can be undone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rawi.store.candidates import candidates
from rawi.store.place import Connection, finish, open_writing, writer_lock
from rawi.store.report_rows import load_events, load_statements
from rawi.store.reports import Id, Report, days, overlap, parties, place
from rawi.store.stories import components

EVENT_THRESHOLD = 0.75
STATEMENT_THRESHOLD = 0.3
"""Scores from which a pair is one; docs/store.md tells how they were measured."""
TOLERANCE = 1
"""Days by which two reports of one event may differ."""
LEAST_WORDS = 3
_ROUNDED = 0.0005
"""Scores are rounded to three digits before they are compared with the threshold."""

_COPY = """
INSERT INTO {kind}_links
WITH named AS (
  SELECT x.article, x.{kind} AS id, z.story, {same} AS sign, row_number() OVER (PARTITION BY x.article, sign ORDER BY x.{start}) AS nth
  FROM {kind}s x JOIN articles a USING (article) JOIN stories z USING (article))
SELECT f.article, f.id, c.article, c.id, s.similarity, 'copies of one text'
FROM named c JOIN named f ON f.article = c.story AND f.sign = c.sign AND f.nth = c.nth JOIN stories s ON s.article = c.article
WHERE c.article <> c.story AND greatest(c.article, f.article) > ?
"""
_COPIES = {
    "event": _COPY.format(
        kind="event", start="trigger_start",
        same="x.type || coalesce(x.mode, '') || substr(a.text, x.trigger_start + 1, x.trigger_end - x.trigger_start)",
    ),
    "statement": _COPY.format(kind="statement", start="cue_start", same="x.act || x.cue_lemma"),
}  # fmt: skip
"""In copies of one text the events and statements of one wording belong together, in their order."""


@dataclass(frozen=True, slots=True)
class Link:
    a: Id
    b: Id
    score: float
    reason: str


def link_reports(connection: Connection, *, anew: bool = False) -> tuple[int, int]:
    """Joins the events and statements added since the last time; returns how many pairs of each were found.

    One transaction for all. ``anew`` forgets all links first.
    """
    done = 0 if anew else _number(connection, "SELECT value FROM store_info WHERE name = 'links_to'")
    last = _number(connection, "SELECT coalesce(max(article), 0) FROM articles")
    events = _links(load_events(connection, done, TOLERANCE), done, EVENT_THRESHOLD)
    statements = _links(load_statements(connection, done, TOLERANCE), done, STATEMENT_THRESHOLD)
    connection.execute("BEGIN")
    for kind, links in (("event", events), ("statement", statements)):
        if anew:
            connection.execute(f"DELETE FROM {kind}_links")
        _insert(connection, f"{kind}_links", [(*k.a, *k.b, k.score, k.reason) for k in links])
        connection.execute(_COPIES[kind], [done])
        regroup(connection, kind)
    connection.execute("UPDATE store_info SET value = ? WHERE name = 'links_to'", [str(last)])
    connection.execute("COMMIT")
    return len(events), len(statements)


def regroup(connection: Connection, kind: str) -> None:
    """Makes ``event_groups`` or ``statement_groups`` anew from the links that are there."""
    pairs = connection.execute(
        f"SELECT article_a, {kind}_a, article_b, {kind}_b FROM {kind}_links"
    ).fetchall()
    groups = components(((a, x), (b, y)) for a, x, b, y in pairs)
    connection.execute(f"DELETE FROM {kind}_groups")
    _insert(connection, f"{kind}_groups", [(*member, *min(group, key=_order)) for group in groups for member in sorted(group)])


def score(a: Report, b: Report, weight: dict[str, float]) -> Link | None:
    """How surely two reports are of the same, with the reason; None when something contradicts."""
    if a.mode and b.mode and a.mode != b.mode:
        return None
    who, when, where = parties(a, b), days(a, b), place(a, b)
    if not who or not when or not where:
        return None
    words = overlap(a.words, b.words, weight)
    total = words if a.type == "SAY" else 0.4 * who + 0.15 * when + 0.1 * where + 0.35 * min(1.0, words * 2.5)
    reason = f"parties {who:.2f}, days {when:.2f}, place {where:.2f}, words {words:.2f}"
    first, second = sorted((a.id, b.id), key=_order)
    return Link(first, second, round(total, 3), reason)


def least_words(report: Report) -> float:
    """The similarity of words below which no pair with this report reaches the threshold, even if all else agrees."""
    if report.type == "SAY":
        return STATEMENT_THRESHOLD - _ROUNDED
    best = 0.4 + 0.15 * (1.0 if report.dated else 0.8) + 0.1 * (1.0 if report.place else 0.5)
    return max(0.0, (EVENT_THRESHOLD - _ROUNDED - best) / 0.35 / 2.5)


def _links(reports: Sequence[Report], done: int, threshold: float) -> list[Link]:
    weight = _weights(reports)
    found = []
    for a, b in candidates(reports, weight, least_words, TOLERANCE, done):
        link = score(a, b, weight) if len(a.words & b.words) >= LEAST_WORDS else None
        if link and link.score >= threshold:
            found.append(link)
    return sorted(found, key=lambda link: (_order(link.a), _order(link.b)))


def _weights(reports: Sequence[Report]) -> dict[str, float]:
    counts = Counter(word for report in reports for word in report.words)
    total = len(reports) + 1
    return {word: math.log(total / count) for word, count in counts.items()}


def _order(id: Id) -> tuple[int, int, str]:
    article, name = id
    digits = name[1:]
    return article, int(digits) if digits.isdigit() else 0, name


def _insert(connection: Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        connection.execute(f"INSERT INTO {table} SELECT " + ", ".join("unnest(?)" for _ in columns), columns)


def _number(connection: Connection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


def unlink(path: str, a: str, b: str) -> int:
    """Undoes the links between two reports, given by their stable ids; returns how many rows went.

    Raises StoreError, StoreLockedError when the store cannot be written.
    """
    with writer_lock(path):
        connection = open_writing(path)
        gone = 0
        for kind in ("event", "statement"):
            ids = f"SELECT article, {kind}, key || ':' || {kind} AS id FROM {kind}s JOIN articles USING (article)"
            rows = connection.execute(
                f"DELETE FROM {kind}_links l USING ({ids}) x, ({ids}) y WHERE l.article_a = x.article AND l.{kind}_a = x.{kind} "
                f"AND l.article_b = y.article AND l.{kind}_b = y.{kind} AND x.id IN (?, ?) AND y.id IN (?, ?) "
                f"RETURNING l.article_a",
                [a, b, a, b],
            ).fetchall()
            gone += len(rows)
            if rows:
                regroup(connection, kind)
        finish(connection, path)
    return gone
