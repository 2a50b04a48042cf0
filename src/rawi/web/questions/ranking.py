"""Ranking by BM25 out of memory.

The same answers as ``rawi.store.search`` without speaker and act, a twentieth of its time. Method: Robertson and Zaragoza 2009 for the
scores; MaxScore (Turtle and Flood 1995) to leave out articles that hold frequent words alone once they cannot be among the best.
"""

from __future__ import annotations

import heapq
import math
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from rawi.store.place import Connection
from rawi.web.questions.naming import NameIndex
from rawi.web.questions.parts import ACTOR_KINDS
from rawi.web.questions.postings import Block, Postings, Rows, read_blocks, read_rows

KEPT = 4_000_000
"""Postings whose scores are kept at most, some 12 bytes each; the term asked for longest ago goes first."""
K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its score, and the sentence that answers best (0: the title) with its characters."""

    article: int
    score: float
    sentence: int
    start: int
    end: int


@dataclass
class SearchIndex:
    """What is kept for the searches of one publication of a store. Safe to share over threads."""

    words: array[int]
    days: array[int]
    shown: bytearray
    first_sentence: array[int]
    sentence_starts: array[int]
    sentence_ends: array[int]
    number: int
    mean: float
    blocks: tuple[Block, ...] | None
    _names: NameIndex | None = None
    _kept: OrderedDict[str, Postings] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def of(cls, connection: Connection) -> SearchIndex:
        """The index of a store: lengths, days and sentences of all articles, and the postings where they are not too many."""
        last = connection.execute("SELECT coalesce(max(article), 0) FROM articles").fetchone()[0]
        words, days, shown = array("i", bytes(4 * (last + 2))), array("i", bytes(4 * (last + 2))), bytearray(last + 2)
        columns = connection.execute(
            "SELECT list(article), list(coalesce(words, 0)), list(coalesce(date_diff('day', DATE '0001-01-01', published) + 1, 0)), "
            "list(z.current AND z.story = article) FROM articles JOIN article_state z USING (article)"
        ).fetchone()
        for article, length, day, is_shown in zip(*(column or () for column in columns), strict=True):
            words[article], days[article], shown[article] = length, day, is_shown
        number, mean = connection.execute("SELECT count(*), coalesce(avg(words), 1) FROM articles").fetchone()
        of, starts, ends = connection.execute(
            "SELECT list(article), list(span_start), list(span_end) FROM (FROM sentences ORDER BY article, sentence)"
        ).fetchone()
        first = array("i", bytes(4 * (last + 2)))
        for article in of or ():
            first[article + 1] += 1
        for article in range(1, last + 2):
            first[article] += first[article - 1]
        lengths = array("i", starts or ()), array("i", ends or ())
        return cls(words, days, shown, first, *lengths, number, max(mean, 1.0), read_blocks(connection))

    def names(self, connection: Connection) -> NameIndex:
        """The names of actors, read when they are first asked for."""
        with self._lock:
            if self._names is None:
                self._names = NameIndex.of(connection, ACTOR_KINDS)
            return self._names

    def postings(self, connection: Connection, term: str) -> Postings:
        """The postings of a term, out of memory when they were asked for before."""
        with self._lock:
            known = self._kept.get(term)
            if known is not None:
                self._kept.move_to_end(term)
                return known
        made = self._read(connection, term)
        with self._lock:
            if term not in self._kept:
                self._kept[term] = made
                self._size += len(made.sentences)
            while self._size > KEPT and len(self._kept) > 1:
                self._size -= len(self._kept.popitem(last=False)[1].sentences)
        return made

    def _rows(self, connection: Connection, term: str) -> Rows:
        if self.blocks is None:
            return read_rows(connection, term)
        found = [rows for rows in (block.of(term) for block in self.blocks) if len(rows[0])]
        if len(found) == 1:
            return found[0]
        articles, sentences, frequencies = (tuple(chain.from_iterable(column)) for column in zip(*found, strict=True)) if found else ((), (), ())
        return articles, sentences, frequencies

    def _read(self, connection: Connection, term: str) -> Postings:
        of, sentences, frequencies = self._rows(connection, term)
        counts: dict[int, int] = {}
        for article, frequency in zip(of, frequencies, strict=True):
            counts[article] = counts.get(article, 0) + frequency
        weight = math.log(1 + (self.number - len(counts) + 0.5) / (len(counts) + 0.5))
        words, norm, slope, whole = self.words, K1 * (1 - B), K1 * B / self.mean, weight * (K1 + 1)
        scores = array("d", [whole * n / (n + norm + slope * words[article]) for article, n in counts.items()])
        return Postings(weight, max(scores, default=0.0), array("i", counts), scores, of, sentences)

    def best(
        self, connection: Connection, terms: Sequence[str], most: int, allowed: Callable[[int], bool] | None = None
    ) -> list[Found]:
        """The articles that answer best, in order: score, then the newer, then the number.

        Args:
            most: how many at most.
            allowed: whether an article may be among them, besides being the latest version and no copy.
        """
        told = sorted((self.postings(connection, term) for term in terms), key=lambda p: p.most, reverse=True)
        told = [postings for postings in told if len(postings.articles)]
        scores = self._scores(told, most, allowed)
        days = self.days
        least = _nth(scores, most) - 1e-9
        best = [(-round(score, 9), -days[article], article) for article, score in scores.items() if score >= least]
        return [self._found(article, scores[article], told) for _, _, article in sorted(best)[:most]]

    def _scores(self, told: Sequence[Postings], most: int, allowed: Callable[[int], bool] | None) -> dict[int, float]:
        """Scores of all articles that may be among the best."""
        scores: dict[int, float] = {}
        shown = self.shown
        for at, postings in enumerate(told):
            left = sum(p.most for p in told[at:])
            least = _nth(scores, most)
            if left < least:  # nothing new can be among the best any more
                return self._rest(scores, told[at:], most)
            for article, score in zip(postings.articles, postings.scores, strict=True):
                if article in scores:
                    scores[article] += score
                elif shown[article] and (allowed is None or allowed(article)):
                    scores[article] = score
        return scores

    @staticmethod
    def _rest(scores: dict[int, float], told: Sequence[Postings], most: int) -> dict[int, float]:
        """The scores of those that can still be among the best, with what the last terms add to them."""
        for at, postings in enumerate(told):
            left = sum(p.most for p in told[at:])
            least = _nth(scores, most) - left
            score = postings.score
            scores = {article: known + score(article) for article, known in scores.items() if known >= least}
        return scores

    def _found(self, article: int, score: float, told: Sequence[Postings]) -> Found:
        weights: dict[int, float] = {}
        for postings in told:
            for sentence in postings.sentences_of(article):
                weights[sentence] = weights.get(sentence, 0.0) + postings.weight
        sentence = min(weights, key=lambda s: (s == 0, -weights[s], s))
        at = self.first_sentence[article] + max(sentence, 1) - 1
        if at >= self.first_sentence[article + 1]:
            return Found(article, score, sentence, 0, 0)
        return Found(article, score, sentence, self.sentence_starts[at], self.sentence_ends[at])


def _nth(scores: dict[int, float], most: int) -> float:
    """The score that one more article must have to be among the best."""
    return heapq.nlargest(most, scores.values())[-1] if len(scores) >= most else -1.0


def day_number(day: date | None) -> int:
    """As ``SearchIndex.days`` counts: 1 for 1 January of year 1.

    >>> day_number(date(1, 1, 1)), day_number(None)
    (1, 0)
    """
    return day.toordinal() if day else 0
