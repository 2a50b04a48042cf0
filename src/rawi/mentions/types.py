"""Who is meant: mentions in the article and the entities they denote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rawi.record import EntityType, MentionKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that denotes an actor or place: tokens ``first`` up to ``last`` (exclusive).

    Maximal mentions take in title, nationality, name and apposition (وزير الخارجية الروسي سيرغي لافروف);
    the adjective or country inside is a nested mention (``within`` = index of the outer mention).
    ``head`` is the token that decides agreement. ``entity`` indexes ``Entities.entities``.
    """

    index: int
    first: int
    last: int
    head: int
    start: int
    end: int
    kind: MentionKind
    entity: int
    number: Literal["singular", "dual", "plural"] = "singular"
    gender: Literal["masculine", "feminine", ""] = ""
    human: bool = True  # a person, office or group of persons; False for places and bodies
    within: int | None = None
    rule: str = ""


@dataclass(slots=True)
class EntityDraft:
    """An entity while the article is being read; becomes a record.Entity at the end."""

    index: int
    type: EntityType
    name: str
    name_en: str | None = None
    wikidata: str | None = None
    country: str | None = None
    country_inferred: bool = False  # not told of this one: the country that the story is about here
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    office_en: str | None = None
    gender: Literal["masculine", "feminine", ""] = ""
    number: Literal["singular", "dual", "plural"] = "singular"
    members: tuple[int, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    entry: str | None = None  # id of the knowledge entry it is linked to
    mentions: list[Mention] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)  # for `rawi explain`: what led to name and codes
