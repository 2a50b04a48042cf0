"""One actor: who it is, its offices, whom it met, what it said, how it stands to others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rawi.store.identity import name_key
from rawi.store.place import Connection
from rawi.store.spellings import written_as
from rawi.web.questions.asked import period
from rawi.web.questions.events import events_shown
from rawi.web.questions.naming import is_arabic
from rawi.web.questions.paging import Page, Paging, page_of
from rawi.web.questions.parts import ACTOR_KINDS, STATE_SQL, is_country, numbered, row, rows
from rawi.web.questions.ranking import SearchIndex
from rawi.web.questions.statements import statements_shown
from rawi.web.questions.types import EventReport, StatementReport

MOST_READ = 200
"""Articles whose text is read for the spellings of a name."""
_COMMA = re.compile("[،,]")
MOST = 16
"""Counterparts, topics and spellings shown."""
KINDS = ACTOR_KINDS
SLUG_SQL = "CASE WHEN n.type = 'country' AND n.country IS NOT NULL THEN n.country ELSE n.identity END"
_FACTS = (
    "n.name, n.name_en, n.type, n.country, n.country_inferred, n.sector, n.office, n.wikidata, n.articles, n.statements, n.events, "
    "n.first, n.last"
)


@dataclass(frozen=True, slots=True)
class Known:
    """Who it is, and how often and when the store's articles name it. A country's facts are those of the country itself."""

    slug: str
    name: str
    name_en: str | None
    type: str
    country: str | None
    country_inferred: bool
    sector: str | None
    office: str | None
    wikidata: str | None
    articles: int
    statements: int
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Office:
    """An office held, by the articles that say so; ``holder`` where a country's offices are listed."""

    name: str
    name_en: str | None
    country: str | None
    holder: str
    holder_slug: str | None
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Another actor, with counts of what joins them: cooperative and conflictual events, their mean score, the last day."""

    slug: str
    name: str
    name_en: str | None
    type: str
    country: str | None
    events: int
    cooperative: int
    conflictual: int
    score: float | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Topic:
    """Somebody or something named in what an actor said."""

    slug: str
    name: str
    name_en: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that the page of an actor shows besides lists."""

    actor: Known
    offices: tuple[Office, ...]
    met: tuple[Counterpart, ...]
    toward: tuple[Counterpart, ...]
    acts: tuple[tuple[str, int], ...]
    topics: tuple[Topic, ...]
    spellings: tuple[tuple[str, int], ...]


def known(connection: Connection, slug: str) -> Known | None:
    """Who a name in an address is, or None."""
    where, order = ("n.country = ?", "n.type = 'country' DESC, ") if is_country(slug) else ("n.identity = ?", "")
    told = row(
        connection,
        f"SELECT {SLUG_SQL}, {_FACTS} FROM identities n WHERE {where} ORDER BY {order}n.articles DESC, n.identity LIMIT 1", [slug],
    )  # fmt: skip
    if told is None and (joined := written_as(slug)) != slug:
        return known(connection, joined)
    return Known(slug if is_country(slug) else told[0], *told[1:]) if told else None


def make_side(connection: Connection, slug: str, table: str) -> None:
    """Makes a temporary table of the entities (``article``, ``entity``) that an actor is, with groups that hold it.

    A country's are itself, its offices and officials.
    """
    where = f"n.country = ? AND {STATE_SQL}" if is_country(slug) else "n.identity = ?"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT n.article, n.entity, false AS grouped FROM entities n "
        f"JOIN article_state z USING (article) WHERE z.current AND {where}",
        [slug],
    )
    connection.execute(
        f"INSERT INTO {table} SELECT DISTINCT g.article, g.entity, true FROM entities g JOIN {table} m ON m.article = g.article "
        f"ANTI JOIN {table} o ON o.article = g.article AND o.entity = g.entity "
        "WHERE g.type = 'group' AND list_contains(g.members, m.entity)"
    )


