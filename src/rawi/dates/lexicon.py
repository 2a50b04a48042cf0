"""The words of the calendar: data/dates/lexicon.tsv, folded, with the entry words of several words."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.text.folding import fold


class Entry(NamedTuple):
    """One meaning of a form: its class (month, weekday, unit ...), the class's value, a note."""

    cls: str
    value: str
    note: str


class Lexicon(NamedTuple):
    """Folded forms of one or more words to their meanings, and the longest form's number of words."""

    entries: dict[tuple[str, ...], tuple[Entry, ...]]
    longest: int


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table, read once.

    >>> lexicon().entries[("كانون", "الثاني")][0].value
    'g1'
    """
    entries: dict[tuple[str, ...], list[Entry]] = {}
    text = files("rawi").joinpath("data/dates/lexicon.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        form, cls, value, note, _example = line.split("\t")
        entry = Entry(cls, value, note)
        meanings = entries.setdefault(tuple(fold(form).split()), [])
        if entry not in meanings:
            meanings.append(entry)
    return Lexicon({k: tuple(v) for k, v in entries.items()}, max(map(len, entries)))
