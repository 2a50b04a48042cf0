"""When two personal names denote one bearer: parts compared by consonant skeleton, not letter by letter."""

from __future__ import annotations

import re
from functools import lru_cache

from rawi.text.folding import fold

# Arabic writes foreign consonants in several ways (غوتيريش، جوتيريش); long vowels come and go.
_CONSONANTS = {"غ": "ك", "ج": "ك", "ق": "ك", "ث": "ت", "ط": "ت", "ظ": "ز", "ذ": "د", "ض": "د", "ص": "س", "ش": "س",
               "ح": "ه", "خ": "ه", "ا": "", "ء": "", "ع": ""}  # fmt: skip
_SHORT = str.maketrans(_CONSONANTS)
_LONG = str.maketrans({**_CONSONANTS, "و": "", "ي": ""})
LONG_NAME = 6
"""From this length on و and ي may differ as well: shorter, حسن and حسين, محمد and محمود would be one."""
_LINKS = frozenset(["بن", "ابن", "بنت", "ال", "ابو", "ابي", "ام", "عبد", "ولد", "فون", "دي", "دو", "دا", "فان", "اوف", "ذا"])
_TITLES = frozenset(
    ("الملك", "الملكه", "الامير", "الاميره", "الشيخ", "الشيخه", "الرييس", "السلطان", "السيد", "السيده", "البابا", "الدكتور")
)
_WORD = re.compile(r"[^\W_]+")


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell bearers apart; titles, the article and links such as بن are left out.

    >>> parts("سلمان بن عبد العزيز آل سعود")
    ('سلمان', 'عبدالعزيز', 'سعود')
    """
    words = _WORD.findall(fold(name))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    out: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word in ("عبد", "ابو", "ابي", "ابا") and i + 1 < len(words):
            following = words[i + 1]
            word = "عبد" + following if word == "عبد" else "ابو" + following
            i += 1
        elif word in _LINKS and len(words) > 1:
            i += 1
            continue
        elif word.startswith("ال") and len(word) > 4:
            word = word[2:]
        out.append(word)
        i += 1
    return tuple(out)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Consonants of a name's word with the letters that newswire interchanges made one.

    >>> skeleton("غوتيريش") == skeleton("جوتيرس")
    True
    """
    bare = word.translate(_LONG)
    return bare if len(bare) >= 2 else word


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """What the spellings that ``same_word`` takes for one word have in common.

    >>> sound("نتنياهو") == sound("نتانياهو"), sound("كيري") == sound("لافروف")
    (True, False)
    """
    return word.translate(_LONG)


def same_word(a: str, b: str) -> bool:
    """True for one word of a name spelled in two ways.

    >>> same_word("نتنياهو", "نتانياهو"), same_word("حسن", "حسين")
    (True, False)
    """
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < 4 or abs(len(a) - len(b)) > 2 or a[0].translate(_SHORT) != b[0].translate(_SHORT):
        return False
    table = _LONG if shorter >= LONG_NAME else _SHORT
    return a.translate(table) == b.translate(table)


def same_bearer(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """True when each word of the shorter name stands in the longer one, in order.

    >>> same_bearer(("لافروف",), ("سيرغي", "لافروف"))
    True
    """
    if not shorter or len(shorter) > len(longer):
        return False
    at = 0
    for word in shorter:
        while at < len(longer) and not same_word(word, longer[at]):
            at += 1
        if at == len(longer):
            return False
        at += 1
    return True
