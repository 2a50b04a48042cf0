"""Events and statements out of the store, as linking wants them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from sys import intern

from rawi.store.identity import name_key
from rawi.store.place import Connection
from rawi.store.reports import Party, Report
from rawi.text import fold

LONGEST = 14
"""Days beyond which an interval ("this year") tells too little to join reports by it."""
SHORTEST_WORD = 3
_WORD = re.compile(r"\w+")

_EVENTS = """
SELECT e.article, e.event, e.type, e.mode, e.date_start, e.date_end, a.published, e.place, e.place_country,
  substr(a.text, s.span_start + 1, s.span_end - s.span_start)
FROM events e JOIN articles a USING (article) JOIN article_state z USING (article)
LEFT JOIN sentences s ON s.article = e.article AND s.sentence = e.sentence
WHERE e.same_as IS NULL AND NOT e.historical AND z.current AND a.article = z.story
  AND coalesce(e.date_end, a.published) >= ? AND coalesce(e.date_start, a.published) <= ?
ORDER BY e.article, e.event
"""
_STATEMENTS = """
SELECT t.article, t.statement, a.published, n.type, n.name_key, n.identity, n.country, n.office, n.sector,
  substr(a.text, t.content_start + 1, t.content_end - t.content_start)
FROM statements t JOIN articles a USING (article) JOIN article_state z USING (article)
JOIN entities n ON n.article = t.article AND n.entity = t.speaker
WHERE z.current AND a.article = z.story AND a.published BETWEEN ? AND ?
ORDER BY t.article, t.statement
"""


def load_events(connection: Connection, done: int, tolerance: int) -> list[Report]:
    """The events of articles after number ``done``, and all others of those days; copies of a story are left out."""
    window = _window(connection, done, tolerance)
    if window is None:
        return []
    rows = connection.execute(_EVENTS, window).fetchall()
    parties = _parties(connection, sorted({row[0] for row in rows}))
    found = []
    for row in rows:
        article, event, type, mode, start, end, published, place, country, text = row
        first, last = start or published, end or start or published
        if first is None or last is None:
            continue
        if (last - first).days > LONGEST:
            continue
        actors, recipients = (parties.get((article, event, role), ()) for role in ("actor", "recipient"))
        found.append(
            Report(
                (article, event), type, mode, first, last, start is not None, actors, recipients,
                name_key(place) if place else None, country, words_of(text),
            )
        )  # fmt: skip
    return found


def load_statements(connection: Connection, done: int, tolerance: int) -> list[Report]:
    """The statements with a known speaker of articles after number ``done``, and all others of those days."""
    window = _window(connection, done, tolerance)
    if window is None:
        return []
    found = []
    for article, statement, published, *who, text in connection.execute(_STATEMENTS, window).fetchall():
        words = words_of(text)
        if len(words) >= 4:
            speaker = _party(*who)
            found.append(Report((article, statement), "SAY", None, published, published, True, (speaker,), words=words))
    return found


def words_of(text: str | None) -> frozenset[str]:
    """The words of a sentence that say something, folded, with و and ال cut off by rule: quicker than the index's terms.

    >>> sorted(words_of("قال الوزير والسفير إن بلاده ترفض"))
    ['بلاده', 'ترفض', 'سفير', 'قال', 'وزير']
    """
    found = set()
    for word in _WORD.findall(fold(text or "")):
        bare = word.removeprefix("و") if len(word) > 4 else word
        bare = bare.removeprefix("ال") if len(bare) > 4 else bare
        if len(bare) >= SHORTEST_WORD:
            found.add(intern(bare))  # the same words stand in thousands of reports
    return frozenset(found)


def _window(connection: Connection, done: int, tolerance: int) -> list[date] | None:
    low, high = connection.execute(
        "SELECT min(least(coalesce(e.date_start, a.published), a.published)), max(greatest(e.date_end, a.published)) "
        "FROM articles a LEFT JOIN events e ON e.article = a.article AND e.date_end - e.date_start <= ? "
        "WHERE a.article > ?",
        [LONGEST, done],
    ).fetchone()
    if low is None or high is None:
        return None
    margin = timedelta(tolerance)
    return [low - margin if low > date.min + margin else low, high + margin if high < date.max - margin else high]


def _parties(connection: Connection, articles: list[int]) -> dict[tuple[int, str, str], tuple[Party, ...]]:
    rows = connection.execute(
        "SELECT p.article, p.event, p.role, n.type, n.name_key, n.identity, n.country, n.office, n.sector "
        "FROM parties p JOIN entities n USING (article, entity) "
        "WHERE p.article IN (SELECT unnest(CAST(? AS INTEGER[]))) ORDER BY p.article, p.event, p.role, p.position",
        [articles],
    ).fetchall()
    found: dict[tuple[int, str, str], list[Party]] = {}
    for article, event, role, *who in rows:
        found.setdefault((article, event, role), []).append(_party(*who))
    return {key: tuple(some) for key, some in found.items()}


def _party(
    type: str, name: str, identity: str | None, country: str | None, office: str | None, sector: str | None
) -> Party:
    return Party(type, name, identity, country, fold(office) if office else None, sector)
