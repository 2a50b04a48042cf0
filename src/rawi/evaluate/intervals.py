"""Confidence intervals by the bootstrap: what the scores would have been on other articles of the kind."""

from __future__ import annotations

import random
from collections.abc import Sequence

from rawi.evaluate.counts import LEVELS, Counts, Prf

RESAMPLES = 1000
SEED = 20220111
LEVEL = 0.95

Interval = tuple[float, float]


def intervals(parts: Sequence[Counts], resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """95 % percentile intervals of the F1 of each level, over articles drawn with replacement.

    Articles, not entries, are drawn: the entries of one article stand or fall together. Source of the method:
    Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.

    Args:
        parts: the counts of each article.
        resamples: how many times to draw.
        seed: the same seed gives the same intervals.
    """
    rows = {level: [(p.right[level], p.found[level], p.gold[level]) for p in parts] for level in LEVELS}
    drawn: dict[str, list[float]] = {level: [] for level in LEVELS}
    source = random.Random(seed)
    for _ in range(resamples):
        sample = source.choices(range(len(parts)), k=len(parts))
        for level, row in rows.items():
            right, found, gold = (sum(column) for column in zip(*(row[i] for i in sample), strict=True))
            drawn[level].append(Prf.of(right, found, gold).f1)
    return {level: percentiles(values) for level, values in drawn.items()}


def percentiles(values: Sequence[float], level: float = LEVEL) -> Interval:
    """The bounds that leave out the same share of values on either side.

    >>> percentiles([n / 1000 for n in range(1000)])
    (0.025, 0.974)
    """
    ordered = sorted(values)
    out = round(len(ordered) * (1 - level) / 2)
    return ordered[out], ordered[-out - 1]