def make_reports(connection: Connection) -> None:
    """Makes temporary tables of what the actor in the table ``side`` said and did, each linked report once.

    ``said`` has a row for each statement, ``done`` one for each event and role. All else is asked of these: joins over the
    whole store are what takes the time.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE said AS SELECT t.article, t.statement, t.act, s.day, t.cue_start, t.content_start, t.content_end "
        "FROM statements t JOIN side m ON m.article = t.article AND m.entity = t.speaker "
        "JOIN statement_state s ON s.article = t.article AND s.statement = t.statement WHERE s.counted"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE done AS SELECT x.article, x.event, x.role, s.day, e.type, e.quad, e.score, e.status, e.trigger_start "
        "FROM (SELECT DISTINCT p.article, p.event, p.role FROM parties p JOIN side USING (article, entity)) x "
        "JOIN event_state s USING (article, event) JOIN events e USING (article, event) WHERE s.counted"
    )


def portrait(connection: Connection, slug: str) -> Portrait | None:
    """What the store knows of an actor; None when it knows nobody of that name.

    Leaves the temporary tables ``side``, ``said`` and ``done`` behind, for the lists.
    """
    actor = known(connection, slug)
    if actor is None:
        return None
    make_side(connection, actor.slug, "side")
    make_reports(connection)
    _make_others(connection)
    acts = rows(connection, "SELECT act, count(*) AS many FROM said GROUP BY act ORDER BY many DESC, act")
    return Portrait(
        actor, _offices(connection, actor.slug), _counterparts(connection, "type = 'CONSULT'"),
        _counterparts(connection, "role = 'actor' AND other_role = 'recipient' AND type <> 'CONSULT'"),
        tuple((act, many) for act, many in acts), _topics(connection, actor.slug), _spellings(connection, actor.slug),
    )  # fmt: skip


def types_of(connection: Connection) -> tuple[str, ...]:
    """Types of the events in the temporary table ``done``, the most frequent first."""
    found = rows(connection, "SELECT type FROM done GROUP BY type ORDER BY count(DISTINCT (article, event)) DESC, type")
    return tuple(line[0] for line in found)


def _offices(connection: Connection, slug: str) -> tuple[Office, ...]:
    held_by, group, types = ("'', NULL", "n.office", "('person', 'office')")
    if is_country(slug):
        held_by, group, types = ("any_value(n.name), any_value(n.identity)", "n.office, n.identity", "('person')")
    found = rows(
        connection,
        f"SELECT n.office, any_value(n.office_en), any_value(n.country), {held_by}, count(*) AS many, min(a.published), "
        "max(a.published) FROM side m JOIN entities n USING (article, entity) JOIN articles a USING (article) "
        f"WHERE n.office IS NOT NULL AND n.identity IS NOT NULL AND NOT m.grouped AND n.type IN {types} "
        f"GROUP BY {group} ORDER BY many DESC, n.office LIMIT {MOST}",
    )
    return tuple(Office(*line) for line in found)


def _make_others(connection: Connection) -> None:
    """Who else takes part in the events of ``done``."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE taking AS SELECT d.*, p.role AS other_role, p.entity FROM done d JOIN parties p USING (article, event) "
        "ANTI JOIN side o ON o.article = p.article AND o.entity = p.entity WHERE d.status NOT IN ('negated', 'hypothetical')"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE others AS SELECT t.*, {SLUG_SQL} AS slug, n.name, n.name_en, n.type AS kind, n.country FROM taking t "
        f"JOIN entities n USING (article, entity) WHERE n.identity IS NOT NULL AND n.type IN {KINDS}"
    )


def _counterparts(connection: Connection, condition: str) -> tuple[Counterpart, ...]:
    found = rows(
        connection,
        "SELECT slug, any_value(name), any_value(name_en), any_value(kind), any_value(country), count(*) AS many, "
        "count(*) FILTER (WHERE ends_with(quad, 'COOPERATION')), count(*) FILTER (WHERE ends_with(quad, 'CONFLICT')), "
        "avg(score), max(day) FROM (SELECT DISTINCT article, event, entity, slug, name, name_en, kind, country, quad, score, day "
        f"FROM others WHERE {condition}) GROUP BY slug ORDER BY many DESC, max(day) DESC, slug LIMIT {MOST}",
    )
    return tuple(Counterpart(*line) for line in found)


def _topics(connection: Connection, slug: str) -> tuple[Topic, ...]:
    """Whom and what the actor's statements name most."""
    # In two steps: DuckDB joins on the range first when both stand in one question, and takes a second over it.
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE named AS SELECT DISTINCT t.article, t.statement, w.entity FROM said t "
        "JOIN (SELECT * FROM mentions WHERE kind = 'name' AND article IN (SELECT article FROM said)) w USING (article) "
        "ANTI JOIN side o ON o.article = w.article AND o.entity = w.entity "
        "WHERE w.span_start >= t.content_start AND w.span_end <= t.content_end"
    )
    found = rows(
        connection,
        f"SELECT {SLUG_SQL} AS slug, any_value(n.name), any_value(n.name_en), count(*) AS many FROM named t "
        "JOIN entities n USING (article, entity) WHERE n.identity IS NOT NULL AND n.type <> 'group' "
        f"GROUP BY slug HAVING slug <> ? ORDER BY many DESC, slug LIMIT {MOST}",
        [slug],
    )
    return tuple(Topic(*line) for line in found)


