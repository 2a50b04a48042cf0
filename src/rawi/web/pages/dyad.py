"""The page of two actors: the timeline of events between them. The drawing is made here, so that it needs no scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from fastapi import APIRouter, Request, Response

from rawi.events.ontology import event_types
from rawi.web.kept import kept_of
from rawi.web.pages.articles import paging_of
from rawi.web.pages.shown import choice, day_of, found, language_of, library_of, name_of, page
from rawi.web.pages.words import Language, counted, word
from rawi.web.questions.between import Point, Timeline, events_between, timeline
from rawi.web.questions.paging import Page
from rawi.web.questions.types import EventReport

router = APIRouter()
WIDTH, HEIGHT = 1040, 380
LEFT, RIGHT, TOP, BOTTOM = 46, 1024, 14, 340
LARGEST, SMALLEST = 15.0, 4.0
GAP = 4
"""Empty points in time after which the line of means is broken."""


@dataclass(frozen=True, slots=True)
class Line:
    y: float
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A point as drawn."""

    x: float
    y: float
    r: float
    start: date
    end: date
    score: float
    solid: bool
    chosen: bool
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    points: tuple[Drawn, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    means: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


@router.get("/dyads/{first}/{second}")
def dyad(request: Request, first: str, second: str, since: str = "", until: str = "", type: str = "") -> Response:
    query, language = request.query_params, language_of(request)
    a, b = name_of(first)[:300], name_of(second)[:300]
    low, high = day_of(since, "since"), day_of(until, "until")
    kind = choice(type, tuple(event_types()))
    start, end, score = day_of(query.get("from"), "from"), day_of(query.get("to"), "to"), _half(query.get("score"))
    library, types, paging = library_of(request), (kind,) if kind else (), paging_of(query.get("page"), 20)

    def ask() -> tuple[Timeline, Page[EventReport]] | None:
        with library.connection() as connection:
            told = timeline(connection, a, b, low, high, types)
            if told is None:
                return None
            return told, events_between(connection, paging, start or low, end or high, types, score)[0]

    told, listed = found(
        kept_of(request).of(library, ("dyad", a, b, low, high, kind, start, end, score, paging.page), ask),
        f"the store does not know one of {a[:60]} and {b[:60]}; the list of actors can be searched by name",
    )
    at = ""
    if start and end:
        at = " ".join((_days(start, end), _signed(score) if score is not None else "")).strip()
    values = {
        "d": told, "list": listed, "since": low, "until": high, "type": kind, "at": at,
        "chart": chart(told, language, (start, score)) if told.points else None,
        "types": [(name, f"{word(language, f'type.{name}')} ({many})") for name, many in told.types],
    }  # fmt: skip
    return page(request, "dyad.html", values)


def _half(text: str | None) -> float | None:
    """A score out of an address, to the half as the points have it; None for anything else."""
    try:
        score = float(text or "")
    except ValueError:
        return None
    return round(score * 2) / 2 if -10 <= score <= 10 else None


def _signed(score: float) -> str:
    """A score with its sign, and a minus that is one.

    >>> _signed(2.5), _signed(-3.0), _signed(0.0)
    ('+2.5', '−3', '0')
    """
    return f"{score:+g}".replace("-", "\u2212") if score else "0"


def _days(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start} – {end}"


def chart(told: Timeline, language: Language, chosen: tuple[date | None, float | None] = (None, None)) -> Chart:
    """The timeline as drawn: time from left to right, scores from conflict below to cooperation above."""
    first = min(point.start for point in told.points)
    length = max((max(point.end for point in told.points) - first).days, 1)

    def x(day: date) -> float:
        return round(LEFT + 18 + ((day - first).days + 0.0) / length * (RIGHT - LEFT - 36), 1)

    most = max(point.events for point in told.points)
    drawn = tuple(_drawn(point, x, most, language, chosen) for point in sorted(told.points, key=lambda p: -p.events))
    lines = tuple(
        Line(_y(score), _signed(score), "zero" if score == 0 else "rule")
        for score in (10, 5, 0, -5, -10)
    )
    return Chart(drawn, lines, tuple(_ticks(first, length, x)), tuple(_means(told, x)))


def _means(told: Timeline, x: Callable[[date], float]) -> Iterator[str]:
    """Lines through the means, broken where nothing was reported for long."""
    middle, run, last = timedelta(told.step // 2), list[str](), None
    for day, score in told.means:
        if last is not None and (day - last).days > GAP * told.step:
            if len(run) > 1:
                yield " ".join(run)
            run = []
        run.append(f"{x(day + middle)},{_y(score)}")
        last = day
    if len(run) > 1:
        yield " ".join(run)


def _y(score: float) -> float:
    return round((TOP + BOTTOM) / 2 - score / 10 * (BOTTOM - TOP) / 2, 1)


def _drawn(point: Point, x: Callable[[date], float], most: int, language: Language, chosen: tuple[date | None, float | None]) -> Drawn:
    radius = SMALLEST + (LARGEST - SMALLEST) * sqrt(point.events / most) if most > 1 else SMALLEST + 2
    when = _days(point.start, point.end)
    label = word(
        language, "dyad.point", when=when, score=_signed(point.score), events=counted(language, "count.events", point.events),
        types=word(language, "list.comma").join(word(language, f"type.{name}") for name in point.types),
    )  # fmt: skip
    kind = "cooperation" if point.score > 0 else "conflict" if point.score < 0 else "even"
    middle = point.start + (point.end - point.start) // 2
    return Drawn(
        x(middle), _y(point.score), round(radius, 1), point.start, point.end, point.score, point.solid,
        (point.start, point.score) == chosen, kind, label,
    )  # fmt: skip


def _ticks(first: date, length: int, x: Callable[[date], float]) -> Iterator[Tick]:
    """Years, months or days, whichever gives some ten of them."""
    last = first + timedelta(length)
    months = length / 30.4
    if months <= 1.5:
        step = max(length // 8, 1)
        for back in range(0, length + 1, step):
            yield Tick(x(first + timedelta(back)), (first + timedelta(back)).strftime("%m-%d"))
        return
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000) if months / n <= 10)
    number = (first.year * 12 + first.month - 1) // every * every
    while True:
        number += every
        year, month = divmod(number, 12)
        if year > 9999 or (day := date(year, month + 1, 1)) > last:
            return
        yield Tick(x(day), day.strftime("%Y") if every >= 12 else day.strftime("%Y-%m"))
