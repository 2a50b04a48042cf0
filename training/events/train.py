"""Learn the weights by which the events room accepts candidates; writes src/rawi/data/events/weights.tsv.

Needs the development gold, the event gold standard sentences and the newswire in ``../shared`` (not part of the
project). Samples: every candidate of every gold article and of the annotated
newswire articles that were read (training.newswire_gold; 1 matched to an undoubtful event, left out when doubtful,
else 0); candidates of newswire sentences drawn at random and read by us (``judged.tsv``: where the trigger stands
and whether the event is right; the texts stay in the newswire); candidates of assault and protest of the judged
sentences (the likeliest one of a 'yes' sentence 1, all of an 'easy no' 0); the example sentences of the rows. Logistic regression with a ridge,
fitted by Newton steps; threshold by cross-validation over articles.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from training.newswire_gold.__main__ import articles

from rawi.article import Article
from rawi.events import finder
from rawi.events.ontology import read_table
from rawi.pipeline import Engine
from rawi.statements import find_statements

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "src/rawi/data/events/weights.tsv"
READ = Path(__file__).with_name("judged.tsv")
READ_LENGTH = 6000  # characters of an article that were read to judge its sentences
GSR_WEIGHT = 0.5  # the judged sentences are noisy and of two types only
EXAMPLE_WEIGHT = 0.06  # composed sentences, each of which asserts its event
RIDGE = 4.0
MIN_COUNT = 4


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > 0


def gold_events(g: dict[str, Any]) -> list[dict[str, Any]]:
    out = []
    for e in g["events"]:
        at = g["text"].find(e["sentence"])
        k = g["text"].find(e["trigger"], at)
        out.append({**e, "span": (at, at + len(e["sentence"])), "trig": (k, k + len(e["trigger"]))})
    return out


def match(golds: list[dict[str, Any]], proposals: list[finder.Proposal], entities: list[Any]) -> dict[int, int]:
    """Proposal -> gold event, one to one, best first, by the scorer's own measure."""
    pairs = []
    for i, g in enumerate(golds):
        for j, p in enumerate(proposals):
            if g["type"] != p.draft.type or not overlap(g["span"], p.draft.trigger):
                continue
            codes = {entities[k].country for k in p.draft.actors}
            same = {x["country"] for x in g["actors"]} == codes
            pairs.append((1 + 2 * overlap(g["trig"], p.draft.trigger) + same, i, j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in used and j not in taken:
            used.add(i)
            taken[j] = i
    return taken


def gold_articles() -> Iterator[dict[str, Any]]:
    """The development gold, and the newswire articles that were read and annotated (training.newswire_gold)."""
    for path in sorted((SHARED / "gold/dev").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))
    for article in articles(SHARED / "data", "read"):
        yield article.model_dump(mode="json")


def collect_gold(engine: Engine) -> tuple[list[list[str]], list[float], list[float], list[str], Counter[str], Counter[str]]:
    rows, labels, importance, groups = [], [], [], []
    missed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for g in gold_articles():
        date = None if (g.get("dateline") or {}).get("date") else g["date"]
        analysis = engine.analyse(Article(g["text"], g["doc_id"], g["title"], date, g["source"], g["url"]))
        _, proposals = finder.propose(analysis, find_statements(analysis), finder.accepted)
        golds = gold_events(g)
        taken = match(golds, proposals, analysis.entities.entities)
        for j, p in enumerate(proposals):
            i = taken.get(j)
            if i is not None and golds[i].get("doubt"):
                continue
            rows.append(p.features)
            labels.append(float(i is not None))
            importance.append(1.0)
            groups.append(g["doc_id"])
        for i, e in enumerate(golds):
            if not e.get("doubt"):
                total[g["doc_id"]] += 1
                missed[g["doc_id"]] += i not in taken.values()
    return rows, labels, importance, groups, missed, total


def collect_read(engine: Engine) -> tuple[list[list[str]], list[float], list[str]]:
    """Candidates of newswire sentences that we read: traits, whether right, article."""
    judged: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with READ.open(encoding="utf-8") as lines:
        for r in csv.DictReader(lines, delimiter="\t"):
            judged[r["source"], r["id"]].append(r)
    rows, labels, groups = [], [], []
    for source in sorted({s for s, _ in judged}):
        with gzip.open(SHARED / f"data/newswire/{source}.jsonl.gz", "rt", encoding="utf-8") as articles:
            for line in articles:
                a = json.loads(line)
                if (source, a["id"]) not in judged:
                    continue
                analysis = engine.analyse(Article(a["content"][:READ_LENGTH], published=(a["date"] or "")[:10] or None))
                _, proposals = finder.propose(analysis, find_statements(analysis), finder.accepted)
                for r in judged[source, a["id"]]:
                    span = int(r["start"]), int(r["end"])
                    same = (p for p in proposals if p.draft.type == r["type"] and overlap(span, p.draft.trigger))
                    found = next(same, None)
                    if found is not None:
                        rows.append(found.features)
                        labels.append(float(r["right"]))
                        groups.append(a["id"])
    return rows, labels, groups


def collect_examples(engine: Engine) -> list[list[str]]:
    """Traits of the likeliest candidate of each row's type in its example sentence: rare types are else known only by
    what is wrong of them. Sentences that only carry a noun (جاء قصف الجيش للمدينة) are no news and left out."""
    rows = []
    for row in read_table("triggers.tsv"):
        if row["example"].startswith(("جاء", "كان ")):
            continue
        analysis = engine.analyse(Article(row["example"], published="2022-01-11"))
        _, proposals = finder.propose(analysis, find_statements(analysis), finder.accepted)
        mine = [p for p in proposals if p.draft.type == row["type"]]
        if mine:
            rows.append(max(mine, key=lambda p: p.draft.confidence).features)
    return rows


def collect_judged(engine: Engine) -> tuple[list[list[str]], list[float], list[float]]:
    rows, labels, importance = [], [], []
    for line in (SHARED / "data/gsr/dev.jsonl").open(encoding="utf-8"):
        g = json.loads(line)
        if g["label"] not in ("yes", "easy no", "difficult no"):
            continue
        analysis = engine.analyse(Article(g["text"], g["id"]))
        _, proposals = finder.propose(analysis, find_statements(analysis), finder.accepted)
        mine = [p for p in proposals if p.draft.type == g["type"] and p.draft.status != "negated"]
        if g["label"] == "yes" and mine:
            best = max(mine, key=lambda p: p.draft.confidence)
            rows.append(best.features)
            labels.append(1.0)
            importance.append(GSR_WEIGHT * 2)
        elif g["label"] != "yes":
            for p in mine:
                rows.append(p.features)
                labels.append(0.0)
                importance.append(GSR_WEIGHT * (1.0 if g["label"] == "easy no" else 0.4))
    return rows, labels, importance


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray, ridge: float) -> np.ndarray:
    """Weights of a ridge logistic regression; the last column is the bias and goes unpunished."""
    beta = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 1e-3
    for _ in range(12):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def matrix(rows: list[list[str]], index: dict[str, int]) -> np.ndarray:
    x = np.zeros((len(rows), len(index) + 1))
    for i, traits in enumerate(rows):
        for t in traits:
            k = index.get(t)
            if k is not None:
                x[i, k] = 1
        x[i, -1] = 1
    return x


