"""Fits which country people are of whom nothing tells one, on people whose country the tables know, hidden.

    python -m training.mentions.country [--shared ../shared] [--step 7] [--write]

Reads every ``step``-th newswire article once. Two tables come of it: how many people of each country bear each word of
names (``name_origins.tsv``), counted over people whose country a title, an adjective or a table tells; and the weights
of the logit in ``rawi.mentions.story`` (``story_weights.tsv``). Accuracy is by cross-validation over articles, each
person's own count of names taken out, with all that tells of the person hidden. Needs the project's reference material.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import rawi.mentions
from rawi.mentions import Entities, EntityDraft
from rawi.mentions import origins as origins_module
from rawi.mentions.names import parts
from rawi.mentions.story import Features, add_origins
from rawi.pipeline import Article, Engine

NEWSWIRE = ("newswire/saudinewsnet.jsonl.gz", "newswire/ant_2018.jsonl.gz")
DATA = Path(rawi.mentions.__file__).parent.parent / "data" / "mentions"
FOLDS = 5
FEWEST = 2
"""People who must bear a word before it is kept."""


@dataclass(frozen=True)
class Case:
    """One person of an article: the true country, the candidates' features, and how the country was known."""

    article: int
    outlet: str
    name: str
    country: str
    known: str  # "table" or "words"
    candidates: dict[str, Features]


def articles(shared: Path, step: int, first: int) -> Iterator[tuple[int, Article]]:
    at = 0
    for name in NEWSWIRE:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                at += 1
                if at % step == first:
                    o = json.loads(line)
                    yield at, Article(o["content"], o["id"], o["title"], o["date"][:10], o["source"])


def told(entities: Entities) -> list[EntityDraft]:
    """Persons with a country that is not inferred."""
    people = [d for d in entities.entities if d.type == "person" and d.country and not d.country_inferred]
    return [d for d in people if len(d.country or "") == 3 and any(m.kind == "name" for m in d.mentions)]


def case_of(number: int, article: Article, entities: Entities, draft: EntityDraft) -> Case | None:
    story = entities.setting
    if story is None or draft.country is None:
        return None
    named = [m for m in draft.mentions if m.kind == "name"]
    hidden = frozenset(i for m in draft.mentions for i in range(m.first, m.last))
    first = min(named, key=lambda m: m.first)
    candidates = story.candidates(first.first, None, hidden)
    known = "table" if draft.entry and not any("from the phrase" in e for e in draft.evidence) else "words"
    return Case(number, article.outlet or "", draft.name, draft.country, known, candidates)


def read(shared: Path, step: int, first: int) -> tuple[list[Case], dict[str, Counter[str]]]:
    engine = Engine()
    cases: list[Case] = []
    people: set[tuple[str, str]] = set()
    for number, article in articles(shared, step, first):
        entities = engine.analyse(article).entities
        for draft in told(entities):
            people.add((" ".join(parts(draft.name)), draft.country or ""))
            case = case_of(number, article, entities, draft)
            if case is not None:
                cases.append(case)
    words: dict[str, Counter[str]] = {"*": Counter()}
    for name, country in people:
        words["*"][country] += 1
        for word in set(name.split()):
            words.setdefault(word, Counter())[country] += 1
    return cases, {w: c for w, c in words.items() if sum(c.values()) >= FEWEST}


def with_names(cases: list[Case]) -> None:
    """Add what the name tells, this person's own count taken out."""
    for case in cases:
        add_origins(case.candidates, case.name, case.country)


def arrays(cases: list[Case], names: list[str]) -> list[tuple[np.ndarray[Any, Any], int]]:
    out = []
    for case in cases:
        codes = list(case.candidates)
        if case.country in codes:
            matrix = np.array([[case.candidates[c].get(n, 0.0) for n in names] for c in codes])
            out.append((matrix, codes.index(case.country)))
    return out


