"""Conditions under which a risky name counts: حماس after حركة, فتح in quotes, عمان after سلطنة."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rawi.errors import KnowledgeError
from rawi.knowledge.sheets import packaged_rows
from rawi.knowledge.spelling import SKIPPED, key
from rawi.text import TextLayer, fold

NEAR = 8
"""How many words before and after a name ``near:`` looks at: about a clause of newswire."""

LIST_KINDS = frozenset({"before", "after", "near", "written", "prefix", "follows"})
FLAGS = frozenset({"quoted", "seen", "country", "locative", "bare", "preposition", "article", "start", "given"})


class Term(NamedTuple):
    """One condition of a rule: its kind and its words, folded (``written`` words as they stand)."""

    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """A name counts when any of ``needs`` holds (or it is empty) and none of ``unless``."""

    needs: tuple[Term, ...] = ()
    unless: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name was found: significant tokens ``at`` up to ``until``, and what was split off its head."""

    words: list[int]  # token indexes without quotation marks and the like
    keys: list[str]  # their keys
    at: int
    until: int
    proclitic: str
    surface: str  # the head as written, without what was split off


def parse(cell: str, where: str) -> tuple[Term, ...]:
    """The conditions of a cell: ``before:حركة|تنظيم quoted seen``.

    Raises:
        KnowledgeError: an unknown condition.
    """
    out = []
    for part in cell.split():
        kind, colon, words = part.partition(":")
        if kind in FLAGS and not colon:
            out.append(Term(kind, frozenset()))
        elif kind in LIST_KINDS and words:
            listed = words.replace("_", " ").split("|")
            out.append(Term(kind, frozenset(listed if kind == "written" else map(fold, listed))))
        else:
            raise KnowledgeError(
                f"{where}: unknown condition '{part[:40]}'; known are {', '.join(sorted(LIST_KINDS))} with "
                f"words after a colon, and {', '.join(sorted(FLAGS))}"
            )
    return tuple(out)


@lru_cache(maxsize=1)
def risky_names() -> dict[str, dict[str, Context]]:
    """For each risky key the rules by entry id (or by ``kind:``, or ``*`` for any entry)."""
    out: dict[str, dict[str, Context]] = {}
    for row in packaged_rows("risky_names.csv"):
        where = f"{row.file}, row {row.line}"
        context = Context(
            parse(row.cells["needs"], f"{where}, column needs"),
            parse(row.cells["unless"], f"{where}, column unless"),
        )
        for name in row.names("names"):
            out.setdefault(key(name), {})[row.cells["entry"]] = context
    return out


def rule_for(entry_id: str, name_key: str) -> Context | None:
    """The rule for one name of one entry; the most special of entry, kind and any."""
    rules = risky_names().get(name_key)
    if rules is None:
        return None
    return rules.get(entry_id) or rules.get(entry_id.partition(":")[0] + ":") or rules.get("*")


def holds(context: Context, place: Place, layer: TextLayer, seen: bool, country: bool) -> bool:
    """Whether the name counts here.

    Args:
        context: the rule.
        place: where the name stands.
        layer: the article.
        seen: the same entry is named elsewhere in the article by a safe name.
        country: the entry's country is named elsewhere in the article.
    """

    def true(term: Term) -> bool:
        return _true(term, place, layer, seen, country)

    return (not context.needs or any(map(true, context.needs))) and not any(map(true, context.unless))


def _true(term: Term, place: Place, layer: TextLayer, seen: bool, country: bool) -> bool:
    kind, words = term
    if kind == "before":
        return bool(_forms(place, place.at - 1) & words) or _two(place, place.at - 2) in words
    if kind == "after":
        return bool(_forms(place, place.until) & words)
    if kind == "follows":  # the word before, letter for letter
        return place.at > 0 and place.keys[place.at - 1] in words
    if kind == "near":
        around = (*range(place.at - NEAR, place.at), *range(place.until, place.until + NEAR))
        return any(_forms(place, i) & words for i in around)
    if kind == "written":
        return place.surface in words
    if kind == "prefix":
        return place.proclitic in words
    return _flag(kind, place, layer, seen, country)


