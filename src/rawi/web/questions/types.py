"""What pages and API show: small frozen parts with the words that are their evidence.

Offsets count characters of the article's text from 0, the end excluded. Texts are None where the store has none.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Shown(BaseModel):
    """Base of all parts."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Passage(Shown):
    """Characters of an article's text."""

    start: Annotated[int, Field(description="first character, counted from 0", examples=[35])]
    end: Annotated[int, Field(description="end, excluded", examples=[44])]
    text: Annotated[str | None, Field(description="the words; null where the store keeps no text", examples=["وقال لافروف"])]


class Party(Shown):
    """A person, country, body, office or group, as the article knows it."""

    entity: Annotated[str, Field(description="id in the article's record", examples=["e3"])]
    identity: Annotated[
        str | None, Field(description="who it is over articles; null where nothing names it", examples=["Q58217"])
    ]
    type: Annotated[str, Field(examples=["person"])]
    name: Annotated[str, Field(examples=["سيرغي لافروف"])]
    name_en: Annotated[str | None, Field(examples=["Sergey Lavrov"])]
    country: Annotated[str | None, Field(description="ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, IMG, MNC", examples=["RUS"])]
    sector: Annotated[str | None, Field(description="PLOVER sector", examples=["GOV"])]
    office: Annotated[str | None, Field(examples=["وزير الخارجية"])]
    wikidata: Annotated[str | None, Field(examples=["Q58217"])]


class Source(Shown):
    """The article that something comes from."""

    article: Annotated[str, Field(description="the article's key", examples=["5f0a6c1be2d97a34"])]
    outlet: Annotated[str | None, Field(examples=["وكالة المثال"])]
    published: Annotated[date | None, Field(examples=["2022-01-11"])]
    title: Annotated[str | None, Field(examples=["لافروف يرفض العقوبات"])]
    url: Annotated[str | None, Field(examples=["https://news.example.org/l1"])]


class ArticleHead(Source):
    """An article in a list."""

    version: Annotated[int, Field(description="1 for the first content seen under its name, then 2, 3 and so on")]
    characters: Annotated[int, Field(description="length of the text")]
    place: Annotated[str | None, Field(description="of the dateline", examples=["موسكو"])]
    agency: Annotated[str | None, Field(description="of the dateline")]
    copy_of: Annotated[str | None, Field(description="key of the article that carried the same text first")]
    statements: Annotated[int, Field(description="how many its record has")]
    events: Annotated[int, Field(description="how many its record has")]


class StatementReport(Shown):
    """Who said what."""

    id: Annotated[str, Field(description="stable id: the article's key and the id in its record", examples=["5f0a6c1be2d97a34:q1"])]
    day: Annotated[date | None, Field(description="day of publication")]
    act: Annotated[str, Field(examples=["deny"])]
    cue: Passage
    lemma: Annotated[str, Field(description="of the cue", examples=["نفى"])]
    speaker: Party | None
    speaker_from: Annotated[str, Field(description="named, dropped, pronoun, collective or unnamed")]
    via: Annotated[tuple[Party, ...], Field(description="who passed it on, outermost first")]
    addressee: Annotated[tuple[Party, ...], Field(description="to whom it was said")]
    content: Passage
    quoted: Annotated[bool, Field(description="whether the speaker's own words stand in quotation marks")]
    inside: Annotated[str | None, Field(description="id of the statement whose content holds this one")]
    sentence: Annotated[Passage | None, Field(description="the sentence of the cue")]
    source: Source
    outlets: Annotated[int, Field(description="how many outlets report it")]
    linked: Annotated[str, Field(description="id of the statement that all these reports are held to be of")]
    rule: str
    confidence: Annotated[float, Field(description="0 to 1")]


class EventPlace(Shown):
    """Where an event took place."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


class Size(Shown):
    """How many were killed, wounded, arrested, abducted or displaced."""

    kind: str
    number: int | None  # None: عشرات القتلى, no number given


class EventReport(Shown):
    """Who did what to whom."""

    id: Annotated[str, Field(description="stable id: the article's key and the id in its record", examples=["5f0a6c1be2d97a34:v1"])]
    day: Annotated[date | None, Field(description="first day of the event, else day of publication")]
    date_start: date | None
    date_end: date | None
    type: Annotated[str, Field(description="PLOVER event type", examples=["CONSULT"])]
    mode: Annotated[str | None, Field(examples=["phone"])]
    contexts: tuple[str, ...]
    quad: Annotated[str, Field(examples=["VERBAL COOPERATION"])]
    score: Annotated[float | None, Field(description="PLOVER's, from -10 (conflict) to 10 (cooperation)")]
    status: Annotated[str, Field(description="happened, ongoing, planned, hypothetical or negated")]
    historical: Annotated[bool, Field(description="told as history, not as news")]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: EventPlace | None
    sizes: tuple[Size, ...]
    trigger: Passage
    said_in: Annotated[str | None, Field(description="id of the statement that asserts it; null when the newspaper tells it")]
    said_by: Annotated[Party | None, Field(description="who says so")]
    sentence: Annotated[Passage | None, Field(description="the sentence of the trigger")]
    source: Source
    outlets: Annotated[int, Field(description="how many outlets report it")]
    linked: Annotated[str, Field(description="id of the event that all these reports are held to be of")]
    rule: str
    confidence: Annotated[float, Field(description="0 to 1")]


class SearchHit(Shown):
    """An article that answers, with the sentence that answers best."""

    id: Annotated[str, Field(description="the article's key, and the sentence", examples=["5f0a6c1be2d97a34:s2"])]
    article: Annotated[str, Field(description="the article's key")]
    score: Annotated[float, Field(description="BM25")]
    day: Annotated[date | None, Field(description="day of publication")]
    outlet: str | None
    title: str | None
    url: str | None
    sentence: str | None
    act: Annotated[str | None, Field(description="of the statement in it, when speaker or act was asked for")] = None
    speaker: Annotated[str | None, Field(description="likewise")] = None


class Actor(Shown):
    """Who is known over articles."""

    identity: Annotated[str, Field(examples=["Q58217"])]
    type: str
    name: Annotated[str, Field(examples=["سيرغي لافروف"])]
    name_en: str | None
    wikidata: str | None
    country: Annotated[str | None, Field(examples=["RUS"])]
    sector: str | None
    office: str | None
    articles: Annotated[int, Field(description="that mention it")]
    statements: Annotated[int, Field(description="that it made, each counted once")]
    events: Annotated[int, Field(description="that it took part in, each counted once")]
    first: Annotated[date | None, Field(description="first day it was mentioned")]
    last: date | None


class Position(Shown):
    """An office, with the days of the first and last article that tells it."""

    name: str
    office: str | None
    country: str | None
    first: date | None
    last: date | None
    articles: int


class Count(Shown):
    """How often something was."""

    name: str
    count: int


class Dyad(Shown):
    """Two countries and the events between them."""

    first: Annotated[str, Field(description="country code", examples=["RUS"])]
    second: Annotated[str, Field(description="country code", examples=["USA"])]
    events: int
    score: Annotated[float | None, Field(description="mean PLOVER score, from -10 to 10")]
    first_day: date | None
    last_day: date | None


class Month(Shown):
    """Events of one type in one month."""

    month: Annotated[str | None, Field(examples=["2022-01"])]
    type: str
    direction: Annotated[str, Field(description="first to second, second to first, or both")]
    events: int
    score: float | None
