"""Gold splits of words: Farasa WikiNews, Universal Dependencies, names, and the project's own list."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from rawi.text.letters import clean, light
from rawi.text.segments import PRONOUNS, Segments

_ARABIC = re.compile("[\u0621-\u064a]")
_NAME = re.compile("[\u0621-\u064a]{3,}")
FUSED = frozenset(
    ["لأن", "كما", "مما", "عما", "ممن", "عمن", "فيما", "بما", "لما", "إنما", "لكن", "لذلك", "كذلك", "لذا", "كأن", "لماذا"]
)
"""Function words that count as one word, however a corpus writes them."""
_SUBJECTS = frozenset(["ت", "وا", "ون", "ان", "ا", "و", "تم", "ين"])


class Example(NamedTuple):
    """A word's letters, its split, and how much it weighs in training."""

    word: str
    split: Segments
    weight: float = 1.0


class MissingDataError(SystemExit):
    """The data folder lacks a file; the message says which."""


def need(path: Path) -> Path:
    """The path, or a clear end of the program."""
    if not path.exists():
        raise MissingDataError(f"training data missing: {path}; give its folder with --data")
    return path


def _build(prefixes: list[tuple[str, str]], stem: str, pronoun: str) -> tuple[str, Segments]:
    """The word and its split from parts given with the article in full (ل+ال+وزير is written للوزير)."""
    parts = dict.fromkeys("cpfa", "") | dict(prefixes)
    if parts["a"] and parts["p"] == "ل":
        parts["a"] = "" if stem.startswith("ل") else "ل"
    split = Segments(parts["c"], parts["p"], parts["f"], parts["a"], stem, pronoun)
    return "".join(split), split


def _fuse(split: Segments) -> Segments:
    rest = "".join(split[1:5])
    return Segments(split.conjunction, "", "", "", rest, split.pronoun) if rest in FUSED else split


def wikinews(path: Path) -> list[Example]:
    """The 131 sentences of Farasa's WikiNews set, word by word."""
    out: list[Example] = []
    for line in need(path).read_text("utf-8").splitlines():
        row = json.loads(line)
        for segments, tags in zip(row["seg"], row["pos"], strict=True):
            parts, kinds = [clean(p) for p in segments.split("+")], tags.split("+")
            if kinds[0] in ("PUNC", "FOREIGN") or not _ARABIC.search(segments):
                continue
            example = _from_farasa(parts, kinds[: len(parts)])
            if example:
                out.append(example)
    return out


def _from_farasa(parts: list[str], kinds: list[str]) -> Example | None:
    prefixes: list[tuple[str, str]] = []
    at = 0
    while at < len(parts) - 1:
        kind = {"CONJ": "c", "PREP": "p", "FUT_PART": "f", "DET": "a"}.get(kinds[at], "")
        if not kind or parts[at] not in {"c": "وف", "p": "بلك", "f": "س", "a": ("ال",)}[kind]:
            break
        prefixes.append((kind, parts[at]))
        at += 1
    end = len(parts)
    while end - 1 > at and kinds[end - 1] == "PRON" and _is_object(parts, kinds, at, end - 1):
        end -= 1
    stem, pronoun = "".join(parts[at:end]), "".join(parts[end:])
    if at == len(parts) - 1 and kinds[at] == "PRON" and prefixes and prefixes[-1][0] == "p" and stem in PRONOUNS:
        stem, pronoun = prefixes.pop()[1], stem
    stem = {"منما": "مما", "عنما": "عما", "منمن": "ممن"}.get(stem, stem)
    if stem in ("", "ال"):
        return None
    word, split = _build(prefixes, stem, pronoun)
    return Example(word, _fuse(split))


def _is_object(parts: list[str], kinds: list[str], stem: int, at: int) -> bool:
    """Whether a PRON suffix is a clitic and not the subject ending of a verb (أعلن+ت)."""
    if parts[at] in _SUBJECTS or parts[at] not in PRONOUNS:
        return False
    first_of_verb = kinds[stem] == "V" and at == stem + 1
    return not (first_of_verb and (parts[at] == "ي" or (parts[at] == "نا" and parts[stem][0] not in "يتنأ")))


def universal(path: Path) -> list[Example]:
    """The words of a CoNLL-U file; tokens without a space between them are one word's parts."""
    out: list[Example] = []
    rows: list[list[str]] = []
    for line in need(path).read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        row = line.split("\t")
        if row[3] in ("PUNCT", "SYM") or not _ARABIC.search(row[1]):
            out.extend(_from_rows(rows))
            rows = []
            continue
        rows.append(row)
        if "SpaceAfter=No" not in row[9]:
            out.extend(_from_rows(rows))
            rows = []
    return out


