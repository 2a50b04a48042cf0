"""A word's letters as the splitter sees them: marks off, ligatures apart, hamza and ta marbuta kept."""

from __future__ import annotations

import unicodedata

from rawi.text.folding import MARKS

_VARIANTS = {
    "ٱ": "ا", "ک": "ك", "ی": "ي", "ے": "ي", "ۓ": "ي", "ہ": "ه", "ۂ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه",
}  # fmt: skip
_HAMZA_APART = ("\u0653", "\u0654", "\u0655")
_CLEAN = str.maketrans({**_VARIANTS, **dict.fromkeys(MARKS, "")})
_LIGHT = str.maketrans("أإآ", "ااا")


def is_presentation(character: str) -> bool:
    """Whether a character is a positional form or ligature (ﻻ، ﷲ)."""
    return "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"


def clean(word: str) -> str:
    """The letters of a word; a hamza or madda written as a mark of its own (decomposed text) joins its letter.

    >>> clean("لُبْنـــان"), clean("ﻷمريكا"), clean("ا\\u0654مريكا")
    ('لبنان', 'لأمريكا', 'أمريكا')
    """
    if any(mark in word for mark in _HAMZA_APART):
        word = unicodedata.normalize("NFC", word)
    if any(map(is_presentation, word)):
        word = "".join(unicodedata.normalize("NFKC", c).strip() if is_presentation(c) else c for c in word)
    return word.translate(_CLEAN)


def light(letters: str) -> str:
    """The key of word counts: hamza on alef left off, as half of the newspapers do."""
    return letters.translate(_LIGHT)


def positions(word: str) -> list[int]:
    """For each letter of ``clean(word)`` the character it comes from, and the word's length at the end.

    >>> positions("لُبنان")
    [0, 2, 3, 4, 5, 6]
    """
    if len(clean(word)) == len(word):
        return list(range(len(word) + 1))
    where: list[int] = []
    for position, character in enumerate(word):
        where.extend([position] * len(clean(character)))
    where.append(len(word))
    return where
