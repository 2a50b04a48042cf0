"""The trained part in use: names first, then parts of speech, by two linear-chain CRFs over the same features."""

from __future__ import annotations

import struct
import sys
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

ATTRIBUTES = 36
"""Where a model's file says at which byte its table of attributes begins."""

BYTE_ORDER = 0x62445371
"""What a constant database holds to tell the order of its bytes."""

SURE = 0.5
"""Above this a place settles that a look-alike is a verb, below 1 - SURE that it is none; 0.5 to 0.8 serve alike in cross-validation."""
_NOMINAL = frozenset(("NOUN", "ADJ", "ADP"))


class Trained:
    """Both models with their tables. An article's result depends on its text alone."""

    def __init__(self, words: WordTable, listed: NameList, names: Path, tags: Path) -> None:
        self._words = words
        self._listed = listed
        self._names = _opened(names)
        self._tags = _opened(tags)
        self._of_names = FeatureMaker(words, listed, features_of(names))
        self._of_tags = FeatureMaker(words, listed, features_of(tags))

    def analyse(
        self, layer: TextLayer, verbs: Sequence[Sequence[VerbForm]], model: NameModel | None = None
    ) -> tuple[tuple[str, ...], tuple[NameSpan, ...]]:
        """The part of speech of each token, and the names; by ``model`` where one is given."""
        names = model(layer) if model else self._find_names(layer)
        name_tags = tags_of(names, len(layer.tokens))
        maker = self._of_tags
        parts: list[str] = []
        shared: dict[str, str] = {}  # the model makes a new string for each token
        for tokens in pieces(layer):
            first, last = tokens[0].index, tokens[-1].index + 1
            forms = verbs[first:last]
            chances = [probability(t.index, layer, f) if f else 0.0 for t, f in zip(tokens, forms, strict=True)]
            tags = self._tags.tag(maker.tag_rows(tokens, maker.rows(tokens), forms, name_tags[first:last], chances))
            parts += [
                _settled(tag, chance) if chance and may_be_both(token.index, layer, form) else shared.setdefault(tag, tag)
                for tag, token, form, chance in zip(tags, tokens, forms, chances, strict=True)
            ]
        return tuple(parts), names

    def _find_names(self, layer: TextLayer) -> tuple[NameSpan, ...]:
        maker = self._of_names
        tags: list[str] = []
        for tokens in pieces(layer):
            tags += map(sys.intern, self._names.tag(maker.name_rows(tokens, maker.rows(tokens))))
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


def features_of(model: Path) -> dict[bytes, bytes]:
    """The features that a model has weights for, each under itself.

    Read from the table of attributes in the model's file (a constant database, https://github.com/chokkan/cqdb): a record
    of number, length and bytes for each, and after them an array of the records' places.
    Raises ModelError when the file is not laid out so.
    """
    data = model.read_bytes()
    try:
        (start,) = struct.unpack_from("<I", data, ATTRIBUTES)
        magic, _, _, order, count, places = struct.unpack_from("<4s5I", data, start)
        if magic != b"CQDB" or order != BYTE_ORDER:
            raise ModelError(f"{model} is no model of this version: no table of features; reinstall rawi")
        found: dict[bytes, bytes] = {}
        for place in struct.unpack_from(f"<{count}I", data, start + places):
            at = start + place + 8
            (size,) = struct.unpack_from("<I", data, at - 4)
            feature = data[at : at + size - 1]  # without the null byte at its end
            found[feature] = feature
    except struct.error as error:
        raise ModelError(f"{model} is no model of this version: {error}; reinstall rawi") from error
    return found


def pieces(layer: TextLayer) -> Iterator[Sequence[Token]]:
    """The article's sentences in order, the longest ones cut; together they hold every token once."""
    for sentence in layer.sentences:
        for first in range(sentence.first, sentence.last, LONGEST):
            yield layer.tokens[first : min(first + LONGEST, sentence.last)]


@lru_cache(maxsize=1)
def shipped() -> Trained:
    """The models that come with Rawi; raises ModelError when they are not installed."""
    return Trained(tables.words(), tables.names(), tables.model_file("names.crf"), tables.model_file("tags.crf"))
