"""The first page: what came in, who is busiest, which pairs of countries changed most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from rawi.store.place import Connection
from rawi.web.questions.articles import ArticleFilters, article_list
from rawi.web.questions.network import names
from rawi.web.questions.paging import Paging
from rawi.web.questions.parts import row, rows
from rawi.web.questions.portrait import KINDS, SLUG_SQL
from rawi.web.questions.types import ArticleHead

WINDOW = 30
"""Days at the end of the store that are compared with as many before them."""
FEWEST = 3
"""Events that a pair needs in each of both windows; fewer say little of a change."""
BARS = 45
"""Days, weeks or months of the chart of what came in."""


@dataclass(frozen=True, slots=True)
class Busy:
    """An actor by what it did and said in the newest days."""

    slug: str
    name: str
    name_en: str | None
    type: str
    country: str | None
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Change:
    """A pair of countries whose mean score changed between the two windows, or that had most events (``before`` None)."""

    first: str
    second: str
    first_name: str
    first_name_en: str | None
    second_name: str
    second_name_en: str | None
    before: float | None
    after: float
    events_before: int
    events_after: int


@dataclass(frozen=True, slots=True)
class Front:
    """Totals, and the newest of all. ``window`` is the first day of the newer window."""

    articles: int
    outlets: int
    statements: int
    events: int
    actors: int
    first: date | None
    last: date | None
    window: date | None
    intake: tuple[tuple[date, int], ...]
    newest: tuple[ArticleHead, ...]
    busiest: tuple[Busy, ...]
    changes: tuple[Change, ...]


def front(connection: Connection) -> Front:
    """All of the first page; some joins over whole tables, so that it is kept until the store is published anew."""
    totals = row(
        connection,
        "SELECT count(*), count(DISTINCT a.outlet), (SELECT count(*) FROM statement_state WHERE counted), "
        "(SELECT count(*) FROM event_state WHERE counted), (SELECT count(*) FROM identities), min(a.published), max(a.published) "
        "FROM articles a JOIN article_state z USING (article) WHERE z.current",
    ) or (0, 0, 0, 0, 0, None, None)
    last = _newest_day(connection)
    window = last - timedelta(WINDOW - 1) if last else None
    articles, outlets, statements, events, actors, first, newest = totals
    return Front(
        articles, outlets, statements, events, actors, first, newest, window, _intake(connection), article_list(connection, ArticleFilters(copies=False), Paging(size=10)).items,
        _busiest(connection, window, last), _changes(connection, window, last),
    )  # fmt: skip


def _newest_day(connection: Connection) -> date | None:
    """The day from which the newest windows count back: the last one on which more than stray articles came in."""
    told = row(
        connection,
        "SELECT max(published) FROM (SELECT published, sum(count(*)) OVER (ORDER BY published DESC) AS many, sum(count(*)) OVER () AS total "
        "FROM articles WHERE published IS NOT NULL GROUP BY published) WHERE many * 200 >= total",
    )
    return told[0] if told else None


def _intake(connection: Connection) -> tuple[tuple[date, int], ...]:
    """Articles by day, week or month of publication, up to the newest."""
    found = rows(
        connection,
        "SELECT published, count(*) FROM articles a JOIN article_state z USING (article) "
        "WHERE z.current AND published IS NOT NULL GROUP BY published ORDER BY published",
    )
    last = _newest_day(connection)
    days = [(day, many) for day, many in found if last and day <= last]
    if not days or last is None:
        return ()
    recent = sum(many for day, many in days if (last - day).days < BARS)
    step = 1 if recent * 2 >= sum(many for _, many in days) else 7
    counts: dict[date, int] = {}
    for day, many in days:
        back = (last - day).days // step
        if back < BARS:
            start = last - timedelta(back * step + step - 1)
            counts[start] = counts.get(start, 0) + many
    first = min(counts)
    return tuple(
        (day, counts.get(day, 0)) for day in (first + timedelta(n * step) for n in range((last - first).days // step + 1))
    )


def _busiest(connection: Connection, since: date | None, until: date | None) -> tuple[Busy, ...]:
    if since is None:
        return ()
    found = rows(
        connection,
        f"WITH said AS (SELECT {SLUG_SQL} AS slug, count(*) AS many FROM statement_state s JOIN statements t USING (article, statement) "
        "JOIN entities n ON n.article = t.article AND n.entity = t.speaker "
        f"WHERE s.counted AND s.day BETWEEN ? AND ? AND n.identity IS NOT NULL AND n.type IN {KINDS} GROUP BY slug), "
        f"done AS (SELECT {SLUG_SQL} AS slug, count(DISTINCT (s.article, s.event)) AS many FROM event_state s "
        "JOIN parties p USING (article, event) JOIN entities n USING (article, entity) "
        f"WHERE s.counted AND s.day BETWEEN ? AND ? AND n.identity IS NOT NULL AND n.type IN {KINDS} GROUP BY slug) "
        "SELECT slug, coalesce(said.many, 0), coalesce(done.many, 0) FROM said FULL JOIN done USING (slug) "
        "ORDER BY coalesce(said.many, 0) + coalesce(done.many, 0) DESC, slug LIMIT 12",
        [since, until, since, until],
    )
    told = names(connection, [line[0] for line in found])
    return tuple(Busy(slug, *told[slug], said, done) for slug, said, done in found if slug in told)


def _changes(connection: Connection, window: date | None, last: date | None) -> tuple[Change, ...]:
    if window is None:
        return ()
    found = rows(
        connection,
        "WITH recent AS MATERIALIZED (SELECT s.article, s.event, s.day >= ? AS newer, e.score, e.type FROM event_state s "
        "JOIN events e USING (article, event) WHERE s.counted AND s.day BETWEEN ? AND ? AND e.score IS NOT NULL "
        "AND e.status NOT IN ('negated', 'hypothetical') AND NOT e.historical), "
        "sides AS MATERIALIZED (SELECT DISTINCT r.*, p.role, n.country FROM recent r JOIN parties p USING (article, event) "
        "JOIN entities n USING (article, entity) WHERE n.country IS NOT NULL AND NOT coalesce(n.country_inferred, false) "
        "AND (n.type IN ('country', 'office') OR n.sector IS NOT NULL)), "
        "pairs AS (SELECT DISTINCT least(x.country, y.country) AS a, greatest(x.country, y.country) AS b, x.article, x.event, x.newer, x.score "
        "FROM sides x JOIN sides y USING (article, event) WHERE x.country <> y.country "
        "AND (x.role <> y.role OR x.type IN ('CONSULT', 'AGREE', 'COOPERATE'))) "
        "SELECT a, b, avg(score) FILTER (WHERE NOT newer), avg(score) FILTER (WHERE newer), count(*) FILTER (WHERE NOT newer), "
        "count(*) FILTER (WHERE newer) FROM pairs GROUP BY a, b HAVING count(*) FILTER (WHERE newer) >= ? LIMIT 5000",
        [window, window - timedelta(WINDOW), last, FEWEST],
    )  # fmt: skip
    compared = sorted((line for line in found if line[4] >= FEWEST), key=_change, reverse=True)
    shown = compared[:8] or sorted(found, key=lambda line: (-line[5], line[0], line[1]))[:8]
    told = names(connection, {slug for line in shown for slug in line[:2]})
    changes = []
    for a, b, before, after, many_before, many_after in shown:
        (first, first_en), (second, second_en) = (told.get(slug, (slug, None))[:2] for slug in (a, b))
        before = before if many_before >= FEWEST else None
        changes.append(Change(a, b, first, first_en, second, second_en, before, after, many_before, many_after))
    return tuple(changes)


def _change(line: tuple[str, str, float, float, int, int]) -> float:
    """How much a pair changed: the difference of the means over its standard error but for the spread, which is alike for all."""
    _, _, before, after, n, m = line
    return abs(after - before) * sqrt(n * m / (n + m))
