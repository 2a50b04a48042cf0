"""The surface table: folded form → readings, built once from the lexicon and shipped as one packed file."""

from __future__ import annotations

import gzip
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from rawi.language.types import VerbForm
from rawi.language.verbs.inflection import written_forms
from rawi.language.verbs.lexicon import VerbRow, rows
from rawi.language.verbs.nouns import Pronoun
from rawi.text import fold

TABLE = "data/verbs/forms.tsv.gz"
PREFERENCES = "data/verbs/preferences.tsv"
FREQUENCY = "data/verbs/frequency.tsv"
Reading = tuple[VerbForm, Pronoun]
_KIND_ORDER = ("finite", "active_participle", "passive_participle", "verbal_noun")
_TENSE_ORDER = ("past", "present", "", "imperative")
_NUMBER_ORDER = ("singular", "plural", "dual", "")
KEPT = 40_000
"""Readings that are remembered as objects; the table has several times as many."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _rank(form: VerbForm) -> tuple[int, ...]:
    """Commonest reading first: 3rd person before 1st and 2nd, active before passive, imperative last.

    Readings that rank alike are ordered by how often the verb stands in news.
    """
    return (
        form.tense == "imperative",
        form.kind == "finite" and form.person != 3,
        form.voice == "passive" and form.kind == "finite",
        _KIND_ORDER.index(form.kind), form.mood == "jussive", form.person != 1,
        _NUMBER_ORDER.index(form.number),
    )  # fmt: skip


def _order(reading: Reading, preferred: str) -> tuple[object, ...]:
    form, pronoun = reading
    common = -frequency().get(form.lemma, 0.0)
    rank = _rank(form)
    last = (_TENSE_ORDER.index(form.tense), form.lemma, form.gender == "feminine", form.mood, pronoun)
    return (*rank[:4], form.lemma != preferred, *rank[4:], common, *last)


@lru_cache(maxsize=1)
def preferences() -> dict[str, str]:
    """Folded forms whose usual verb the counts do not show (يمكن is أمكن, not مكّن): form → lemma."""
    lines = files("rawi").joinpath(PREFERENCES).read_text(encoding="utf-8").splitlines()[1:]
    return {form: lemma for form, lemma, _, _ in (line.split("\t") for line in lines)}


@lru_cache(maxsize=1)
def frequency() -> dict[str, float]:
    """Occurrences of each verb in a million words of newswire (``training/verbs/count_newswire.py``)."""
    lines = files("rawi").joinpath(FREQUENCY).read_text(encoding="utf-8").splitlines()[1:]
    return {lemma: float(count) for lemma, count, _ in (line.split("\t") for line in lines)}


def build(lexicon: tuple[VerbRow, ...]) -> dict[str, list[Reading]]:
    """All folded forms of the lexicon with their readings, likeliest first."""
    table: dict[str, dict[VerbForm, set[Pronoun]]] = defaultdict(lambda: defaultdict(set))
    for row in lexicon:
        for spelling, form, pronoun in written_forms(row):
            table[fold(spelling)][form].add(pronoun)
    out: dict[str, list[Reading]] = {}
    for key in sorted(table):
        readings: list[Reading] = [
            (form, next(iter(flags)) if len(flags) == 1 else "") for form, flags in table[key].items()
        ]
        preferred = preferences().get(key, "")
        out[key] = sorted(readings, key=lambda reading, lemma=preferred: _order(reading, lemma))  # type: ignore[misc]
    return out


def pack(lexicon: tuple[VerbRow, ...]) -> str:
    """The table as text: lemmas, feature sets, then one line a form: key, TAB, ``verb.feature`` codes."""
    lemmas = {row.lemma: number for number, row in enumerate(lexicon)}
    features: dict[tuple[str, ...], int] = {}
    lines: list[str] = []
    for key, readings in build(lexicon).items():
        codes = []
        for form, pronoun in readings:
            feature = (
                form.kind, form.tense, form.mood, form.voice, str(form.person), form.number, form.gender, pronoun,
            )  # fmt: skip
            number = features.setdefault(feature, len(features))
            codes.append(f"{_base36(lemmas[form.lemma])}.{_base36(number)}")
        lines.append(f"{key}\t{' '.join(codes)}")
    head = " ".join(f"{row.lemma}:{row.form}" for row in lexicon)
    shapes = " ".join(",".join(feature) for feature in features)
    return "\n".join((head, shapes, *lines))


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def packed_bytes() -> bytes:
    """What the packed file should hold for the lexicon as it stands; the same bytes every time."""
    return gzip.compress(pack(rows()).encode("utf-8"), compresslevel=9, mtime=0)


class SurfaceTable:
    """The loaded table. Codes become ``VerbForm`` objects only when asked for, and are remembered for a while."""

    def __init__(self, text: str) -> None:
        head, shapes, body = text.split("\n", 2)
        self._verbs = [(lemma, int(form)) for lemma, form in (item.split(":") for item in head.split(" "))]
        self._features = [tuple(item.split(",")) for item in shapes.split(" ")]
        self._codes: dict[str, str] = dict(line.split("\t") for line in body.split("\n"))
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self._forms: dict[str, Reading] = {}

    def __len__(self) -> int:
        return len(self._codes)

    def __contains__(self, key: str) -> bool:
        return key in self._codes

    def keys(self) -> tuple[str, ...]:
        return tuple(self._codes)

    def readings(self, key: str) -> tuple[Reading, ...]:
        """Readings of a folded form, likeliest first; empty when the table lacks it."""
        codes = self._codes.get(key)
        if codes is None:
            return ()
        found = self._readings.get(codes)
        if found is None:
            if len(self._forms) >= KEPT:
                self._readings.clear()
                self._forms.clear()
            found = self._readings[codes] = tuple(self._decode(code) for code in codes.split(" "))
        return found

    def _decode(self, code: str) -> Reading:
        if code not in self._forms:
            verb, feature = code.split(".")
            lemma, form = self._verbs[int(verb, 36)]
            kind, tense, mood, voice, person, number, gender, pronoun = self._features[int(feature, 36)]
            made = VerbForm(lemma, kind, tense, mood, voice, int(person), number, gender, form)  # type: ignore[arg-type]
            self._forms[code] = (made, pronoun)  # type: ignore[assignment]
        return self._forms[code]


@lru_cache(maxsize=1)
def surface_table() -> SurfaceTable:
    """The shipped table, loaded once."""
    data = files("rawi").joinpath(TABLE).read_bytes()
    return SurfaceTable(gzip.decompress(data).decode("utf-8"))


def lookup(stem: str) -> tuple[VerbForm, ...]:
    """Readings of a folded stem without clitics, likeliest first.

    >>> [(form.lemma, form.number, form.gender, form.voice) for form in lookup("اوضحتا")]
    [('أوضح', 'dual', 'feminine', 'active'), ('أوضح', 'dual', 'feminine', 'passive')]
    """
    return tuple(form for form, _ in surface_table().readings(stem))