def fit(cases: list[Case], names: list[str], rounds: int = 60, decay: float = 1e-3) -> np.ndarray[Any, Any]:
    """Weights of a conditional logit, by Adam over shuffled batches."""
    data = arrays(cases, names)
    random = np.random.default_rng(7)
    weights, m, v = (np.zeros(len(names)) for _ in range(3))
    step = 0
    for _ in range(rounds):
        order = random.permutation(len(data))
        for batch in np.array_split(order, max(1, len(order) // 256)):
            gradient = decay * weights
            for i in batch:
                matrix, right = data[i]
                scores = matrix @ weights
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                gradient = gradient + (chances @ matrix - matrix[right]) / len(batch)
            step += 1
            m = 0.9 * m + 0.1 * gradient
            v = 0.999 * v + 0.001 * gradient**2
            weights = weights - 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return weights


def guess(case: Case, names: list[str], weights: np.ndarray[Any, Any]) -> tuple[str | None, float]:
    codes = list(case.candidates)
    if not codes:
        return None, 0.0
    scores = np.array([[case.candidates[c].get(n, 0.0) for n in names] for c in codes]) @ weights
    chances = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return codes[best], float(chances[best] / chances.sum())


def fold_of(case: Case) -> int:
    """All people of one article are in one part."""
    return zlib.crc32(str(case.article).encode()) % FOLDS


def validate(cases: list[Case], names: list[str]) -> None:
    rows: list[tuple[Case, str | None, float]] = []
    for fold in range(FOLDS):
        weights = fit([c for c in cases if fold_of(c) != fold], names, 15)
        rows += [(c, *guess(c, names, weights)) for c in cases if fold_of(c) == fold]
    for title, chosen in (
        ("all", rows),
        ("known by tables alone", [r for r in rows if r[0].known == "table"]),
        ("told by words", [r for r in rows if r[0].known == "words"]),
        ("2015", [r for r in rows if r[0].article <= 29_800]),
        ("2018", [r for r in rows if r[0].article > 29_800]),
    ):
        report(title, chosen)


def most_named(cases: list[Case]) -> None:
    """The plain rule to compare with: the country named most often whose names look so."""
    known = [c for c in cases if c.known == "table" and c.candidates]
    right = sum(
        c.country == max(c.candidates, key=lambda k, c=c: (c.candidates[k].get("alphabet", 0), c.candidates[k].get("count", 0)))  # type: ignore[misc]
        for c in known
    )
    print(f"the country named most often whose names look so, for those known by tables alone: right {right / max(1, len(known)):.3f}")


def report(title: str, rows: list[tuple[Case, str | None, float]]) -> None:
    possible = sum(c.country in c.candidates for c, _, _ in rows)
    print(f"{title}: {len(rows)} persons, the right country named elsewhere or the outlet's own for {possible / max(1, len(rows)):.3f}")
    for least in (0.0, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8):
        given = [(c, g) for c, g, p in rows if p >= least]
        right = sum(c.country == g for c, g in given)
        print(f"  at least {least:.2f}: given {len(given) / max(1, len(rows)):.3f}, right {right / max(1, len(given)):.3f}")


def write_weights(names: list[str], weights: np.ndarray[Any, Any]) -> None:
    with (DATA / "story_weights.tsv").open("w", encoding="utf-8") as out:
        out.write("feature\tweight\n")
        out.writelines(f"{n}\t{w:.4f}\n" for n, w in zip(names, weights, strict=True))


def write_origins(words: dict[str, Counter[str]]) -> None:
    with (DATA / "name_origins.tsv").open("w", encoding="utf-8") as out:
        out.write("word\tbearers\n")
        for word in sorted(words):
            out.write(f"{word}\t{'|'.join(f'{code}:{n}' for code, n in sorted(words[word].items()))}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--step", type=int, default=7)
    parser.add_argument("--first", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="replace the package's tables")
    options = parser.parse_args()
    if not (options.shared / "data" / NEWSWIRE[0]).is_file():
        sys.exit(f"{options.shared}/data is missing: training needs the reference material, which is not part of Rawi")
    cases, words = read(options.shared, options.step, options.first)
    origins_module.bearers = lambda: {w: dict(c) for w, c in words.items()}  # type: ignore[assignment]
    with_names(cases)
    names = sorted({name for case in cases for features in case.candidates.values() for name in features})
    validate(cases, names)
    most_named(cases)
    weights = fit(cases, names)
    print(*(f"{n}\t{w:.3f}" for n, w in zip(names, weights, strict=True)), sep="\n")
    if options.write:
        write_origins(words)
        write_weights(names, weights)


if __name__ == "__main__":
    main()
