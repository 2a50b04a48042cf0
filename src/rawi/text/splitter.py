"""The trained splitter: a table of the newswire's words with their splits, and the model for all other words.

``data/text/words.tsv.gz`` holds each word form that the newswire has eight times or more: letters, count as
``round(4 * log2(1 + n))``, and the split the model gave it. ``data/text/weights.tsv.gz`` holds the model's
weights. Both are written by ``python -m training.segmenter``.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import log2

from rawi.text.features import Evidence, features
from rawi.text.letters import clean, light
from rawi.text.segments import Segments, candidates

_QUARTERS = 4.0


def encode(split: Segments) -> str:
    """A split as the kinds of its clitics and the pronoun's length: ca, p, s2; the word itself has the letters."""
    pattern = split.pattern
    return pattern + str(len(split.pronoun)) if split.pronoun else pattern


def decode(word: str, code: str) -> Segments:
    """The split that ``encode`` wrote.

    >>> decode("وللوزير", "cpa")
    Segments(conjunction='و', preposition='ل', future='', article='ل', stem='وزير', pronoun='')
    """
    at = 0
    parts = {"c": "", "p": "", "f": "", "a": ""}
    for kind in code:
        if kind in parts:
            size = 2 if kind == "a" and word[at : at + 2] == "ال" else 1
            parts[kind] = word[at : at + size]
            at += size
    end = len(word) - (int(code[-1]) if code[-1:].isdigit() else 0)
    return Segments(parts["c"], parts["p"], parts["f"], parts["a"], word[at:end], word[end:])


def _lines(name: str) -> list[str]:
    packed = files("rawi").joinpath(f"data/text/{name}").read_bytes()
    return gzip.decompress(packed).decode("utf-8").splitlines()


@lru_cache(maxsize=1)
def word_table() -> dict[str, str]:
    """Letters of a word -> its count and code, with a tab between them."""
    return dict(line.split("\t", 1) for line in _lines("words.tsv.gz"))


@lru_cache(maxsize=1)
def evidence() -> Evidence:
    """The newswire's counts by light key; forms that differ in hamza alone are taken together."""
    return Evidence(by_light_key({word: int(entry.partition("\t")[0]) for word, entry in word_table().items()}))


def by_light_key(quarters: Mapping[str, int]) -> dict[str, float]:
    """log2(1 + n) by light key, from the table's quarters of log2.

    >>> by_light_key({"إلى": 8, "الى": 8, "من": 4})
    {'الى': 2.807354922057604, 'من': 1.0}
    """
    out: dict[str, float] = {}
    for word, quarter in quarters.items():
        key = light(word)
        other = out.get(key)
        value = quarter / _QUARTERS
        out[key] = value if not other else log2(2.0**other + 2.0**value - 1)
    return {key: value for key, value in out.items() if value > 0}


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The model's weights by feature name."""
    return {name: float(value) for name, _, value in (line.partition("\t") for line in _lines("weights.tsv.gz"))}


def score(word: str, split: Segments) -> float:
    """The model's score of one split; higher is likelier, differences are log-odds."""
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in features(word, split, evidence()))


def segments(word: str) -> Segments:
    """The split of a word as written, marks and ligatures allowed.

    >>> segments("وَسَيَبْحَثُها")
    Segments(conjunction='و', preposition='', future='س', article='', stem='يبحث', pronoun='ها')
    >>> segments("باريس").stem
    'باريس'
    """
    letters = clean(word)
    entry = word_table().get(letters)
    if entry is not None:
        return decode(letters, entry.partition("\t")[2])
    if not letters:
        return Segments("", "", "", "", "", "")
    choices = candidates(letters)
    if len(choices) == 1:
        return choices[0]
    evidence().forget()
    return max(choices, key=lambda split: score(letters, split))
