"""The head of a report: بكين 11 يناير 2022 (شينخوا)، واشنطن - رويترز، القاهرة: محمد حسن."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Literal

from rawi.dates.finder import best_at, parse_iso
from rawi.dates.found import Context
from rawi.dates.heads import LONGEST_PLACE, head_words, place_names, squeeze
from rawi.dates.types import DatelineInfo
from rawi.dates.words import Words
from rawi.text.folding import fold
from rawi.text.types import TextLayer

_REACH = 60  # tokens; the longest heads seen (two bylines, photographer, two dates) have about forty
_NAME = 5  # words of a byline
_DASHES = frozenset("-–—ـ−|/")
_OPEN, _CLOSE = "«\"“", "»\"”"

Kind = Literal["place", "date", "agency", "short", "outlet", "note", "name", "dash", "colon", "newline"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a head: its kind, its characters, the token after it, whether brackets enclose it."""

    kind: Kind
    start: int
    end: int
    last: int
    bracket: bool = False
    day: str | None = None


class _Head:
    """Reads the pieces of a head from left to right until the story begins."""

    def __init__(self, layer: TextLayer, published: str | None) -> None:
        self.words = Words(layer.tokens[:_REACH], layer.text)
        self.text = layer.text
        self.context = Context(parse_iso(published))
        self.pieces: list[Piece] = []

    def _line_ends(self, i: int) -> bool:
        """Whether a line break (or the end) stands before token ``i``."""
        if i >= self.words.size or i == 0:
            return i > 0
        gap = self.text[self.words.tokens[i - 1].end : self.words.tokens[i].start]
        return any(c in gap for c in "\n\r\u2028\u2029\x85\v\f")

    def _delimited(self, i: int) -> bool:
        """Whether a head's part may end before token ``i``."""
        return self._line_ends(i) or self._is(i, "()،,:.") or self._is(i, _CLOSE) or self._dash(i)

    def _is(self, i: int, marks: str) -> bool:
        return self.words.is_punctuation(i, marks)

    def _dash(self, i: int) -> bool:
        return i < self.words.size and set(self.words.tokens[i].text) <= _DASHES

    def _span(self, i: int, j: int) -> tuple[int, int]:
        return self.words.tokens[i].start, self.words.tokens[j - 1].end

    def known(self, i: int, bracket: bool) -> Piece | None:
        """An agency, outlet, note or place at token ``i``, the longest first."""
        limit = min(i + 9, self.words.size)
        for j in range(i + 1, limit + 1):
            if j > i + 1 and self._line_ends(j - 1):
                limit = j - 1
                break
        for j in range(limit, i, -1):
            if self.words.tokens[j - 1].kind == "punctuation" and self.words.tokens[j - 1].text != ".":
                continue
            start, end = self._span(i, j)
            if not bracket and not self._delimited(j) and not self._after_place(j):
                continue
            cls = head_words().get(squeeze(self.text[start:end]))
            if cls in ("agency", "short", "outlet", "note"):
                if cls == "outlet" and fold(self.text[start:end]) in place_names() and not self._has("place"):
                    continue
                return Piece(cls, start, end, j, bracket)  # type: ignore[arg-type]
        return self.place(i, bracket)

    def _after_place(self, j: int) -> bool:
        """An agency after a place and a dash, or a date, needs no mark behind it: الرياض - واس أعلن."""
        kinds = [p.kind for p in self.pieces]
        return kinds[-2:] == ["place", "dash"] or kinds[-1:] == ["date"]

    def _has(self, *kinds: Kind) -> bool:
        return any(p.kind in kinds for p in self.pieces)

    def place(self, i: int, bracket: bool) -> Piece | None:
        """A known place, with a country behind a comma: دبي، الإمارات العربية المتحدة."""
        for j in range(min(i + LONGEST_PLACE, self.words.size), i, -1):
            start, end = self._span(i, j)
            if fold(self.text[start:end]) not in place_names():
                continue
            if not self._delimited(j) and not self.date(j):
                continue
            if self._is(j, "،,") and not self._line_ends(j + 1) and not bracket and j + 1 < self.words.size:
                more = self.place(j + 1, False) or self._country(j + 1)
                if more:
                    return Piece("place", start, more.end, more.last)
            return Piece("place", start, end, j, bracket)
        return None

    def _country(self, i: int) -> Piece | None:
        """Up to four words between a place's comma and a bracket, misspelt countries too."""
        for j in range(i + 1, min(i + 5, self.words.size)):
            if self._is(j, "("):
                return Piece("place", *self._span(i, j), j)
            if self.words.tokens[j].kind != "word" or self._line_ends(j):
                return None
        return None

    def date(self, i: int) -> Piece | None:
        """A full or half date (day and month) at token ``i``."""
        if i >= self.words.size:
            return None
        found = best_at(self.words, i, self.context)
        if not found or found.kind != "absolute":
            return None
        day = found.interval[0].isoformat() if found.interval else None
        return Piece("date", found.start, self._span(i, found.last)[1], found.last, day=day)

    def bracketed(self, i: int) -> list[Piece] | None:
        """What brackets or quotes at token ``i`` hold, when it belongs to a head."""
        close = ")" if self._is(i, "(") else _CLOSE
        inside: list[Piece] = []
        at = i + 1
        while at < self.words.size and at < i + 12 and not self._line_ends(at):
            if self._is(at, close):
                if not inside:
                    return None
                last = inside[-1]
                end = self.words.tokens[at].end
                inside[-1] = Piece(last.kind, last.start, last.end, at + 1, True, last.day)
                inside.append(Piece("note", last.start, end, at + 1, True))
                return inside
            if self._is(at, "،,:") or self._dash(at):
                at += 1
                continue
            piece = self.known(at, True) or self.date(at)
            if not piece:
                if not inside or inside[0].kind != "note":
                    return self._unknown_agency(i, close)
                piece = Piece("note", *self._span(at, at + 1), at + 1, True)
            inside.append(piece)
            at = piece.last
        return None

    def _unknown_agency(self, i: int, close: str) -> list[Piece] | None:
        """Words in brackets that no table knows, behind a place and a day: طشقند 9 فبراير 2023 (دنيا نيوز) -."""
        if not (self._has("place", "name") and self._has("date")):
            return None
        at = i + 1
        while at < self.words.size and at <= i + _NAME and self.words.tokens[at].kind == "word":
            at += 1
        if at == i + 1 or not self._is(at, close) or not (self._dash(at + 1) or self._is(at + 1, ":") or self._line_ends(at + 1)):
            return None
        start, end = self._span(i + 1, at)
        closing = self.words.tokens[at].end
        return [Piece("agency", start, end, at + 1, True), Piece("note", start, closing, at + 1, True)]

    def name(self, i: int) -> Piece | None:
        """Up to five unknown words that end at a mark or line break: a byline, or an unknown place."""
        j = i
        while j < self.words.size and j - i < _NAME and self.words.tokens[j].kind == "word":
            j += 1
            if self._delimited(j) or self.date(j):
                break
        if j == i or not (self._delimited(j) or self.date(j)):
            return None
        if head_words().get(squeeze(self.words.tokens[i].text)) == "opening":
            return None
        return Piece("name", *self._span(i, j), j)

    def read(self) -> list[Piece]:
        """The pieces up to the first thing that belongs to no head."""
        at = self._skip_junk()
        while at < self.words.size and len(self.pieces) < 24:
            if self.pieces and self._line_ends(at):
                self.pieces.append(Piece("newline", *self._at(at), at))
                break
            more = self._next(at)
            if not more:
                break
            self.pieces.extend(more)
            at = more[-1].last
        if at >= self.words.size and self.pieces and at < _REACH:
            return []  # nothing but a head: no story follows it
        return self.pieces

    def _at(self, at: int) -> tuple[int, int]:
        end = self.words.tokens[at - 1].end
        return end, end

    def _skip_junk(self) -> int:
        at = 0
        while at < min(3, self.words.size) and self.words.tokens[at].kind != "word" and not self._is(at, "("):
            at += 1
        junk = at >= 1 and head_words().get(squeeze(self.text[: self.words.tokens[at - 1].end])) == "junk"
        return at if junk else 0

    def _next(self, i: int) -> list[Piece] | None:
        if self._dash(i):
            return [Piece("dash", *self._span(i, i + 1), i + 1)]
        if self._is(i, ":"):
            return [Piece("colon", *self._span(i, i + 1), i + 1)]
        if self._is(i, "(") or self._is(i, _OPEN):
            return self.bracketed(i)
        if self._is(i, "،,.") and self.pieces:
            return [Piece("note", *self._span(i, i + 1), i + 1)]
        piece = self.known(i, False) or self.date(i) or self.name(i)
        return [piece] if piece else None


