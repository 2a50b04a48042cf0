"""What speaks for a split: how often the newswire has its parts. Used alike in training and in use.

Counts are of word forms in newswire text (data/text/words.tsv.gz), as log2(1 + n). The thought: of وزير the rest
زير is rare and الوزير frequent, of وقال the rest is more frequent than the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rawi.text.letters import light
from rawi.text.segments import PRONOUNS, Segments

_PREFIXES = ("ال", "و", "ب", "ل", "بال", "وال", "لل", "ف")
_SUFFIXES = ("ه", "ها", "هم", "ة", "ات", "ين", "نا", "ون", "ا")
_TRAPS = ("هما", "هم", "ها", "نا", "ه", "ك", "ي")
_VARIANTS = {"ت": ("ة",), "ا": ("ى",), "ئ": ("ء",), "ؤ": ("ء",), "ي": ("ى",)}

Feature = tuple[str, float]


def _bucket(value: float) -> str:
    return str(min(9, int(value / 1.8)))


class Evidence:
    """Counts of word forms and of how many shapes a stem is seen in, remembered for one word at a time."""

    def __init__(self, counts: Mapping[str, float]) -> None:
        self.counts = counts
        self._prefixes: dict[str, int] = {}
        self._suffixes: dict[str, int] = {}

    def log(self, key: str) -> float:
        return self.counts.get(key, 0.0)

    def prefixes(self, key: str) -> int:
        """With how many of the common prefixes the newswire has this stem."""
        known = self._prefixes.get(key)
        if known is None:
            known = self._prefixes[key] = sum(p + key in self.counts for p in _PREFIXES)
        return known

    def suffixes(self, key: str) -> int:
        """With how many of the common endings the newswire has this stem."""
        known = self._suffixes.get(key)
        if known is None:
            known = self._suffixes[key] = sum(key + s in self.counts for s in _SUFFIXES)
        return known

    def bare(self, key: str) -> float:
        """How often a stem stands without its pronoun, spelt as it is then: زيارت of زيارته as زيارة."""
        best = self.log(key + "ا") if key.endswith("و") else 0.0
        return max([best, *(self.log(key[:-1] + end) for end in _VARIANTS.get(key[-1:], ()))])

    def base(self, key: str) -> float:
        """How often a stem stands without its pronoun, as spelt or as it is spelt then."""
        return max(self.log(key), self.bare(key))

    def forget(self) -> None:
        self._prefixes.clear()
        self._suffixes.clear()


def features(word: str, split: Segments, evidence: Evidence) -> Iterator[Feature]:
    """Names and values of what holds for one split of a word.

    >>> from rawi.text.segments import candidates
    >>> dict(features("ورد", candidates("ورد")[0], Evidence({"ورد": 8.0})))["L3"]
    1.0
    """
    stem, pronoun = split.stem, split.pronoun
    key, whole = light(stem), light(word)
    pattern = split.pattern
    letters = f"{split.conjunction}{split.preposition}{split.future}{'a' if split.article else ''}+{pronoun}"
    alone, definite = evidence.log(key), evidence.log("ال" + key)
    bare = evidence.bare(key) if pronoun else 0.0
    base, full = max(alone, definite, bare), evidence.log(whole)
    yield pattern, 1.0
    yield letters, 1.0
    yield f"B{pattern}{_bucket(base)}", 1.0
    yield f"S{letters}{_bucket(alone)}", 1.0
    yield f"A{letters}{_bucket(definite)}", 1.0
    yield f"W{letters}{_bucket(full)}", 1.0
    yield f"d{pattern}", (base - full) / 6
    yield f"d{letters}", (base - full) / 6
    yield f"s{letters}", alone / 8
    yield f"a{letters}", definite / 8
    front = letters.partition("+")[0]
    yield f"F{front}", 1.0
    yield f"G{front}{_bucket(base)}", 1.0
    yield f"X{pronoun}", 1.0
    yield f"Y{pronoun}{_bucket(base)}", 1.0
    before, after = evidence.prefixes(key), evidence.suffixes(key)
    yield f"I{front}", before / 6
    yield f"J{pronoun}", after / 6
    yield f"P{pattern}{before}", 1.0
    yield f"p{letters}", before / 6
    yield f"Q{pattern}{min(6, after)}", 1.0
    yield f"q{letters}", after / 6
    yield f"L{pattern}{min(7, len(stem))}", 1.0
    yield f"H{pattern}{'h' if stem[0] in 'أإآ' else 'n'}", 1.0
    yield f"e{'x' if pronoun else ''}{stem[-2:]}", 1.0
    yield from _of_front(word, split, key, whole, definite, full, evidence)
    yield from _of_end(split, key, bare, evidence)


def _of_front(
    word: str, split: Segments, key: str, whole: str, definite: float, full: float, evidence: Evidence
) -> Iterator[Feature]:
    """For and against taking the first letters off."""
    conjunction, lead = split.conjunction, split.preposition + split.future
    if conjunction:
        rest = evidence.log(whole[1:])
        yield f"cr{conjunction}", (rest - full) / 6
        yield f"cR{conjunction}{_bucket(rest)}{_bucket(full)}", 1.0
        if split.pronoun:  # وزارته: زارت is rarer than وزارة
            inside = evidence.base(conjunction + lead + key)
            yield f"cb{conjunction}", (evidence.base(key) - inside) / 6
            yield f"cB{conjunction}{_bucket(inside)}", 1.0
        yield f"c3{word[:3]}", 1.0
        yield f"c4{word[:4]}", 1.0
    elif word[0] in "وف":
        yield f"nc{word[0]}{_bucket(definite)}", 1.0
        yield f"nr{word[0]}", evidence.prefixes(whole) / 6
        yield f"n3{word[:3]}", 1.0
    if lead:
        rest = evidence.log(whole[len(conjunction) + 1 :])
        yield f"pr{lead}", (rest - full) / 6
        yield f"pR{lead}{_bucket(rest)}", 1.0
        yield f"p3{lead}{split.stem[:3]}", 1.0
        yield f"p2{lead}{split.stem[:2]}", 1.0
    elif not split.article and key[0] in "بلكس":
        yield f"np{key[0]}{_bucket(definite)}", 1.0
        yield f"nq{key[0]}", evidence.prefixes(key) / 6
        yield f"m3{split.stem[:3]}", 1.0


def _of_end(split: Segments, key: str, bare: float, evidence: Evidence) -> Iterator[Feature]:
    """For and against taking the last letters off."""
    stem, pronoun = split.stem, split.pronoun
    if pronoun:
        others = sum(other != pronoun and key + other in evidence.counts for other in PRONOUNS)
        yield f"o{pronoun}{min(5, others)}", 1.0
        yield f"v{pronoun}{_bucket(bare)}", 1.0
        yield f"l{pronoun}{stem[-1]}", 1.0
        yield f"k{pronoun}{stem[-2:]}", 1.0
        return
    for ending in _TRAPS:
        if stem.endswith(ending):
            yield f"t{ending}{stem[-len(ending) - 1 : -len(ending)]}", 1.0
