"""Linear-chain CRFs over sentences of tokens; several read the same features in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from rawi.errors import ModelError
from rawi.language import tables
from rawi.language.features import FeatureMaker
from rawi.text.types import TextLayer, Token

LONGEST = 250
"""Tokens tagged in one piece; longer sentences (lists, tables, text without stops) are cut."""


class SequenceTagger:
    """Gives each token of an article one tag from each of several models."""

    def __init__(self, models: Sequence[Path], maker: FeatureMaker) -> None:
        self._maker = maker
        self._taggers = [_opened(model) for model in models]

    def tag(self, layer: TextLayer) -> list[list[str]]:
        """For each model the tags of all tokens of the article."""
        out: list[list[str]] = [[] for _ in self._taggers]
        for tokens in pieces(layer):
            items = pycrfsuite.ItemSequence(self._maker.features(tokens))
            for tagger, tags in zip(self._taggers, out, strict=True):
                tags.extend(tagger.tag(items))
        return out


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


@lru_cache(maxsize=2)
def shipped(with_names: bool) -> SequenceTagger:
    """The models that come with Rawi: parts of speech, and names where wanted."""
    models = [tables.model_file("tags.crf")] + ([tables.model_file("names.crf")] if with_names else [])
    return SequenceTagger(models, FeatureMaker(tables.words(), tables.names() if with_names else None))
