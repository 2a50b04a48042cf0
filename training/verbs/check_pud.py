"""Compare the table of verb forms with the verbs of Universal Dependencies PUD (even half).

    python -m training.verbs.check_pud [--errors] [--tokens rawi|gold] [--newswire]

Prints coverage (share of verb tokens with a finite reading), and agreement: the share of covered tokens of which one
reading has the same lemma and features (person, number, gender, tense, voice; mood where gold marks one). ``gold``
looks PUD's own words up, ``rawi`` the tokens of Rawi's reader in their sentence, and then also says how often the
first reading of ``likely`` is the right one. ``--newswire`` adds what share of running words in a place where only a
verb can stand (after لم, لن, قد, سوف, with سـ) has a finite reading. Reads ../shared/data, which is not part of the
project.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.verbs.count_newswire import articles

from rawi.language.types import VerbForm
from rawi.language.verbs import likely, lookup, lookup_token
from rawi.text import fold, read_text

PUD = Path("../shared/data/ud/ar_pud_even.conllu")
_NUMBER = {"Sing": "singular", "Dual": "dual", "Plur": "plural"}
_GENDER = {"Masc": "masculine", "Fem": "feminine"}


@dataclass
class Word:
    """One syntactic word of PUD and where it stands in its sentence."""

    form: str
    lemma: str
    upos: str
    feats: dict[str, str]
    start: int = 0


@dataclass
class Tally:
    """Counts of one run."""

    verbs: int = 0
    covered: int = 0
    first_lemma: int = 0
    first_all: int = 0
    lemma: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)


def sentences(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """Text and words of every sentence, with offsets."""
    text = ""
    words: list[Word] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text, words = line[9:], []
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                feats = dict(f.split("=") for f in cells[5].split("|") if "=" in f)
                words.append(Word(cells[1], cells[2], cells[3], feats))
        elif not line and words:
            place(text, words)
            yield text, words
def place(text: str, words: list[Word]) -> None:
    """Give each word its start in the text (-1 when it is not spelled there as it stands)."""
    at = 0
    for word in words:
        found = text.find(word.form, at)
        word.start = found if 0 <= found <= at + 15 else -1
        if word.start >= 0:
            at = found + len(word.form)


def is_finite(word: Word) -> bool:
    """Finite verbs and auxiliaries; PUD also tags some participles as verbs."""
    return word.upos in ("VERB", "AUX") and "Aspect" in word.feats


def bare(lemma: str) -> str:
    """A PUD lemma as a folded key: شَدَّد → شدد."""
    return fold(lemma)


def agrees(word: Word, reading: VerbForm) -> list[str]:
    """Names of the features on which a reading differs from gold."""
    feats = word.feats
    wrong = []
    if fold(reading.lemma) != bare(word.lemma) or ("ّ" in word.lemma) != ("ّ" in reading.lemma):
        wrong.append("lemma")
    tense = "past" if feats["Aspect"] == "Perf" else "imperative" if feats.get("Mood") == "Imp" else "present"
    if reading.tense != tense:
        wrong.append("tense")
    if str(reading.person) != feats.get("Person", str(reading.person)):
        wrong.append("person")
    if reading.number != _NUMBER.get(feats.get("Number", ""), reading.number):
        wrong.append("number")
    if reading.gender and reading.gender != _GENDER.get(feats.get("Gender", ""), reading.gender):
        wrong.append("gender")
    if (reading.voice == "passive") != (feats.get("Voice") == "Pass"):
        wrong.append("voice")
    return wrong


def readings_of(text: str, words: list[Word], source: str) -> dict[int, tuple[VerbForm, ...]]:
    """Readings by index of word, from gold words or from Rawi's own tokens."""
    if source == "gold":
        return {i: lookup(fold(w.form)) for i, w in enumerate(words)}
    layer = read_text(text)
    out: dict[int, tuple[VerbForm, ...]] = {}
    for i, word in enumerate(words):
        token = next((t for t in layer.tokens if t.start <= word.start < t.end), None)
        if token is not None:
            out[i] = tuple(dict.fromkeys((*likely(token.index, layer), *lookup_token(token))))
    return out


def check(path: Path, source: str) -> Tally:
    tally = Tally()
    for text, words in sentences(path):
        found = readings_of(text, words, source)
        for i, word in enumerate(words):
            if not is_finite(word):
                continue
            tally.verbs += 1
            finite = [r for r in found.get(i, ()) if r.kind == "finite"]
            if not finite:
                tally.lines.append(f"not covered  {word.form}  {word.lemma}")
                continue
            tally.covered += 1
            first = agrees(word, finite[0])
            tally.first_lemma += "lemma" not in first
            tally.first_all += not first
            best = min((agrees(word, r) for r in finite), key=len)
            for name in best or ["all"]:
                tally.lemma[name] += 1
            if best:
                known = sorted({r.lemma for r in finite})
                tally.lines.append(f"{','.join(best)}  {word.form}  {word.lemma} {word.feats} table: {known}")
    return tally


def newswire_coverage(limit: int) -> tuple[int, int, Counter[str]]:
    """Words in verb places in ``limit`` articles of each newswire file, those with a finite reading, the rest."""
    seen = known = 0
    missing: Counter[str] = Counter()
    for text in articles(limit):
        layer = read_text(text)
        for before, token in zip(layer.tokens, layer.tokens[1:], strict=False):
            after_particle = before.key.removeprefix("و") in ("لم", "لن", "قد", "سوف", "لقد")
            if token.kind == "word" and token.key not in ("لا", "ان") and (after_particle or token.future):
                seen += 1
                finite = any(reading.kind == "finite" for reading in lookup_token(token))
                known += finite
                missing[token.stem] += not finite
    return seen, known, missing


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list every difference")
    parser.add_argument("--tokens", choices=("gold", "rawi"), default="gold")
    parser.add_argument("--newswire", action="store_true", help="coverage of running verbs")
    parser.add_argument("--pud", type=Path, default=PUD)
    options = parser.parse_args()
    if not options.pud.exists():
        print(f"{options.pud} is missing: this check needs the development data", file=sys.stderr)
        return 2
    tally = check(options.pud, options.tokens)
    print(f"finite verb tokens     {tally.verbs}")
    print(f"covered                {tally.covered}  {tally.covered / tally.verbs:.1%}")
    print(f"lemma and features     {tally.lemma['all']}  {tally.lemma['all'] / tally.covered:.1%} of covered")
    print("differences            " + ", ".join(f"{k} {v}" for k, v in tally.lemma.most_common() if k != "all"))
    print(f"first reading, lemma    {tally.first_lemma}  {tally.first_lemma / tally.covered:.1%} of covered")
    print(f"first reading, all      {tally.first_all}  {tally.first_all / tally.covered:.1%} of covered")
    if options.newswire:
        seen, known, missing = newswire_coverage(3_000)
        print(f"newswire, verb places   {known}/{seen}  {known / seen:.1%}")
        print("commonest unknown       " + " ".join(f"{w}:{n}" for w, n in missing.most_common(80)))
    if options.errors:
        print("\n".join(tally.lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
