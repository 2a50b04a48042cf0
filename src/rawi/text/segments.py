"""The ways a word may split into clitics, by the order that Arabic allows."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
CONJUNCTIONS = frozenset("وف")
PREPOSITIONS = frozenset("بلك")
_PRESENT = frozenset("يتنأا")  # first letters of a present-tense verb, after س
_SHORT_STEM = 2


class Segments(NamedTuple):
    """One split of a word's letters; ``article`` is ال, or the ل it is written with after ل (للوزير)."""

    conjunction: str
    preposition: str
    future: str
    article: str
    stem: str
    pronoun: str

    @property
    def pattern(self) -> str:
        """The kinds of clitics present: c p f a s (suffix)."""
        kinds = ("c", self.conjunction), ("p", self.preposition), ("f", self.future), ("a", self.article), ("s", self.pronoun)
        return "".join(kind for kind, letters in kinds if letters)

    @property
    def prefix(self) -> int:
        """How many letters stand before the stem."""
        return len(self.conjunction) + len(self.preposition) + len(self.future) + len(self.article)


class FunctionWords(NamedTuple):
    """Words of closed classes whose split is fixed."""

    whole: frozenset[str]  # كما، لأن: one word, whatever they begin with
    with_pronoun: frozenset[str]  # those of them that take pronouns: لأنه
    question: frozenset[str]  # أليس: the particle أ and a word


@lru_cache(maxsize=1)
def function_words() -> FunctionWords:
    """The table data/text/function_words.tsv, read once."""
    text = files("rawi").joinpath("data/text/function_words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return FunctionWords(
        frozenset(r[0] for r in rows),
        frozenset(r[0] for r in rows if r[1] == "yes"),
        frozenset(r[0] for r in rows if r[2] == "yes"),
    )


_ENDINGS = {"verb": ("", "ت", "ا", "تا", "وا", "نا", "ن", "تم", "و"), "noun": ("", "ا", "ات", "ين", "ان", "ي")}


@lru_cache(maxsize=1)
def without_article() -> frozenset[str]:
    """Words whose first letters are no article but ا and a root's ل: التزم، التقت، التزامات (no_article.tsv)."""
    text = files("rawi").joinpath("data/text/no_article.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return frozenset(
        form + ending + pronoun for form, kind, _ in rows for ending in _ENDINGS[kind] for pronoun in ("", *PRONOUNS)
    )


def _function_word(word: str, conjunction: str) -> Segments | None:
    """The only split of a word that is a function word after its conjunction, with or without a pronoun."""
    whole, with_pronoun, _ = function_words()
    rest = word[len(conjunction) :]
    if rest in whole:
        return Segments(conjunction, "", "", "", rest, "")
    for pronoun in PRONOUNS:
        if rest.endswith(pronoun) and rest[: -len(pronoun)] in with_pronoun:
            return Segments(conjunction, "", "", "", rest[: -len(pronoun)], pronoun)
    return None


def candidates(word: str) -> list[Segments]:
    """Every split of a word that the order of clitics allows; the unsplit word is the first.

    >>> [s.pattern for s in candidates("باسم")]
    ['', 'p']
    >>> candidates("ولأنها")
    [Segments(conjunction='و', preposition='', future='', article='', stem='لأن', pronoun='ها')]
    """
    fixed = _function_word(word, "")
    if fixed:
        return [fixed]
    out: list[Segments] = []
    heads = ["", word[0]] if len(word) > _SHORT_STEM and word[0] in CONJUNCTIONS else [""]
    for conjunction in heads:
        if conjunction:
            fixed = _function_word(word, conjunction)
            if fixed:
                return [fixed]
        out.extend(_after_conjunction(conjunction, word[len(conjunction) :]))
    return out


def _after_conjunction(conjunction: str, rest: str) -> list[Segments]:
    out: list[Segments] = []
    if rest[0] in PREPOSITIONS and rest[1:] in PRONOUNS:
        out.append(Segments(conjunction, "", "", "", rest[0], rest[1:]))  # له، بها: the preposition is the stem
    leads = [("", "")]
    if len(rest) > _SHORT_STEM and rest[0] in PREPOSITIONS:
        leads.append((rest[0], ""))
    if len(rest) > _SHORT_STEM + 1 and rest[0] == "س" and rest[1] in _PRESENT:
        leads.append(("", "س"))
    for preposition, future in leads:
        body = rest[len(preposition) + len(future) :]
        for article in _articles(body, preposition, future):
            stem = body[len(article) :]
            if len(stem) < _SHORT_STEM and not (stem and stem == rest):
                continue
            out.append(Segments(conjunction, preposition, future, article, stem, ""))
            if not article:
                out.extend(
                    Segments(conjunction, preposition, future, "", stem[: -len(p)], p)
                    for p in PRONOUNS
                    if len(stem) - len(p) >= _SHORT_STEM and stem.endswith(p)
                )
    return out


def _articles(body: str, preposition: str, future: str) -> list[str]:
    if future:
        return [""]
    if body == "الله" or body in without_article():
        return [""]
    if body.startswith("ال") and len(body) > _SHORT_STEM + 1:
        return ["", "ال"]
    if preposition == "ل" and body.startswith("ل") and len(body) > _SHORT_STEM:
        return ["", "ل"]
    return [""]
