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

from training.segmenter.corpora import Example, folds, names, own, say, universal, wikinews, without_hamza
from training.segmenter.counts import count_words, quantised
from training.segmenter.fit import accuracy, choose, fit

from rawi.text.features import Evidence
from rawi.text.segments import candidates
from rawi.text.splitter import by_light_key, encode

LEAST = 8  # with 5, 10, 20 instead the accuracy moves by less than 0.1 %; the size follows it
NAME_WEIGHT = 0.2  # 0.3 and more split fewer unseen names wrongly but cost 0.1 % on PUD
PLAIN_WEIGHT = 0.2
OWN_WEIGHT = 1.0
SMALLEST = 0.02  # weights nearer to zero are left out

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src/rawi/data/text"


def beside(data: Path, counts: dict[str, float], gold: list[Example]) -> list[Example]:
    """The examples that stand by the gold in every training: names, own list, spellings without hamza."""
    own_list = own(Path(__file__).parent / "own.txt", OWN_WEIGHT)
    return names(data, counts, NAME_WEIGHT) + own_list + without_hamza(gold + own_list, PLAIN_WEIGHT)


def evaluate(data: Path, counts: dict[str, float], show: int) -> None:
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
            weights = fit(gold + beside(data, counts, gold), counts)
            right += accuracy(test, weights, counts, wrong)
        print(f"{name}: {right} of {len(examples)} words, {100 * right / len(examples):.2f} %")
        for line, n in wrong.most_common(show):
            print(f"  {n}  {line}")


def write(data: Path, table: dict[str, int], counts: dict[str, float]) -> None:
    """Fit on everything and write the two files."""
    gold = wikinews(data / "wikinews/dev.jsonl") + universal(data / "ud/ar_pud_even.conllu")
    examples = gold + beside(data, counts, gold)
    weights = fit(examples, counts)
    evidence = Evidence(counts)
    taught = {e.word for e in examples if len(candidates(e.word)) > 1}
    rows = []
    for word in sorted(taught | table.keys()):
        evidence.forget()
        rows.append(f"{word}\t{table.get(word, 0)}\t{encode(choose(word, weights, evidence))}")
    kept = {n: v for n, v in weights.items() if abs(v) >= SMALLEST and not n.startswith(("w=", "m="))}
    pack(TARGET / "words.tsv.gz", rows)
    pack(TARGET / "weights.tsv.gz", [f"{name}\t{value:.3f}" for name, value in sorted(kept.items())])
    say(f"{len(rows)} words, {len(kept)} weights")


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
    if arguments.evaluate:
        evaluate(arguments.data, counts, arguments.errors)
    else:
        write(arguments.data, table, counts)


if __name__ == "__main__":
    main()
