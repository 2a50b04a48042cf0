"""State of the walk from a cue to its content, and what the walk knows about nouns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rawi.statements.cues import Cue
from rawi.statements.nouns import express_noun
from rawi.statements.phrases import Phrase
from rawi.statements.tables import words
from rawi.statements.view import Kind, Quote, View

CALLED = frozenset(["اعتبر", "عدّ"])
"""Verbs that call what their pronoun means something: فيديو اعتبرته الحكومة "مسيئا"."""
WITH_MA = {"بما": "ب", "عما": "عن", "مما": "من", "لما": "ل"}


@dataclass(slots=True)
class Frame:
    """What joins content to cue. ``first`` is the first token of the content."""

    kind: str  # inna, direct, quote, post, clause, object, noun, blame, or a preposition
    opener: int
    first: int
    phrases: list[Phrase] = field(default_factory=list)  # noun phrases between cue and content
    quote: Quote | None = None
    consumed: list[int] = field(default_factory=list)  # قائلا behind another verb
    act_noun: int | None = None  # token of the noun that decides the act
    act_cue: Cue | None = None  # جدّد التأكيد: the verbal noun that carries the act
    adjuncts: int = 0
    skipped_clause: bool = False


@dataclass(slots=True)
class Walk:
    """State of the walk from the cue to the content."""

    view: View
    cue: Cue
    at: int
    limit: int
    frame: Frame
    again: Callable[[View, Cue], Frame | None]  # finds the frame of a cue within the frame
    in_clause: bool = False  # inside a relative or subordinate clause
    comma: bool = False
    candidate: tuple[int, int] | None = None  # object seen on the way: its token, phrases before it
    candidate_end: int = -1
    behind_adjunct: bool = False
    front: bool = False  # the subject stands in front of the verb


def opens(walk: Walk, kind: str, first: int) -> Frame:
    walk.frame.kind = kind
    walk.frame.opener = walk.at
    walk.frame.first = first
    return walk.frame


def deciding_noun(view: View, at: int, limit: int) -> int | None:
    """The noun that decides the act, behind an opening mark or words like خالص، أطيب."""
    i = at
    while i < min(limit, at + 3):
        if express_noun(view, i) is not None:
            return i
        if view.tokens[i].stem in words("amount") and i + 1 < limit and view.bare[i + 1] == "من":
            i += 2  # أبدى قدرا من الإحباط
            continue
        if view.kind[i] is not Kind.OPEN_QUOTE and view.tokens[i].key not in words("degree"):
            return None
        i += 1
    return None


def about_noun(walk: Walk, first: int, noun: int, kind: str) -> Frame:
    """أعرب عن أمله في أن، أصدر تحذيرا من أن: behind أن when it follows the noun at once, else from the noun."""
    view = walk.view
    walk.frame.act_noun = noun
    at = noun + 1
    if at < walk.limit and view.kind[at] is Kind.PREPOSITION:
        at += 1
    if at < walk.limit and view.kind[at] is Kind.COMPLEMENTISER:
        walk.at = at
        return opens(walk, kind, after_complementiser(view, at, walk.limit))
    return opens(walk, kind, first)


def after_complementiser(view: View, at: int, limit: int) -> int:
    """First content token behind إن: marks that follow it are skipped."""
    i = at + 1
    while i < limit and view.kind[i] in (Kind.COLON, Kind.COMMA, Kind.DASH):
        i += 1
    return i


def object_after_all(walk: Walk) -> Frame | None:
    """No stronger opener came: the object seen on the way is the content."""
    if walk.candidate is None:
        return None
    walk.at, seen = walk.candidate
    del walk.frame.phrases[seen:]
    return opens(walk, "object", walk.at)
