"""Rebuilds the trained part: python -m training.language --data ../shared/data

Steps, each kept in the work folder and made anew with --fresh: the newswire segmented and counted; word groups; the
list of names; the places of verbs and verbal nouns (training.verbs.train_surroundings); the name model; the
part-of-speech model. Nothing is random but for fixed seeds.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from training.language.corpora import MissingDataError
from training.language.evaluation import evaluate_names, evaluate_tags
from training.language.groups import write_words
from training.language.listed import write_names
from training.language.models import (
    feature_maker,
    name_samples,
    opened,
    tag_rows,
    tag_samples,
    train_names,
    train_tags,
)
from training.language.newswire import word_counts, write_segmented
from training.verbs import train_surroundings

from rawi.language.tables import read_words

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "src" / "rawi" / "data" / "models"
KNOWLEDGE = ROOT / "src" / "rawi" / "data" / "knowledge"
NEEDED = (
    "newswire/saudinewsnet.jsonl.gz", "newswire/ant_2018.jsonl.gz", "ner/newsfane_train.jsonl", "ner/wikifane.jsonl.gz",
    "ud/ar_pud_even.conllu",
)  # fmt: skip


def counts_of(data: Path, work: Path) -> Counter[str]:
    """Word counts of the newswire, from the work folder if they are there."""
    path = work / "counts.json"
    if not path.exists():
        path.write_text(json.dumps(word_counts(data), ensure_ascii=False), encoding="utf-8")
    return Counter(json.loads(path.read_text(encoding="utf-8")))


def say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)


def tables(data: Path, work: Path, out: Path) -> None:
    """Word groups and the list of names."""
    segmented = work / "segmented.txt"
    if not segmented.exists():
        say("reading the newswire")
        say(f"{write_segmented(data, segmented)} words")
    if not (out / "words.tsv.gz").exists():
        say("grouping words")
        write_words(segmented, out / "words.tsv.gz")
    say("listing names")
    write_names(KNOWLEDGE, out / "names.tsv.gz")


def models(data: Path, work: Path, out: Path) -> None:
    """Both CRFs."""
    maker = feature_maker(out)
    news, wiki = name_samples(data, counts_of(data, work))
    say(f"names: {len(news)} sentences of news, {len(wiki)} of encyclopaedia")
    names = train_names(maker, news + wiki, out / "names.crf")
    say("parts of speech")
    train_tags([(tag_rows(maker, names, s, v), s.tags) for s, v in tag_samples(data)], out / "tags.crf")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.language", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder with ner/, ud/ and newswire/")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "language", help="folder for what is made on the way")
    parser.add_argument("--out", type=Path, default=MODELS, help="folder for the weights")
    parser.add_argument("--fresh", action="store_true", help="make everything anew")
    parser.add_argument("--steps", default="tables,places,models", help="of tables, places, models, evaluate-names, evaluate-tags")
    options = parser.parse_args()
    for name in NEEDED:
        if not (options.data / name).exists():
            raise MissingDataError(options.data / name)
    options.work.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.fresh:
        for old in (options.work / "segmented.txt", options.work / "counts.json", options.out / "words.tsv.gz"):
            old.unlink(missing_ok=True)
    for step in options.steps.split(","):
        if step == "tables":
            tables(options.data, options.work, options.out)
        elif step == "places":
            say("places of verbs and verbal nouns")
            train_surroundings.train(read_words(options.out / "words.tsv.gz"))
        elif step == "models":
            models(options.data, options.work, options.out)
        elif step == "evaluate-names":
            evaluate_names(options.data, options.out, options.work, counts_of(options.data, options.work))
        elif step == "evaluate-tags":
            evaluate_tags(options.data, options.out, opened(options.out / "names.crf"), options.work)
        else:
            parser.error(f"no step {step!r}")
    say("done")


if __name__ == "__main__":
    main()
