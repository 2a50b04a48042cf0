"""Statements of newswire articles judged by hand: article ids and offsets, no text.

Each row of ``newswire.tsv`` is one statement as it ought to be (cue, who speaks, content, in characters of the article's
text), with the judgement of what the engine of that day had found: right, or wrong in speaker, content or both, missed,
false (no statement at all, its other spans empty), or doubt. ``group`` tells the order in which articles were read.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "newswire.tsv"
FILES = ("saudinewsnet.jsonl.gz", "ant_2018.jsonl.gz")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement as it ought to be, and how the engine's was judged when it was read."""

    group: str
    article: str
    cue: Span
    speaker: Span
    content: Span
    judged: str


def read_judged(path: Path = TABLE) -> dict[str, list[Judged]]:
    """The judged statements by article id."""
    rows: dict[str, list[Judged]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            cue, speaker, content = (
                (int(row[f"{part}_start"]), int(row[f"{part}_end"])) for part in ("cue", "speaker", "content")
            )
            rows[row["article"]].append(Judged(row["group"], row["article"], cue, speaker, content, row["judged"]))
    return dict(rows)


def read_articles(folder: Path, wanted: set[str]) -> Iterator[dict[str, Any]]:
    """The articles with these ids out of the newswire files; raises SystemExit when the folder lacks them."""
    for name in FILES:
        path = folder / name
        if not path.exists():
            raise SystemExit(f"{path} is missing: the newswire is not part of the project")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] in wanted:
                    yield article
