"""Fit the places of verbs and verbal nouns: writes ``surroundings.tsv.gz`` and ``shares.tsv.gz`` in ``data/verbs``.

    python -m training.verbs.train_surroundings [--articles 2500]

Words that can only be a past verb (3rd person masculine singular) or only a verbal noun show in the newswire where each
stands; a logistic regression learns the place from what is around. For words that may be both, the share of verbs is
then estimated by expectation-maximisation over their own places (after Saerens, Latinne and Decaestecker 2002).
Reads ../shared/data/newswire, which is not part of the project. Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.verbs.count_newswire import NEWSWIRE, articles

import rawi
from rawi.language.tables import WordTable, words
from rawi.language.verbs.surroundings import may_be_both, names_of
from rawi.language.verbs.tokens import lookup_token
from rawi.text import read_text
from rawi.text.types import TextLayer, Token

DATA = Path(rawi.__file__).parent / "data/verbs"
ARTICLES = 2500
RARE = 20  # names seen less often are left out
ROUNDS = 120
PENALTY = 2.0
LEAST = 20  # places of a word that its share is estimated from
SMALLEST = 0.02
HE = ("past", "active", 3, "singular", "masculine")


def kind_of(token: Token, layer: TextLayer) -> str:
    """``verb``, ``noun``, ``both``, or "" for a token that tells nothing."""
    if token.kind != "word" or token.article or token.preposition or token.pronoun or token.future or len(token.stem) < 3:
        return ""
    readings = lookup_token(token)
    if may_be_both(token.index, layer, readings):
        return "both"
    if not readings:
        return ""
    if all(f.kind == "verbal_noun" for f in readings):
        return "noun"
    he = any((f.tense, f.voice, f.person, f.number, f.gender) == HE for f in readings)
    return "verb" if he and all(f.kind == "finite" and f.tense != "present" for f in readings) else ""


def collect(table: WordTable, limit: int) -> tuple[list[list[str]], list[int], list[str]]:
    """Names around each telling token; 1 verb, 0 noun, -1 both; and its stem."""
    rows: list[list[str]] = []
    labels: list[int] = []
    stems: list[str] = []
    label = {"verb": 1, "noun": 0, "both": -1}
    for text in articles(limit):
        layer = read_text(text)
        for token in layer.tokens:
            kind = kind_of(token, layer)
            if kind:
                rows.append([sys.intern(name) for name in names_of(token.index, layer, table)])
                labels.append(label[kind])
                stems.append(token.stem)
    return rows, labels, stems


def fit(rows: list[list[str]], y: NDArray[np.float64]) -> tuple[list[str], NDArray[np.float64]]:
    """Adam on the penalised log-likelihood; the last weight is the constant."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= RARE)
    where = {name: i for i, name in enumerate(names)}
    columns = [[where[n] for n in row if n in where] + [len(names)] for row in rows]
    flat = np.array([c for row in columns for c in row])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in columns])
    theta, mean, square = (np.zeros(len(names) + 1) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        p = 1 / (1 + np.exp(-np.bincount(owner, weights=theta[flat], minlength=len(rows))))
        slope = np.bincount(flat, weights=(p - y)[owner], minlength=len(theta)) + PENALTY * theta
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        theta -= 0.15 * (1 - (step - 1) / ROUNDS) * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return names, theta


def shares(scores: dict[str, list[float]], base: float) -> dict[str, float]:
    """Log odds of verbs among the places of each word that may be both."""
    out: dict[str, float] = {}
    for stem, given in scores.items():
        if len(given) < LEAST:
            continue
        evidence = np.array(given) - base
        odds = 0.0
        for _ in range(30):
            p = 1 / (1 + np.exp(-(evidence + odds)))
            share = float((p.sum() + 1) / (len(given) + 2))
            odds = math.log(share / (1 - share))
        out[stem] = odds
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many of each newswire file are read")
    options = parser.parse_args()
    if not NEWSWIRE.exists():
        print(f"{NEWSWIRE} is missing: fitting needs the development data", file=sys.stderr)
        return 2
    train(words(), options.articles)
    return 0


def train(table: WordTable, limit: int = ARTICLES) -> None:
    """Fit both tables with these word groups and write them."""
    rows, labels, stems = collect(table, limit)
    known = [i for i, label in enumerate(labels) if label >= 0]
    test = set(known[::10])
    y = np.array(labels, float)
    taught = [i for i in known if i not in test]
    names, theta = fit([rows[i] for i in taught], y[taught])
    weight = dict(zip([*names, "always"], theta.tolist(), strict=True))

    def score(row: list[str]) -> float:
        return float(weight["always"] + sum(weight.get(name, 0.0) for name in row))

    held = sorted(test)
    right = sum((score(rows[i]) > 0) == (labels[i] == 1) for i in held)
    print(f"{len(known):,} sure places, {sum(labels[i] == 1 for i in known):,} of verbs; held back: {right / len(held):.1%} right")
    base = math.log(float(y[known].mean()) / (1 - float(y[known].mean())))
    both: dict[str, list[float]] = defaultdict(list)
    for i, label in enumerate(labels):
        if label < 0:
            both[stems[i]].append(score(rows[i]))
    found = shares(both, base)
    lines = [f"{name}\t{value:.2f}" for name, value in sorted(weight.items()) if abs(value) >= SMALLEST or name == "always"]
    lines.append(f"base\t{base:.3f}")
    pack("surroundings.tsv.gz", lines)
    pack("shares.tsv.gz", [f"{stem}\t{value:.2f}" for stem, value in sorted(found.items())])


def pack(name: str, lines: list[str]) -> None:
    (DATA / name).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))
    print(f"{name}: {len(lines):,} lines, {(DATA / name).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    raise SystemExit(main())
