"""Word counts of the newswire, by letters with hamza and ta marbuta."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from pathlib import Path

from training.segmenter.corpora import need

from rawi.text.letters import clean

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670\u0640\u0671\u06a9\u06cc]+")
SCALE = 4
"""Steps of the word table in one doubling of the count."""


def count_words(folder: Path) -> Counter[str]:
    """Counts over both newswire sets, titles included; articles with the same beginning count once."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    cache: dict[str, str] = {}
    for name in ("saudinewsnet", "ant_2018"):
        with gzip.open(need(folder / f"newswire/{name}.jsonl.gz"), "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = row["content"] or ""
                if text[:200] in seen:
                    continue
                seen.add(text[:200])
                for word in _WORD.findall(f"{row['title'] or ''}\n{text}"):
                    letters = cache.get(word)
                    if letters is None:
                        letters = cache[word] = clean(word)
                    counts[letters] += 1
    counts.pop("", None)
    return counts


def quantised(count: int) -> int:
    """log2(1 + count) in quarters, as the word table keeps it."""
    return round(SCALE * math.log2(1 + count))
