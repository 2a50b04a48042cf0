"""Words into clitics, by rule: the first version, replaced by the trained splitter."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.text.folding import fold_letter


class Split(NamedTuple):
    """Clitics of one surface form, offsets relative to its start."""

    key: str
    stem: str
    stem_start: int
    stem_end: int
    clitics: tuple[tuple[str, int, int, str], ...]


_NOT_WA = ["وزير", "وزاره", "وزراء", "وزاري", "وكاله", "وكيل", "وكلاء", "واشنطن", "وفد", "وفود", "وقف", "وقت", "واحد", "واحده", "وسط", "وضع", "وثيقه", "وثائق", "ولي", "ولايه", "ولايات", "وجود", "وحده", "وحدات", "وافق", "وافقت", "واصل", "واصلت", "وصف", "وصفت", "وعد", "وعدت", "ورد", "وردت", "وقع", "وقعت", "وقعا", "وقعوا", "وصل", "وصلت", "وصول", "وجه", "وجهت", "وجهه", "وجهات", "وطني", "وطنيه", "وطن", "وانغ", "وارسو", "والد", "والده", "ورقه", "ورش", "ورشه", "وساطه", "وسائل", "وسيله", "وسيط", "وسطاء", "وشك", "وزع", "وزعت", "وزن", "وعي", "وفاه", "وفق", "وفقا", "وقال", "وقود", "وقوف", "وقوع", "ولد", "ولدت", "ولاء", "وهم", "وهو", "وهي", "وهن", "واسع", "واسعه", "واضح", "واضحه", "واقع", "واجب", "وصايه", "وصفها", "وصفه", "وصفته", "وديه", "ودي", "وداع", "وعود", "وارد", "وارده", "واردات", "وابل", "وسام", "وظيفه", "وظائف", "وفيات", "وليد", "وائل", "وجدي", "وحيد", "وحيده", "وحشيه", "ويكيليكس", "ويليام", "ويلسون", "وينستون", "وول", "ويسترن"]
NOT_WA = frozenset(_NOT_WA) - {"وقال", "وهو", "وهي", "وهم", "وهن"}
PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه", "ك", "ي")


@lru_cache(maxsize=200_000)
def split(word: str) -> Split:
    letters: list[str] = []
    where: list[int] = []
    for position, character in enumerate(word):
        for letter in fold_letter(character):
            letters.append(letter)
            where.append(position)
    key = "".join(letters)
    n = len(key)
    at = 0
    out: list[tuple[str, int, int, str]] = []

    def edge(i: int) -> int:
        return where[i] if i < n else len(word)

    def take(kind: str, size: int, form: str) -> None:
        nonlocal at
        out.append((kind, edge(at), edge(at + size), form))
        at += size

    if n >= 4 and key[0] == "و" and key not in NOT_WA and not key.startswith(("وزار", "وكال")):
        take("conjunction", 1, "و")
    elif n >= 4 and key[0] == "ف" and key[1:3] in ("ال", "قا", "اع", "اك", "قد", "ان", "ها", "دع"):
        take("conjunction", 1, "ف")
    rest = key[at:]
    if rest.startswith("لل") and len(rest) > 3:
        take("preposition", 1, "ل")
        take("article", 1, "ال")
    elif rest[:1] in ("ب", "ل", "ك") and rest[1:3] == "ال" and len(rest) > 4:
        take("preposition", 1, rest[0])
        take("article", 2, "ال")
    elif rest.startswith("ال") and len(rest) > 3:
        take("article", 2, "ال")
    elif rest[:1] == "س" and rest[1:2] in ("ي", "ت", "ن") and len(rest) > 4:
        take("future", 1, "س")
    end = n
    if at < n and not any(c[0] == "article" for c in out):
        for pronoun in ("هما", "هم", "ها", "نا"):
            if key.endswith(pronoun) and n - at - len(pronoun) >= 3:
                end = n - len(pronoun)
                out.append(("pronoun", edge(end), len(word), pronoun))
                break
    return Split(key, key[at:end], edge(at), edge(end), tuple(out))
