"""A plain keyword coder over Rawi's own cue and trigger words: what a lexicon alone gives, for comparison.

It looks words up, with و ف ب ل ك and ال taken off; it knows no sentence, no actor, no speaker, no negation.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from rawi.text import fold

DATA = Path(__file__).parents[1] / "src" / "rawi" / "data"
WORD = re.compile(r"\w+")
AFFIX = re.compile(r"^[وف]?[بلك]?(?:ال)?")


def lexicon() -> dict[str, str]:
    """Folded words to the act or the event type they stand for."""
    found: dict[str, str] = {}
    for name, words, code in (("events/triggers.tsv", "words", "type"), ("statements/cues.tsv", "lemma", "act")):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                for word in row[words].split(","):
                    found.setdefault(fold(word.strip()), row[code])  # the first row of a word is its plain meaning
    return found


def code(text: str, words: dict[str, str]) -> list[tuple[int, int, str]]:
    """Start, end and code of every word of the lexicon; a phrase of the lexicon is found by looking two words far."""
    found, tokens = [], [(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text)]
    for here, after in zip(tokens, [*tokens[1:], (0, 0, "")], strict=True):
        for key in (here[2], AFFIX.sub("", here[2]), f"{here[2]} {after[2]}"):
            if key in words:
                found.append((here[0], here[1], words[key]))
                break
    return found
