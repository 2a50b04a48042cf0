"""A word as written to its clitics with their places, and to the keys under which to look its stem up."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.text.folding import fold
from rawi.text.letters import clean, light, positions
from rawi.text.segments import Segments, function_words
from rawi.text.splitter import evidence, segments
from rawi.text.types import CliticKind

Part = tuple[CliticKind, int, int, str]


class Split(NamedTuple):
    """Clitics of one word, offsets relative to its start."""

    key: str
    stem: str
    stem_start: int
    stem_end: int
    clitics: tuple[Part, ...]
    conjunction: str
    preposition: str
    future: bool
    question: bool
    article: bool
    pronoun: str
    lookup: tuple[str, ...]


@lru_cache(maxsize=50_000)
def split(word: str) -> Split:
    """The clitics of a word; marks, tatweel and ligatures may stand in it.

    >>> s = split("وَلِلرَّئيسِ")
    >>> s.stem, [c[0] for c in s.clitics], s.article
    ('رييس', ['conjunction', 'preposition', 'article'], True)
    """
    letters = clean(word)
    if not letters:
        return Split(fold(word), fold(word), 0, len(word), (), "", "", False, False, False, "", (fold(word),))
    question = letters in function_words().question
    found = Segments("", "", "", "", letters[1:], "") if question else segments(word)
    where = positions(word)
    at = int(question)
    parts: list[Part] = [("question", 0, _end(where, 1), "ا")] if question else []
    kinds: tuple[tuple[CliticKind, str, str], ...] = (
        ("conjunction", found.conjunction, found.conjunction),
        ("preposition", found.preposition, found.preposition),
        ("future", found.future, found.future),
        ("article", found.article, "ال"),
    )
    for kind, piece, form in kinds:
        if piece:
            parts.append((kind, where[at], _end(where, at + len(piece)), form))
            at += len(piece)
    last = len(letters) - len(found.pronoun)
    if found.pronoun:
        parts.append(("pronoun", where[last], len(word), found.pronoun))
    article = bool(found.article) or _hidden_article(found)
    stem = fold(found.stem)
    return Split(
        fold(word), stem, where[at], _end(where, last), tuple(parts), found.conjunction, found.preposition,
        bool(found.future), question, article, found.pronoun, lookup_keys(found, article),
    )  # fmt: skip


def _end(where: list[int], letter: int) -> int:
    """The character after the letter before ``letter``: inside a ligature, after the ligature."""
    return where[letter] if where[letter] > where[letter - 1] else where[letter] + 1


def _hidden_article(found: Segments) -> bool:
    """Whether the second ل of للغة stands for an article too: as the noun is commoner with it or not."""
    if found.preposition != "ل" or found.pronoun or not found.stem.startswith("ل"):
        return False
    key = light(found.stem)
    return evidence().log("ال" + key) >= evidence().log(key) > 0


def lookup_keys(found: Segments, article: bool) -> tuple[str, ...]:
    """Keys of the stem as it is written when it stands alone, the likeliest first.

    >>> lookup_keys(Segments("", "", "", "", "زيارت", "ه"), False)
    ('زيارت', 'زياره')
    >>> lookup_keys(Segments("", "", "", "", "مسؤولو", "ها"), False)
    ('مسوولو', 'مسوولون')
    """
    stem = fold(found.stem)
    keys = [stem]
    if found.pronoun and len(stem) > 2:
        ending = found.stem[-1]
        if ending == "ت":
            keys.append(stem[:-1] + "ه")
        elif ending == "ا":
            keys += [stem[:-1] + "ي", stem + "ن"]
        elif ending in "وي":
            keys.append(stem + "ن")
        elif ending in "ئؤ":
            keys.append(stem[:-1] + "ء")
    elif not article and len(stem) > 3 and stem.endswith("ا") and not stem.endswith("وا"):
        keys.append(stem[:-1])
    return tuple(dict.fromkeys(keys))
