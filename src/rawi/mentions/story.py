"""Which country a story is about at a place in it: for people named there of whom nothing else tells one.

Every state that the article names is a candidate, and so is the outlet's own. What speaks for one (how often and how
near it is named, before or after, in the headline, whether the name suits) is weighed by a logit that
``training.mentions.country`` fits on people whose country the tables know, with that knowledge hidden.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections import defaultdict
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
    _scores: dict[str, float] | None = field(default=None, init=False)  # of the base features, which hold at every token

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
        scores = self._scores_at(token, name)
        if not scores:
            return None, 0.0
        top = max(scores, key=lambda code: scores[code])
        peak = scores[top]
        return top, 1 / sum(exp(score - peak) for score in scores.values())


    def _scores_at(self, token: int, name: str | None) -> dict[str, float]:
        """The score of every candidate: what holds all over the article, and what its place and the name add.

        The states that a long article names are many, those near one token few: only their features are made anew.
        """
        weights = story_weights()
        if self._scores is None:
            self._scores = {code: _weighed(weights, features) for code, features in self._everywhere().items()}
        scores = dict(self._scores)
        near: defaultdict[str, Features] = defaultdict(dict)
        self._nearness(near, self.marks, self.starts, token)
        for code, features in near.items():
            scores[code] = _weighed(weights, features, scores[code])
        for code in self.headline & scores.keys():
            scores[code] += weights.get("headline", 0.0)
        if name is not None:
            only = [code for code in suggested(name) if code not in scores]
            scores.update((code, _weighed(weights, {"only by name": 1.0})) for code in only)
            scores = {code: _weighed(weights, origin(name, code), score) for code, score in scores.items()}
        return scores

    def _everywhere(self) -> dict[str, Features]:
        """The features of each candidate that do not depend on the token."""
        out = {code: dict(features) for code, features in self.base.items()}
        if self.home is not None:
            out.setdefault(self.home, {}).update({"home": 1.0, "home, not named": float(self.home not in self.totals)})
        return out


def _weighed(weights: Mapping[str, float], features: Features, score: float = 0.0) -> float:
    return sum((weights.get(feature, 0.0) * value for feature, value in features.items()), score)


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
