"""Tables behind the choice between verb and noun: fitted weights, counts of newswire, words of the context."""

from __future__ import annotations

import csv
import gzip
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_FOLDER = "data/verbs"


class Prior(NamedTuple):
    """Where a folded form stands in newswire.

    ``ratio`` is the natural log of (places where only a verb can stand / where only a noun can), between -4 and 4;
    ``share`` the log of the share of verb places among all its places, between -6 and 0: low for words such as بين,
    which stand in neither.
    """

    ratio: float
    share: float


UNKNOWN = Prior(0.0, -1.5)
"""For forms too rare to count; -1.5 is about the mean share of verbs' forms."""


def _rows(name: str) -> csv.DictReader[str]:
    lines = files("rawi").joinpath(f"{_FOLDER}/{name}").read_text(encoding="utf-8").splitlines()
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight of each named feature for 'this is a finite verb', in natural log odds (``choice.tsv``)."""
    return {row["feature"]: float(row["weight"]) for row in _rows("choice.tsv")}


@lru_cache(maxsize=1)
def context_words() -> dict[str, str]:
    """Folded word → what it says about the word after it (``context_words.tsv``)."""
    return {row["word"]: row["class"] for row in _rows("context_words.tsv")}


@lru_cache(maxsize=1)
def priors() -> dict[str, Prior]:
    """Priors of folded forms (``priors.tsv.gz``, in tenths)."""
    data = files("rawi").joinpath(f"{_FOLDER}/priors.tsv.gz").read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(data).decode("utf-8").splitlines())
    return {key: Prior(int(ratio) / 10, int(share) / 10) for key, ratio, share in lines}
