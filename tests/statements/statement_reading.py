"""Reads a text and gives its statements in plain words, for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.analysis import Analysis
from rawi.pipeline import Article, Engine
from rawi.statements import find_statements


@dataclass(frozen=True)
class Read:
    act: str
    cue: str
    speaker: str | None
    speaker_from: str
    content: str
    quoted: bool
    via: tuple[str, ...]
    inside: int | None
    lemma: str
    confidence: float


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine()


def analyse(text: str) -> Analysis:
    return engine().analyse(Article(text, published="2018-05-10"))


def read(text: str) -> list[Read]:
    """The statements of a text in text order."""
    analysis = analyse(text)
    entities = analysis.entities.entities
    return [
        Read(
            s.act, text[slice(*s.cue)], None if s.speaker is None else entities[s.speaker].name, s.speaker_from,
            text[slice(*s.content)], s.quoted, tuple(entities[i].name for i in s.via), s.inside, s.cue_lemma,
            s.confidence,
        )
        for s in find_statements(analysis)
    ]  # fmt: skip


def one(text: str) -> Read:
    """The only statement of a text."""
    found = read(text)
    assert len(found) == 1, found
    return found[0]
