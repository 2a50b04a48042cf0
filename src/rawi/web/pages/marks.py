"""The text of an article with the marks of its record, as one piece of safe markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from rawi.record import Record
from rawi.render.segments import Mark, Segment, marks_of, segments
from rawi.web.pages.safe import visible

DEEPEST = 3
_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_LINKED = ("cue", "trigger")


@dataclass(frozen=True, slots=True)
class Labels:
    """What marks say of themselves: words by id for screen readers, and addresses of actors by entity id."""

    told: dict[str, str]
    actors: dict[str, str]
    unspoken: dict[str, str]
    """By statement: the speaker whom Arabic leaves out, shown after the cue."""


def marked_text(record: Record, text: str, labels: Labels) -> Markup:
    """The paragraphs of the text.

    Cues and triggers are links to their entries in the lists; names are links to their actors. Every mark names the entries
    that it belongs to, the innermost first, and its characters (``data-span``). The text itself is unchanged.
    """
    return Markup("").join(_pieces(record, text, labels))


def _pieces(record: Record, text: str, labels: Labels) -> Iterator[str]:
    paragraphs = [p.span() for p in _PARAGRAPH.finditer(text) if p[0].strip()]
    starts, ends = {start for start, _ in paragraphs}, {end for _, end in paragraphs}
    sentences = {sentence.span[0]: sentence.id for sentence in record.sentences}
    cuts = chain(*paragraphs, (0, len(text)), (start for start in sentences if start < len(text)))
    inside, seen = False, set[str]()
    for segment in segments(marks_of(record), cuts):
        if segment.start in starts:
            inside = True
            yield Markup('<p dir="auto">')
        if inside:  # what is not are line ends
            if segment.start in sentences:
                yield Markup('<span class="at" id="{}"></span>').format(sentences[segment.start])
            yield _segment(segment, text, labels, seen)
            for mark in segment.ends:
                if mark.kind == "cue" and mark.entry in labels.unspoken:
                    yield Markup('<span class="unspoken"> [<bdi>{}</bdi>]</span>').format(visible(labels.unspoken[mark.entry]))
        if segment.end in ends:
            inside = False
            yield Markup("</p>\n")


def _segment(segment: Segment, text: str, labels: Labels, seen: set[str]) -> Markup:
    words = visible(text[segment.start : segment.end])
    if not segment.marks:
        return words
    anchors = Markup("").join(
        Markup('<span class="at" id="{}"></span>').format(mark.anchor) for mark in segment.begins if mark.anchor
    )
    entries = " ".join(dict.fromkeys(mark.entry for mark in segment.marks))
    attributes = Markup('class="{}" data-entries="{}" data-span="{}-{}"').format(
        " ".join(_classes(segment)), entries, segment.start, segment.end
    )
    linked = next((mark for mark in segment.marks if mark.kind in _LINKED), None)
    if linked is not None:
        first = linked.entry not in seen
        seen.add(linked.entry)
        # The rest of a cue that other marks cut is no stop of its own for the keyboard.
        stop = Markup(' aria-describedby="about-{}"').format(linked.entry) if first else Markup(' tabindex="-1"')
        return anchors + Markup('<a {} href="#{}"{}>{}</a>').format(attributes, linked.entry, stop, words)
    name = next((mark for mark in segment.marks if mark.kind in ("name", "speaker") and mark.entry in labels.actors), None)
    if name is not None and segment.marks[0] is name:
        return anchors + Markup('<a {} href="{}" tabindex="-1">{}</a>').format(attributes, labels.actors[name.entry], words)
    return anchors + Markup("<span {}>{}</span>").format(attributes, words)


def _classes(segment: Segment) -> Iterator[str]:
    yield "mark"
    seen: set[str] = set()
    for mark in segment.marks:
        if mark.kind not in seen:
            seen.add(mark.kind)
            yield mark.kind
    nested = len({mark.entry for mark in segment.marks if mark.kind == "content"})
    if nested > 1:
        yield f"in{min(nested, DEEPEST)}"
    if any(_opens(mark, segment) for mark in segment.begins):
        yield "opens"
    if any(mark.kind == "content" for mark in segment.ends):
        yield "closes"


def _opens(mark: Mark, segment: Segment) -> bool:
    return mark.kind == "content" and mark.start == segment.start



