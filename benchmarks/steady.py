"""Memory over an archive and on one long article: ``python -m benchmarks.steady --data ../shared/data/newswire``.

Reads article after article with one engine and prints what the process holds (resident set) after each thousand; with
``--joined BYTES`` it reads as many joined to one text and prints the most that the process held.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import rawi
from benchmarks.measures import memory
from benchmarks.store import articles
from rawi.article import Article


def held() -> int:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 // 2**20


def over_many(some: Iterator[Article], step: int) -> Iterator[str]:
    """A line after each ``step`` articles."""
    engine = rawi.load()
    for number, article in enumerate(some, 1):
        engine.read_article(article)
        if number % step == 0:
            yield f"{number:,} articles: {held()} MB"


def joined(some: Iterator[Article], size: int) -> str:
    """Articles joined to one text of about ``size`` bytes, read at once."""
    texts: list[str] = []
    total = 0
    for article in some:
        texts.append(article.text)
        total += len(article.text.encode())
        if total >= size:
            break
    text = "\n".join(texts)
    record = rawi.load().read(text)
    return (
        f"one article of {total:,} bytes, {len(text):,} characters: {len(record.statements):,} statements, "
        f"{len(record.events):,} events, {memory() or 0:.0f} MB at most"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steady", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=8_000)
    parser.add_argument("--joined", type=int, metavar="BYTES", help="read one text of this size instead")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"no folder {options.data}; give one with .jsonl or .jsonl.gz files of articles")
    if options.joined:
        print(joined(articles(options.data), options.joined))
        return
    for line in over_many(islice(articles(options.data), options.articles), 1_000):
        print(line, flush=True)


if __name__ == "__main__":
    main()
