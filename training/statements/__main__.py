"""Fits the confidence of statements: python -m training.statements --gold ../shared/gold/dev --eval ../shared/eval
--newswire ../shared/data/newswire

Every statement found in the gold articles, in the judged newswire articles (``newswire.tsv``) and in the annotated ones
that were read (training.newswire_gold) is right (cue, speaker
and content) or wrong; a logistic model with a penalty weighs the marks of `rawi.statements.confidence`. The tables
printed come from articles that the model was not fitted on (every tenth of the articles in turn). ``--rate`` shifts the
mean of the newswire to the share of right statements in articles read before their errors were mended, since the rules
have been mended on both sets.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from training.newswire_gold.__main__ import articles
from training.statements.newswire import Judged, read_articles, read_judged

from rawi.assemble import assemble
from rawi.pipeline import Article, Engine
from rawi.statements.confidence import marks_of
from rawi.statements.drafts import drafts
from rawi.statements.find import read_acts
from rawi.statements.types import StatementDraft

TABLE = Path(__file__).parents[2] / "src" / "rawi" / "data" / "statements" / "confidence.tsv"
PENALTY = 4.0
RARE = 8
"""A mark seen in fewer statements gets no weight."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


@dataclass(slots=True)
class Sample:
    """One statement found: its article, its marks, whether it is right."""

    article: int
    marks: list[str]
    right: bool
    gold: bool = True


def samples(golds: Iterable[dict[str, Any]], score: Any, of_gold: bool = True) -> list[Sample]:
    """All statements found in annotated articles."""
    engine = Engine()
    out: list[Sample] = []
    for number, gold in enumerate(golds):
        given = None if (gold.get("dateline") or {}).get("date") else gold["date"]
        article = Article(gold["text"], gold["doc_id"], gold["title"], given, gold["source"], gold["url"])
        analysis = engine.analyse(article)
        view, acts = read_acts(analysis)
        found = drafts(view, acts)
        record = json.loads(assemble(article, analysis, found, [], gold["doc_id"]).to_json())
        names = {e["id"]: e["name"] for e in record["entities"]}
        matched = _matched(gold, record["statements"], names, score)
        for position, act in enumerate(acts):
            if position in matched and matched[position] is None:
                continue  # doubtful in the gold
            out.append(Sample(number, marks_of(view, act), bool(matched.get(position)), of_gold))
    return out


def newswire_samples(folder: Path, score: Any, groups: set[str] | None = None) -> list[Sample]:
    """All statements found in the judged newswire articles, of some groups only when given."""
    engine = Engine()
    judged = read_judged()
    if groups:
        judged = {k: rows for k, rows in judged.items() if rows[0].group in groups}
    out: list[Sample] = []
    for number, article in enumerate(sorted(read_articles(folder, set(judged)), key=lambda a: str(a["id"]))):
        text = article["content"]
        analysis = engine.analyse(Article(text, title=article.get("title"), published=article["date"][:10]))
        view, acts = read_acts(analysis)
        found = drafts(view, acts)
        names = [None if d.speaker is None else analysis.entities.entities[d.speaker].name for d in found]
        right = _right(judged[article["id"]], found, names, text, score)
        for position, act in enumerate(acts):
            if right.get(position, False) is not None:
                out.append(Sample(number, marks_of(view, act), bool(right.get(position)), False))
    return out


def _right(
    rows: list[Judged], found: list[StatementDraft], names: list[str | None], text: str, score: Any
) -> dict[int, bool | None]:
    """By number of the statement found: right, wrong, or None where the judgement is in doubt."""

    def near(one: Judged, other: StatementDraft) -> float:
        if not score.overlap(one.cue, other.cue):
            return 0.0
        return 1.0 + float(score.f1(score.words(text, one.content), score.words(text, other.content)))

    out: dict[int, bool | None] = {}
    for i, j in score.pairs(rows, found, near):
        row, draft = rows[i], found[j]
        same = score.f1(score.words(text, row.content), score.words(text, draft.content)) >= 0.8
        speaker = score.same_name(text[slice(*row.speaker)], names[j] or "")
        out[j] = None if row.judged == "doubt" else bool(row.judged != "false" and speaker and same)
    return out


def _matched(
    gold: dict[str, Any], found: list[dict[str, Any]], names: dict[str, str], score: Any
) -> dict[int, bool | None]:
    """By number of the statement found: right, wrong, or None where the gold is in doubt."""
    text = gold["text"]
    wanted = [{**s, "spans": score.locate(text, s["cue"], s["content"])} for s in gold["statements"]]

    def near(one: dict[str, Any], other: dict[str, Any]) -> float:
        if not score.overlap(one["spans"][0], other["cue"]["span"]):
            return 0.0
        return 1.0 + float(_content(one, other, text, score))

    out: dict[int, bool | None] = {}
    for i, j in score.pairs(wanted, found, near):
        one, other = wanted[i], found[j]
        speaker = score.same_name(one["source"]["name"], names.get(other["speaker"]) or "")
        out[j] = None if one.get("doubt") else bool(speaker and _content(one, other, text, score) >= 0.8)
    return out


def _content(one: dict[str, Any], other: dict[str, Any], text: str, score: Any) -> float:
    return float(score.f1(score.words(text, one["spans"][1]), score.words(text, other["content"]["span"])))


