"""Which reports are worth comparing: those of one type, near days and a common party that share a rare word.

Method: prefix filtering for set similarity joins (Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007), with
weighted words. Two sets of words whose weighted Jaccard similarity is at least t share a word among the rarest words of
each that carry all but a share t of its weight; an index of these words alone finds every such pair. So no pair is
lost, and the work grows with the pairs that have a rare word in common, not with the square of a day's reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rawi.store.reports import Report, around, keys

MOST = 300
"""Reports looked at for one word, the latest ones: a bound for days on which everybody writes of one thing."""
_MARGIN = 1e-9
"""Sums of weights depend on their order in the last digits."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A report with what comparing it needs, worked out once."""

    report: Report
    keys: frozenset[tuple[str, str]]
    weight: float
    least: float
    prefix: tuple[str, ...]


def candidates(
    reports: Sequence[Report],
    weight: Mapping[str, float],
    least: Callable[[Report], float],
    tolerance: int,
    done: int = 0,
) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of different articles, the earlier first, that may be of one thing.

    Args:
        weight: of each word; the rarer, the more.
        least: similarity of words below which a report can be no other's, whoever the other is.
        tolerance: days by which reports of one thing may differ.
        done: pairs of articles up to this number are left out.
    """
    places = {word: at for at, word in enumerate(sorted(weight, key=lambda word: (-weight[word], word)))}
    by_word: dict[tuple[str, str], list[_Known]] = {}
    for report in sorted(reports, key=lambda r: (r.first, r.id)):
        known = _known(report, weight, places, least(report))
        low, _ = around(report, tolerance)
        met: set[int] = set()
        for word in known.prefix:
            some = by_word.get((report.type, word))
            if some is None:
                by_word[report.type, word] = [known]
                continue
            # Days never go back: what ended too early for this report did for all that follow.
            if some and (some[0].report.last < low or len(some) > MOST):
                some[:] = [other for other in some if other.report.last >= low]
            for other in some[-MOST:]:
                if id(other) not in met:
                    met.add(id(other))
                    if _may_be_one(known, other, low, done, weight):
                        yield other.report, report
            some.append(known)


def _known(report: Report, weight: Mapping[str, float], places: Mapping[str, int], least: float) -> _Known:
    words = sorted(report.words, key=places.__getitem__)
    whole = sum(weight[word] for word in words)
    left, end = whole, 0
    while end < len(words) and left >= least * whole - _MARGIN:
        left -= weight[words[end]]
        end += 1
    return _Known(report, frozenset(keys(report)), whole, least, tuple(words[:end]))


def _may_be_one(a: _Known, b: _Known, low: date, done: int, weight: Mapping[str, float]) -> bool:
    one, other = a.report, b.report
    if one.id[0] == other.id[0] or max(one.id[0], other.id[0]) <= done:
        return False
    if other.last < low or a.keys.isdisjoint(b.keys):
        return False
    common = sum(weight[word] for word in one.words & other.words)
    return common >= max(a.least, b.least) * (a.weight + b.weight - common) - _MARGIN
