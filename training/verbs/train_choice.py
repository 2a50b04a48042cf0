"""Fit the choice between verb and noun: writes ``priors.tsv.gz`` and ``choice.tsv`` in ``src/rawi/data/verbs``.

    python -m training.verbs.train_choice [--count]     --count also counts the newswire anew (some minutes)

Priors come from unlabelled newswire (SaudiNewsNet 2015, ANTCorpus 2018): how often a form stands where only a verb
can stand (after لم, قد, الذي, with سـ, first in its sentence) and where only a noun can (with article, with or after a
preposition). Weights come from logistic regression on the parts of speech of UD PUD (even half, CC BY-SA) and
WikiNews (free). Prints ten-fold cross-validation by sentence, and each corpus predicted from the other.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.verbs.check_pud import PUD, is_finite, sentences  # beside this file
from training.verbs.count_newswire import NEWSWIRE, articles

import rawi
from rawi.language.verbs.choice_tables import UNKNOWN, context_words, priors
from rawi.language.verbs.context import features
from rawi.language.verbs.table import surface_table
from rawi.language.verbs.tokens import lookup_token
from rawi.text import read_text
from rawi.text.types import TextLayer

DATA = Path(rawi.__file__).parent / "data/verbs"
WIKINEWS = Path("../shared/data/wikinews/dev.jsonl")
NOUN_AFTER = ("preposition", "quantifier", "demonstrative")
VERB_AFTER = ("verb_particle", "relative")
PENALTY = 1.0
SEED = 0


@dataclass
class Example:
    """One token with a finite reading: its sentence, stem, features and whether gold says verb."""

    sentence: int
    stem: str
    names: list[str]
    verb: bool
    ambiguous: bool  # has a nominal reading too


def count_priors() -> None:
    """Count the places of every form with a finite reading in 20,000 articles."""
    table = surface_table()
    verb: Counter[str] = Counter()
    noun: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in articles(10_000):
        layer = read_text(text)
        for sentence in layer.sentences:
            _count_sentence(layer, sentence.first, sentence.last, verb, noun)
        total.update(token.stem for token in layer.tokens if token.stem in table)
    lines = []
    for key in sorted(total):
        if total[key] >= 4 and any(form.kind == "finite" for form, _ in table.readings(key)):
            ratio = max(-4.0, min(4.0, math.log((verb[key] + 1) / (noun[key] + 1))))
            share = max(-6.0, math.log((verb[key] + 0.5) / (total[key] + 1)))
            lines.append(f"{key}\t{round(10 * ratio)}\t{round(10 * share)}")
    (DATA / "priors.tsv.gz").write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{len(lines):,} priors")


def _count_sentence(layer: TextLayer, first: int, last: int, verb: Counter[str], noun: Counter[str]) -> None:
    for i in range(first, last):
        token = layer.tokens[i]
        if token.kind != "word":
            continue
        before = layer.tokens[i - 1] if i > first else None
        if token.article or token.preposition:
            noun[token.stem] += 1
        elif token.future:
            verb[token.stem] += 1
        elif before is None:
            verb[token.stem] += 0.6  # type: ignore[assignment]  # headlines begin with nouns too
        elif token.conjunction or before.kind != "word" or before.pronoun:
            continue
        elif not before.article:
            kind = context_words().get(before.stem, "")
            noun[token.stem] += kind in NOUN_AFTER
            verb[token.stem] += kind in VERB_AFTER


def pud_examples() -> list[Example]:
    out = []
    for number, (text, words) in enumerate(sentences(PUD)):
        layer = read_text(text)
        gold: dict[int, bool] = defaultdict(bool)
        for word in words:
            for token in layer.tokens:
                if word.start >= 0 and token.start <= word.start < token.end:
                    gold[token.index] |= is_finite(word)
        out += _examples(number, layer, gold)
    return out


def wikinews_examples() -> list[Example]:
    out = []
    for number, line in enumerate(WIKINEWS.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        layer, at, gold = read_text(row["text"]), 0, {}
        for segments, tags in zip(row["seg"], row["pos"], strict=True):
            word = segments.replace("+", "")
            found = row["text"].find(word, at)
            if not 0 <= found <= at + 12:
                continue
            at = found + len(word)
            for token in layer.tokens:
                if token.start <= found < token.end:
                    gold[token.index] = "V" in tags.split("+")
        out += _examples(10_000 + number, layer, gold)
    return out


def _examples(sentence: int, layer: TextLayer, gold: dict[int, bool]) -> list[Example]:
    out = []
    for i, verb in gold.items():
        token = layer.tokens[i]
        readings = lookup_token(token)
        if any(form.kind == "finite" for form in readings) and not token.future:
            ambiguous = any(form.kind != "finite" for form in readings)
            out.append(Example(sentence, token.stem, features(i, layer, readings), verb, ambiguous))
    return out


Matrix = NDArray[np.float64]


def matrix(examples: Sequence[Example], names: Sequence[str]) -> Matrix:
    where = {name: column for column, name in enumerate(names)}
    out = np.zeros((len(examples), len(names) + 3))
    known = priors()
    for row, example in enumerate(examples):
        for name in example.names:
            if name in where:
                out[row, where[name]] = 1
        out[row, -3:-1] = known.get(example.stem, UNKNOWN)
        out[row, -1] = 1
    return out


def fit(examples: Sequence[Example], names: Sequence[str]) -> Matrix:
    """Newton's method with a ridge penalty (none on the constant)."""
    x, y = matrix(examples, names), np.array([e.verb for e in examples], float)
    ridge = np.full(x.shape[1], PENALTY)
    ridge[-1] = 1e-3
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
        w -= step
    return w


