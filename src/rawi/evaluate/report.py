"""An evaluation as a table for people and as an object for machines."""

from __future__ import annotations

from rawi.evaluate.counts import LEVELS, RATES, Prf
from rawi.evaluate.run import Evaluation

WIDTH = 28  # of the names' column

Json = dict[str, object]


def as_object(evaluation: Evaluation) -> Json:
    """All numbers, rounded as they are printed."""
    counts = evaluation.counts
    result: Json = {
        "articles": evaluation.articles,
        "seconds": round(evaluation.seconds, 2),
        "spans that do not match their text": evaluation.wrong_spans,
    }
    for level in LEVELS:
        low, high = evaluation.intervals[level]
        result[level] = {**_rounded(counts.prf(level), 3), "interval": [round(low, 3), round(high, 3)]}
    result["content F1 (mean, matched)"] = round(counts.content_f1(), 3)
    for rate in RATES:
        share = counts.accuracy(rate)
        result[rate] = {"accuracy": None if share is None else round(share, 3), "n": counts.asked[rate]}
    result["events by type"] = {name: _rounded(counts.prf(name), 2) for name in counts.event_types()}
    return result


def _rounded(score: Prf, digits: int) -> dict[str, float | int]:
    return {
        "P": round(score.precision, digits), "R": round(score.recall, digits), "F1": round(score.f1, digits),
        "n": score.number,
    }  # fmt: skip


def as_text(evaluation: Evaluation) -> str:
    """The table for the terminal."""
    counts = evaluation.counts
    lines = [
        f"{evaluation.articles} articles in {evaluation.seconds:.1f} s; "
        f"{evaluation.wrong_spans} spans that do not match their text",
        "",
        f"{'':{WIDTH}}{'P':>7}{'R':>7}{'F1':>7}   {'95 % interval':15}{'n':>6}",
    ]
    for level in LEVELS:
        low, high = evaluation.intervals[level]
        lines.append(f"{level:{WIDTH}}{_cells(counts.prf(level))}   {f'{low:.3f} to {high:.3f}':15}{counts.gold[level]:6}")
    lines += ["", f"{'of the matched':{WIDTH}}{'right':>7}{'n':>6}"]
    lines.append(f"{'content, mean F1':{WIDTH}}{counts.content_f1():7.3f}{len(counts.contents):6}")
    for rate in RATES:
        share = counts.accuracy(rate)
        lines.append(f"{rate:{WIDTH}}{'-' if share is None else format(share, '.3f'):>7}{counts.asked[rate]:6}")
    lines += ["", f"{'events by type':{WIDTH}}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}"]
    for name in counts.event_types():
        lines.append(f"{name:{WIDTH}}{_cells(counts.prf(name))}{counts.gold[name]:6}")
    return "\n".join(lines) + "\n"


def _cells(score: Prf) -> str:
    return f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
