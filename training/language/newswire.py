"""The newswire as segmented, folded words: counts for repairing corpora, and text for word vectors."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from training.language.corpora import newswire_texts

from rawi.language.words import words_of
from rawi.text import read_text
from rawi.text.folding import fold

_WORD = re.compile(r"[\u0620-\u0669]+")


def word_counts(data: Path) -> Counter[str]:
    """How often each folded word stands in the newswire, clitics on."""
    raw: Counter[str] = Counter()
    for text in newswire_texts(data):
        raw.update(_WORD.findall(text))
    out: Counter[str] = Counter()
    for word, count in raw.items():
        out[fold(word)] += count
    return out


def write_segmented(data: Path, path: Path) -> int:
    """Write the newswire one sentence a line, clitics apart; a sentence met before is left out. Returns words written."""
    seen: set[int] = set()
    total = 0
    with path.open("w", encoding="utf-8") as out:
        for text in newswire_texts(data):
            layer = read_text(text)
            for sentence in layer.sentences:
                words = [w for t in layer.tokens[sentence.first : sentence.last] for w in words_of(t)]
                line = " ".join(words)
                key = hash(line)
                if len(words) < 4 or key in seen:
                    continue
                seen.add(key)
                total += len(words)
                out.write(line + "\n")
    return total
