"""Pieces that stand together become one mention: title + nationality + name + apposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rawi.knowledge.types import Entry, Match, OfficeMatch
from rawi.text.folding import fold
from rawi.text.types import TextLayer, Token

MOST_BETWEEN = 4
"""At most this many definite words between a title and its nationality: وزارة الشؤون البلدية والقروية السعودية."""

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

    @property
    def office(self) -> OfficeMatch | None:
        return self.offices[0] if self.offices else None


def _glued(layer: TextLayer, token: Token) -> bool:
    """True when a conjunction or preposition on this word begins something new."""
    return bool(token.conjunction or token.preposition)


def build(layer: TextLayer, atoms: list[Atom], pos: Sequence[str]) -> list[Chunk]:
    """Maximal chunks in text order, from atoms that do not cross; ``pos`` tells adjectives after an agent noun."""
    tokens = layer.tokens
    starts = {a.first: a for a in atoms}
    chunks: list[Chunk] = []
    at = 0
    order = sorted(starts)
    for start in order:
        if start < at:
            continue
        chunk = _chunk(layer, starts, starts[start])
        if chunk is None:
            continue
        if chunk.person is None and chunk.office is not None and chunk.office.kind == "agent":
            _adjectives(layer, starts, chunk, pos)
        chunks.append(chunk)
        at = chunk.last
    return [c for c in chunks if tokens[c.first].is_word or c.name]


def _adjectives(layer: TextLayer, starts: dict[int, Atom], chunk: Chunk, pos: Sequence[str]) -> None:
    """مصادر أمنية مطلعة: adjectives that agree in definiteness belong to the agent noun."""
    head = layer.tokens[chunk.first]
    while _free(layer, chunk.last) and chunk.last not in starts and pos[chunk.last] == "ADJ":
        token = layer.tokens[chunk.last]
        if token.article != head.article or token.pronoun:
            return
        chunk.last += 1


def _chunk(layer: TextLayer, starts: dict[int, Atom], atom: Atom) -> Chunk | None:
    if atom.office is not None and atom.office.kind in ("office", "honorific", "agent"):
        return _titled(layer, starts, atom)
    if atom.kind == "person":
        chunk = Chunk(atom.first, atom.last, atom.first, (atom.first, atom.last), atom)
        return _apposition(layer, starts, chunk)
    if atom.office is not None:
        chunk = Chunk(atom.first, atom.last, atom.first, None, body=atom, offices=[atom.office])
        return _of_person(starts, layer, _specified(layer, starts, chunk))
    if atom.kind == "nationality":
        return Chunk(atom.first, atom.last, atom.first, None, nationalities=[(atom.first, atom)])
    return Chunk(atom.first, atom.last, atom.first, (atom.first, atom.last), body=atom)


def _skip_marks(layer: TextLayer, at: int) -> int:
    """Past the # and _ of hashtags, which stand inside names: الرئيس دونالد #ترمب."""
    while at < len(layer.tokens) and layer.tokens[at].text in ("#", "_"):
        at += 1
    return at


def _free(layer: TextLayer, index: int) -> bool:
    """True when the token may go on with the phrase before it: same sentence, nothing glued on in front."""
    return (
        index < len(layer.tokens)
        and not _glued(layer, layer.tokens[index])
        and layer.sentence_of[index] == layer.sentence_of[index - 1]
    )


def _titled(layer: TextLayer, starts: dict[int, Atom], atom: Atom) -> Chunk:
    """TITLE (honorifics, further titles, nationality) NAME (apposition)."""
    office = atom.office
    assert office is not None
    chunk = Chunk(atom.first, atom.last, office.head if office.head >= 0 else atom.first)
    if office.kind == "honorific":
        chunk.honorific = True
    else:
        chunk.offices.append(office)
    plural = office.number != "singular"
    _specified(layer, starts, chunk)
    while _free(layer, chunk.last):
        following_at = _skip_marks(layer, chunk.last)
        if following_at not in starts:
            break
        following = starts[following_at]
        if following.kind == "nationality" and chunk.offices and not chunk.offices[0].country:
            chunk.nationalities.append((following.first, following))
            chunk.last = following.last
        elif following.office is not None and following.office.is_relation:
            break  # التقى الرئيس المصري نظيره السوداني: the counterpart is somebody else
        elif following.office is not None and following.office.kind in ("office", "honorific"):
            if following.office.kind == "office":
                chunk.offices.append(following.office)
            else:
                chunk.honorific = True
            chunk.last = following.last
        elif following.kind in ("place", "capital", "country") and chunk.last == atom.last and not office.country:
            chunk.place, chunk.last = following, following.last  # رئيس بلدية أغاديس
        elif following.kind == "person" and not plural and _serves(layer, chunk, following):
            inner = Chunk(following.first, following.last, following.first, (following.first, following.last), following)
            chunk.complement, chunk.last = inner, following.last
            break
        elif following.kind == "person" and not plural:
            chunk.person, chunk.name = following, (following.first, following.last)
            chunk.last = following.last
            return _apposition(layer, starts, chunk)
        else:
            break
    if plural or (chunk.honorific and not chunk.offices):
        return _of_person(starts, layer, chunk) if plural else chunk
    return _after_comma(layer, starts, chunk)


