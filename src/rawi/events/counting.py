"""How many people a phrase counts: digits, number words, duals, singulars, and amounts that no number tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.events.ontology import read_table
from rawi.events.view import Kind, View
from rawi.text.folding import fold

_MAX_WORDS = 9
"""Words that a number phrase has at most: مئة وخمسة وعشرين ألفا."""


@dataclass(frozen=True, slots=True)
class Count:
    """A counted phrase: tokens ``first`` up to ``last``; ``number`` None where the text gives none (العشرات)."""

    number: int | None
    first: int
    last: int
    people: bool  # whether its own words say that people are counted


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, int]]:
    """kind -> folded word -> value."""
    out: dict[str, dict[str, int]] = {}
    for row in read_table("counting.tsv"):
        out.setdefault(row["kind"], {})[fold(row["word"])] = int(row["value"] or 0)
    return out


def count_at(view: View, i: int, end: int) -> Count | None:
    """The counted phrase that begins at a token, words for about skipped; None when nothing is counted there.

    Examples: 16 آخرين (16), خمسة وعشرين شخصا (25), جنديان (2), جندي (1), عشرات المدنيين (None).
    """
    begin = i
    while i < end and (view.kind[i] is Kind.PARTICLE or view.bare[i] in _ABOUT or view.kind[i] is Kind.QUOTE):
        i += 1
    if i >= end or view.kind[i] is Kind.DATE:
        return None
    number, last = _number(view, i, end)
    if number is not None and any(view.bare[k] == "بين" for k in range(begin, i)):
        return Count(None, i, *_counted(view, last, end))  # ما بين مئة ومئتي قتيل
    if number is not None:
        return Count(number, i, *_counted(view, last, end)) if number else None
    stem = view.stem[i]
    if stem in _table()["many"] and not view.tokens[i].pronoun:
        last, people = _counted(view, i + 1, end)
        return Count(None, i, last, people or view.tokens[i].article)
    if view.tokens[i].article or view.tokens[i].pronoun:
        return None
    if i + 1 < end and view.stem[i + 1] in _TWO and of_people(view, i):
        return Count(2, i, i + 2, True)
    if _dual(stem) is not None:
        return Count(2, i, i + 1, True)
    if names_person(stem):
        following = i + 1 < end and view.stem[i + 1] in ("او", "و")
        return None if following else Count(1, i, i + 1, True)
    return None


_ABOUT = frozenset(("اكثر", "اقل", "من", "نحو", "حوالي", "زهاء", "قرابه", "قراب", "عن", "علي", "الي", "احد"))


_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))


def _digits(text: str) -> int | None:
    """A whole number in any digits, with or without marks between thousands; None for 2.5 and the like."""
    plain = text.replace(",", "").replace("٬", "").replace("،", "")
    if not plain.isdecimal() or len(plain) > 9:
        return None
    return int(plain)


def _number(view: View, i: int, end: int) -> tuple[int | None, int]:
    """A number in digits or words from a token on, and where it ends."""
    table = _table()
    total, part, k = 0, 0, i
    while k < min(end, i + _MAX_WORDS):
        token = view.tokens[k]
        stem = view.stem[k]
        if k > i and view.tokens[k].kind == "number":
            break
        value = _digits(token.key) if token.kind == "number" else None
        if value is not None:
            part += value
        elif token.kind != "word" or token.article or token.pronoun:
            break
        elif stem in table["scale"] and (k > i):
            total, part = total + max(1, part) * table["scale"][stem], 0
        elif stem == "الف" and k == i:
            part += 1000
        elif stem in table["thousands"]:
            total += table["thousands"][stem]
        else:
            known = next((table[n][stem] for n in ("tens", "hundreds", "unit") if stem in table[n]), None)
            if known is None and k + 1 < end and view.stem[k + 1] in ("عشر", "عشره"):
                known = {11: 1, 12: 2}.get(table["eleven"].get(stem, 0))
            if known is None or (k > i and not token.conjunction and stem not in ("عشر", "عشره")):
                break
            part += known
        k += 1
    return (total + part, k) if k > i else (None, i)


def _counted(view: View, i: int, end: int) -> tuple[int, bool]:
    """Where the counted noun behind a number ends, and whether it is people."""
    k = i
    while k < end and (view.bare[k] in ("من", "بين") or view.kind[k] is Kind.QUOTE) and k - i < 2:
        k += 1
    if k >= end or view.kind[k] in (Kind.VERB, Kind.HARD, Kind.SOFT, Kind.DATE):
        return i, False
    token = view.tokens[k]
    if token.conjunction or token.kind != "word" or view.kind[k] is not Kind.NOUN:
        return i, False
    if of_people(view, k):
        return k + 1, True
    return i, False


def names_person(stem: str) -> bool:
    """Whether a word is a noun for one person (ضابط، ضابطا), however much it looks like a participle."""
    person = _table()["person"]
    return stem in person or (stem.endswith("ا") and stem[:-1] in person)


def of_people(view: View, i: int) -> bool:
    """Whether a word names people: in the table, a relational word (فلسطينيا), or a mention of people."""
    table = _table()
    stem = view.stem[i]
    if stem in table["people"] or stem in table["person"] or _dual(stem) is not None:
        return True
    if stem.endswith(("يين", "يون", "يا")) and len(stem) > 4:
        return True
    return any(
        r.kind in ("active_participle", "passive_participle")
        and r.number == "plural"
        and stem.startswith("م")
        for r in view.analysis.language.verbs[i]
    )


def _dual(stem: str) -> str | None:
    """The singular of a dual of people: جنديان، شخصين، طفلتين; not مسلحين, which may be a plural."""
    person = _table()["person"]
    if stem.endswith(("تان", "تين")):
        base = stem[:-3] + "ه"
        return base if base in person else None
    if stem.endswith("ان") and stem[:-2] in person:
        return stem[:-2]
    broken = stem.endswith("ين") and stem[:-2] in _BROKEN
    return stem[:-2] if broken else None


_BROKEN = frozenset(
    ("جندي", "شخص", "طفل", "رجل", "شاب", "ضابط", "عنصر", "عامل", "طالب", "قائد", "حارس", "امام", "طبيب")
)
"""Singulars with a broken plural, so that their form in ين is a dual."""
