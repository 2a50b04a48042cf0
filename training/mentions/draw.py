"""Draws newswire articles and lists every linked entity with its words, for reading links one by one.

    python -m training.mentions.draw --seed 1 [--shared ../shared] [--articles 50] > links.tsv

A linked entity has a table row, or a country told by its own words. One line an entity: article, offset, what it is linked
to, and the words around its first mention. Articles of the gold sets are left out. Needs the project's reference material.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from rawi.mentions.types import EntityDraft
from rawi.pipeline import Article, Engine

NEWSWIRE = ("newswire/saudinewsnet.jsonl.gz", "newswire/ant_2018.jsonl.gz")
AROUND = 45


def draw(shared: Path, seed: int, count: int) -> list[dict[str, Any]]:
    """Articles in equal number from each outlet and year as far as they go, drawn by the seed."""
    gold = {json.loads(p.read_text("utf-8"))["doc_id"] for p in (shared / "gold/dev").glob("*.json")}
    by_source: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for name in NEWSWIRE:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                o = json.loads(line)
                if o["id"] not in gold:
                    by_source[(name, o["source"])].append(o)
    chooser = random.Random(seed)
    out: list[dict[str, Any]] = []
    for part in NEWSWIRE:
        sources = sorted(s for s in by_source if s[0] == part)
        while sources and len(out) < (count // 2 if part == NEWSWIRE[0] else count):
            source = sources[len(out) % len(sources)]
            out.append(by_source[source].pop(chooser.randrange(len(by_source[source]))))
    return out


def linked(draft: EntityDraft) -> bool:
    return draft.entry is not None or (draft.country is not None and not draft.country_inferred)


def line(text: str, number: int, o: dict[str, Any], draft: EntityDraft) -> str:
    first = min(draft.mentions, key=lambda m: (m.kind != "name", m.start))
    before, after = text[max(0, first.start - AROUND) : first.start], text[first.end : first.end + AROUND]
    forms = list(dict.fromkeys(text[m.start : m.end] for m in draft.mentions if m is not first))[:3]
    words = f"{before}[{text[first.start : first.end]}]{after}".replace("\n", " ").replace("\t", " ")
    link = f"{draft.entry or '-'} {draft.country or '-'} {draft.sector or '-'} {draft.office or ''}"
    return f"{number}\t{o['id']}\t{first.start}\t{link}\t{words}\t{' | '.join(forms)}".replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=50)
    options = parser.parse_args()
    if not (options.shared / "data" / NEWSWIRE[0]).is_file():
        sys.exit(f"{options.shared}/data is missing: drawing needs the reference material, which is not part of Rawi")
    engine = Engine()
    for number, o in enumerate(draw(options.shared, options.seed, options.articles), 1):
        entities = engine.analyse(Article(o["content"], o["id"], o["title"], o["date"][:10], o["source"])).entities
        drafts = [d for d in entities.entities if d.mentions and not d.members and linked(d)]
        for draft in sorted(drafts, key=lambda d: min(m.start for m in d.mentions)):
            print(line(o["content"], number, o, draft))


if __name__ == "__main__":
    main()
