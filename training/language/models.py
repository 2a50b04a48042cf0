"""The two CRFs: names from NewsFANE and WikiFANE, parts of speech from PUD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from training.language.corpora import Sample, conllu_sentences, named_sentences

from rawi.language.features import FeatureMaker, Row
from rawi.language.tables import read_names, read_words
from rawi.language.types import VerbForm
from rawi.language.verbs import lookup_all, probability
from rawi.text import read_text

Rows = list[Row]


def train_crf(samples: Iterable[tuple[Rows, Sequence[str]]], path: Path, settings: dict[str, float]) -> pycrfsuite.Tagger:
    """Train by L-BFGS with elastic net and save; the result depends on the samples alone."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"feature.possible_transitions": True, **settings})
    for rows, tags in samples:
        trainer.append(pycrfsuite.ItemSequence(rows), list(tags))
    trainer.train(str(path))
    return opened(path)


def opened(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def feature_maker(folder: Path) -> FeatureMaker:
    return FeatureMaker(read_words(folder / "words.tsv.gz"), read_names(folder / "names.tsv.gz"))


NAME_SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 60, "feature.minfreq": 2}
TAG_SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 120}


def name_samples(data: Path, counts: Counter[str]) -> tuple[list[Sample], list[Sample]]:
    """NewsFANE; and of WikiFANE the sentences of five tokens or more that hold a name."""
    news = named_sentences(data / "ner" / "newsfane_train.jsonl", counts)
    wiki = named_sentences(data / "ner" / "wikifane.jsonl.gz", counts)
    return news, [s for s in wiki if len(s.tags) > 4 and any(tag != "O" for tag in s.tags)]


def name_rows(maker: FeatureMaker, sample: Sample) -> Rows:
    return maker.name_rows(sample.tokens, maker.rows(sample.tokens))


def train_names(maker: FeatureMaker, samples: Iterable[Sample], path: Path) -> pycrfsuite.Tagger:
    return train_crf(((name_rows(maker, s), s.tags) for s in samples), path, NAME_SETTINGS)


class Readings(NamedTuple):
    """Of each token of a sentence the verb readings, and how likely it is a finite verb."""

    forms: tuple[tuple[VerbForm, ...], ...]
    chances: list[float]


def tag_samples(data: Path) -> list[tuple[Sample, Readings]]:
    """PUD, with the verb readings of each token."""
    out = []
    for sample, text in conllu_sentences(data / "ud" / "ar_pud_even.conllu"):
        layer = read_text(text)
        forms = lookup_all(layer)
        out.append((sample, Readings(forms, [probability(i, layer, f) if f else 0.0 for i, f in enumerate(forms)])))
    return out


def tag_rows(maker: FeatureMaker, names: pycrfsuite.Tagger, sample: Sample, readings: Readings) -> Rows:
    rows = maker.rows(sample.tokens)
    found = names.tag(pycrfsuite.ItemSequence(maker.name_rows(sample.tokens, rows)))
    return maker.tag_rows(sample.tokens, rows, readings.forms, found, readings.chances)


def train_tags(samples: Iterable[tuple[Rows, Sequence[str]]], path: Path) -> pycrfsuite.Tagger:
    return train_crf(samples, path, TAG_SETTINGS)
