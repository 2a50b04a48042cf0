"""When a found thing is the one that the gold means: names compared, spans placed, entries paired."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from rawi.record import Span

Gold = TypeVar("Gold")
Found = TypeVar("Found")

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
TITLES = frozenset(
    {"الرئيس", "الملك", "الامير", "الشيخ", "السيد", "السيده", "الدكتور", "الجنرال", "وزير", "سمو", "جلاله", "فخامه"}
)
"""Words of respect that tell nobody apart; as ``plain`` leaves them."""

AFTER = 50
"""What a content before its cue costs: quotes may come first, but one that follows is likelier to be meant."""

OVERLAPPING = 400
"""What a content costs that overlaps its cue, more than any real distance inside a sentence."""


def plain(name: str | None) -> str:
    """A name without marks, tatweel and punctuation, its letters folded, for comparison.

    This is the folding of the scores, kept apart from ``rawi.text.fold``: a change of the engine must not move the
    yardstick.

    >>> plain("«أنطونيو غوتيريش»")
    'انطونيو غوتيريش'
    """
    letters = MARKS.sub("", name or "").translate(LETTERS)
    return " ".join(re.sub(r"[^\w\s]", " ", letters).split())


def same_name(first: str | None, second: str | None) -> bool:
    """Whether two names denote one bearer: the words of the shorter, titles aside, all stand in the longer.

    >>> same_name("الرئيس فلاديمير بوتين", "بوتين"), same_name("بوتين", "لافروف")
    (True, False)
    """
    one, other = set(plain(first).split()) - TITLES, set(plain(second).split()) - TITLES
    if not one or not other:
        return plain(first) == plain(second)
    return one <= other or other <= one


def overlap(first: Span | None, second: Span | None) -> bool:
    """Whether two spans share a character."""
    return first is not None and second is not None and min(first[1], second[1]) > max(first[0], second[0])


def word_starts(text: str, span: Span | None) -> frozenset[int]:
    """Where the words of a span start; words are what white space parts."""
    if span is None:
        return frozenset()
    return frozenset(span[0] + m.start() for m in re.finditer(r"\S+", text[span[0] : span[1]]))


def agreement(first: frozenset[int], second: frozenset[int]) -> float:
    """F1 of two sets of words; 1 when both are empty."""
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 1.0


def place_statement(text: str, cue: str, content: str) -> tuple[Span, Span] | None:
    """The spans of a cue and its content, where a gold file gives only their words: the occurrences nearest each other.

    >>> place_statement("قال زيد. وقال عمرو إن المطر قريب.", "قال", "المطر قريب")
    ((10, 13), (22, 32))
    """
    best: tuple[int, Span, Span] | None = None
    contents = [m.span() for m in re.finditer(re.escape(content), text)]
    for found in re.finditer(re.escape(cue), text):
        for span in contents:
            distance = _distance(found.span(), span)
            if best is None or distance < best[0]:
                best = distance, found.span(), span
    return best[1:] if best else None


def _distance(cue: Span, content: Span) -> int:
    gap = content[0] - cue[1] if content[0] >= cue[1] else cue[0] - content[1] + AFTER
    return OVERLAPPING - gap if gap < -1 else gap


def pair(
    golds: Sequence[Gold], founds: Sequence[Found], score: Callable[[Gold, Found], float]
) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the best scores first; a score of 0 or less is no match.

    Of equal scores the pair that stands later in the text comes first, so that the result depends on nothing else.
    """
    candidates = sorted(
        ((score(g, f), i, j) for i, g in enumerate(golds) for j, f in enumerate(founds)), reverse=True
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for value, i, j in candidates:
        if value <= 0:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs
