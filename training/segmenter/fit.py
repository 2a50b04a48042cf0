"""The log-linear model: among the possible splits of a word the likeliest, by weighted features.

A conditional model over whole splits (a softmax over each word's candidates), fitted with Adam over the whole
set: some 40,000 features, a second or two. Deterministic: no sampling, no shuffling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from training.segmenter.corpora import Example

from rawi.text.features import Evidence, features
from rawi.text.segments import Segments, candidates

ITERATIONS = 250
STEP = 0.08
L2 = 1.0
POWER = 0.7
"""A word seen n times weighs n ** POWER: frequent words are settled soon."""


def merged(examples: Iterable[Example]) -> list[Example]:
    """One example per word and split, its weights damped and added."""
    weights: Counter[tuple[str, Segments, float]] = Counter()
    for word, split, weight in examples:
        weights[(word, split, weight)] += 1
    total: dict[tuple[str, Segments], float] = {}
    for (word, split, weight), n in weights.items():
        total[(word, split)] = total.get((word, split), 0.0) + weight * n**POWER
    return [Example(w, s, v) for (w, s), v in sorted(total.items())]


def named_features(word: str, split: Segments, evidence: Evidence) -> list[tuple[str, float]]:
    """The model's features and, in training only, the word and stem themselves."""
    own = [(f"w={word}|{split.pattern}", 1.0), (f"m={split.stem}", 1.0)]
    return [*features(word, split, evidence), *own]


def fit(examples: Iterable[Example], counts: Mapping[str, float], l2: float = L2) -> dict[str, float]:
    """Weights by feature name."""
    evidence = Evidence(counts)
    index: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends: list[int] = [0]
    firsts: list[int] = []
    gold: list[int] = []
    weight: list[float] = []
    for word, split, own_weight in merged(examples):
        choices = candidates(word)
        if len(choices) < 2 or split not in choices:
            continue
        firsts.append(len(ends) - 1)
        gold.append(len(ends) - 1 + choices.index(split))
        weight.append(own_weight)
        for choice in choices:
            for name, value in named_features(word, choice, evidence):
                columns.append(index.setdefault(name, len(index)))
                values.append(value)
            ends.append(len(columns))
    theta = _descend(
        np.array(columns), np.array(values), np.array(ends), np.array(firsts), np.array(gold), np.array(weight), len(index), l2
    )
    return {name: float(theta[i]) for name, i in index.items()}


def _descend(
    columns: np.ndarray, values: np.ndarray, ends: np.ndarray, firsts: np.ndarray, gold: np.ndarray,
    weight: np.ndarray, size: int, l2: float,
) -> np.ndarray:  # fmt: skip
    """Adam on the penalised negative log-likelihood."""
    rows = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    group = np.repeat(np.arange(len(firsts)), np.diff(np.append(firsts, len(ends) - 1)))
    theta, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, ITERATIONS + 1):
        score = np.bincount(rows, weights=values * theta[columns], minlength=len(ends) - 1)
        top = np.maximum.reduceat(score, firsts)
        odds = np.exp(score - top[group])
        error = odds / np.add.reduceat(odds, firsts)[group] * weight[group]
        error[gold] -= weight
        slope = np.bincount(columns, weights=values * error[rows], minlength=size) + l2 * theta
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = STEP * (1 - (step - 1) / ITERATIONS)
        theta -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return theta


def choose(word: str, weights: Mapping[str, float], evidence: Evidence, *, memory: bool = True) -> Segments:
    """The likeliest split; ``memory`` lets the word's own features speak, as they do for words of the table."""
    choices = candidates(word)
    if len(choices) == 1:
        return choices[0]
    get = named_features if memory else features
    scores = [sum(weights.get(n, 0.0) * v for n, v in get(word, c, evidence)) for c in choices]
    return choices[scores.index(max(scores))]


def accuracy(
    examples: list[Example], weights: Mapping[str, float], counts: Mapping[str, float], wrong: Counter[str] | None = None
) -> int:
    """How many of the words are split as in the gold."""
    evidence = Evidence(counts)
    known: dict[str, Segments] = {}
    right = 0
    for word, split, _ in examples:
        found = known.get(word)
        if found is None:
            found = known[word] = choose(word, weights, evidence)
        right += found == split
        if found != split and wrong is not None:
            wrong["  ".join((word, "+".join(filter(None, split)), "+".join(filter(None, found))))] += 1
    return right
