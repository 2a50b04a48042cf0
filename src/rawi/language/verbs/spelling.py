"""Sounds of a word form to Arabic letters: hamza seats, final alef, ta marbuta, tanwin.

A form is a string of *sounds*: Arabic consonant letters (hamza is always ``ء``), short vowels ``a i u``,
long vowels ``A I U``, and a few marks::

    E  final long a written ى (ا before a pronoun)     @  joining alef at the start of a word
    T  ta marbuta (ت before a pronoun)                 *  silent alef of the plural (dropped before a pronoun)
    F  accusative tanwin, written with alef where the ending takes one

The hamza seat rules are the school rules: at the start by its own vowel, inside by the stronger of the two
vowels around it (i, then u, then a), at the end by the vowel before it.
"""

from __future__ import annotations

SHADDA = "\u0651"
_SHORT = {"a": "\u064e", "i": "\u0650", "u": "\u064f"}
_LONG = {"A": ("\u064e", "ا"), "I": ("\u0650", "ي"), "U": ("\u064f", "و"), "E": ("\u064e", "ى")}
_VOWELS = frozenset("aiuAIUE")
_QUALITY = {"a": "a", "A": "a", "E": "a", "F": "a", "i": "i", "I": "i", "u": "u", "U": "u"}


def _final_hamza(before: str) -> str:
    return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")


def _inner_hamza(before: str, after: str, *, loose: bool) -> str:
    """Seat of a hamza between two sounds; ``after`` is a quality or "" when a consonant follows.

    ``loose`` gives the second spelling that newspapers use before a long u (بدأوا for بدؤوا، جاءوا for جاؤوا).
    """
    if before in ("I", "ي") or before == "i" or after == "i":
        return "ئ"
    if before in ("A", "E", "U", "و"):
        return "ؤ" if after == "u" and before != "U" and not loose else "ء"
    if before == "u" or after == "u":
        return "أ" if loose and before == "a" else "ئ" if loose and before not in _VOWELS else "ؤ"
    return "أ"


def _hamza(sounds: str, at: int, *, loose: bool, before_pronoun: bool) -> str:
    before = sounds[at - 1] if at else ""
    if before == "ء":  # doubled hamza: the seat is that of the pair
        before = sounds[at - 2]
    rest = sounds[at + 1 :].lstrip("ء")
    if at == 0 or before == "*":
        return "إ" if rest[:1] in ("i", "I") else "أ"
    if not before_pronoun and rest in ("", "a", "i", "u", "F"):
        seat = _final_hamza(before)
        return "ئ" if rest == "F" and before == "ي" else seat
    return _inner_hamza(before, _QUALITY.get(rest[:1], ""), loose=loose)


def spell(sounds: str, *, vowels: bool = False, shadda: bool = False, loose: bool = False,
          before_pronoun: bool = False) -> str:  # fmt: skip
    """Write a form with hamza, with all vowel marks or with shadda only when asked.

    >>> spell("@iستaقبaلa"), spell("يuءaككiدu"), spell("نuناقiشu", vowels=True)
    ('استقبل', 'يؤكد', 'نُناقِشُ')
    >>> spell("جAءU*"), spell("جAءU*", loose=True)
    ('جاؤوا', 'جاءوا')
    >>> spell("دaعaو*"), spell("نaفE"), spell("نaفE", before_pronoun=True)
    ('دعوا', 'نفى', 'نفا')
    """
    out: list[str] = []
    last = len(sounds) - 1
    skip = False
    for at, sound in enumerate(sounds):
        if skip:
            skip = False
            continue
        if sound == "@":
            out.append("ا")
        elif sound == "*":
            out.append("" if before_pronoun else "ا")
        elif sound == "T":
            out.append("ت" if before_pronoun else "ة")
        elif sound == "F":
            out.append(_tanwin(sounds, at, vowels=vowels))
        elif sound in _SHORT:
            out.append(_SHORT[sound] if vowels else "")
        elif sound in _LONG:
            mark, letter = _LONG[sound]
            final = at == last and not before_pronoun
            if sound == "E" and (not final or sounds[at - 1] == "ي"):
                letter = "ا"  # أحيا، يحيا: no ى after ي
            out.append((mark if vowels else "") + letter)
        else:
            letter = _hamza(sounds, at, loose=loose, before_pronoun=before_pronoun) if sound == "ء" else sound
            doubled = at < last and sounds[at + 1] == sound
            if sound == "ء" and not doubled and letter == "أ" and _takes_madda(sounds, at, before_pronoun):
                letter, skip = "آ", True
            out.append(letter + (SHADDA if doubled and (vowels or shadda) else ""))
            skip = skip or doubled
    return "".join(out)


def _takes_madda(sounds: str, at: int, before_pronoun: bool) -> bool:
    following = sounds[at + 1 : at + 2]
    return following == "A" or (following == "E" and (before_pronoun or at + 2 < len(sounds)))


def _tanwin(sounds: str, at: int, *, vowels: bool) -> str:
    mark = "\u064b" if vowels else ""
    before = sounds[at - 1]
    if before == "T" or (before == "ء" and sounds[at - 2] in ("A", "a")):
        return mark
    return mark + "ا"