def _flag(kind: str, place: Place, layer: TextLayer, seen: bool, country: bool) -> bool:
    if kind == "seen":
        return seen
    if kind == "country":
        return country
    if kind == "quoted":
        first, last = place.words[place.at], place.words[place.until - 1]
        tokens = layer.tokens
        return (
            first > 0 and last + 1 < len(tokens) and tokens[first - 1].text in SKIPPED and tokens[last + 1].text in SKIPPED
        )
    if kind == "locative":
        return place.proclitic in LOCATIVE_CLITICS or bool(_forms(place, place.at - 1) & LOCATIVE)
    if kind == "preposition":
        return place.proclitic in ("ب", "ل") or bool(_forms(place, place.at - 1) & PREPOSITIONS)
    if kind == "bare":
        return not place.proclitic
    if kind == "article":
        return place.surface.startswith(("ال", "لل"))
    if kind == "given":
        return place.at > 0 and place.keys[place.at - 1] in given_names()
    return place.at == 0 or layer.text[layer.tokens[place.words[place.at - 1]].start] in ".!؟?\n"


def _forms(place: Place, index: int) -> Set[str]:
    """The keys under which a neighbour may be listed: whole, and without conjunction, preposition, article."""
    if not 0 <= index < len(place.keys):
        return frozenset()
    return neighbour_forms(place.keys[index])


def _two(place: Place, index: int) -> str:
    return f"{place.keys[index]} {place.keys[index + 1]}" if index >= 0 else ""


@lru_cache(maxsize=50_000)
def neighbour_forms(word: str) -> frozenset[str]:
    """A word's key, and what is left when a proclitic or the article is taken off.

    >>> sorted(neighbour_forms("وللحركه"))
    ['الحركه', 'حركه', 'للحركه', 'وللحركه']
    """
    out = {word}
    if word[:1] in ("و", "ف") and len(word) > 3:
        word = word[1:]
        out.add(word)
    if word.startswith("لل") and len(word) > 3:
        word = "ال" + word[2:]
        out.add(word)
    elif word[:1] in ("ب", "ل", "ك") and len(word) > 3:
        out.add(word[1:])
        if word[1:3] == "ال":
            word = word[1:]
    if word.startswith("ال") and len(word) > 3:
        out.add(word[2:])
    return frozenset(out)


PREPOSITIONS = frozenset(map(fold, ("في", "إلى", "الى", "من", "عن", "على", "مع", "بين", "ضد", "نحو", "باتجاه", "داخل", "خارج", "عبر", "حول", "تجاه")))
LOCATIVE_CLITICS = frozenset({"ب"})
LOCATIVE = frozenset(
    map(
        fold,
        (
            "في", "إلى", "من", "نحو", "باتجاه", "داخل", "خارج", "قرب", "شرق", "غرب", "شمال", "جنوب", "وسط", "شرقي",
            "غربي", "شمالي", "جنوبي", "مدينة", "مدينتي", "مدن", "بلدة", "بلدتي", "بلدات", "قرية", "قريتي", "قرى",
            "محافظة", "محافظتي", "محافظات", "ولاية", "ولايتي", "ولايات", "منطقة", "منطقتي", "مناطق", "مقاطعة",
            "إقليم", "قضاء", "مديرية", "ضاحية", "حي", "ريف", "مطار", "ميناء", "مرفأ", "جزيرة", "جزر", "معبر",
            "مخيم", "بلدية", "ناحية", "عاصمة", "العاصمة", "جامعة", "جبال", "جبل", "وادي", "سهل", "نهر", "بحيرة",
            "خليج", "ساحل", "سواحل", "قاعدة", "محيط", "أهالي", "سكان", "بين", "عبر", "صحراء", "سد", "شوارع",
        ),
    )
)  # fmt: skip
"""Words after which a place is named: prepositions of place and nouns for kinds of places."""


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names, after which a nationality with the article is a surname: محمد المصري."""
    return frozenset(key(name) for row in packaged_rows("given_names.csv") for name in row.names("names"))
