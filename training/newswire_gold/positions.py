"""Annotated articles as positions: ``python -m training.newswire_gold.positions FOLDER > read.jsonl``.

The folder holds gold files (docs/evaluation.md) with the words of the text. What comes out has spans of characters in their
place and no text, so that it may be published where the article may not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rawi.evaluate.matching import place_statement

Span = list[int]


def found(text: str, words: str | None, near: int = 0) -> Span | None:
    """The span of the occurrence nearest to a place; None for None.

    >>> found("قال زيد. وقال عمر", "قال", 10)
    [10, 13]
    """
    if words is None:
        return None
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    if not starts:
        raise ValueError(f"not in the text: {words!r}")
    start = min(starts, key=lambda i: abs(i - near))
    return [start, start + len(words)]


def positions(gold: dict[str, Any]) -> dict[str, Any]:
    """One article's annotations with spans in place of words."""
    text: str = gold["text"]
    statements = []
    for s in gold["statements"]:
        placed = place_statement(text, s["cue"], s["content"])
        if placed is None:
            raise ValueError(f"not in the text: {s['cue']!r} with {s['content']!r}")
        cue, content = (list(span) for span in placed)
        source = {**s["source"], "mention": found(text, s["source"]["mention"], cue[0])}
        statements.append({**s, "cue": cue, "source": source, "content": content})
    events = []
    for e in gold["events"]:
        sentence = found(text, e["sentence"]) or [0, 0]
        at = text.find(e["trigger"], sentence[0])
        events.append({**e, "trigger": [at, at + len(e["trigger"])], "sentence": sentence})
    return {"doc_id": gold["doc_id"], "dateline": gold["dateline"], "statements": statements, "events": events}


def main() -> None:
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        print(json.dumps(positions(json.loads(path.read_text("utf-8"))), ensure_ascii=False))


if __name__ == "__main__":
    main()
