"""Scores of the trained part on held-back sentences, of models trained anew without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from training.language.corpora import Sample, open_lines
from training.language.models import (
    feature_maker,
    name_rows,
    name_samples,
    tag_rows,
    tag_samples,
    train_names,
    train_tags,
)

from rawi.language.consistency import is_name, with_short_forms
from rawi.language.features import FeatureMaker
from rawi.language.names import spans_of, tags_of
from rawi.language.tables import NameList, WordTable, read_names, read_words

GROUPED = {"PER": "PER", "GPE": "GPE", "ORG": "ORG"}


def held_out(count: int) -> dict[str, set[int]]:
    """The two held-back tenths of NewsFANE: ten blocks of a hundredth each, one in ten; and the last tenth."""
    return {
        "ten interleaved blocks": {i for i in range(count) if int(i * 100 / count) % 10 == 9},
        "last tenth": set(range(int(count * 0.9), count)),
    }


def entity_scores(gold: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> dict[str, float]:
    """F1 of exact spans in per cent: PER, GPE, ORG, other (LOC, NORP, FAC, MISC as one), and all; with P and R."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for one, two in zip(gold, found, strict=True):
        a = {(s.first, s.last, GROUPED.get(s.label, "other")) for s in spans_of(one)}
        b = {(s.first, s.last, GROUPED.get(s.label, "other")) for s in spans_of(two)}
        right.update(label for _, _, label in a & b)
        wanted.update(label for _, _, label in a)
        given.update(label for _, _, label in b)
    out = {k: 200 * right[k] / max(wanted[k] + given[k], 1) for k in ("PER", "GPE", "ORG", "other")}
    r, w, g = sum(right.values()), sum(wanted.values()), sum(given.values())
    return {**out, "all": 200 * r / max(w + g, 1), "P": 100 * r / max(g, 1), "R": 100 * r / max(w, 1)}


def evaluate_names(data: Path, tables: Path, work: Path, counts: Counter[str]) -> None:
    """Print the scores on both held-back tenths, of one model that was trained without either."""
    words, listed = read_words(tables / "words.tsv.gz"), read_names(tables / "names.tsv.gz")
    maker = FeatureMaker(words, listed)
    news, encyclopaedia = name_samples(data, counts)
    splits = held_out(len(news))
    hidden = set[int]().union(*splits.values())
    tagger = train_names(maker, [s for i, s in enumerate(news) if i not in hidden] + encyclopaedia, work / "held-out.crf")
    for split, held in splits.items():
        test = [news[i] for i in sorted(held)]
        gold = [s.tags for s in test]
        found = [tagger.tag(pycrfsuite.ItemSequence(name_rows(maker, s))) for s in test]
        for what, tags in (("sentence by sentence", found), ("with short forms", _short_forms(test, found, words, listed))):
            scores = entity_scores(gold, tags)
            print(f"names, {split}, {len(test)} sentences, {what}:", *(f"{k} {v:.1f}" for k, v in scores.items()), flush=True)


def _short_forms(
    samples: Sequence[Sample], found: Sequence[Sequence[str]], words: WordTable, listed: NameList, around: int = 12
) -> list[list[str]]:
    """The tags after ``with_short_forms``; twelve sentences on each side stand for the article, whose bounds are not told."""
    out: list[list[str]] = []
    for i, sample in enumerate(samples):
        first, last = max(0, i - around), i + around + 1
        tokens = [t for s in samples[first:last] for t in s.tokens]
        names = spans_of([tag for tags in found[first:last] for tag in tags])
        tags = tags_of(with_short_forms(tokens, names, lambda word: is_name(word, words, listed)), len(tokens))
        start = sum(len(s.tokens) for s in samples[first:i])
        out.append(tags[start : start + len(sample.tokens)])
    return out


def evaluate_tags(data: Path, tables: Path, names: pycrfsuite.Tagger, work: Path, folds: int = 5) -> None:
    """Print UPOS accuracy in cross-validation: over Rawi tokens, and over UD words (clitics of a token count as right).

    Clitics need no model: their kind is settled by the splitter.
    """
    maker = feature_maker(tables)
    samples = tag_samples(data)
    rows = [tag_rows(maker, names, sample, verbs) for sample, verbs in samples]
    right = total = 0
    for fold in range(folds):
        train = [(rows[i], samples[i][0].tags) for i in range(len(rows)) if i % folds != fold]
        tagger = train_tags(train, work / "held-out-tags.crf")
        for i in range(fold, len(rows), folds):
            gold = samples[i][0].tags
            right += sum(a == b for a, b in zip(gold, tagger.tag(pycrfsuite.ItemSequence(rows[i])), strict=True))
            total += len(gold)
    lines = open_lines(data / "ud" / "ar_pud_even.conllu")
    words = sum(1 for line in lines if line[:1].isdigit() and line.split("\t")[0].isdigit())
    print(
        f"parts of speech, {folds}-fold: {100 * right / total:.2f} of {total} tokens, "
        f"{100 * (right + words - total) / words:.2f} of {words} words", flush=True,
    )  # fmt: skip
