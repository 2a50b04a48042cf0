"""The trained part in use: names first, then parts of speech, by two linear-chain CRFs over the same features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from rawi.errors import ModelError
from rawi.language import tables
from rawi.language.features import FeatureMaker
from rawi.language.names import NameModel, spans_of, tags_of
from rawi.language.types import NameSpan, VerbForm
from rawi.text.types import TextLayer, Token

LONGEST = 250
"""Tokens tagged in one piece; longer sentences (lists, tables, text without stops) are cut."""


class Trained:
    """Both models with their tables. An article's result depends on its text alone."""

    def __init__(self, maker: FeatureMaker, names: Path, tags: Path) -> None:
        self._maker = maker
        self._names = _opened(names)
        self._tags = _opened(tags)

    def analyse(
        self, layer: TextLayer, verbs: Sequence[Sequence[VerbForm]], model: NameModel | None = None
    ) -> tuple[tuple[str, ...], tuple[NameSpan, ...]]:
        """The part of speech of each token, and the names; by ``model`` where one is given."""
        given = model(layer) if model else ()
        given_tags = tags_of(given, len(layer.tokens)) if model else []
        parts: list[str] = []
        names: list[str] = []
        for tokens in pieces(layer):
            rows = self._maker.rows(tokens)
            first, last = tokens[0].index, tokens[-1].index + 1
            if model:
                found = given_tags[first:last]
            else:
                found = self._names.tag(pycrfsuite.ItemSequence(self._maker.name_rows(tokens, rows)))
            names += found
            parts += self._tags.tag(
                pycrfsuite.ItemSequence(self._maker.tag_rows(tokens, rows, verbs[first:last], found))
            )
        return tuple(parts), (given if model else spans_of(names))


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
    maker = FeatureMaker(tables.words(), tables.names())
    return Trained(maker, tables.model_file("names.crf"), tables.model_file("tags.crf"))