def _serves(layer: TextLayer, chunk: Chunk, person: Atom) -> bool:
    """True for مستشار الرئيس الإيراني حسن روحاني: the name is that of the chief, not of the adviser.

    The tables tell: the person has held the office inside the title, never one that begins like the whole title.
    """
    if not chunk.offices or chunk.offices[-1].last - chunk.offices[-1].first < 2:
        return False
    title = chunk.offices[-1]
    outer = layer.tokens[title.first].stem
    inner = {t.stem for t in layer.tokens[title.first + 1 : title.last]}
    held = {fold(t.office).split()[0].removeprefix("ال") for e in person.entries for t in e.terms if t.office}
    return bool(held & inner) and outer not in held


def _after_comma(layer: TextLayer, starts: dict[int, Atom], chunk: Chunk) -> Chunk:
    """TITLE، NAME، : the full name after the comma is that of the title's bearer."""
    tokens, at = layer.tokens, chunk.last + 1
    if at >= len(tokens) or tokens[chunk.last].text not in COMMAS or at not in starts or not _free(layer, at):
        return chunk
    person = starts[at]
    if person.kind != "person" or person.last - person.first < 2:
        return chunk
    after = tokens[person.last] if person.last < len(tokens) else None
    if after is not None and after.conjunction and person.last in starts:
        return chunk  # a list of people
    chunk.person, chunk.name, chunk.last = person, (person.first, person.last), person.last
    return chunk


def _of_person(starts: dict[int, Atom], layer: TextLayer, chunk: Chunk) -> Chunk:
    """حكومة الرئيس أردوغان, مستشارو أوباما: whose they are stands in the genitive."""
    if chunk.last not in starts or not _free(layer, chunk.last):
        return chunk
    following = starts[chunk.last]
    if following.kind == "person" or (following.office and following.office.kind in ("office", "honorific")):
        inner = _chunk(layer, starts, following)
        if inner is not None and inner.person is not None:
            chunk.complement, chunk.last = inner, inner.last
    return chunk


def _specified(layer: TextLayer, starts: dict[int, Atom], chunk: Chunk) -> Chunk:
    """وزارة + التجارة + الصينية: definite nouns between a head and its nationality belong to the phrase."""
    if not chunk.offices or chunk.offices[0].country or chunk.offices[0].organization is not None:
        return chunk
    at = chunk.last
    for _ in range(MOST_BETWEEN):
        if not _free(layer, at):
            return chunk
        if at in starts:
            following = starts[at]
            if following.kind == "nationality":
                chunk.nationalities.append((following.first, following))
                chunk.last = following.last
            elif following.office is not None and following.office.kind == "institution" and layer.tokens[at].article:
                chunk.offices.append(following.office)  # وزارة + الإعلام الفلسطينية
                chunk.last = following.last
            return chunk
        if not layer.tokens[at].article:
            return chunk
        at += 1
    return chunk


def _apposition(layer: TextLayer, starts: dict[int, Atom], chunk: Chunk) -> Chunk:
    """NAME TITLE, and NAME، TITLE، : the titles after a name belong to it."""
    tokens = layer.tokens
    at = chunk.last
    comma = at < len(tokens) and tokens[at].text in COMMAS and at + 1 < len(tokens)
    if comma:
        at += 1
    while at in starts and _free(layer, at):
        following = starts[at]
        office = following.office
        if office is None or office.kind != "office" or office.number != "singular" or office.is_relation:
            break
        if comma and tokens[following.first].article and following.last in starts:
            break  # `، الرئيس فلان` starts another person
        after = following.last
        if after in starts and starts[after].kind == "person":
            break  # the title of the next one: ترامب وزير الخزانة ستيفن منوتشين
        if not comma and chunk.offices and office.country and office.country != chunk.offices[0].country:
            break  # الملكة إليزابيث ولي العهد السعودي: subject and object
        chunk.offices.append(office)
        at = chunk.last = after
    return chunk
