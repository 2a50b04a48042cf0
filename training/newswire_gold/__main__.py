"""Scores on annotated newswire articles: ``python -m training.newswire_gold --data ../shared/data [--set read]``.

``kept.jsonl`` are articles whose errors nobody read: what unseen articles should be expected to give. ``read.jsonl`` are
articles that rules and weights were mended on. Both have annotations in the format of docs/evaluation.md, with spans of
characters where that has words of the text. The texts are read from the newswire, which is not part of the project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rawi
from rawi.evaluate.gold import GoldArticle
from rawi.evaluate.report import as_text
from rawi.evaluate.run import evaluate

HERE = Path(__file__).parent
SOURCES = ("diplomatic_pool.jsonl", "ant_2018.jsonl.gz", "saudinewsnet.jsonl.gz")


def annotated(which: str) -> dict[str, dict[str, Any]]:
    """The annotations of a set ("kept" or "read") by the article's id."""
    rows = [json.loads(line) for line in (HERE / f"{which}.jsonl").read_text("utf-8").splitlines()]
    return {row["doc_id"]: row for row in rows}


def texts(newswire: Path, wanted: set[str]) -> Iterator[dict[str, Any]]:
    """The rows of the newswire with these ids; stops when all are found."""
    missing = set(wanted)
    for name in SOURCES:
        path = newswire / name
        if not path.exists():
            sys.exit(f"{path} is missing: the newswire is not part of the project; name its folder's parent with --data")
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines if missing else ():
                row = json.loads(line)
                if row["id"] in missing:
                    missing.remove(row["id"])
                    yield row
    if missing:
        sys.exit(f"not in the newswire: {', '.join(sorted(missing))}")


def with_words(row: dict[str, Any], marks: dict[str, Any]) -> GoldArticle:
    """An annotated article: each span gives way to the words that stand there."""
    text = row["content"]

    def words(span: list[int] | None) -> str | None:
        return None if span is None else text[span[0] : span[1]]

    statements = [
        {**s, "cue": words(s["cue"]), "content": words(s["content"]), "source": {**s["source"], "mention": words(s["source"]["mention"])}}
        for s in marks["statements"]
    ]
    events = [{**e, "trigger": words(e["trigger"]), "sentence": words(e["sentence"])} for e in marks["events"]]
    head = {"source": row["source"], "url": row["url"], "date": row["date"][:10], "title": row["title"], "text": text}
    return GoldArticle.model_validate({**marks, **head, "statements": statements, "events": events})


def articles(data: Path, which: str) -> list[GoldArticle]:
    """The articles of a set with their texts, by id."""
    marks = annotated(which)
    golds = [with_words(row, marks[row["id"]]) for row in texts(data / "newswire", set(marks))]
    return sorted(golds, key=lambda gold: gold.doc_id)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.newswire_gold", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--set", choices=("kept", "read"), default="kept")
    options = parser.parse_args()
    print(as_text(evaluate(rawi.load(), articles(options.data, options.set))), end="")


if __name__ == "__main__":
    main()
