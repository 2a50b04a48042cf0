"""Entries of the knowledge tables, as the rest of the engine sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal[
    "country",      # a country or territory by any of its names
    "nationality",  # an adjective or people's name: روسي، الروسية، الروس
    "capital",      # a capital city, which may act for its government
    "seat",         # a house, ministry or seat that stands for a government: الكرملين
    "organization", # a body: alliance, court, agency, company, party
    "armed_group",
    "person",
    "place",        # city, region, sea, crossing, disputed area
    "region",       # a set of countries: الخليج، أوروبا، الشرق الأوسط
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One period in which an entry had a country, sector and office; dates are ISO, None = open."""

    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    office_en: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a knowledge table: who or what, its names, and for whom it acts since when."""

    id: str  # stable inside the table, e.g. "country:RUS", "person:lavrov-sergey"
    kind: EntryKind
    name: str
    name_en: str | None = None
    names: tuple[str, ...] = ()  # all Arabic names and spelling variants, ``name`` included
    wikidata: str | None = None
    terms: tuple[Term, ...] = ()
    countries: tuple[str, ...] = ()  # for regions: the members' codes
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    gender: Literal["masculine", "feminine", ""] = ""
    source: str = ""

    def on(self, date: str | None) -> Term:
        """The term that holds on an ISO date (prefixes compare as text); the latest when no date is given.

        After the last term's end the person is a former holder: sector ELI, same country.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Match:
    """An entry's name found in the article: tokens ``first`` up to ``last`` (exclusive)."""

    first: int
    last: int
    entries: tuple[Entry, ...]  # all entries that bear this name
    name: str  # the table's spelling


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """An office title found in the article: tokens ``first`` up to ``last``.

    ``country`` only when the title itself holds it (adjective or genitive: وزير الخارجية الروسي، رئيس فرنسا).
    ``organization`` when it is an office of a body (الأمين العام للأمم المتحدة).
    """

    first: int
    last: int
    office: str
    office_en: str
    sector: str | None
    country: str | None
    organization: Entry | None = None
    former: bool = False
    number: Literal["singular", "dual", "plural"] = "singular"
    gender: Literal["masculine", "feminine"] = "masculine"
    row: str = ""
    kind: Literal["office", "institution", "agent", "honorific"] = "office"
    """office: a title that a person bears; institution: الحكومة السورية، وزارة الخارجية; agent: مسؤول، مصدر، مسلحون."""
    head: int = -1  # token that decides agreement; -1 = first
    definite: bool = False  # the head has the article, or its complement makes it definite