def _head_length(pieces: list[Piece], text: str) -> int | None:
    """How many of the pieces make the head; None when they are no head. Story words are given back."""
    shape = [p.kind for p in pieces]
    for n in range(len(pieces), 0, -1):
        if _accepts(pieces[:n], shape[:n], text):
            return n
    return None


def _accepts(pieces: list[Piece], shape: list[Kind], text: str) -> bool:
    plain = [k for k in shape if k not in ("note", "newline", "colon", "dash")]
    ends = next((k for k in reversed(shape) if k != "note"), "note")
    line, colon = shape[-1] == "newline", shape.count("colon")
    if len(plain) > 6 or shape.count("name") > 2 or shape[0] in ("dash", "colon", "newline"):
        return False
    place, date, name = "place" in plain, "date" in plain, "name" in plain
    agency = "agency" in plain or ("short" in plain and (place or date or _bracket(pieces)))
    marked = line or ends in ("dash", "colon")
    if colon > 1 or (colon and shape.index("colon") < len(shape) - 3 and not line):
        return False
    if _quoted(pieces, text) and not (place or date or "dash" in shape):
        return False
    if agency and _bracket(pieces) and not line and shape[-1] not in ("dash", "colon", "note"):
        return False
    if agency and _bracket(pieces):
        return not name or date or marked
    if agency:
        joined = "dash" in shape or date or not plain[1:]
        loose = plain[-1] in ("agency", "short") and shape[-1] in ("agency", "short") and (place or date)
        return bool(joined) and (marked or loose)
    if "outlet" in plain:
        return ("dash" in shape or (place and colon > 0 and _bracket(pieces))) and (line or (ends == "colon" and ("note" in shape or len(plain) > 1)))
    if place and date:
        return marked and not name
    if place and name and len(plain) == 2:
        return line and ("dash" in shape or (colon == 1 and shape[0] == "place"))
    if (place or name) and "note" in shape and "dash" in shape:
        return line or (ends == "colon" and not name)
    return False