def fit(rows: list[Sample]) -> dict[str, float]:
    """Weights by mark, Newton's method on the penalised likelihood; ``always`` is the constant."""
    seen = Counter(m for row in rows for m in set(row.marks))
    columns = ["always", *sorted(m for m, n in seen.items() if n >= RARE)]
    place = {m: i for i, m in enumerate(columns)}
    x = np.zeros((len(rows), len(columns)))
    x[:, 0] = 1.0
    for i, row in enumerate(rows):
        for mark in row.marks:
            if mark in place:
                x[i, place[mark]] = 1.0
    y = np.array([float(row.right) for row in rows])
    weights = np.zeros(len(columns))
    penalty = np.full(len(columns), PENALTY)
    penalty[0] = 0.01
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - penalty * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        weights = weights + np.linalg.solve(curvature, gradient)
    return {m: float(w) for m, w in zip(columns, weights, strict=True)}


def chance(weights: dict[str, float], marks: list[str]) -> float:
    return 1 / (1 + math.exp(-weights["always"] - sum(weights.get(m, 0.0) for m in marks)))


def cross_validated(rows: list[Sample], folds: int = 10) -> list[tuple[float, bool, bool]]:
    """Confidence of every statement by a model that has not seen its article; whether right, whether of the gold."""
    out: list[tuple[float, bool, bool]] = []
    for fold in range(folds):
        weights = fit([r for r in rows if r.article % folds != fold])
        out += [(chance(weights, r.marks), r.right, r.gold) for r in rows if r.article % folds == fold]
    return out


def shift_to(weights: dict[str, float], rows: list[Sample], rate: float) -> float:
    """How far the constant moves until the mean confidence of these statements is the given rate."""
    low, high = -5.0, 5.0
    while high - low > 1e-4:
        middle = (low + high) / 2
        moved = {**weights, "always": weights["always"] + middle}
        mean = sum(chance(moved, r.marks) for r in rows) / len(rows)
        low, high = (middle, high) if mean < rate else (low, middle)
    return low


def moved(confidence: float, shift: float) -> float:
    """A confidence with the constant moved."""
    return 1 / (1 + (1 - confidence) / confidence * math.exp(-shift))


def table_of(pairs: list[tuple[float, bool]]) -> str:
    lines = ["| confidence | statements | right |", "|---|---|---|"]
    for low, high in pairwise(BINS):
        here = [right for c, right in pairs if low <= c < high]
        if here:
            lines.append(f"| {low:.2f}-{min(high, 1):.2f} | {len(here)} | {sum(here) / len(here):.3f} |")
    sure = [right for c, right in pairs if c >= 0.8]
    lines.append(f"| 0.80 and above | {len(sure)} | {sum(sure) / max(len(sure), 1):.3f} |")
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True, help="folder of score.py")
    parser.add_argument("--newswire", type=Path, required=True, help="folder of the newswire files")
    parser.add_argument("--rate", type=float, help="share of right statements in newswire articles before mending")
    parser.add_argument("--dry", action="store_true", help="print the tables, write no weights")
    return parser.parse_args()


def main() -> None:
    given = _arguments()
    sys.path.insert(0, str(given.eval))
    import score  # type: ignore[import-not-found]

    news = newswire_samples(given.newswire, score)
    news += samples((a.model_dump(mode="json") for a in articles(given.newswire.parent, "read")), score, of_gold=False)
    golds = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(given.gold.glob("*.json")))
    rows = samples(golds, score) + news
    weights = fit(rows)
    shift = shift_to(weights, news, given.rate) if given.rate else 0.0
    pairs = cross_validated(rows)
    for title, gold in (("gold", True), ("newswire", False)):
        here = [(moved(c, shift), right) for c, right, of_gold in pairs if of_gold is gold]
        print(f"{title}: {len(here)} statements, {sum(r for _, r in here) / len(here):.3f} right\n{table_of(here)}\n")
    print(f"log loss {log_loss(pairs):.4f}, area under the curve {area(pairs):.3f}, constant moved by {shift:.2f}")
    if not given.dry:
        write({**weights, "always": weights["always"] + shift}, rows)


def log_loss(pairs: list[tuple[float, bool, bool]]) -> float:
    return -sum(math.log(c if right else 1 - c) for c, right, _ in pairs) / len(pairs)


def area(pairs: list[tuple[float, bool, bool]]) -> float:
    """The chance that a right statement has a higher confidence than a wrong one."""
    wrong = [c for c, right, _ in pairs if not right]
    good = [c for c, right, _ in pairs if right]
    wins = sum((g > w) + 0.5 * (g == w) for g in good for w in wrong)
    return wins / max(len(good) * len(wrong), 1)


def write(weights: dict[str, float], rows: list[Sample]) -> None:
    seen = Counter(m for row in rows for m in set(row.marks))
    with TABLE.open("w", encoding="utf-8") as out:
        out.write("mark\tweight\tstatements\n")
        for mark, weight in sorted(weights.items(), key=lambda pair: (pair[0] != "always", pair[1])):
            out.write(f"{mark}\t{weight:.3f}\t{seen.get(mark, len(rows))}\n")


if __name__ == "__main__":
    main()
