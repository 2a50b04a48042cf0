"""The trained part in use: names first, then parts of speech, by two linear-chain CRFs over the same features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from rawi.errors import ModelError
from rawi.language import tables
from rawi.language.consistency import is_name, with_short_forms
from rawi.language.features import FeatureMaker
from rawi.language.names import NameModel, spans_of, tags_of
from rawi.language.tables import NameList, WordTable
from rawi.language.types import NameSpan, VerbForm
from rawi.language.verbs import may_be_both, probability
from rawi.text.types import TextLayer, Token

LONGEST = 250
"""Tokens tagged in one piece; longer sentences (lists, tables, text without stops) are cut."""

KEPT = 50_000
"""Tokens of an article up to which the features of names are kept for the tags; beyond, they are made twice: 0.8 KB each."""


SURE = 0.5
"""Above this a place settles that a look-alike is a verb, below 1 - SURE that it is none; 0.5 to 0.8 serve alike in cross-validation."""
_NOMINAL = frozenset(("NOUN", "ADJ", "ADP"))


class Trained:
    """Both models with their tables. An article's result depends on its text alone."""

    def __init__(self, words: WordTable, listed: NameList, names: Path, tags: Path) -> None:
        self._words = words
        self._listed = listed
        self._maker = FeatureMaker(words, listed)
        self._names = _opened(names)
        self._tags = _opened(tags)

    def analyse(
        self, layer: TextLayer, verbs: Sequence[Sequence[VerbForm]], model: NameModel | None = None
    ) -> tuple[tuple[str, ...], tuple[NameSpan, ...]]:
        """The part of speech of each token, and the names; by ``model`` where one is given."""
        cut = list(pieces(layer))
        rows = [self._maker.rows(tokens) for tokens in cut] if len(layer.tokens) <= KEPT else []
        names = model(layer) if model else self._find_names(layer, cut, rows)
        name_tags = tags_of(names, len(layer.tokens))
        parts: list[str] = []
        for tokens, row in self._with_rows(cut, rows):
            first, last = tokens[0].index, tokens[-1].index + 1
            forms = verbs[first:last]
            chances = [probability(t.index, layer, f) if f else 0.0 for t, f in zip(tokens, forms, strict=True)]
            seen = self._maker.tag_rows(tokens, row, forms, name_tags[first:last], chances)
            tags = self._tags.tag(pycrfsuite.ItemSequence(seen))
            parts += [
                _settled(tag, chance) if chance and may_be_both(token.index, layer, form) else tag
                for tag, token, form, chance in zip(tags, tokens, forms, chances, strict=True)
            ]
        return tuple(parts), names

    def _with_rows(
        self, cut: Sequence[Sequence[Token]], rows: Sequence[list[list[str]]]
    ) -> Iterator[tuple[Sequence[Token], list[list[str]]]]:
        if rows or not cut:
            return zip(cut, rows, strict=True)
        return ((tokens, self._maker.rows(tokens)) for tokens in cut)

    def _find_names(
        self, layer: TextLayer, cut: Sequence[Sequence[Token]], rows: Sequence[list[list[str]]]
    ) -> tuple[NameSpan, ...]:
        tags: list[str] = []
        for tokens, row in self._with_rows(cut, rows):
            tags += self._names.tag(pycrfsuite.ItemSequence(self._maker.name_rows(tokens, row)))
        return with_short_forms(layer.tokens, spans_of(tags), self._is_name)

    def _is_name(self, word: str) -> bool:
        return is_name(word, self._words, self._listed)


def _settled(tag: str, chance: float) -> str:
    """The tag of a word that may be a past verb or a noun (قصف), as its place and its habits say.

    The tagger learned from five hundred sentences, the places from the whole newswire: of 130 such words that open a
    sentence it reads 106 right, with the places as features 119, with this 120; the other words stay as they are.
    """
    if tag in _NOMINAL and chance > SURE:
        return "VERB"
    return "NOUN" if tag == "VERB" and chance < 1 - SURE else tag


def _opened(model: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(model))
    except (ValueError, OSError) as error:
        raise ModelError(f"{model} is no model of this version: {error}; reinstall rawi") from error
    return tagger


def pieces(layer: TextLayer) -> Iterator[Sequence[Token]]:
    """The article's sentences in order, the longest ones cut; together they hold every token once."""
    for sentence in layer.sentences:
        for first in range(sentence.first, sentence.last, LONGEST):
            yield layer.tokens[first : min(first + LONGEST, sentence.last)]


@lru_cache(maxsize=1)
def shipped() -> Trained:
    """The models that come with Rawi; raises ModelError when they are not installed."""
    return Trained(tables.words(), tables.names(), tables.model_file("names.crf"), tables.model_file("tags.crf"))
