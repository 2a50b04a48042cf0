"""Word statistics and name lists that the taggers look words up in; files of ``data/models``."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from rawi.errors import ModelError

Phrase = tuple[str, ...]


def model_file(name: str) -> Path:
    """The path of a file of the trained part; raises ModelError when it is not installed."""
    path = Path(str(resources.files("rawi"))) / "data" / "models" / name
    if not path.exists():
        raise ModelError(f"the trained part lacks {path}; reinstall rawi, or run `make train` in a checkout")
    return path


@dataclass(frozen=True)
class WordTable:
    """Words of the newswire: the groups (coarse, middle, fine) that they belong to, and how many digits their count has."""

    groups: dict[str, tuple[str, str, str]]
    commonness: dict[str, str]


@dataclass(frozen=True)
class NameList:
    """Names as phrases of stem words, each with its kinds (``CTRY``, ``CITY``, ...)."""

    kinds: dict[Phrase, tuple[str, ...]]
    longest: dict[str, int]  # first word -> the most words that a name with it has

    @classmethod
    def of(cls, kinds: dict[Phrase, tuple[str, ...]]) -> NameList:
        longest: dict[str, int] = {}
        for phrase in kinds:
            longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
        return cls(kinds, longest)

    def find(self, words: list[str]) -> list[tuple[str, ...]]:
        """For each word the kinds of the longest listed name that covers it, as ``B-CITY`` or ``I-CITY``."""
        out: list[tuple[str, ...]] = [()] * len(words)
        at = 0
        while at < len(words):
            size = min(self.longest.get(words[at], 0), len(words) - at)
            while size and tuple(words[at : at + size]) not in self.kinds:
                size -= 1
            if size:
                found = self.kinds[tuple(words[at : at + size])]
                out[at] = tuple("B-" + kind for kind in found)
                inside = tuple("I-" + kind for kind in found)
                for i in range(at + 1, at + size):
                    out[i] = inside
            at += size or 1
        return out


def read_words(path: Path) -> WordTable:
    table = WordTable({}, {})
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            word, coarse, middle, fine, common = line.rstrip("\n").split("\t")
            table.groups[word] = (coarse, middle, fine)
            table.commonness[word] = common
    return table


def read_names(path: Path) -> NameList:
    kinds: dict[Phrase, tuple[str, ...]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            name, found = line.rstrip("\n").split("\t")
            kinds[tuple(name.split(" "))] = tuple(found.split(" "))
    return NameList.of(kinds)


@lru_cache(maxsize=1)
def words() -> WordTable:
    return read_words(model_file("words.tsv.gz"))


@lru_cache(maxsize=1)
def names() -> NameList:
    return read_names(model_file("names.tsv.gz"))