def _bracket(pieces: list[Piece]) -> bool:
    return any(p.bracket and p.kind in ("agency", "short", "outlet") for p in pieces)


def _quoted(pieces: list[Piece], text: str) -> bool:
    """Whether the first piece stands in quotation marks, as a quoted title does."""
    return pieces[0].bracket and text[pieces[0].start - 1] in _OPEN


def _opening(layer: TextLayer, head: _Head) -> int | None:
    """واشنطن - قال: a place and a dash before a verb that opens stories."""
    pieces = head.pieces
    if [p.kind for p in pieces[:2]] != ["place", "dash"]:
        return None
    at = pieces[1].last
    while at < head.words.size and head._dash(at):
        at += 1
    word = layer.tokens[at].text if at < len(layer.tokens) else ""
    spaced = layer.text[pieces[1].start - 1 : pieces[1].start].isspace()
    return 2 if spaced and head_words().get(squeeze(word)) == "opening" else None


def parse_dateline(layer: TextLayer, published: str | None) -> DatelineInfo | None:
    """The head of the report, or None when the story begins at once.

    Args:
        layer: the article's text layer.
        published: ISO day of publication; gives the year to a head without one.

    >>> from rawi.text import read_text
    >>> head = parse_dateline(read_text("بكين 11 يناير 2022 (شينخوا) أجرى وزير الخارجية اتصالا"), None)
    >>> head.place, head.date, head.agency
    ('بكين', '2022-01-11', 'شينخوا')
    """
    head = _Head(layer, published)
    pieces = head.read()
    count = _head_length(pieces, layer.text) or _opening(layer, head)
    if not count:
        return None
    pieces = pieces[:count]
    agencies = [p for p in pieces if p.kind in ("agency", "short")] or [p for p in pieces if p.kind == "outlet"]
    place = _place(pieces)
    date = next((p for p in pieces if p.kind == "date"), None)
    agency = agencies[0] if agencies else None
    end = _end(layer, pieces[-1], head)
    return DatelineInfo(
        pieces[0].start if not pieces[0].bracket else _open_bracket(layer.text, pieces[0].start), end,
        layer.text[place.start : place.end] if place else None, (place.start, place.end) if place else None,
        date.day if date else None, (date.start, date.end) if date else None,
        layer.text[agency.start : agency.end] if agency else None, (agency.start, agency.end) if agency else None,
    )  # fmt: skip


def _place(pieces: list[Piece]) -> Piece | None:
    """The known place; else the unknown words right before a date or a bracketed agency."""
    known = next((p for p in pieces if p.kind == "place"), None)
    if known:
        return known
    for piece, after in itertools.pairwise(pieces):
        if piece.kind == "name" and (after.kind == "date" or (after.bracket and after.kind in ("agency", "short"))):
            return piece
    return None


def _open_bracket(text: str, start: int) -> int:
    opening = max(text.rfind(mark, 0, start) for mark in "(«\"“")
    return opening if opening >= 0 else start


def _end(layer: TextLayer, last: Piece, head: _Head) -> int:
    """Past the marks that close the head."""
    end, at = last.end, last.last
    while at < head.words.size and (head._dash(at) or head._is(at, ":.،")) and not head._line_ends(at):
        end = head.words.tokens[at].end
        at += 1
    return end
