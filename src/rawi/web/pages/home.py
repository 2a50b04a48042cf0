"""The first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from rawi.web.kept import kept_of
from rawi.web.pages.shown import library_of, page
from rawi.web.questions.front import Front, front

router = APIRouter()
WIDTH, HEIGHT, BASE = 720, 120, 98


@dataclass(frozen=True, slots=True)
class Bar:
    start: date
    end: date
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Intake:
    """The bars of what came in, as drawn."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    first: date
    last: date
    most: int
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


TICK = 60
"""Room that a month under the bars takes."""


@router.get("/")
def home(request: Request) -> Response:
    library = library_of(request)

    def ask() -> Front:
        with library.connection() as connection:
            return front(connection)

    told = kept_of(request).of(library, ("front",), ask)
    return page(request, "home.html", {"f": told, "chart": intake_chart(told.intake)})


def intake_chart(intake: tuple[tuple[date, int], ...]) -> Intake | None:
    """Bars of the numbers of articles; None for fewer than two bars, which tell nothing."""
    if len(intake) < 2:
        return None
    step = (intake[1][0] - intake[0][0]).days
    most = max(number for _, number in intake) or 1
    room = WIDTH / len(intake)
    bars, ticks, month = list[Bar](), list[Tick](), ""
    for place, (day, number) in enumerate(intake):
        height = max(number / most * (BASE - 6), 1.5 if number else 0)
        bars.append(
            Bar(day, day + timedelta(step - 1), number, round(place * room, 1), round(BASE - height, 1), round(room * 0.78, 1), round(height, 1))
        )  # fmt: skip
        if day.strftime("%Y-%m") != month:
            month = day.strftime("%Y-%m")
            if place * room < WIDTH - TICK and (not ticks or place * room - ticks[-1].x > TICK):
                ticks.append(Tick(round(place * room, 1), month))
    return Intake(tuple(bars), tuple(ticks), intake[0][0], intake[-1][0], most)
