"""What the text room hands on: tokens with clitics, sentences, paragraphs, all with offsets kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

CliticKind = Literal["conjunction", "question", "preposition", "future", "article", "pronoun"]
TokenKind = Literal["word", "number", "latin", "punctuation"]


@dataclass(frozen=True, slots=True)
class Clitic:
    """A particle written onto a word: its kind, its span in the article, its normal form."""

    kind: CliticKind
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark as written; ``text[start:end]`` of the article is ``self.text``.

    ``key`` is the whole word folded for look-up (no vowel marks, no tatweel, hamza and ya and ta
    marbuta folded); ``stem`` is the same without clitics and article, at ``stem_start:stem_end``.
    """

    index: int
    start: int
    end: int
    text: str
    kind: TokenKind
    key: str
    stem: str
    stem_start: int
    stem_end: int
    conjunction: str = ""  # و or ف
    preposition: str = ""  # ب ل ك
    future: bool = False  # سـ
    question: bool = False  # أ
    article: bool = False  # ال (also in لل)
    pronoun: str = ""  # folded: ه ها هم هما هن ك كم نا ي ني
    clitics: tuple[Clitic, ...] = ()
    lookup: tuple[str, ...] = ()
    """Keys to look a word's stem up under, likeliest first: زيارت of زيارته also as زياره."""

    @property
    def is_word(self) -> bool:
        return self.kind == "word"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to ``last`` (exclusive), in the paragraph of that number (from 1)."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks: ``start:end`` is the inside, without the marks.

    ``closed`` is False when the closing mark is missing and the end was inferred.
    """

    start: int
    end: int
    opening: int  # offset of the opening mark
    closing: int  # offset after the closing mark; equals ``end`` when it is missing
    closed: bool = True


@dataclass(frozen=True)
class TextLayer:
    """An article cut into paragraphs, sentences and tokens."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the index of its sentence."""
        out: list[int] = []
        for sentence in self.sentences:
            out.extend([sentence.index] * (sentence.last - sentence.first))
        return tuple(out)

    def slice(self, first: int, last: int) -> str:
        """The text from token ``first`` to the end of token ``last - 1``."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]
