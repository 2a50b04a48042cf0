"""One act of reporting, and where its clause begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.statements.content import Content
from rawi.statements.cues import Cue
from rawi.statements.frames.walk import Frame
from rawi.statements.phrases import Phrase
from rawi.statements.speakers.find import Subject
from rawi.statements.view import Kind, View, scope_at

DESPITE = frozenset(["الا", "غير", "بيد", "رغم", "مع"])


@dataclass(slots=True)
class Act:
    """One act: its cue, frame and subject; then content, level and speaker as they become known."""

    cue: Cue
    frame: Frame
    subject: Subject
    begin: int  # token at which the content of an act before it ends
    stops: list[int] = field(default_factory=list)
    parent: Act | None = None
    content: Content | None = None
    speaker: int | None = None
    span: tuple[int, int] | None = None  # tokens that name the speaker
    speaker_how: str = ""
    via: list[int] = field(default_factory=list)
    addressee: list[int] = field(default_factory=list)
    within: bool = False  # a participle of somebody in the content before it
    follows: Act | None = None  # the act of the same sentence whose speaker this one shares
    source: Phrase | None = None  # عن SOURCE: the speaker where the cue is passed on
    carrier: Phrase | None = None  # who passed it on
    features: dict[str, float] = field(default_factory=dict)

    @property
    def token(self) -> int:
        return self.cue.token

    @property
    def named(self) -> bool:
        return self.subject.how in ("after", "before") and self.subject.phrase is not None


def begin(view: View, cue: Cue, subject: Subject | None) -> int:
    """The token where this act's clause begins, seen from a content that it ends."""
    first, _ = scope_at(view, cue.token)
    at = cue.token
    if cue.form != "f" or view.tokens[at].conjunction:
        return at
    if subject is not None and subject.how == "before":
        start = subject.clause
        while start > first and (
            view.kind[start - 1] in (Kind.CLAUSE, Kind.ADVERB) or view.bare[start - 1] in DESPITE
        ):
            start -= 1
        return start
    if view.kind[at - 1] is Kind.COMPLEMENTISER and view.bare[at - 2] in DESPITE:
        return at - 2
    start = at
    while (
        start > first and start > at - 20 and view.kind[start - 1] not in (Kind.COMMA, Kind.STOP, Kind.COLON)
    ):
        if view.tokens[start].conjunction or view.kind[start] is Kind.CLAUSE:
            break
        start -= 1
    if start > first and _opens_clause(view, start):
        at = start
    if at - 1 > first and view.bare[at - 1 : at + 1] == ["في", "حين"]:
        at -= 1
    at = _with_time(view, at, first)
    while at - 1 > first and view.kind[at - 1] is Kind.COMMA:
        switch = next(
            (i for i in range(at - 2, max(first, at - 4) - 1, -1) if view.phrase_at(i, "switch")), -1
        )
        if switch < 0:
            break
        at = switch
    return at


def _with_time(view: View, at: int, first: int) -> int:
    """، ففي يوليو الماضي، هاجم: the time in front, joined on by و or ف, belongs to what follows."""
    if at - 2 <= first or view.kind[at - 1] is not Kind.COMMA:
        return at
    for i in range(at - 2, max(first, at - 8), -1):
        if view.kind[i] is Kind.COMMA:
            opens = view.tokens[i + 1]
            timed = any(j in view.day for j in range(i + 1, at - 1))
            return i + 1 if opens.conjunction and view.kind[i + 1] is Kind.PREPOSITION and timed else at
        if view.kind[i] in (Kind.VERB, Kind.STOP, Kind.CLOSE_QUOTE):
            return at
    return at


def _opens_clause(view: View, at: int) -> bool:
    return bool(
        view.tokens[at].conjunction or view.kind[at] in (Kind.PREPOSITION, Kind.CLAUSE, Kind.ADVERB)
        or view.phrase_at(at, "switch")
    )  # fmt: skip