def names_of(examples: Sequence[Example]) -> list[str]:
    counts = Counter(name for example in examples for name in set(example.names))
    return sorted(name for name, count in counts.items() if count >= 5)


def report(title: str, examples: Sequence[Example], scores: Sequence[float]) -> None:
    for label, chosen in (("all", examples), ("ambiguous", [e for e in examples if e.ambiguous])):
        keep = {id(e) for e in chosen}
        right = sum((s > 0) == e.verb for e, s in zip(examples, scores, strict=True) if id(e) in keep)
        print(f"{title:28} {label:10} {right}/{len(chosen)} = {right / len(chosen):.1%}")


def evaluate(pud: list[Example], wikinews: list[Example]) -> None:
    both = pud + wikinews
    for title, train, test in (("WikiNews from PUD", pud, wikinews), ("PUD from WikiNews", wikinews, pud)):
        names = names_of(train)
        report(title, test, (matrix(test, names) @ fit(train, names)).tolist())
    groups = sorted({e.sentence for e in both})
    random.Random(SEED).shuffle(groups)
    scores: dict[int, float] = {}
    for fold in range(10):
        held = set(groups[fold::10])
        train = [e for e in both if e.sentence not in held]
        test = [e for e in both if e.sentence in held]
        names = names_of(train)
        scores |= {id(e): s for e, s in zip(test, matrix(test, names) @ fit(train, names), strict=True)}
    for title, examples in (("PUD, ten folds", pud), ("WikiNews, ten folds", wikinews)):
        report(title, examples, [scores[id(e)] for e in examples])
    for title, examples in (("PUD, prior alone", pud), ("WikiNews, prior alone", wikinews)):
        report(title, examples, [priors().get(e.stem, UNKNOWN).ratio for e in examples])


def write(names: Sequence[str], w: Matrix) -> None:
    """New weights into the table; descriptions and the weights of tags, which are set by hand, stay."""
    path = DATA / "choice.tsv"
    old: dict[str, dict[str, str]] = {}
    if path.exists():
        table = csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        old = {row["feature"]: row for row in table}
    rows = []
    fitted = dict(zip([*names, "prior ratio", "prior share", "always"], w.tolist(), strict=True))
    for name in sorted(fitted.keys() | {n for n in old if n.startswith("tagged")}):
        weight = f"{fitted[name]:.2f}" if name in fitted else old[name]["weight"]
        meaning = old.get(name, {}).get("meaning", "")
        source = "UD PUD even half, WikiNews" if name in fitted else "set by hand"
        rows.append(f"{name}\t{weight}\t{meaning}\t{source}")
    path.write_text("\n".join(("feature\tweight\tmeaning\tsource", *rows)) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", action="store_true", help="count the newswire anew")
    options = parser.parse_args()
    missing = [path for path in (PUD, WIKINEWS, NEWSWIRE) if not path.exists()]
    if missing:
        print(f"{missing[0]} is missing: fitting needs the development data", file=sys.stderr)
        return 2
    if options.count:
        count_priors()
    pud, wikinews = pud_examples(), wikinews_examples()
    evaluate(pud, wikinews)
    names = names_of(pud + wikinews)
    write(names, fit(pud + wikinews, names))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
