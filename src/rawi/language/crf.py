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
from rawi.language.verbs import probability
from rawi.text.types import TextLayer, Token

LONGEST = 250
"""Tokens tagged in one piece; longer sentences (lists, tables, text without stops) are cut."""

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
        rows = [self._maker.rows(tokens) for tokens in cut]
        names = model(layer) if model else self._find_names(layer, cut, rows)
        name_tags = tags_of(names, len(layer.tokens))
        parts: list[str] = []
        for tokens, row in zip(cut, rows, strict=True):
            first, last = tokens[0].index, tokens[-1].index + 1
            forms = verbs[first:last]
            chances = [probability(t.index, layer, f) if f else 0.0 for t, f in zip(tokens, forms, strict=True)]
            seen = self._maker.tag_rows(tokens, row, forms, name_tags[first:last], chances)
            parts += self._tags.tag(pycrfsuite.ItemSequence(seen))
        return tuple(parts), names

    def _find_names(
        self, layer: TextLayer, cut: Sequence[Sequence[Token]], rows: Sequence[list[list[str]]]
    ) -> tuple[NameSpan, ...]:
        tags: list[str] = []
        for tokens, row in zip(cut, rows, strict=True):
            tags += self._names.tag(pycrfsuite.ItemSequence(self._maker.name_rows(tokens, row)))
        return with_short_forms(layer.tokens, spans_of(tags), self._is_name)

    def _is_name(self, word: str) -> bool:
        return is_name(word, self._words, self._listed)


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
