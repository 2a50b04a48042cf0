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

Gender = Literal["masculine", "feminine", ""]
Number = Literal["singular", "dual", "plural"]


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

    def covers(self, date: str) -> bool:
        """Whether an ISO date (or its prefix: a year, a month) lies in the term, both ends included."""
        return not self.after(date) and not self.before(date)

    def after(self, date: str) -> bool:
        """Whether the term begins after the date."""
        return self.start is not None and self.start[: len(date)] > date[: len(self.start)]

    def before(self, date: str) -> bool:
        """Whether the term had ended before the date."""
        return self.end is not None and self.end[: len(date)] < date[: len(self.end)]


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected form of a nationality: روسي، روسية، الروسيان، الروس (``text`` is without the article)."""

    text: str
    gender: Gender
    number: Number


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
    gender: Gender = ""
    source: str = ""
    forms: tuple[Form, ...] = ()  # of nationalities; other kinds have none
    feature: str = ""  # of places: city, region, sea, crossing, mountain, ...; of bodies: their class
    tier: int = 1  # how much the text must say before the name counts: 1 nothing, 2 and 3 see gazetteer

    def on(self, date: str | None) -> Term:
        """The term that holds on an ISO date (or a prefix of one); the latest when no date is given.

        A person whose last term has ended by then is a former holder: same country, sector ELI. Anything
        else keeps the last term before the date. Before the first term a person has a country alone, and
        anything else its first term. Of several terms that hold, the one that began last is taken.

        >>> minister = Term("RUS", "GOV", office="وزير الخارجية", start="2004-03-09", end="2010")
        >>> Entry("person:x", "person", "سيرغي", terms=(minister,)).on("2012-01-01").sector
        'ELI'
        """
        if not self.terms:
            return Term()
        ordered = sorted(self.terms, key=lambda term: (term.start or "", term.end or "9999"))
        if date is None:
            return max(ordered, key=lambda term: (term.end or "9999", term.start or ""))
        holding = [term for term in ordered if term.covers(date)]
        if holding:
            return holding[-1]
        ended = [term for term in ordered if term.before(date)]
        if not ended:
            return Term(ordered[0].country) if self.kind == "person" else ordered[0]
        last = max(ended, key=lambda term: (term.end or "", term.start or ""))
        return Term(last.country, "ELI", start=last.end) if self.kind == "person" else last

    @property
    def country(self) -> str | None:
        """The country of the latest term."""
        return self.on(None).country


@dataclass(frozen=True, slots=True)
class Match:
    """An entry's name found in the article: tokens ``first`` up to ``last`` (exclusive).

    ``start:end`` is the name in characters without the conjunction or preposition written onto its first
    word; the article stays in (للأمم المتحدة gives أمم المتحدة after ل, as the text has it).
    """

    first: int
    last: int
    entries: tuple[Entry, ...]  # all entries that bear this name
    name: str  # the table's spelling
    start: int = -1
    end: int = -1
    gender: Gender = ""  # of a nationality's form
    number: Number = "singular"
    conjunction: str = ""  # و or ف before the name
    preposition: str = ""  # ب ل ك before the name

    @property
    def entry(self) -> Entry | None:
        """The entry, when only one bears the name or context has left only one."""
        return self.entries[0] if len(self.entries) == 1 else None


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
    countries: tuple[str, ...] = ()  # all that the title names, in text order: وزيرا الخارجية الروسي والأمريكي
    nested: tuple[tuple[int, int, str], ...] = ()  # countries, bodies, places inside: tokens and country code
    role: str = ""  # what offices have in common over countries: head_of_government, foreign_minister
    possessive: bool = False  # ends in a pronoun: وزير خارجيته، رئيسها

    @property
    def is_relation(self) -> bool:
        """True for نظيره and الجانب, which borrow their office from somebody else."""
        return self.row in ("counterpart", "side")
