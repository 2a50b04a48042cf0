"""How often each verb of the lexicon stands in the newswire: writes ``src/rawi/data/verbs/frequency.tsv``.

    python -m training.verbs.count_newswire

A form that several verbs share (علم: علم, علّم) is counted for each in proportion to how often they are already
known to occur (expectation-maximisation, 20 rounds). Only forms with finite readings alone are counted, since
nouns would mislead. Reads ../shared/data/newswire, which is not part of the project.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import rawi
from rawi.language.verbs.lexicon import rows
from rawi.language.verbs.tokens import lookup_token
from rawi.text import read_text

NEWSWIRE = Path("../shared/data/newswire")
FILES = ("ant_2018.jsonl.gz", "saudinewsnet.jsonl.gz")
ROUNDS = 20


def articles(limit: int | None = None) -> Iterator[str]:
    """Texts of the newswire, ``limit`` from each file."""
    for name in FILES:
        with gzip.open(NEWSWIRE / name, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if limit is not None and number >= limit:
                    break
                row = json.loads(line)
                yield row.get("content") or row.get("text") or ""


def count_types() -> Counter[str]:
    """Word types of the newswire as written."""
    counts: Counter[str] = Counter()
    for text in articles():
        counts.update(text.split())
    return counts


def lemmas_of(types: Counter[str]) -> dict[tuple[str, ...], int]:
    """Sets of lemmas that a type may belong to, with the tokens of all such types."""
    sets: dict[tuple[str, ...], int] = defaultdict(int)
    for word, count in types.items():
        for token in read_text(word).tokens:
            forms = lookup_token(token)
            if forms and all(form.kind == "finite" for form in forms):
                likely = [f for f in forms if f.person == 3 and f.tense != "imperative"] or forms
                sets[tuple(sorted({form.lemma for form in likely}))] += count
    return sets


def estimate(sets: dict[tuple[str, ...], int]) -> dict[str, float]:
    """Expected tokens of each lemma."""
    weight = {row.lemma: 1.0 for row in rows()}
    for _ in range(ROUNDS):
        fresh = dict.fromkeys(weight, 0.01)
        for lemmas, count in sets.items():
            total = sum(weight[lemma] for lemma in lemmas)
            for lemma in lemmas:
                fresh[lemma] += count * weight[lemma] / total
        weight = fresh
    return weight


def main() -> int:
    if not NEWSWIRE.exists():
        print(f"{NEWSWIRE} is missing: counting needs the development data", file=sys.stderr)
        return 2
    types = count_types()
    million = sum(types.values()) / 1_000_000
    weight = estimate(lemmas_of(types))
    lines = [f"{row.lemma}\t{weight[row.lemma] / million:.1f}\tSaudiNewsNet 2015, ANTCorpus 2018" for row in rows()]
    target = Path(rawi.__file__).parent / "data/verbs/frequency.tsv"
    target.write_text("\n".join(("lemma\tper_million\tsource", *lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} verbs, {million:.1f} million words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
