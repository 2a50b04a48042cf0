"""Rebuilds the clitic splitter: word table and weights in src/rawi/data/text.

    python -m training.segmenter [--data ../shared/data] [--evaluate]

Counts the newswire's words, fits the model on WikiNews, PUD (even half), names and the project's own list, splits
every frequent word with it, and writes both files. ``--evaluate`` runs the five-fold cross-validation instead and
writes nothing. Deterministic: the same data give the same files.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from training.segmenter.corpora import (
    Example,
    conjoined_verbs,
    folds,
    names,
    own,
    say,
    universal,
    wikinews,
    without_hamza,
)
from training.segmenter.counts import SCALE, count_words, quantised
from training.segmenter.fit import accuracy, choose, fit

from rawi.text.features import Evidence
from rawi.text.letters import light
from rawi.text.segments import candidates
from rawi.text.splitter import by_light_key, encode

LEAST = 8  # with 5, 10, 20 instead the accuracy moves by less than 0.1 %; the size follows it
NAME_WEIGHT = 0.2  # 0.3 and more split fewer unseen names wrongly but cost 0.1 % on PUD
PLAIN_WEIGHT = 0.2
OWN_WEIGHT = 1.0
VERB_WEIGHT = 0.15  # without them ف before a rare verb stays on; 0.4 costs 0.15 % on WikiNews
SMALLEST = 0.02  # weights nearer to zero are left out

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src/rawi/data/text"


class Silver(NamedTuple):
    """The examples that stand by the gold in every training."""

    names: list[Example]
    own: list[Example]
    verbs: list[Example]

    def beside(self, gold: list[Example]) -> list[Example]:
        """All of them, and the gold and the own list as spelt without hamza."""
        return [*self.names, *self.own, *self.verbs, *without_hamza(gold + self.own, PLAIN_WEIGHT)]


def silver(data: Path, table: dict[str, int], counts: dict[str, float]) -> Silver:
    """Names, the project's own list, and verbs of its lexicon behind a conjunction."""
    own_list = own(Path(__file__).parent / "own.txt", OWN_WEIGHT)
    verbs = conjoined_verbs(ROOT / "src/rawi/data/verbs/verbs.tsv", counts, VERB_WEIGHT)
    return Silver(names(data, table, counts, NAME_WEIGHT), own_list, verbs)


def evaluate(data: Path, extra: Silver, counts: dict[str, float], show: int) -> None:
    """Five folds of each corpus, trained on the other folds, the other corpus and the rest."""
    corpora = {
        "WikiNews": wikinews(data / "wikinews/dev.jsonl"),
        "PUD even": universal(data / "ud/ar_pud_even.conllu"),
    }
    for name, examples in corpora.items():
        others = [e for other, es in corpora.items() if other != name for e in es]
        right, wrong = 0, Counter[str]()
        for training, test in folds(examples):
            gold = others + training
            weights = fit(gold + extra.beside(gold), counts)
            right += accuracy(test, weights, counts, wrong)
        print(f"{name}: {right} of {len(examples)} words, {100 * right / len(examples):.2f} %")
        for line, n in wrong.most_common(show):
            print(f"  {n}  {line}")


def write(data: Path, extra: Silver, table: dict[str, int], counts: dict[str, float]) -> None:
    """Fit on everything and write the two files."""
    gold = wikinews(data / "wikinews/dev.jsonl") + universal(data / "ud/ar_pud_even.conllu")
    examples = gold + extra.beside(gold)
    weights = fit(examples, counts)
    evidence = Evidence(counts)
    taught = {e.word for e in examples if len(candidates(e.word)) > 1}
    spelling = full_spellings(table)
    rows = []
    for word in sorted(taught | table.keys() | spelling.keys()):
        evidence.forget()
        code = encode(choose(spelling.get(word, word), weights, evidence))
        known = word in table or word in taught
        if known or code != encode(choose(word, weights, evidence, memory=False)):
            rows.append(f"{word}\t{table.get(word, 0)}\t{code}")
    kept = {n: v for n, v in weights.items() if abs(v) >= SMALLEST and not n.startswith(("w=", "m="))}
    pack(TARGET / "words.tsv.gz", rows)
    pack(TARGET / "weights.tsv.gz", [f"{name}\t{value:.3f}" for name, value in sorted(kept.items())])
    say(f"{len(rows)} words, {len(kept)} weights")


def full_spellings(table: dict[str, int]) -> dict[str, str]:
    """Words without hamza -> the same word with hamza, where the newswire has that twice as often or more.

    What is known of ألمانيا (no article) and إليه (a pronoun) so serves المانيا and اليه, also where the newswire
    has the form without hamza too seldom for the table.
    """
    best: dict[str, str] = {}
    for word in table:
        key = light(word)
        if key != word and table[word] > table.get(best.get(key, ""), 0):
            best[key] = word
    return {key: word for key, word in best.items() if table[word] >= table.get(key, 0) + SCALE}


def pack(path: Path, lines: list[str]) -> None:
    """Lines into a gzip file without a time stamp."""
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))
    say(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Read the arguments and do it."""
    parser = argparse.ArgumentParser(prog="python -m training.segmenter", description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data", help="folder of the training data")
    parser.add_argument("--evaluate", action="store_true", help="cross-validate, write nothing")
    parser.add_argument("--errors", type=int, default=0, help="with --evaluate: how many errors to list")
    arguments = parser.parse_args()
    counted = count_words(arguments.data)
    table = {word: quantised(n) for word, n in counted.items() if n >= LEAST}
    counts = by_light_key(table)
    say(f"{sum(counted.values())} words counted, {len(table)} forms kept")
    extra = silver(arguments.data, table, counts)
    if arguments.evaluate:
        evaluate(arguments.data, extra, counts, arguments.errors)
    else:
        write(arguments.data, extra, table, counts)


if __name__ == "__main__":
    main()
