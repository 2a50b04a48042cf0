"""Quotation marks to quotations: paired, toggled, nested, unclosed, and running over paragraphs.

One pass with a stack, linear in the text. Whether a quotation is speech or a scare quote is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rawi.text.types import Quotation, Token

_MARKS = re.compile("[«»“”„\"‹›‘’]")
_OPENING = {"«": "«", "“": "“", "„": "“", "‹": "‹", "‘": "‘"}
_CLOSING = {"»": "«", "”": "“", "›": "‹", "’": "‘"}
_PROCLITICS = frozenset("وفبلك")
_MAX_PARAGRAPHS = 12
"""A quotation left open may run on over so many paragraphs; beyond that its closing mark was forgotten."""
_MAX_DEPTH = 8
"""Quotations nested deeper are paired but not kept, so that the marks of a hostile text cannot make its record
grow with the square of its length; newswire nests two deep, seldom three."""


@dataclass(slots=True)
class _Open:
    kind: str
    at: int
    spaced: bool  # a space follows the opening mark, so one may stand before the closing mark
    paragraph: int


@dataclass(slots=True)
class _State:
    text: str
    stack: list[_Open] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    done: list[Quotation] = field(default_factory=list)

    def open(self, kind: str, at: int, paragraph: int) -> None:
        spaced = self.text[at + 1 : at + 2].isspace()
        self.stack.append(_Open(kind, at, spaced, paragraph))
        self.count[kind] = self.count.get(kind, 0) + 1

    def pop(self, end: int, closing: int, closed: bool) -> None:
        opened = self.stack.pop()
        self.count[opened.kind] -= 1
        start, stop = _trim(self.text, opened.at + 1, end)
        if stop > start and len(self.stack) < _MAX_DEPTH:
            self.done.append(Quotation(start, stop, opened.at, closing if closed else stop, closed))

    def close(self, kind: str, at: int) -> None:
        """Close the innermost open quotation of this kind; those opened inside it were never closed."""
        while self.stack[-1].kind != kind:
            self.pop(at, at, False)
        self.pop(at, at + 1, True)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _may_open(text: str, at: int) -> bool:
    """A mark that can begin a quotation: text follows, and before it a space, a mark or a one-letter particle."""
    after = text[at + 1 : at + 2]
    if not after or after.isspace() or after in ".،,؛:!؟?»”":
        return False
    before = text[at - 1 : at] if at else " "
    if not before.isalnum():
        return True
    return before in _PROCLITICS and not text[at - 2 : at - 1].isalnum()


def _toggle(state: _State, kind: str, at: int, paragraph: int, even: bool) -> None:
    """A mark that serves for both ends (ASCII quotes, ”…”)."""
    if not state.count.get(kind):
        if even or _may_open(state.text, at):
            state.open(kind, at, paragraph)
        return
    innermost = state.stack[-1]
    before = state.text[at - 1 : at]
    looks_opening = _may_open(state.text, at) and before.isspace() and not innermost.spaced
    if not even and looks_opening and innermost.kind == kind:
        # the mark before was never closed: it ends where this one begins
        state.pop(at, at, False)
        state.open(kind, at, paragraph)
        return
    state.close(kind, at)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _left_open(text: str, start: int, end: int, number: int, state: _State) -> None:
    """End or carry over what is still open at a paragraph's end.

    A quotation is carried over when the next paragraph opens with a mark again (every paragraph of a long
    quotation does) or has a closing mark without an opening one; else it ends here.
    """
    if not state.stack:
        return
    following = text[end + 1 : text.find("\n", end + 1) if text.find("\n", end + 1) >= 0 else len(text)]
    outer = state.stack[0]
    kind = outer.kind
    if number - outer.paragraph < _MAX_PARAGRAPHS and following.strip() and _carries(following, kind):
        while len(state.stack) > 1:
            state.pop(end, end, False)
        return
    while state.stack:
        state.pop(end, end, False)


def _carries(paragraph: str, kind: str) -> bool:
    """True when this paragraph closes a quotation that an earlier one opened."""
    depth = 0
    if kind == '"':
        marks = [m.start() for m in re.finditer('"', paragraph)]
        return len(marks) % 2 == 1 and not _may_open(paragraph, marks[0])
    closing = {"«": "»", "“": "”", "‹": "›", "‘": "’"}[kind]
    for character in paragraph:
        if character == kind:
            depth += 1
        elif character == closing:
            if depth == 0:
                return True
            depth -= 1
    return False


def find_quotations(text: str, tokens: Sequence[Token] = ()) -> tuple[Quotation, ...]:
    """All quotations of an article in text order; nested ones follow the one that holds them.

    Args:
        text: the article as given.
        tokens: its tokens (not needed by the present method; kept for the interface).
    Returns:
        Quotations with character offsets; ``closed`` is False where the end was inferred (end of paragraph,
        or the next mark that plainly opens).

    >>> [text[q.start:q.end] for text in ["قال «سنعود» ثم غادر."] for q in find_quotations(text)]
    ['سنعود']
    """
    state = _State(text)
    for number, (start, end) in enumerate(_paragraphs(text)):
        counts = {k: text.count(k, start, end) for k in '"”“‘’'}
        for match in _MARKS.finditer(text, start, end):
            _mark(state, match.group(), match.start(), number, counts)
        _left_open(text, start, end, number, state)
    while state.stack:
        state.pop(len(text), len(text), False)
    return tuple(sorted(state.done, key=lambda q: (q.opening, -q.closing)))


def _mark(state: _State, mark: str, at: int, paragraph: int, counts: dict[str, int]) -> None:
    if mark == '"':
        _toggle(state, '"', at, paragraph, counts['"'] % 2 == 0)
    elif mark in _OPENING:
        kind = _OPENING[mark]
        if mark == "“" and state.count.get("“") and not _may_open(state.text, at):
            state.close("“", at)  # “…“
        elif mark != "‘" or _may_open(state.text, at):
            state.open(kind, at, paragraph)
    elif mark in _CLOSING:
        kind = _CLOSING[mark]
        if state.count.get(kind):
            state.close(kind, at)
        elif mark in "”’" and _may_open(state.text, at) and counts[mark] > 1:
            state.open(kind, at, paragraph)  # ”…”
