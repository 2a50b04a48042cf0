"""Names as spans: from BIO tags, and the face of models that a user puts in place of ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from rawi.language.types import NameLabel, NameSpan
from rawi.text.types import TextLayer

NameModel = Callable[[TextLayer], tuple[NameSpan, ...]]
"""Whatever finds the names of an article: sorted spans that do not overlap."""


def spans_of(tags: Sequence[str]) -> tuple[NameSpan, ...]:
    """The spans that BIO tags describe; an I- that continues nothing opens a span.

    >>> spans_of(["B-PER", "I-PER", "O", "B-GPE"])
    (NameSpan(first=0, last=2, label='PER'), NameSpan(first=3, last=4, label='GPE'))
    """
    out: list[NameSpan] = []
    start = 0
    label = ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (not tag.startswith("I-") or tag[2:] != label):
            out.append(NameSpan(start, i, cast(NameLabel, label)))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return tuple(out)


def tags_of(names: Sequence[NameSpan], count: int) -> list[str]:
    """The BIO tags of ``count`` tokens with these names: the other way round."""
    tags = ["O"] * count
    for name in names:
        for i in range(max(name.first, 0), min(name.last, count)):
            tags[i] = ("B-" if i == name.first else "I-") + name.label
    return tags
