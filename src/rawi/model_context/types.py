"""What the tools give: short, every sentence cited by outlet, date and id."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """Base of all parts."""

    model_config = ConfigDict(frozen=True)


class Citation(Part):
    """A sentence as an outlet printed it."""

    id: Annotated[str, Field(description="stable id to cite: the article's key, and what in it")]
    outlet: str | None
    date: Annotated[date | None, Field(description="day of publication")]
    title: str | None
    url: str | None
    sentence: str | None


class Hit(Part):
    """An article that answers, by the sentence that answers best."""

    source: Citation
    speaker: str | None = None
    act: str | None = None


class Hits(Part):
    """What a search found, best first."""

    query: str
    hits: tuple[Hit, ...]
    more: Annotated[bool, Field(description="whether there are more; ask with a higher limit")]


class Said(Part):
    """Who said what. What is said is the speaker's claim, not a fact."""

    speaker: str | None
    act: str
    content: str | None
    via: Annotated[tuple[str, ...], Field(description="who passed it on")] = ()
    source: Citation
    outlets: Annotated[int, Field(description="how many outlets report it")] = 1


class Happening(Part):
    """Who did what to whom."""

    day: date | None
    type: Annotated[str, Field(description="PLOVER event type, with its mode")]
    status: Annotated[str, Field(description="happened, ongoing, planned, hypothetical or negated")]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    score: Annotated[float | None, Field(description="from -10 (conflict) to 10 (cooperation)")]
    said_by: Annotated[str | None, Field(description="who claims it; null when the newspaper tells it itself")]
    source: Citation
    outlets: Annotated[int, Field(description="how many outlets report it")] = 1


class Office(Part):
    """An office, with the days of the first and last article that tells it."""

    name: str
    office: str | None
    country: str | None
    first: date | None
    last: date | None
    articles: int


class Known(Part):
    """What the store knows of somebody, newest first."""

    name: str
    articles: Annotated[int, Field(description="articles that mention them")]
    positions: tuple[Office, ...]
    statements: tuple[Said, ...]
    events: tuple[Happening, ...]


class MonthOf(Part):
    """Events of one type in one month."""

    month: str | None
    type: str
    direction: str
    events: int
    score: float | None


class Between(Part):
    """Events between two parties, by month, and the newest."""

    first: str
    second: str
    months: tuple[MonthOf, ...]
    events: tuple[Happening, ...]


class Reading(Part):
    """What a text says: its statements and events, each with its sentence."""

    published: str | None
    place: Annotated[str | None, Field(description="of the dateline")]
    people: Annotated[tuple[str, ...], Field(description="whom it names, with their offices")]
    statements: tuple[Said, ...]
    events: tuple[Happening, ...]
