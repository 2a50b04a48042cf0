"""Bytes to Arabic text: what a fuzzer changes are choices among words that the engine knows and marks that it fears."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

ODD = (
    "\u202e", "\u200f", "\u2067", "\u0640", "\u0651", "\ufeff", "\u0000", "\ufdfa", "\U0001f642", "\u0660", "12", "3.5", "2022", "١١",
    "«", "»", '"', "“", "”", "(", ")", "[", "]", "،", ".", "؛", ":", "؟", "!", "…", "-", "–", "/", "\n", "\n\n", "\r\n", "\t", " ", "  ",
    "و", "ف", "ب", "ك", "ل", "س", "ال", "لل", "هما", "ها", "ه", "ان", "ين", "ون", "ات", "abc", "http://a.b/c?d=e", "@name", "#وسم",
    "أ.ف.ب", "د.", "(شينخوا) --", "11 يناير 2022", "أمس", "يوم الاثنين",
)  # fmt: skip


@lru_cache(maxsize=1)
def fragments() -> tuple[str, ...]:
    """Words of the lexicons' example sentences, then odd marks; a fixed order, so that finds stay readable."""
    words: dict[str, None] = {}
    data = files("rawi") / "data"
    for table in ("events/triggers.tsv", "statements/cues.tsv", "events/light.tsv"):
        with (data / table).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                words.update(dict.fromkeys((row.get("example") or "").split()))
    names = "سيرغي لافروف وانغ يي أردوغان نيويورك الأمم المتحدة وزير الخارجية الروسي نظيره الجانبان الرئيس المصري بن عبد الله"
    words.update(dict.fromkeys(names.split()))
    return (*ODD, *sorted(words))


def text_of(data: bytes) -> str:
    """Two bytes choose a fragment; an odd first bit glues it to the one before.

    >>> text_of(bytes([1, 11, 0, 13])) == ODD[11] + ODD[13] + " "
    True
    """
    known = fragments()
    out: list[str] = []
    for high, low in zip(data[::2], data[1::2], strict=False):
        choice = (high >> 1) << 8 | low
        out.append(known[choice % len(known)] if choice < 0x7000 else chr(0x600 + low))
        if not high & 1:
            out.append(" ")
    return "".join(out)
