"""The room's lexicons: cue verbs, nouns that decide an act, phrases, speaker nouns. Read once, on first use."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast, get_args

from rawi.errors import KnowledgeError
from rawi.record import Act
from rawi.text.folding import fold

PREPOSITIONS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في", "ب": "ب", "ل": "ل"}
"""Frame names that are prepositions, with their look-up keys."""

Addressee = Literal["", "optional", "required"]
SpeakerClass = Literal["unnamed", "collective", "document", "relative"]


@dataclass(frozen=True, slots=True)
class CueRow:
    """One act that a verb can signal.

    ``frames`` are the ways its content may be joined (``inna``, ``direct``, ``object``, a preposition, ...);
    those in ``weak`` count only with a speaker that can speak. ``forms`` are the letters f (finite verb),
    p (participle) and m (verbal noun with a pronoun).
    """

    lemma: str
    act: Act
    frames: frozenset[str]
    weak: frozenset[str]
    forms: frozenset[str]
    addressee: Addressee
    example: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase as look-up keys, word by word, with its kind and wording."""

    keys: tuple[str, ...]
    kind: str
    text: str
    example: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = files("rawi") / "data" / "statements" / name
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {k: (v or "") for k, v in row.items()}


def read_rows(name: str) -> list[dict[str, str]]:
    """All rows of one of the room's tables, for the test that runs every example."""
    return list(_rows(name))


def _act(word: str, name: str) -> Act:
    if word not in get_args(Act):
        raise KnowledgeError(f"{name}: {word!r} is no act; use one of {', '.join(get_args(Act))}")
    return cast(Act, word)


@lru_cache(maxsize=1)
def cue_rows() -> dict[str, tuple[CueRow, ...]]:
    """Cue rows by lemma (a lemma may have several acts, told apart by their frames)."""
    table: dict[str, list[CueRow]] = {}
    for row in _rows("cues.tsv"):
        names = row["frames"].split()
        strong = {n for n in names if not n.endswith("?")}
        weak = {n[:-1] for n in names if n.endswith("?")}
        if row["addressee"] not in get_args(Addressee):
            raise KnowledgeError(f"cues.tsv: {row['lemma']}: addressee is {row['addressee']!r}")
        cue = CueRow(
            row["lemma"], _act(row["act"], "cues.tsv"), frozenset(strong | weak), frozenset(weak),
            frozenset(row["forms"].split()), cast(Addressee, row["addressee"]), row["example"],
        )  # fmt: skip
        table.setdefault(cue.lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in table.items()}


@lru_cache(maxsize=1)
def speech_nouns() -> dict[str, CueRow]:
    """Nouns that report with a clause behind their owner (إعلان الوزارة أن): folded stem -> row."""
    table: dict[str, CueRow] = {}
    for row in _rows("speech_nouns.tsv"):
        act = _act(row["act"], "speech_nouns.tsv")
        frames: frozenset[str] = frozenset({"inna"})
        table[fold(row["noun"])] = CueRow(row["verb"], act, frames, frozenset(), frozenset("m"), "", row["example"])
    return table


@lru_cache(maxsize=1)
def express_nouns() -> dict[str, Act]:
    """Nouns that decide the act after أعرب عن، أبدى، قدّم: folded stem -> act, with and without ta marbuta."""
    table: dict[str, Act] = {}
    for row in _rows("express_nouns.tsv"):
        key = fold(row["noun"])
        act = _act(row["act"], "express_nouns.tsv")
        table[key] = act
        if key.endswith("ه"):
            table[key[:-1] + "ت"] = act
        if key.endswith("ي"):
            table[key[:-1]] = act
        if key.endswith("ء"):
            table[key[:-1] + "ي"] = act  # عزاء -> عزائه
    return table


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first key, longest first."""
    table: dict[str, list[Phrase]] = {}
    for row in _rows("phrases.tsv"):
        keys = tuple(fold(row["phrase"]).split())
        table.setdefault(keys[0], []).append(Phrase(keys, row["kind"], row["phrase"], row["example"]))
    return {k: tuple(sorted(v, key=lambda p: -len(p.keys))) for k, v in table.items()}


@cache
def words(kind: str) -> frozenset[str]:
    """Single words of one kind from words.tsv, folded."""
    return frozenset(fold(row["word"]) for row in _rows("words.tsv") if row["kind"] == kind)


@lru_cache(maxsize=1)
def speaker_nouns() -> dict[str, SpeakerClass]:
    """Head nouns of those who speak without a name (مصدر، شهود) and of documents (بيان): folded -> class."""
    return {fold(row["noun"]): cast(SpeakerClass, row["class"]) for row in _rows("speaker_nouns.tsv")}


@lru_cache(maxsize=1)
def confidence_weights() -> dict[str, float]:
    """Weights of the marks that confidence is read from, fitted by ``python -m training.statements``."""
    return {row["mark"]: float(row["weight"]) for row in _rows("confidence.tsv")}
