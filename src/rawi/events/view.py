"""One article as the events room reads it: a class for every token, and each sentence cut into units.

A unit is a verb, a noun phrase with the preposition that governs it, a particle, or a mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from rawi.analysis import Analysis
from rawi.language.types import VerbForm
from rawi.mentions.types import Mention
from rawi.text.types import Token


class Kind(IntEnum):
    """What a token is to this room."""

    NOUN = 0
    VERB = 1
    PREPOSITION = 2
    COMPLEMENTISER = 3
    RELATIVE = 4
    SUBORDINATOR = 5
    NEGATION = 6
    PARTICLE = 7
    SOFT = 8  # a mark inside a clause: comma, dash, bracket
    HARD = 9  # a mark that ends a clause: stop, colon, semicolon
    QUOTE = 10
    DATE = 11
    PARTICIPLE = 12  # an accusative participle that opens a circumstance: متهما، داعيا
    PRONOUN = 13  # a preposition with a pronoun: معه، عليها، له


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a sentence: tokens ``first`` up to ``last``; ``preposition`` governs a noun phrase ('' none)."""

    kind: Kind
    first: int
    last: int
    preposition: str = ""
    conjunction: bool = False
    mention: Mention | None = None
    head: int = -1


@dataclass(slots=True)
class View:
    """Token-parallel lists over one article, and its units sentence by sentence."""

    analysis: Analysis
    tokens: tuple[Token, ...]
    kind: list[Kind]
    bare: list[str]  # key without conjunction
    form: list[VerbForm | None]  # the finite form a token is read as
    stem: list[str] = field(
        default_factory=list
    )  # look-up stem, also where the splitter left a preposition on
    prefix: list[str] = field(default_factory=list)  # the preposition written onto the word
    units: list[Unit] = field(default_factory=list)
    unit_of: list[int] = field(default_factory=list)  # for each token its unit
    sentence_units: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.analysis.text

    def mention_at(self, token: int) -> Mention | None:
        return self.analysis.entities.at(token)

    def sentence(self, token: int) -> tuple[int, int]:
        """First and last (exclusive) token of a token's sentence."""
        s = self.analysis.layer.sentences[self.analysis.layer.sentence_of[token]]
        return s.first, s.last

    def units_of_sentence(self, token: int) -> tuple[int, int]:
        return self.sentence_units[self.analysis.layer.sentence_of[token]]


_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "نا", "ك", "كم", "ي")


@lru_cache(maxsize=1)
def _pronoun_forms() -> dict[str, tuple[str, str]]:
    """معه، عليها، له: surface -> (preposition, pronoun)."""
    out: dict[str, tuple[str, str]] = {}
    for preposition in (
        "مع",
        "علي",
        "الي",
        "عن",
        "من",
        "ضد",
        "لدي",
        "في",
        "ل",
        "ب",
        "بين",
        "نحو",
        "خلال",
        "اثر",
        "قبل",
        "بعد",
        "حول",
    ):
        for pronoun in _PRONOUNS[:7]:
            out[preposition + pronoun] = (preposition, pronoun)
    for word in ("عنه", "منه", "عنها", "منها"):
        out[word] = (word[:2], word[2:])
    return out


def split_pronoun(bare: str) -> tuple[str, str]:
    """The preposition and the pronoun of a word such as معه; empty when it is none."""
    return _pronoun_forms().get(bare, ("", ""))


def plausible(view: View, i: int, form: VerbForm) -> bool:
    """Readings that newswire does not use: imperatives, second persons, bare jussives, first persons out of speech."""
    if form.tense == "imperative" or form.person == 2:
        return False
    before = view.bare[i - 1] if i else ""
    if form.mood == "jussive" and before not in ("لم", "لا") and view.tokens[i].preposition != "ل":
        return False
    if form.person == 1 and form.number == "singular" and len(view.tokens[i].stem) <= 4:
        return (
            before in ("انا", "انني", "اني", "لم", "لن", "لا", "ان") or view.kind[i - 1] is Kind.QUOTE
            if i
            else False
        )
    return True