def _from_rows(rows: list[list[str]]) -> Iterator[Example]:
    forms = [clean(r[1]) for r in rows]
    prefixes: list[tuple[str, str]] = []
    at = 0
    while at < len(rows) - 1:
        if at == 0 and forms[at] in ("و", "ف"):
            prefixes.append(("c", forms[at]))
        elif forms[at] in ("ب", "ل", "ك"):
            prefixes.append(("p", forms[at]))
        elif forms[at] == "س":
            prefixes.append(("f", forms[at]))
        else:
            break
        at += 1
    if not rows:
        return
    pronoun = ""
    end = len(rows)
    if rows[-1][3] == "PRON" and forms[-1] in PRONOUNS and end > 1:
        pronoun = forms[-1]
        end -= 1
        if end == at and prefixes[-1][0] == "p":
            word, split = _build(prefixes[:-1], prefixes[-1][1], pronoun)
            yield Example(word, split)
            return
    if end <= at:
        return
    stem, row = "".join(forms[at:end]), rows[at]
    indefinite = "Definite=Ind" in row[5]
    nominal = row[3] in ("NOUN", "ADJ", "NUM", "ADV", "PROPN") and not indefinite and not pronoun
    if nominal and stem.startswith("ال") and len(stem) > 3 and stem not in ("الله", "الآن"):
        prefixes, stem = [*prefixes, ("a", "ال")], stem[2:]
    elif nominal and prefixes and prefixes[-1] == ("p", "ل") and stem.startswith("ل") and not clean(row[2]).startswith("ل"):
        prefixes, stem = [*prefixes, ("a", "ال")], stem[1:]
    word, split = _build(prefixes, stem, pronoun)
    yield Example(word, _fuse(split))


def _entity_words(folder: Path) -> Counter[str]:
    """Words inside names of persons and places in NewsFANE and WikiFANE."""
    out: Counter[str] = Counter()
    texts = [
        need(folder / "ner/newsfane_train.jsonl").read_text("utf-8"),
        gzip.decompress(need(folder / "ner/wikifane.jsonl.gz").read_bytes()).decode("utf-8"),
    ]
    for text in texts:
        for line in text.splitlines():
            row = json.loads(line)
            out.update(t for t, tag in zip(row["tokens"], row["tags"], strict=True) if tag[2:] in ("PER", "GPE"))
    return Counter({w: n for w, n in out.items() if _NAME.fullmatch(w)})


def names(folder: Path, table: Mapping[str, int], counts: Mapping[str, float], weight: float) -> list[Example]:
    """Words of names as unsplit examples, but not where a preposition seems to stand before the name.

    The corpora have no hamza and leave ب and ل on names (بفرنسا): a word whose rest is itself a name is left out unless the
    whole is by far more frequent in the newswire.
    """
    known = _entity_words(folder)
    with need(folder / "kb/cities_ar.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["ar_src"] == "naturalearth50m":
                known.update(_NAME.findall(row["name_ar"]))
    out: list[Example] = []
    for word, n in sorted(known.items()):
        key = light(clean(word))
        rest = key[1:]
        if key.startswith("لل"):
            continue
        beside = key[0] in "وفبلكس" and (rest in known or rest.startswith("ال"))
        if beside and counts.get(key, 0.0) < counts.get(rest, 0.0) + 2:
            continue
        if word.startswith("ال") and any(hamza + word[1:] in table for hamza in "أإآ"):
            continue  # المانيا is ألمانيا, without article
        article = "ال" if word.startswith("ال") and len(word) > 4 else ""
        split = Segments("", "", "", article, word[len(article) :], "")
        out.append(Example(word, split, weight * min(n, 5) ** 0.5))
    return out


def conjoined_verbs(path: Path, counts: Mapping[str, float], weight: float) -> list[Example]:
    """و and ف before past-tense verbs of the project's own lexicon, which the small gold sets have too few of.

    Left out where the whole is as frequent a word as the verb, or a verb's form itself (وصلت, فهم).
    """
    lemmas = [clean(line.split("\t")[0]) for line in path.read_text("utf-8").splitlines()[1:]]
    forms = dict.fromkeys(form for lemma in lemmas for form in (lemma, _feminine(lemma)))
    plain = {light(form) for form in forms}
    out: list[Example] = []
    for form in forms:
        for conjunction in "وف":
            whole = light(conjunction + form)
            margin = 1.0 if len(form) > 3 else -4.0  # فرد is a word, ف+رد too
            if whole not in plain and counts.get(whole, 0.0) < max(1.0, counts.get(light(form), 0.0) + margin):
                out.append(Example(conjunction + form, Segments(conjunction, "", "", "", form, ""), weight))
    return out


def _feminine(lemma: str) -> str:
    """The third person feminine: قالت، أعطت، دعت."""
    return (lemma[:-1] if lemma[-1] in "اى" else lemma) + "ت"


def own(path: Path, weight: float) -> list[Example]:
    """The project's own list, one word a line with + between the parts and ' before the stem."""
    out: list[Example] = []
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        example = parse_own(line)
        out.append(Example(example.word, example.split, weight))
    return out


def parse_own(line: str) -> Example:
    """و+ب+'بيت+ها to its word and split; the article before ل is written ال.

    >>> parse_own("ل+ال+'وزير").word
    'للوزير'
    """
    before, _, after = line.partition("'")
    stem, _, pronoun = after.partition("+")
    prefixes: list[tuple[str, str]] = []
    for part in filter(None, before.split("+")):
        kind = "a" if part == "ال" else "f" if part == "س" else "c" if part in "وف" else "p"
        prefixes.append((kind, part))
    word, split = _build(prefixes, stem, pronoun)
    return Example(word, split)


def without_hamza(examples: Iterable[Example], weight: float) -> list[Example]:
    """The same words as half of the newspapers write them, where that makes a difference."""
    out: list[Example] = []
    for word, split, own_weight in examples:
        plain = light(word)
        if plain != word:
            out.append(Example(plain, Segments(*map(light, split)), own_weight * weight))
    return out


def folds(examples: list[Example], number: int = 5) -> Iterator[tuple[list[Example], list[Example]]]:
    """Training part and test part, in runs of consecutive words."""
    for k in range(number):
        low, high = len(examples) * k // number, len(examples) * (k + 1) // number
        yield examples[:low] + examples[high:], examples[low:high]


def say(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)
