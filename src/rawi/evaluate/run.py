"""The engine over gold articles, in this process, and everything that comes out of the comparison."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rawi.article import Article
from rawi.evaluate.counts import LEVELS, Counts, add_up
from rawi.evaluate.gold import GoldArticle
from rawi.evaluate.intervals import Interval, intervals
from rawi.evaluate.score import Mistake, score_article
from rawi.record import Record, Span

if TYPE_CHECKING:
    from rawi.pipeline import Engine


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of an engine on a set of gold articles."""

    articles: int
    seconds: float
    wrong_spans: int
    counts: Counts
    intervals: dict[str, Interval]
    mistakes: tuple[Mistake, ...]

    def main_scores(self) -> dict[str, float]:
        """The scores that have floors: F1 of each level, and the rates that were asked for at least once."""
        scores = {level: self.counts.prf(level).f1 for level in LEVELS}
        rates = {rate: self.counts.accuracy(rate) for rate in GATED_RATES}
        scores |= {rate: value for rate, value in rates.items() if value is not None}
        return scores | {"content": self.counts.content_f1()}


GATED_RATES = ("speaker of dropped subject", "act", "mode", "status", "date", "said_by", "sector")
"""The answers that no level asks for, and the one on which most records of others fail."""


def evaluate(engine: Engine, golds: Sequence[GoldArticle]) -> Evaluation:
    """Read every gold article with the engine and score the records.

    >>> import rawi
    >>> gold = GoldArticle.model_validate({
    ...     "doc_id": "a", "date": "2022-01-11", "text": "قال وزير الخارجية الروسي إن المحادثات مفيدة.", "events": [],
    ...     "statements": [{"cue": "قال", "act": "say", "content": "المحادثات مفيدة", "source": {
    ...         "mention": "وزير الخارجية الروسي", "name": "وزير الخارجية الروسي", "country": "RUS", "sector": "GOV"}}]})
    >>> evaluate(rawi.load(), [gold]).counts.prf("statement+speaker+content").f1
    1.0
    """
    started = time.perf_counter()
    parts: list[Counts] = []
    mistakes: list[Mistake] = []
    wrong = 0
    for gold in golds:
        record = engine.read_article(article_of(gold))
        counts, found = score_article(gold, record)
        parts.append(counts)
        mistakes += found
        wrong += wrong_spans(gold.text, record)
    seconds = time.perf_counter() - started
    return Evaluation(len(golds), seconds, wrong, add_up(parts), intervals(parts), tuple(mistakes))


def article_of(gold: GoldArticle) -> Article:
    """The article as an engine gets it: without a day of publication where its own dateline tells the day."""
    told = gold.dateline is not None and gold.dateline.date is not None
    return Article(gold.text, gold.doc_id, gold.title, None if told else gold.date, gold.source, gold.url)


def wrong_spans(text: str, record: Record) -> int:
    """How many spans of the record do not hold the words that they claim; anything but 0 is a fault."""
    claims: list[tuple[Span, str]] = [(m.span, m.text) for entity in record.entities for m in entity.mentions]
    claims += [(part.span, part.text) for s in record.statements for part in (s.cue, s.content)]
    claims += [(event.trigger.span, event.trigger.text) for event in record.events]
    return sum(text[start:end] != words for (start, end), words in claims)
