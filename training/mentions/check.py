"""How well mentions find names and codes: against the speakers and actors of the development gold, and on newswire.

    python -m training.mentions.check [--shared ../shared] [--errors]

Needs the project's reference material (``../shared``), which users do not have; says so when it is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rawi.mentions import Entities
from rawi.pipeline import Article, Engine
from rawi.text import fold

NEWSWIRE = ("newswire/saudinewsnet.jsonl.gz", "newswire/ant_2018.jsonl.gz")
STEP = 97
"""Every how manieth newswire article is read."""


def same_name(a: str, b: str) -> bool:
    x, y = set(fold(a).split()), set(fold(b).split())
    return bool(x and y) and (x <= y or y <= x)


def gold(shared: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    for path in sorted((shared / "gold/dev").glob("*.json")):
        g = json.loads(path.read_text("utf-8"))
        date = None if (g.get("dateline") or {}).get("date") else g["date"]
        yield g, Article(g["text"], g["doc_id"], g["title"], date, g["source"], g["url"])


def wanted(g: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any], str]]:
    """Speakers as (kind, place, who, words) where the sentence names them; actors and recipients likewise."""
    for s in g["statements"]:
        words = s["source"]["mention"]
        cue = g["text"].find(s["cue"] + " ")
        if s.get("doubt") or not words or cue < 0:
            continue
        near = min((m.start() for m in re.finditer(re.escape(words), g["text"])), key=lambda p: abs(p - cue), default=-1)
        if near >= 0:
            yield "speaker", near, s["source"], words
    for e in g["events"]:
        at = g["text"].find(e["sentence"])
        for who in e["actors"] + e["recipients"] if not e.get("doubt") else ():
            place = g["text"].find(who["name"], max(at, 0))
            if place >= 0:
                yield "actor", place, who, who["name"]


def check_gold(engine: Engine, shared: Path, errors: bool) -> None:
    count: Counter[str] = Counter()
    for g, article in gold(shared):
        entities = engine.analyse(article).entities
        for kind, place, who, words in wanted(g):
            count[kind] += 1
            found = [m for m in entities.mentions if m.start < place + len(words) and place < m.end]
            if not found:
                continue
            draft = entities.entities[found[0].entity]
            count[f"{kind} found"] += 1
            right = {
                "name": same_name(who["name"], draft.name),
                "country": (draft.country or None) == who["country"],
                "sector": (draft.sector or None) == who["sector"],
            }
            for what, ok in right.items():
                count[f"{kind} {what}"] += ok
            if errors and not all(right.values()):
                print(g["doc_id"], kind, words, who["country"], who["sector"], "|", draft.name, draft.country, draft.sector)
    for kind in ("speaker", "actor"):
        for what in ("found", "name", "country", "sector"):
            print(f"{kind:8} {what:8} {count[f'{kind} {what}'] / max(1, count[kind]):.3f}  n {count[kind]}")


def with_country(entities: Entities) -> tuple[int, int, int, int]:
    """Mentions of persons by name: all, country told or in a table, country from the story, linked to a table row."""
    drafts = [d for d in entities.entities if d.type == "person"]
    named = [(d, m) for d in drafts for m in d.mentions if m.kind == "name"]
    known = sum(d.country is not None and not d.country_inferred for d, _ in named)
    return len(named), known, sum(d.country_inferred for d, _ in named), sum(d.entry is not None for d, _ in named)


def check_newswire(engine: Engine, shared: Path) -> None:
    totals = [0, 0, 0, 0]
    articles = 0
    for name in NEWSWIRE:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as lines:
            for i, line in enumerate(lines):
                if i % STEP:
                    continue
                o = json.loads(line)
                articles += 1
                analysis = engine.analyse(Article(o["content"], o["id"], o["title"], o["date"][:10], o["source"]))
                for k, n in enumerate(with_country(analysis.entities)):
                    totals[k] += n
    everyone = max(1, totals[0])
    print(f"newswire: {articles} articles, {totals[0]} mentions of persons by name")
    shares = [total / everyone for total in totals]
    print(f"  country told or in a table {shares[1]:.3f}, from the story {shares[2]:.3f}, linked to a table row {shares[3]:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold/dev").is_dir():
        sys.exit(f"{options.shared}/gold/dev is missing: this check needs the reference material, which is not part of Rawi")
    engine = Engine()
    check_gold(engine, options.shared, options.errors)
    check_newswire(engine, options.shared)


if __name__ == "__main__":
    main()
