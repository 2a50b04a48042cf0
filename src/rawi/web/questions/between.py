"""Two actors: the events between them in time, as points of a timeline and as lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rawi.store.place import Connection
from rawi.web.questions.events import events_shown
from rawi.web.questions.paging import Page, Paging, page_of
from rawi.web.questions.parts import row, rows
from rawi.web.questions.portrait import Known, known, make_side
from rawi.web.questions.types import EventReport

TIMELINE = 4000
"""Events on a timeline at most, the newest."""
MARGIN = 31
"""Days around the days of the articles; events farther off (history, plans for years to come) are not on the timeline."""
STRETCHES = 72
"""Points in time on a timeline at most; longer periods are counted by week, month, quarter or year."""
_STEPS = (1, 7, 30, 91, 365)
_MEETINGS = "('CONSULT', 'AGREE', 'COOPERATE')"


@dataclass(frozen=True, slots=True)
class Point:
    """Events of one stretch of days, score (to the half) and certainty: ``solid`` when they happened or go on."""

    start: date
    end: date
    score: float
    solid: bool
    events: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Two actors with the points of their events; ``step`` is the number of days that a point stands for."""

    first: Known
    second: Known
    since: date | None
    until: date | None
    step: int
    points: tuple[Point, ...]
    means: tuple[tuple[date, float], ...]
    types: tuple[tuple[str, int], ...]
    events: int
    cooperative: int
    conflictual: int
    score: float | None
    left_out: int


def make_between(connection: Connection, first: str, second: str) -> None:
    """Makes the temporary table ``between_them`` of all counted events of two actors, with who acted: out, in or both.

    Two actors on the same side count where the event is a meeting, an agreement or cooperation.
    """
    make_side(connection, first, "first_side")
    make_side(connection, second, "second_side")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE between_them AS SELECT s.article, s.event, any_value(s.day) AS day, any_value(e.type) AS type, "
        "any_value(e.score) AS score, any_value(e.quad) AS quad, any_value(e.status) AS status, max(a.published) AS published, "
        "CASE WHEN any_value(e.type) = 'CONSULT' OR bool_or(x.role = y.role) THEN 'both' WHEN min(x.role) = 'actor' THEN 'out' "
        "ELSE 'in' END AS direction "
        "FROM (SELECT DISTINCT p.article, p.event, p.role FROM parties p JOIN first_side USING (article, entity)) x "
        "JOIN (SELECT DISTINCT p.article, p.event, p.role FROM parties p JOIN second_side USING (article, entity)) y "
        "USING (article, event) JOIN event_state s USING (article, event) JOIN events e USING (article, event) "
        f"JOIN articles a USING (article) WHERE s.counted AND (x.role <> y.role OR e.type IN {_MEETINGS}) GROUP BY s.article, s.event"
    )


def timeline(
    connection: Connection, first: str, second: str, since: date | None = None, until: date | None = None, types: Sequence[str] = ()
) -> Timeline | None:
    """The timeline of two actors; None when the store does not know one of them.

    Leaves the temporary table ``between_them`` behind, for ``events_between``. Events of the chosen types that are not in the
    period are counted in ``left_out``.
    """
    a, b = known(connection, first), known(connection, second)
    if a is None or b is None:
        return None
    make_between(connection, a.slug, b.slug)
    all_types = rows(connection, "SELECT type, count(*) FROM between_them GROUP BY type ORDER BY 2 DESC, 1")
    low, high = row(connection, "SELECT min(published), max(published) FROM between_them") or (None, None)
    low = since or (low - timedelta(MARGIN) if low else None)
    high = until or (high + timedelta(MARGIN) if high else None)
    where, values = _where(low, high, types)
    found = rows(
        connection, f"SELECT day, score, status, type, quad FROM between_them WHERE {where} ORDER BY day DESC LIMIT {TIMELINE}", values
    )
    total = sum(many for type, many in all_types if not types or type in types)
    days = [line[0] for line in found if line[0]]
    step = _step(days)
    scored = [(day, float(score), status, type) for day, score, status, type, _ in found if score is not None and day]
    scores = [score for _, score, status, _ in scored if status != "negated"]
    return Timeline(
        a, b, min(days, default=None), max(days, default=None), step, _points(scored, step), _means(scored, step),
        tuple((type, many) for type, many in all_types), len(found),
        sum(quad.endswith("COOPERATION") for *_, quad in found), sum(quad.endswith("CONFLICT") for *_, quad in found),
        sum(scores) / len(scores) if scores else None, total - len(found),
    )  # fmt: skip


def events_between(
    connection: Connection, paging: Paging, since: date | None = None, until: date | None = None, types: Sequence[str] = (),
    score: float | None = None,
) -> tuple[Page[EventReport], dict[str, str]]:  # fmt: skip
    """Events of the table ``between_them``, newest first, and who acted in each of them by its id: out, in, both.

    With ``score`` those of one row of points of the timeline.
    """
    where, values = _where(since, until, types)
    if score is not None:
        where += " AND abs(score - ?) <= 0.25"
        values.append(score)
    directions: dict[str, str] = {}

    def shown(connection: Connection, found: list[tuple[int, str, str]]) -> list[EventReport]:
        reports = events_shown(connection, found)
        directions.update({report.id: line[2] for report, line in zip(reports, found, strict=False)})
        return reports

    sql = f"SELECT article, event, direction FROM between_them WHERE {where} ORDER BY day DESC NULLS LAST, article, event"
    return page_of(connection, sql, values, paging, shown), directions


def _where(since: date | None, until: date | None, types: Sequence[str]) -> tuple[str, list[object]]:
    parts, values = ["true"], list[object]()
    for sign, day in ((">=", since), ("<=", until)):
        if day is not None:
            parts.append(f"day {sign} ?")
            values.append(day)
    if types:
        parts.append(f"type IN ({', '.join('?' for _ in types)})")
        values += list(types)
    return " AND ".join(parts), values


def _step(days: Sequence[date]) -> int:
    """Days in one point of the timeline.

    >>> _step([date(2018, 1, 1), date(2018, 12, 1)])
    7
    """
    length = (max(days) - min(days)).days + 1 if days else 1
    return next((step for step in _STEPS if length / step <= STRETCHES), _STEPS[-1])


def _stretch(day: date, step: int) -> date:
    return date.fromordinal(max(day.toordinal() // step * step, 1))


def _points(scored: Sequence[tuple[date, float, str, str]], step: int) -> tuple[Point, ...]:
    groups: dict[tuple[date, float, bool], list[str]] = {}
    for day, score, status, type in scored:
        groups.setdefault((_stretch(day, step), round(score * 2) / 2, status in ("happened", "ongoing")), []).append(type)
    return tuple(
        Point(start, start + timedelta(step - 1), score, solid, len(types), tuple(sorted(set(types))))
        for (start, score, solid), types in sorted(groups.items())
    )


def _means(scored: Sequence[tuple[date, float, str, str]], step: int) -> tuple[tuple[date, float], ...]:
    sums: dict[date, list[float]] = {}
    for day, score, status, _ in scored:
        if status != "negated":
            sums.setdefault(_stretch(day, step), []).append(score)
    return tuple((day, sum(scores) / len(scores)) for day, scores in sorted(sums.items()))
