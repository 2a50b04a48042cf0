"""Speed of the language layer by step: python benchmarks/language.py [FILE.jsonl] [--articles 300]

Reads articles (JSON lines with ``content`` or ``text``; the example report many times over when no file is given) and
prints words a second of processor time for each step on one core, memory, and load time. Words are tokens of kind
word, number or latin: punctuation is not counted.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "xinhua-2022-01-11.txt"


def articles(path: Path | None, most: int) -> list[str]:
    if path is None:
        return [EXAMPLE.read_text(encoding="utf-8")] * most
    rows = [json.loads(line) for line, _ in zip(path.open(encoding="utf-8"), range(most), strict=False)]
    return [row.get("content") or row.get("text") or "" for row in rows]


def timed(texts: list[str]) -> tuple[int, dict[str, float]]:
    """Words read, and seconds of processor time of each step."""
    from rawi.language.crf import shipped
    from rawi.language.verbs import lookup_all, ordered_all
    from rawi.text import read_text

    clock = time.process_time
    start = clock()
    layers = [read_text(text) for text in texts]
    tokens = clock()
    verbs = [lookup_all(layer) for layer in layers]
    forms = clock()
    trained = shipped()
    tagged = [trained.analyse(layer, forms_) for layer, forms_ in zip(layers, verbs, strict=True)]
    tags = clock()
    for layer, (pos, _) in zip(layers, tagged, strict=True):
        ordered_all(layer, pos)
    order = clock()
    words = sum(t.kind != "punctuation" for layer in layers for t in layer.tokens)
    times = {"tokens": tokens - start, "forms": forms - tokens, "tags and names": tags - forms, "order of forms": order - tags}
    return words, {**times, "together": order - start}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    texts = articles(options.file, options.articles)

    before = time.perf_counter()
    from rawi.language import analyse_language
    from rawi.text import read_text

    analyse_language(read_text("قال"))
    print(f"load {time.perf_counter() - before:.2f} s (imports, tables and models)")
    for turn in ("first reading", "second reading, caches warm"):
        words, times = timed(texts)
        print(f"{turn}: {words} words")
        for step, taken in times.items():
            print(f"  {step:16} {words / max(taken, 1e-9):10.0f} words/s {1e6 * taken / words:8.1f} us a word")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
