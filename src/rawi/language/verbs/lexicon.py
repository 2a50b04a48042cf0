"""The verbs that Rawi knows: one row each in ``data/verbs/verbs.tsv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rawi.language.verbs.stems import Verb

LEXICON = "data/verbs/verbs.tsv"


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One row of the lexicon.

    ``verbal_nouns`` lists what the form does not give by rule; a word with ``+`` before it is a plural.
    """

    lemma: str
    root: str
    form: int
    past_vowel: str
    present_vowel: str
    verbal_nouns: tuple[str, ...]
    irregular: frozenset[str]
    gloss: str
    source: str
    example: str

    @property
    def verb(self) -> Verb:
        """What the conjugator needs of the row."""
        vowels = (self.past_vowel or "a", self.present_vowel or "a")
        return Verb(self.lemma, self.root, self.form, *vowels, self.irregular)


def read_rows(text: str) -> tuple[VerbRow, ...]:
    """The rows of a lexicon table (tab separated, header row)."""
    table = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        VerbRow(
            lemma=row["lemma"], root=row["root"], form=int(row["form"]),
            past_vowel=row["past_vowel"], present_vowel=row["present_vowel"],
            verbal_nouns=tuple(row["verbal_nouns"].split()), irregular=frozenset(row["irregular"].split()),
            gloss=row["gloss"], source=row["source"], example=row["example"],
        )
        for row in table
    )  # fmt: skip


@lru_cache(maxsize=1)
def rows() -> tuple[VerbRow, ...]:
    """All rows of the lexicon, in its order."""
    return read_rows(files("rawi").joinpath(LEXICON).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _by_lemma() -> dict[str, VerbRow]:
    return {row.lemma: row for row in rows()}


def verb(lemma: str) -> VerbRow:
    """The row of a lemma.

    Raises:
        KeyError: the lexicon has no such verb.

    >>> verb("أوضح").root, verb("أوضح").form
    ('وضح', 4)
    """
    return _by_lemma()[lemma]
