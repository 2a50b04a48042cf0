"""What the head of a report can hold: agencies, outlets, places, opening verbs (data/dates)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from rawi.text.folding import fold

LONGEST_PLACE = 4


def squeeze(text: str) -> str:
    """Folded, without spaces and points, so that أ.ف.ب and أ ف ب are one."""
    return "".join(c for c in fold(text).casefold() if c.isalnum())


@lru_cache(maxsize=1)
def head_words() -> dict[str, str]:
    """Squeezed form -> class: agency, short (an agency only beside a place or in brackets), outlet, note, opening."""
    text = files("rawi").joinpath("data/dates/heads.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {squeeze(form): cls for form, cls, _example in rows}


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Folded names of places that datelines carry."""
    text = files("rawi").joinpath("data/dates/places.tsv").read_text("utf-8")
    return frozenset(fold(line.split("\t")[0]) for line in text.splitlines()[1:])
