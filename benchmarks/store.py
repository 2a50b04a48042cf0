"""How fast ingest is beside the bare engine, how long questions take, how large the store is.

``python -m benchmarks.store --data ../shared/data/newswire --articles 500``; the articles are JSON Lines (.jsonl, .jsonl.gz)
with the text in ``text`` or ``content``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import rawi
from rawi.article import Article
from rawi.cli.ingest import coder
from rawi.cli.options import EngineOptions
from rawi.sources import Item
from rawi.store.dyads import dyad, timeline
from rawi.store.ingest import ingest
from rawi.store.place import Connection, open_reading
from rawi.store.search import Filters, search
from rawi.store.who import who

QUESTIONS: dict[str, Callable[[Connection], object]] = {
    "who": lambda c: who(c, "ترامب"),
    "dyad": lambda c: dyad(c, "USA", "RUS"),
    "search": lambda c: search(c, "الاتفاق النووي"),
    "search with speaker": lambda c: search(c, "العقوبات", Filters(speaker="USA")),
    "timeline": lambda c: timeline(c, ["SAU"]),
    "sql": lambda c: c.execute("SELECT outlet, count(*) FROM counted_events GROUP BY 1 ORDER BY 2 DESC").fetchall(),
}


def articles(folder: Path) -> Iterator[Article]:
    """The articles of all files, one of each file in turn."""
    streams = [_file(path) for path in sorted(folder.glob("*.jsonl*"))]
    while streams:
        for stream in list(streams):
            found = next(stream, None)
            if found is None:
                streams.remove(stream)
            else:
                yield found


def _file(path: Path) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row.get("text") or row.get("content")
            if text:
                yield Article(text, row.get("id"), row.get("title"), (row.get("date") or "")[:10] or None, row.get("source"), row.get("url"))


Seconds = tuple[float, float]
"""By the clock, and of processor time of all threads."""


def bare(some: list[Article]) -> Seconds:
    """What the engine alone takes."""
    engine = rawi.load()
    began, worked = time.perf_counter(), time.process_time()
    for article in some:
        engine.read_article(article).to_json()
    return time.perf_counter() - began, time.process_time() - worked


def stored(some: list[Article], store: str) -> Seconds:
    """What coding into a store takes, from the first article to the closed store."""
    items = (Item(f"article:{n}", n, article) for n, article in enumerate(some, 1))
    began, worked = time.perf_counter(), time.process_time()
    ingest(items, store, coder(1, EngineOptions()))
    return time.perf_counter() - began, time.process_time() - worked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--store", help="ask this store instead of making one")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"no folder {options.data}; give one with .jsonl or .jsonl.gz files of articles")
    store = options.store
    with tempfile.TemporaryDirectory() as folder:
        if store is None:
            some = list(islice(articles(options.data), options.articles))
            bare(some[:20])  # tables are loaded and caches filled for both
            store = str(Path(folder) / "news.rawi")
            half = len(some) // 2
            # The load of the machine changes: halves in turn, so that both meet it.
            first, whole, second = bare(some[:half]), stored(some, store), bare(some[half:])
            clock, worked = (a + b for a, b in zip(first, second, strict=True))
            print(
                f"bare engine {len(some) / clock:.1f} articles/s, ingest {len(some) / whole[0]:.1f}/s: "
                f"{clock / whole[0]:.0%} by the clock, {worked / whole[1]:.0%} by processor time"
            )
        with closing(open_reading(store)) as connection:
            text = connection.execute("SELECT sum(octet_length(encode(text))), count(*) FROM articles").fetchone()
        print(f"{text[1]:,} articles, store {Path(store).stat().st_size / text[0]:.2f} times the text")
        for name, question in QUESTIONS.items():
            took = []
            for _ in range(5):
                began = time.perf_counter()
                with closing(open_reading(store)) as connection:
                    question(connection)
                took.append(time.perf_counter() - began)
            print(f"{name}: median {statistics.median(took):.3f} s, worst {max(took):.3f} s")


if __name__ == "__main__":
    main()
