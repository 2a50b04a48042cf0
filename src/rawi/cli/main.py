"""The command line: a first `rawi code`, enough for the scorer."""

from __future__ import annotations

import json
import sys


def main() -> None:
    from rawi.pipeline import Article, Engine

    _, command, source, _, output = sys.argv
    assert command == "code"
    engine = Engine()
    with open(source, encoding="utf-8") as lines, open(output, "w", encoding="utf-8") as out:
        for line in lines:
            o = json.loads(line)
            article = Article(o["text"], o.get("id"), o.get("title"), o.get("date"), o.get("source"), o.get("url"))
            out.write(engine.read_article(article).to_json() + "\n")