def _spellings(connection: Connection, slug: str) -> tuple[tuple[str, int], ...]:
    """The words that name the actor in the newest articles, with how often."""
    # A country's side holds its officials too; only what names the country itself is its spelling.
    kind = "JOIN entities n USING (article, entity) WHERE n.type = 'country' AND" if is_country(slug) else "WHERE"
    found = rows(
        connection,
        f"SELECT w.article, w.span_start, w.span_end FROM side m JOIN mentions w USING (article, entity) {kind} "
        "w.kind = 'name' AND NOT m.grouped",
    )
    newest = sorted({line[0] for line in found}, reverse=True)[:MOST_READ]
    texts = dict(rows(connection, f"SELECT article, text FROM articles WHERE article IN ({numbered(newest)})"))
    words = {
        word
        for (key,) in rows(connection, "SELECT name_key FROM identity_names f JOIN identities n USING (identity) WHERE "
                           + ("n.type = 'country' AND n.country = ?" if is_country(slug) else "n.identity = ?") + " LIMIT 200", [slug])
        for word in key.split()
    }  # fmt: skip
    counts = Counter(_bare(text[start:end], words) for article, start, end in found if (text := texts.get(article)))
    return tuple((spelling, many) for spelling, many in counts.most_common(MOST) if spelling)


def _bare(mention: str, words: set[str]) -> str:
    """A mention without the title in front of the name; whole where it does not end with words of the name.

    >>> _bare("وزير الخارجية الروسي سيرغي لافروف", {"سيرغي", "لافروف"})
    'سيرغي لافروف'
    >>> _bare("دونالد ترامب، رئيس الولايات المتحدة", {"دونالد", "ترامب"})
    'دونالد ترامب'
    """
    for piece in _COMMA.split(mention):
        parts = piece.split()
        first = len(parts)
        while first and name_key(parts[first - 1].strip("#_")) in words:
            first -= 1
        if first < len(parts):
            return " ".join(parts[first:])
    return " ".join(mention.split())


def statements_of(
    connection: Connection, paging: Paging, act: str = "", topic: str = "", since: date | None = None, until: date | None = None
) -> Page[StatementReport]:
    """Statements of the temporary table ``said``, newest first; of one act, and naming one actor, where given."""
    where, values = period("t.day", since, until)
    if act:
        where += " AND t.act = ?"
        values.append(act)
    if topic:
        where += (
            " AND EXISTS (SELECT 1 FROM mentions w JOIN entities n USING (article, entity) WHERE w.article = t.article "
            f"AND w.span_start >= t.content_start AND w.span_end <= t.content_end AND {SLUG_SQL} = ?)"
        )
        values.append(topic)
    return page_of(
        connection,
        f"SELECT t.article, t.statement FROM said t WHERE true{where} ORDER BY t.day DESC NULLS LAST, t.article, t.cue_start, t.statement",
        values, paging, statements_shown,
    )  # fmt: skip


def events_of(
    connection: Connection, paging: Paging, types: Sequence[str] = (), since: date | None = None, until: date | None = None
) -> Page[EventReport]:
    """Events of the temporary table ``done``, those published last first."""
    where, values = period("d.day", since, until)
    if types:
        where += f" AND d.type IN ({', '.join('?' for _ in types)})"
        values += list(types)
    return page_of(
        connection,
        "SELECT d.article, d.event FROM (SELECT DISTINCT article, event, day, type, trigger_start FROM done) d JOIN articles a USING (article) "
        f"WHERE true{where} ORDER BY a.published DESC NULLS LAST, d.article, d.trigger_start, d.event",
        values, paging, events_shown,
    )  # fmt: skip


def known_called(connection: Connection, name: str, most: int, index: SearchIndex) -> tuple[Known, ...]:
    """The actors of a name that most articles name: what ``list_known`` begins with, in a twentieth of its time."""
    if not is_arabic(name):
        return list_known(connection, Paging(size=most), name).items
    identities = index.names(connection).find(name, most)
    if not identities:
        return ()
    found = rows(
        connection,
        f"SELECT {SLUG_SQL}, {_FACTS} FROM identities n WHERE n.identity IN ({', '.join('?' for _ in identities)}) "
        "ORDER BY n.articles DESC, n.identity",
        identities,
    )
    return tuple(Known(*line) for line in found)


def list_known(connection: Connection, paging: Paging, name: str = "", type: str = "", country: str = "") -> Page[Known]:
    """Actors by the number of articles that name them; those whose name has words that begin so, where a name is given."""
    where, values = _named(name)
    for column, value in (("type", type), ("country", country)):
        if value:
            where += f" AND n.{column} = ?"
            values.append(value)
    return page_of(
        connection,
        f"SELECT {SLUG_SQL}, {_FACTS} FROM identities n WHERE n.type IN {KINDS}{where} ORDER BY n.articles DESC, n.identity",
        values, paging, lambda _, found: [Known(*line) for line in found],
    )  # fmt: skip


def _named(name: str) -> tuple[str, list[object]]:
    words = name_key(name).split()[:8]
    if not words:
        return "", []
    where = " AND ".join("contains(' ' || f.name_key, ?)" for _ in words)
    return (
        f" AND (n.identity IN (SELECT f.identity FROM identity_names f WHERE {where}) "
        "OR contains(lower(n.name_en), ?) OR n.country = ?)",
        [*(f" {word}" for word in words), name.strip().casefold(), name.strip().upper()],
    )
