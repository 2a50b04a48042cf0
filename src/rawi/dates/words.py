"""Tokens to calendar readings: what each word can mean for a date, clitics taken off, offsets kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.dates.lexicon import Entry, lexicon
from rawi.text.folding import fold_letter
from rawi.text.types import Token

_SHORT = 2  # a stripped form this short (اب of باب) is no calendar word


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of the words from a token up to token ``last`` (exclusive); ``start`` is a character."""

    cls: str
    value: str
    note: str
    start: int
    last: int


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]]:
    """First word of a form -> its forms, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
    for form, entries in lexicon().entries.items():
        out.setdefault(form[0], []).append((form, entries))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in out.items()}


@lru_cache(maxsize=20_000)
def _starts(key: str) -> tuple[tuple[str, int], ...]:
    """The calendar words a folded word may begin with, and how many letters stand before them."""
    known = _by_first()
    out = [(key, 0)] if key in known else []
    rest, cut = key, 0
    if rest[:1] in ("و", "ف") and rest[1:] in known and len(rest) - 1 > _SHORT:
        out.append((rest[1:], 1))
    if rest[:1] in ("و", "ف"):
        rest, cut = rest[1:], 1
    if rest.startswith("لل") and "ا" + rest[1:] in known:
        out.append(("ا" + rest[1:], cut + 1))
    if rest[:1] in ("ب", "ل", "ك") and rest[1:] in known and len(rest) - 1 > _SHORT:
        out.append((rest[1:], cut + 1))
    return tuple(out)


def _offset(token: Token, letters: int) -> int:
    """The character at which the folded letter number ``letters`` of a token begins."""
    if not letters:
        return token.start
    seen = 0
    for position, character in enumerate(token.text):
        if seen >= letters and fold_letter(character):
            return token.start + position
        seen += len(fold_letter(character))
    return token.start


class Words:
    """An article's tokens with their calendar readings, as the grammar asks for them."""

    def __init__(self, tokens: tuple[Token, ...], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.size = len(tokens)
        self.readings: dict[int, tuple[Reading, ...]] = {}
        for i, token in enumerate(tokens):
            if token.kind == "word":
                starts = _starts(token.key)
                if starts:
                    self.readings[i] = tuple(self._read(i, starts))

    def _read(self, i: int, starts: tuple[tuple[str, int], ...]) -> list[Reading]:
        out: list[Reading] = []
        for word, cut in starts:
            for form, entries in _by_first()[word]:
                n = len(form)
                if n > 1 and any(self.key(i + k) != form[k] for k in range(1, n)):
                    continue
                start = _offset(self.tokens[i], cut)
                out.extend(Reading(e.cls, e.value, e.note, start, i + n) for e in entries)
        return out

    def key(self, i: int) -> str:
        return self.tokens[i].key if 0 <= i < self.size else ""

    def is_punctuation(self, i: int, marks: str) -> bool:
        return 0 <= i < self.size and self.tokens[i].kind == "punctuation" and self.tokens[i].text in marks

    def get(self, i: int, cls: str) -> Reading | None:
        """The longest reading of that class at token ``i``."""
        for reading in self.readings.get(i, ()):
            if reading.cls == cls:
                return reading
        return None

    def whole(self, i: int, cls: str) -> Reading | None:
        """As ``get``, but only where nothing is written onto the word."""
        reading = self.get(i, cls)
        return reading if reading and reading.start == self.tokens[i].start else None

    def number(self, i: int) -> int | None:
        """The plain integer written in digits at token ``i``."""
        if 0 <= i < self.size and self.tokens[i].kind == "number":
            key = self.tokens[i].key
            if key.isascii() and key.isdigit() and len(key) <= 4:
                return int(key)
        return None

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before without a space."""
        return 0 < i < self.size and self.tokens[i - 1].end == self.tokens[i].start

    def token_at(self, i: int, character: int) -> int:
        """The first token from ``i`` on that starts at ``character`` or later."""
        while i < self.size and self.tokens[i].start < character:
            i += 1
        return i
