"""Which country a story is about at a place in it: for people named there of whom nothing else tells one.

Every state that the article names is a candidate, and so is the outlet's own. What speaks for one (how often and how
near it is named, before or after, in the headline, whether the name suits) is weighed by a logit that
``training.mentions.country`` fits on people whose country the tables know, with that knowledge hidden.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

from rawi.mentions.origins import origin, suggested
from rawi.text.types import TextLayer

NEAR, FADING = 600, 150
"""Characters within which a named state counts for its neighbours, and over which that fades to a half."""

BESIDE = 45
"""Characters within which a name stands beside another: about five words."""

Features = dict[str, float]


class Mark(NamedTuple):
    """One place where an article names a state: by its name, adjective or a place, by a body, or by a person or title."""

    start: int  # in characters
    token: int
    code: str
    kind: str  # "place", "body" or "person"


@dataclass(slots=True)
class Story:
    """All marks of one article, in text order, with the headline's states and the outlet's own."""

    layer: TextLayer
    marks: list[Mark]
    headline: frozenset[str] = frozenset()
    home: str | None = None
    starts: list[int] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)
    base: dict[str, Features] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.marks.sort()
        self.starts = [mark.start for mark in self.marks]
        for mark in self.marks:
            self.totals[mark.code] = self.totals.get(mark.code, 0) + 1
        self.base = _frequency(self.totals, self.marks)

    def candidates(
        self, token: int, name: str | None = None, hidden: Collection[int] = ()
    ) -> dict[str, Features]:
        """Features of every country that may be meant at a token.

        Args:
            token: where the person is named.
            name: the person's name, when known; its words tell of countries.
            hidden: tokens whose marks do not count, for training.
        """
        marks = [m for m in self.marks if m.token not in hidden] if hidden else self.marks
        starts = [m.start for m in marks] if hidden else self.starts
        totals: Mapping[str, int] = self.totals
        if hidden:
            counted: dict[str, int] = {}
            for mark in marks:
                counted[mark.code] = counted.get(mark.code, 0) + 1
            totals = counted
            out = _frequency(totals, marks)
        else:
            out = {code: dict(features) for code, features in self.base.items()}
        if self.home is not None:
            of_home = out.setdefault(self.home, {})
            of_home["home"] = 1.0
            of_home["home, not named"] = float(self.home not in totals)
        self._nearness(out, marks, starts, token)
        for code, features in out.items():
            features["headline"] = float(code in self.headline)
        if name is not None:
            add_origins(out, name)
        return out

    def _nearness(self, out: dict[str, Features], marks: list[Mark], starts: list[int], token: int) -> None:
        place = self.layer.tokens[token].start
        sentence = self.layer.sentences[self.layer.sentence_of[token]]
        low, high = bisect_left(starts, place - NEAR), bisect_left(starts, place + NEAR)
        middle = bisect_right(starts, place)
        closeness: dict[str, float] = {}
        for mark in marks[low:high]:
            features = out[mark.code]
            near = 1 / (1 + abs(mark.start - place) / FADING)
            side = "before" if mark.start <= place else "after"
            if abs(mark.start - place) <= BESIDE:
                features[f"{mark.kind} right {side}"] = 1.0
            key = f"{mark.kind} {side}"
            features[key] = max(features.get(key, 0.0), near)
            closeness[mark.code] = closeness.get(mark.code, 0.0) + near
            if sentence.first <= mark.token < sentence.last:
                features[f"sentence {side}"] = 1.0
        total = sum(closeness.values())
        for code, near in closeness.items():
            out[code]["closeness"] = near / total
        if middle:
            out[marks[middle - 1].code]["last before"] = 1.0
        if middle < len(marks):
            out[marks[middle].code]["first after"] = 1.0

    def best(self, token: int, name: str | None = None) -> tuple[str | None, float]:
        """The likeliest country at a token, and its probability among the candidates."""
        candidates = self.candidates(token, name)
        if not candidates:
            return None, 0.0
        weights = story_weights()
        scores = {c: sum(weights.get(k, 0.0) * v for k, v in f.items()) for c, f in candidates.items()}
        top = max(scores, key=lambda code: scores[code])
        peak = scores[top]
        return top, 1 / sum(exp(score - peak) for score in scores.values())


def add_origins(candidates: dict[str, Features], name: str, without: str | None = None) -> None:
    """What the name tells of each candidate, and the countries that the name alone brings in."""
    for code in suggested(name, without):
        candidates.setdefault(code, {"only by name": 1.0})
    for code, features in candidates.items():
        features.update(origin(name, code, without))


def _frequency(totals: Mapping[str, int], marks: list[Mark]) -> dict[str, Features]:
    everything = sum(totals.values())
    most = max(totals.values(), default=0)
    out: dict[str, Features] = {}
    for code, count in totals.items():
        out[code] = {"share": count / everything, "count": log(1 + count), "most": float(count == most)}
    if marks:
        out[marks[0].code]["first"] = 1.0
    places: dict[str, int] = {}
    for mark in marks:
        if mark.kind == "place":
            places[mark.code] = places.get(mark.code, 0) + 1
    named = sum(places.values())
    for code, count in places.items():
        out[code]["share of places"] = count / named
    return out


@lru_cache(maxsize=1)
def story_weights() -> dict[str, float]:
    """The fitted weight of each feature."""
    path = files("rawi") / "data" / "mentions" / "story_weights.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["feature"]: float(row["weight"]) for row in rows}
