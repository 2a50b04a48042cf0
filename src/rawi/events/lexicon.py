"""The trigger lexicon: rows of ``data/events/triggers.tsv``, read once and indexed by lemma and by word.

A row says which words name an event, where its parties stand (the frame) and what must or must not stand
near it. Adding a trigger edits no Python.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, cast, get_args

from rawi.errors import KnowledgeError
from rawi.events.ontology import check, contexts, read_table
from rawi.text.folding import fold

RowKind = Literal["verb", "participle", "passive", "noun", "phrase", "adjective", "predicate"]
Needs = Literal["", "light", "pair", "actor", "any", "armed", "crowd", "blast", "use", "predicate", "carried"]


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class of words and entities that conditions may name with ``@``."""

    name: str
    stems: frozenset[str]
    sectors: frozenset[str]
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Want:
    """One alternative of a condition: words in a row (prefixes of stems), after a preposition if given."""

    words: tuple[str, ...]
    preposition: str = ""
    word_class: str = ""


Condition = tuple[tuple[Want, ...], ...]
"""All of the outer must hold; each holds when one of its alternatives does."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parties stand: slots tried in order; ``joint`` slots are all actors (a meeting's two sides)."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    joint: tuple[str, ...] = ()

    @property
    def two_sided(self) -> bool:
        return bool(self.joint)


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One row of the lexicon; see docs/events.md for each column."""

    id: str
    kind: RowKind
    words: tuple[str, ...]
    type: str
    mode: str | None
    frame: Frame
    having: Condition = ()
    unless: Condition = ()
    subject: str = ""
    needs: Needs = ""
    flags: frozenset[str] = frozenset()
    contexts: tuple[str, ...] = ()
    example: str = ""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order among rows that match at one place: marked rows, then those with more conditions."""
        return ("first" in self.flags, len(self.having) + bool(self.subject), len(self.flags))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row's words as sets of look-up stems, one set a word."""

    row: TriggerRow
    words: tuple[frozenset[str], ...]


@dataclass(slots=True)
class Lexicon:
    """All rows: verbs by lemma, everything else by the stem of its first word."""

    rows: list[TriggerRow] = field(default_factory=list)
    verbs: dict[str, list[TriggerRow]] = field(default_factory=lambda: defaultdict(list))
    participles: dict[str, list[TriggerRow]] = field(default_factory=lambda: defaultdict(list))
    passives: dict[str, list[TriggerRow]] = field(default_factory=lambda: defaultdict(list))
    patterns: dict[str, list[Pattern]] = field(default_factory=lambda: defaultdict(list))


def _frame(text: str, where: str) -> Frame:
    """``s>o``, ``g?>ل/على``, ``s+مع>`` (both sides actors), ``من>s``."""
    if ">" not in text:
        raise KnowledgeError(f"{where}: frame {text!r} has no '>' between actors and recipients")
    left, _, right = text.partition(">")
    slots = [s.strip() for s in left.split("+") if s.strip()]
    actors = tuple(slots[0].split("/")) if slots else ()
    joint = tuple(x for s in slots[1:] for x in s.split("/"))
    return Frame(actors, tuple(s for s in right.strip().split("/") if s), joint)


def _want(text: str) -> Want:
    preposition, plus, rest = text.partition("+")
    if not plus:
        preposition, rest = "", text
    rest = rest.strip()
    if rest.startswith("@"):
        return Want((), fold(preposition), rest[1:])
    return Want(tuple(fold(rest).split()), fold(preposition))


def _condition(text: str) -> Condition:
    parts = [p.strip() for p in text.split("&") if p.strip()]
    return tuple(tuple(_want(w.strip()) for w in p.split("/") if w.strip()) for p in parts)


def spellings(word: str) -> frozenset[str]:
    """Look-up stems under which a noun may stand: as it is, accusative, dual, sound plural, before a pronoun.

    >>> sorted(spellings("زيارة"))
    ['زيارت', 'زيارتان', 'زيارتين', 'زياره']
    """
    base = fold(word)
    if base.endswith("ه") and len(base) > 2:
        root = base[:-1] + "ت"
        return frozenset((base, root, root + "ان", root + "ين"))
    if base.endswith(("ات", "ون", "ين")):
        return frozenset((base, base + "ا", base[:-1])) if base.endswith(("ون", "ين")) else frozenset((base,))
    out = {base, base + "ا", base + "ان", base + "ين"}
    if base.endswith("ء"):
        out |= {base[:-1] + "ي", base[:-1] + "و", base[:-1] + "ات"}
    if word.endswith("ى"):
        out |= {base[:-1] + "ا", base + "ات"}  # قتلاهم, مستشفيات; of قتلى the stem قتل would be another word
    elif base.endswith("ي"):
        out |= {base[:-1], base + "ه", base + "ون", base + "ات"}
    return frozenset(out)


def _row(cells: dict[str, str], number: int) -> TriggerRow:
    where = f"triggers.tsv, row {number} ({cells.get('id', '')})"
    if cells["kind"] not in get_args(RowKind):
        raise KnowledgeError(f"{where}: kind {cells['kind']!r}; use one of {', '.join(get_args(RowKind))}")
    if cells["needs"] not in get_args(Needs):
        raise KnowledgeError(f"{where}: needs {cells['needs']!r}; use one of {', '.join(get_args(Needs))}")
    mode = cells["mode"] or None
    check(cells["type"], mode, where)
    marks = tuple(c for c in cells["contexts"].split() if c)
    for mark in marks:
        if mark not in contexts():
            raise KnowledgeError(f"{where}: {mark!r} is no context of the ontology")
    return TriggerRow(
        cells["id"], cast(RowKind, cells["kind"]), tuple(w.strip() for w in cells["words"].split(",")),
        cells["type"], mode, _frame(cells["frame"], where), _condition(cells["with"]), _condition(cells["unless"]),
        cells["subject"].lstrip("@"), cast(Needs, cells["needs"]), frozenset(cells["flags"].split()),
        marks, cells["example"],
    )  # fmt: skip


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read on first use; raises KnowledgeError naming the row that is wrong."""
    out = Lexicon()
    tables = {"verb": out.verbs, "participle": out.participles, "passive": out.passives}
    for number, cells in enumerate(read_table("triggers.tsv"), 2):
        row = _row(cells, number)
        out.rows.append(row)
        if row.kind in tables:
            for word in row.words:
                tables[row.kind][word].append(row)
            continue
        for words in row.words:
            pattern = Pattern(row, tuple(spellings(w) for w in words.split()))
            for stem in pattern.words[0]:
                out.patterns[stem].append(pattern)
    for patterns in out.patterns.values():
        patterns.sort(key=lambda p: (-len(p.words), [-x for x in p.row.rank]))
    for table in tables.values():
        for rows in table.values():
            rows.sort(key=lambda r: r.rank, reverse=True)
    return out


@lru_cache(maxsize=1)
def word_classes() -> dict[str, WordClass]:
    """The classes of ``classes.tsv`` by name."""
    out: dict[str, WordClass] = {}
    for cells in read_table("classes.tsv"):
        stems = frozenset(s for w in cells["words"].split() for s in spellings(w))
        out[cells["class"]] = WordClass(
            cells["class"], stems, frozenset(cells["sectors"].split()), frozenset(cells["types"].split())
        )
    return out


@lru_cache(maxsize=32)
def words(kind: str) -> frozenset[str]:
    """Single function words of one kind from ``words.tsv``, folded."""
    return frozenset(fold(r["word"]) for r in read_table("words.tsv") if r["kind"] == kind)
