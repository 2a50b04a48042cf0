"""What the benchmarks read: articles of a folder, else the example report and composed sentences over and over."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import IO, cast

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "xinhua-2022-01-11.txt"
LEXICONS = ("statements/cues.tsv", "events/triggers.tsv")


@dataclass(frozen=True)
class Text:
    """One article: its text, and the ISO date it was published where known."""

    text: str
    date: str | None = None


@dataclass(frozen=True)
class Texts:
    """Articles and, in words for the page, where they come from; ``own`` when they are the project's own, repeated."""

    articles: list[Text]
    origin: str
    own: bool = False


def load(folder: Path | None, most: int) -> Texts:
    """At most ``most`` articles, spread evenly over the files of ``folder``.

    Without a folder, or with one that has no JSON lines in it, the example report and the example sentences of the
    lexicons are repeated; ``origin`` says so.
    """
    files = sorted(p for p in folder.glob("*") if p.name.endswith((".jsonl", ".jsonl.gz"))) if folder else []
    if folder and files:
        articles = list(dict.fromkeys(a for f in files for a in _spread(f, -(-most // len(files)))))[:most]
        names = ", ".join(f"`{f.name}`" for f in files)
        return Texts(articles, f"{len(articles):,} articles, taken evenly from {names} of the folder `{folder.name}`")
    return Texts(
        list(islice(cycle(_own()), most)),
        f"no folder with articles was at hand, so these are {most:,} articles made of the example report and of the example "
        "sentences of the project's own lexicons, **the same few repeated**: tables that remember words help more than "
        "they would on real news, and the rates are too high for it",
        own=True,
    )


def write(texts: list[Text], path: Path) -> None:
    """The articles as JSON lines that ``rawi code`` reads."""
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(texts):
            out.write(json.dumps({"id": f"b{number}", **asdict(text)}, ensure_ascii=False) + "\n")


def read(path: Path) -> list[Text]:
    """What ``write`` wrote."""
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return [Text(row["text"], row["date"]) for row in rows]


def _open(path: Path) -> IO[str]:
    return cast(IO[str], gzip.open(path, "rt", encoding="utf-8")) if path.suffix == ".gz" else path.open(encoding="utf-8")


def _spread(path: Path, most: int) -> Iterator[Text]:
    with _open(path) as lines:
        count = sum(1 for _ in lines)
    with _open(path) as lines:
        for line in islice(lines, 0, None, max(1, count // max(1, most))):
            row = json.loads(line)
            text = row.get("text") or row.get("content")
            if isinstance(text, str) and text.strip():
                date = row.get("date")
                yield Text(text, date[:10] if isinstance(date, str) else None)


def _own() -> list[Text]:
    """The example report, and reports of twelve lines made of the lexicons' example sentences."""
    sentences: list[str] = []
    for name in LEXICONS:
        with (ROOT / "src" / "rawi" / "data" / name).open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            sentences += [row["example"] for row in rows if row.get("example")]
    made = ["\n".join(sentences[i : i + 12]) for i in range(0, len(sentences), 12)]
    return [Text(EXAMPLE.read_text(encoding="utf-8"))] + [Text(text, "2022-01-11") for text in made]
