"""The record: what one article becomes. Typed, frozen, to and from JSON without loss.

Every ``Span`` is ``(start, end)`` in code points of the text exactly as it was given, so that
``text[start:end]`` is the evidence.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "rawi.record/1"

EntityType = Literal["person", "country", "organization", "place", "group", "office"]
MentionKind = Literal["name", "title", "nominal", "pronoun", "dropped"]
SpeakerFrom = Literal["named", "dropped", "pronoun", "collective", "unnamed"]
Status = Literal["happened", "ongoing", "planned", "hypothetical", "negated"]
Act = Literal[
    "say", "explain", "add", "stress", "note", "announce", "claim", "confirm", "deny", "accuse",
    "condemn", "praise", "urge", "warn", "promise", "agree", "reject", "express", "ask", "expect",
]  # fmt: skip
Span = tuple[int, int]


class Part(BaseModel):
    """Base of every part of the record: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class EngineInfo(Part):
    name: str = "rawi"
    version: str
    model: str


class Dateline(Part):
    place: str | None = None
    place_entity: str | None = None
    date: str | None = None
    agency: str | None = None
    span: Span


class DocumentInfo(Part):
    id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "ar"
    published: str | None = None
    published_from: Literal["dateline", "metadata", "option"] | None = None
    dateline: Dateline | None = None
    characters: int


class Sentence(Part):
    id: str
    span: Span
    paragraph: int


class Mention(Part):
    span: Span
    text: str
    kind: MentionKind


class Entity(Part):
    id: str
    type: EntityType
    name: str
    name_en: str | None = None
    wikidata: str | None = None
    country: str | None = None
    country_inferred: bool = False
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    office_en: str | None = None
    members: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Cue(Part):
    span: Span
    text: str
    lemma: str


class Content(Part):
    span: Span
    text: str


class Statement(Part):
    id: str
    span: Span
    act: Act
    cue: Cue
    speaker: str | None
    speaker_span: Span | None = None
    speaker_from: SpeakerFrom
    via: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    content: Content
    quoted: bool = False
    quotes: tuple[Span, ...] = ()
    in_: str | None = Field(default=None, alias="in")
    rule: str = ""
    confidence: float = 0.5


class EventDate(Part):
    start: str
    end: str
    text: str | None = None
    span: Span | None = None
    source: Literal["text", "opening", "dateline", "published"] = "text"


class Place(Part):
    name: str
    entity: str | None = None
    span: Span | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Casualty(Part):
    kind: Literal["killed", "wounded", "arrested", "abducted", "displaced"]
    number: int | None  # None where the text gives none: عشرات القتلى
    span: Span


class Trigger(Part):
    span: Span
    text: str


class Event(Part):
    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: str
    score: float | None
    trigger: Trigger
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Place | None = None
    date: EventDate | None = None
    status: Status = "happened"
    status_cue: Span | None = None
    said_in: str | None = None
    same_as: str | None = None
    historical: bool = False
    casualties: tuple[Casualty, ...] = ()
    rule: str = ""
    confidence: float = 0.5


class Record(Part):
    """One article's record; see docs/record.md for each field."""

    schema_: Literal["rawi.record/1"] = Field(default="rawi.record/1", alias="schema")
    engine: EngineInfo
    document: DocumentInfo
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    def to_json(self, indent: int | None = None) -> str:
        """The record as JSON text with the contract's own field names."""
        return self.model_dump_json(by_alias=True, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """The record that ``to_json`` wrote; raises pydantic.ValidationError on anything else."""
        return cls.model_validate_json(text)
