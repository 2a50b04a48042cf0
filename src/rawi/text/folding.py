"""Folding for look-up keys. The source text is never changed: only keys are folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKS = frozenset(
    [chr(c) for c in range(0x0610, 0x061B)]
    + [chr(c) for c in range(0x08D3, 0x0900)]
    + [chr(c) for c in range(0x2060, 0x2065)]
    + ["\u06ed"]
    + [chr(c) for c in range(0x064B, 0x0660)]
    + [chr(c) for c in range(0x06D6, 0x06ED)]
    + ["\u0670", "\u0640"]
    + ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\ufeff", "\u00ad"]
    + [chr(c) for c in range(0x202A, 0x202F)]
    + [chr(c) for c in range(0x2066, 0x206A)]
    + [chr(c) for c in range(0x0300, 0x0370)]
)
"""Characters that carry no letter: vowel marks, tatweel, joiners, bidi controls, combining marks."""

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ی": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج",
}  # fmt: skip
_DIGITS = {chr(0x0660 + i): str(i) for i in range(10)} | {chr(0x06F0 + i): str(i) for i in range(10)}
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_TABLE = str.maketrans({**_LETTERS, **_DIGITS, **dict.fromkeys(MARKS, "")})


def fold_letter(character: str) -> str:
    """One character's look-up form, possibly empty or (presentation forms) several letters."""
    if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character).strip().translate(_TABLE)
    return character.translate(_TABLE)


def has_presentation(text: str) -> bool:
    return _PRESENTATION.search(text) is not None


@lru_cache(maxsize=30_000)
def fold(text: str) -> str:
    """Text folded for look-up.

    >>> fold("مُؤتَمر الأُمَّــة إلى")
    'موتمر الامه الي'
    """
    if has_presentation(text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_TABLE)
