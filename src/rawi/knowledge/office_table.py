"""Office titles as data: rows, the forms of their first words, and the tree in which patterns are looked up.

A pattern is a title without articles (``رئيس وزراء``): articles are ignored when it is matched, so it finds
رئيس الوزراء and رئيس وزراء alike. Its first word stands for all its forms (وزير، وزيرة، وزيرا، وزراء); a word
marked ``~`` is an adjective that agrees (``أمين ~عام`` finds الأمينة العامة).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from rawi.knowledge.office_words import HeadForm, Reading, adjective_forms, cut, forms_of, lemma_of
from rawi.knowledge.sheets import packaged_rows
from rawi.knowledge.types import Gender
from rawi.text.folding import fold

Kind = Literal["office", "institution", "agent", "honorific"]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One row of the offices table.

    ``takes`` says what may follow (country, place, body, title, person, post, affairs, np); ``needs`` what must
    be there for the words to be a title; ``unless`` which next word makes them something else; ``inherits`` that the sector is that of the body or title it takes.
    """

    id: str
    office: str
    patterns: tuple[str, ...]
    office_en: str
    sector: str | None
    role: str
    kind: Kind
    takes: frozenset[str]
    needs: str
    unless: frozenset[str]
    inherits: bool
    country: str | None
    example: str


@dataclass(slots=True)
class Node:
    """A place in the pattern tree: where each next word leads, and the rows whose pattern ends here."""

    next: dict[tuple[str, str, str], Node] = field(default_factory=dict)
    rows: list[OfficeRow] = field(default_factory=list)
    agreeing: set[str] = field(default_factory=set)  # next words that are adjectives: may follow a nationality


@lru_cache(maxsize=1)
def office_rows() -> dict[str, OfficeRow]:
    """The rows of the offices table by id.

    >>> office_rows()["foreign-minister"].office_en
    'Minister of Foreign Affairs'
    """
    out: dict[str, OfficeRow] = {}
    for row in packaged_rows("offices.csv"):
        cells = row.cells
        if cells["id"] in out:
            raise row.problem("id", f"'{cells['id'][:40]}' stands twice; rename one")
        out[cells["id"]] = OfficeRow(
            cells["id"], cells["office"], row.names("patterns"), cells["office_en"], cells["sector"] or None,
            cells["role"], cells["kind"], frozenset(row.names("takes")), cells["needs"],  # type: ignore[arg-type]
            frozenset(map(fold, row.names("unless"))),
            bool(cells["inherits"]), cells["country"] or None, cells["example"],
        )  # fmt: skip
    return out


@lru_cache(maxsize=1)
def ministries() -> tuple[OfficeRow, ...]:
    """A ministry for every minister: وزارة النقل from وزير النقل. Ministries with a row of their own come first."""
    out = []
    for row in office_rows().values():
        patterns = tuple(p.replace("وزير", "وزارة", 1) for p in row.patterns if p.startswith("وزير ") and "~" not in p)
        if patterns and row.kind == "office" and row.office.startswith("وزير "):
            ministry = replace(
                row, id=f"ministry:{row.id}", office=row.office.replace("وزير", "وزارة", 1), patterns=patterns,
                office_en=row.office_en.replace("Minister", "Ministry"), kind="institution", role="",
                takes=frozenset({"country"}),
            )  # fmt: skip
            out.append(ministry)
    return tuple(out)


class Tree(NamedTuple):
    """The compiled patterns: by folded form of the first word its features and where it leads."""

    forms: dict[str, tuple[HeadForm, ...]]
    roots: dict[str, Node]  # by lemma


@lru_cache(maxsize=1)
def tree() -> Tree:
    """All patterns of the offices table as one tree."""
    forms: dict[str, dict[str, HeadForm]] = {}
    roots: dict[str, Node] = {}
    for row in (*office_rows().values(), *ministries()):
        for pattern in row.patterns:
            words = pattern.split()
            head = words[0].removeprefix("ال") if row.needs == "ellipsis" else words[0]
            for form, features in forms_of(head).items():
                forms.setdefault(form, {})[features.lemma] = features
            node = roots.setdefault(lemma_of(fold(head)), Node())
            for word in words[1:]:
                node = _grow(node, word)
            if row not in node.rows:
                node.rows.append(row)
    return Tree({form: tuple(by_lemma.values()) for form, by_lemma in forms.items()}, roots)


def _grow(node: Node, word: str) -> Node:
    """The node to which a pattern's next word leads; every way to cut the word leads there."""
    if word.startswith("~"):
        keys = [("", "", form) for form in adjective_forms(word[1:])]
        node.agreeing.update(adjective_forms(word[1:]))
    else:
        spelled = (fold(word), fold(word).replace("شوون", "شيون").replace("مسوول", "مسيول"))  # شؤون, شئون
        cuts = (each for one in dict.fromkeys(spelled) for each in cut(one, True))
        keys = [(r.conjunction, r.preposition, r.stem) for r in cuts if not r.pronoun]
    child = next((node.next[key] for key in keys if key in node.next), None) or Node()
    for key in keys:
        node.next.setdefault(key, child)
    return child


def step(node: Node, readings: tuple[Reading, ...], gap: bool, about: frozenset[str]) -> Node | None:
    """Where a word leads from a place in the tree.

    Args:
        node: the place.
        readings: the ways to cut the word.
        gap: whether a nationality was skipped right before; then only a preposition or an adjective goes on
            (وزير الدولة الإماراتي للشؤون الخارجية، المبعوث الأميركي الخاص).
        about: prepositions written as words of their own.
    """
    for reading in readings:
        if gap and not reading.preposition and reading.stem not in about and reading.stem not in node.agreeing:
            continue
        child = node.next.get((reading.conjunction, reading.preposition, reading.stem))
        if child is not None:
            return child
    return None


@lru_cache(maxsize=1)
def modifiers() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Adjectives that may follow a title, by folded first word: further words, and their effect."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in packaged_rows("office_modifiers.csv"):
        words = row.cells["words"].split()
        first = adjective_forms(words[0]) if len(words) == 1 else (fold(words[0]),)
        for form in first:
            out.setdefault(form, []).append((tuple(fold(word) for word in words[1:]), row.cells["effect"]))
    return {form: tuple(sorted(found, key=lambda each: -len(each[0]))) for form, found in out.items()}


class Honorific(NamedTuple):
    """A word of respect or a rank that may stand before a title or name."""

    words: tuple[str, ...]  # folded
    text: str
    gender: Gender
    sector: str | None
    alone: bool  # may stand for the person: سموه، الأمير


@lru_cache(maxsize=1)
def honorifics() -> dict[str, tuple[Honorific, ...]]:
    """Honorifics by folded first word, longest first."""
    out: dict[str, list[Honorific]] = {}
    for row in packaged_rows("honorifics.csv"):
        words = tuple(fold(word) for word in row.cells["words"].split())
        gender: Gender = "feminine" if row.cells["gender"] == "feminine" else "masculine"
        each = Honorific(words, row.cells["words"], gender, row.cells["sector"] or None, bool(row.cells["alone"]))
        out.setdefault(words[0], []).append(each)
    return {word: tuple(sorted(found, key=lambda each: -len(each.words))) for word, found in out.items()}