def cross_validated(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, groups: list[str], extra: tuple[np.ndarray, ...], ridge: float
) -> np.ndarray:
    """The probability of each candidate by weights learned without its article: five folds over articles."""
    names = sorted(set(groups))
    fold = np.array([names.index(g) % 5 for g in groups])
    held = np.zeros(len(y))
    xe, ye, we = extra
    for k in range(5):
        train = fold != k
        beta = fit(np.vstack((x[train], xe)), np.concatenate((y[train], ye)), np.concatenate((w[train], we)), ridge)
        held[~train] = 1 / (1 + np.exp(-(x[~train] @ beta)))
    return held


def scores(y: np.ndarray, p: np.ndarray, missed: int, threshold: float) -> tuple[float, float, float]:
    tp = float(((p >= threshold) & (y == 1)).sum())
    made = float((p >= threshold).sum())
    gold = float(y.sum()) + missed
    precision, recall = tp / made if made else 0.0, tp / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if tp else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    parser.add_argument("--no-judged", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (SHARED / "gold/dev").is_dir():
        sys.exit(f"no development gold at {SHARED}/gold/dev: the weights cannot be learned here")
    engine = Engine()
    rows, labels, importance, groups, missed, _total = collect_gold(engine)
    read_rows, read_labels, read_groups = collect_read(engine)
    extra: tuple[list[list[str]], list[float], list[float]] = ([], [], []) if options.no_judged else collect_judged(engine)
    for features in collect_examples(engine):
        extra[0].append(features)
        extra[1].append(1.0)
        extra[2].append(EXAMPLE_WEIGHT)
    counts = Counter(t for r in rows + read_rows + extra[0] for t in set(r))
    index = {t: i for i, t in enumerate(sorted(t for t, n in counts.items() if n >= MIN_COUNT))}
    x, y = matrix(rows + read_rows, index), np.array(labels + read_labels)
    w = np.array(importance + [1.0] * len(read_rows))
    xe, ye, we = matrix(extra[0], index), np.array(extra[1]), np.array(extra[2])
    held = cross_validated(x, y, w, groups + read_groups, (xe, ye, we), options.ridge)
    n, lost = len(rows), sum(missed.values())
    print(f"gold: {n} candidates, {int(y[:n].sum())} right, {lost} events without candidate; {len(index)} traits")
    print(f"read: {len(read_rows)} candidates, {int(y[n:].sum())} right; judged sentences: {len(ye)} candidates")
    for threshold in np.arange(0.25, 0.71, 0.05):
        gold, read = scores(y[:n], held[:n], lost, threshold), scores(y[n:], held[n:], 0, threshold)
        told = ["P {:.3f} R {:.3f} F1 {:.3f}".format(*x) for x in (gold, read)]
        print(f"at {threshold:.2f}: gold {told[0]}; read {told[1]}")
    for low in np.arange(0, 1, 0.1):
        inside = (held >= low) & (held < low + 0.1)
        if inside.any():
            print(f"  confidence {low:.1f}-{low + 0.1:.1f}: n={int(inside.sum())} right={y[inside].mean():.2f}")
    beta = fit(np.vstack((x, xe)), np.concatenate((y, ye)), np.concatenate((w, we)), options.ridge)
    if options.write:
        with TABLE.open("w", encoding="utf-8") as out:
            out.write("trait\tweight\n")
            out.write(f"bias\t{beta[-1]:.3f}\n")
            for t, i in index.items():
                if abs(beta[i]) >= 0.02:
                    out.write(f"{t}\t{beta[i]:.3f}\n")


if __name__ == "__main__":
    main()
