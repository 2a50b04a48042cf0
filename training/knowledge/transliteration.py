"""How close transliterations come to known pairs of Arabic and English names.

Run: ``python training/knowledge/transliteration.py PAIRS [--sample N]`` where PAIRS is the ANETAC text file
(``PERSON Lavrov لافروف`` a line). The pairs serve this check only and are not part of the project.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from rawi.knowledge.transliteration import transliterate


def pairs(path: Path, sample: int, seed: int = 7) -> list[tuple[str, str]]:
    """A sample of the personal names: English, Arabic."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    names = [(parts[1], parts[2]) for parts in lines if len(parts) == 3 and parts[0] == "PERSON"]
    return random.Random(seed).sample(names, min(sample, len(names)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--sample", type=int, default=5000)
    parser.add_argument("--worst", type=int, default=0)
    arguments = parser.parse_args()
    if not arguments.pairs.is_file():
        raise SystemExit(f"{arguments.pairs}: no such file; give the path of the name pairs")
    names = pairs(arguments.pairs, arguments.sample)
    readings: dict[str, Callable[[str], str]] = {
        "foreign": lambda name: transliterate(name, foreign=True),
        "Arabic": transliterate,
    }
    for label, read in readings.items():
        scored = [(Levenshtein.normalized_similarity(e.lower(), read(a).lower()), e, a, read(a)) for e, a in names]
        jaro = sum(JaroWinkler.similarity(e.lower(), read(a).lower()) for e, a in names) / len(names)
        exact = sum(e.lower() == read(a).lower() for e, a in names) / len(names)
        mean = sum(score for score, *_ in scored) / len(scored)
        print(f"{label}: similarity {mean:.3f}, Jaro-Winkler {jaro:.3f}, exact {exact:.3f}, n {len(names)}")
        for _, english, arabic, got in sorted(scored)[: arguments.worst]:
            print(f"  {arabic} {english} {got}")


if __name__ == "__main__":
    main()
