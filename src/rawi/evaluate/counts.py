"""Counts that add up over articles, and the scores that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

STATEMENT_LEVELS = ("statement", "statement+speaker", "statement+speaker+content")
EVENT_LEVELS = ("event", "event+actors", "event+actors+recipients", "event full")
LEVELS = STATEMENT_LEVELS + EVENT_LEVELS
"""Each asks for what the one before asks for, and one thing more."""

RATES = (
    "speaker", "speaker of dropped subject", "speaker country", "act", "content>=0.9", "mode", "status", "date",
    "sector", "said_by", "dateline date", "dateline place", "dateline agency", "quoted", "via", "place", "same_as",
)  # fmt: skip
"""Shares of right answers among matched statements or events that have an answer in the gold."""


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and their harmonic mean, with the number of gold entries."""

    precision: float
    recall: float
    f1: float
    number: int

    @classmethod
    def of(cls, right: int, found: int, gold: int) -> Prf:
        precision = right / found if found else 0.0
        recall = right / gold if gold else 0.0
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0, gold)


@dataclass(slots=True)
class Counts:
    """What was right, found and in the gold, by level or event type; answers by rate; agreement of contents."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    contents: list[float] = field(default_factory=list)

    def answer(self, rate: str, right: bool) -> None:
        """Count one answer."""
        self.hits[rate] += right
        self.asked[rate] += 1

    def prf(self, name: str) -> Prf:
        return Prf.of(self.right[name], self.found[name], self.gold[name])

    def accuracy(self, rate: str) -> float | None:
        """The share of right answers; None when nothing was asked."""
        return self.hits[rate] / self.asked[rate] if self.asked[rate] else None

    def content_f1(self) -> float:
        return sum(self.contents) / len(self.contents) if self.contents else 0.0

    def event_types(self) -> list[str]:
        """The event types that were found or are in the gold, in the order of the alphabet."""
        return sorted((set(self.found) | set(self.gold)) - set(LEVELS))


def add_up(parts: Iterable[Counts]) -> Counts:
    """The counts of several articles together."""
    total = Counts()
    for part in parts:
        total.right.update(part.right)
        total.found.update(part.found)
        total.gold.update(part.gold)
        total.hits.update(part.hits)
        total.asked.update(part.asked)
        total.contents.extend(part.contents)
    return total
