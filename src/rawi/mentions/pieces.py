"""The pieces of an article before anybody knows whom they denote: atoms, and chunks of atoms that stand together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rawi.knowledge.types import Entry, Match, OfficeMatch
from rawi.language.types import LanguageLayer
from rawi.text.types import TextLayer, Token

COMMAS = frozenset(("،", ","))

AtomKind = Literal["person", "organization", "country", "capital", "place", "region", "nationality", "office", "name"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One recognised piece: a table entry, an office title, or a name found by the model."""

    first: int
    last: int
    kind: AtomKind
    match: Match | None = None
    office: OfficeMatch | None = None
    label: str = ""
    candidates: tuple[Entry, ...] = ()  # table rows that a surname may mean

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.match.entries if self.match else self.candidates


@dataclass(slots=True)
class Chunk:
    """A maximal mention before anybody knows whom it denotes."""

    first: int
    last: int
    head: int
    name: tuple[int, int] | None = None  # tokens of the proper name inside
    person: Atom | None = None
    body: Atom | None = None  # organization, country, place
    offices: list[OfficeMatch] = field(default_factory=list)
    nationalities: list[tuple[int, Atom]] = field(default_factory=list)
    honorific: bool = False
    inner: bool = False  # stands inside another chunk
    complement: Chunk | None = None  # the person whose body it is: حكومة الرئيس أردوغان
    place: Atom | None = None  # the town or country after a title: رئيس بلدية أغاديس
    short: int = 0  # where the short form of a body's name ends: الأمانة العامة (لهيئة كبار العلماء); 0 where it has none
    noun: str | None = None  # stem of a noun for persons that is no office: الجناح (الويلزي غاريث بيل)

    @property
    def office(self) -> OfficeMatch | None:
        return self.offices[0] if self.offices else None


@dataclass(frozen=True, slots=True)
class Pieces:
    """An article's atoms, none crossing another, with the words and tags around them."""

    layer: TextLayer
    language: LanguageLayer
    starts: Mapping[int, Atom]  # by first token
    ends: Collection[int]  # the tokens that follow atoms


def glued(token: Token) -> bool:
    """True when a conjunction or preposition on this word begins something new."""
    return bool(token.conjunction or token.preposition)


def skip_marks(layer: TextLayer, at: int) -> int:
    """Past the # and _ of hashtags, which stand inside names: الرئيس دونالد #ترمب."""
    while at < len(layer.tokens) and layer.tokens[at].text in ("#", "_"):
        at += 1
    return at


def free(layer: TextLayer, index: int) -> bool:
    """True when the token may go on with the phrase before it: same sentence, nothing glued on in front."""
    return (
        index < len(layer.tokens)
        and not glued(layer.tokens[index])
        and layer.sentence_of[index] == layer.sentence_of[index - 1]
    )
