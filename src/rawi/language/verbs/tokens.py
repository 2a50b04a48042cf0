"""Readings of a token: its stem first, then other ways to cut the word, minus what its clitics forbid."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.language.types import VerbForm
from rawi.language.verbs.table import Reading, surface_table
from rawi.text.types import TextLayer, Token

_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
_NOT_VERBS = "data/verbs/not_verbs.tsv"


class Cut(NamedTuple):
    """One way to see a word as clitics and stem; ``first`` is the stem's first letter as written."""

    stem: str
    preposition: str = ""
    future: bool = False
    article: bool = False
    pronoun: str = ""
    first: str = ""


class Word(NamedTuple):
    """What look-up needs of a token, hashable so that every type is worked out once."""

    own: Cut
    key: str
    before: tuple[str, ...]  # folded beginnings that were cut off: و، ال، ا
    question: bool
    doubtful_article: bool
    first: str  # first letter of the whole word as written
    final_hamza: bool  # ends in أ, so is not the word without it: هنأ, هنا


def lookup_token(token: Token) -> tuple[VerbForm, ...]:
    """Readings of a token as a form of a lexicon verb, likeliest first; empty when there is none.

    The token's own split is tried first; readings of a word with one clitic less come after it (before it when
    its own readings are rare ones), and when nothing is found, every other cut of the word is tried, so that a
    wrong split does not hide a verb. Words such as في and دول, which are verb forms in theory only, are left out
    (``data/verbs/not_verbs.tsv``); so are readings that contradict a hamza which the text writes.

    >>> from rawi.text import read_text
    >>> [form.lemma for form in lookup_token(read_text("وسيزورها").tokens[0])]
    ['زار']
    """
    return _lookup(_word(token)) if token.kind == "word" else ()


def lookup_all(layer: TextLayer) -> tuple[tuple[VerbForm, ...], ...]:
    """For each token of an article its verb readings."""
    return tuple(lookup_token(token) for token in layer.tokens)


def _word(token: Token) -> Word:
    text, at = token.text, token.stem_start - token.start
    before: list[str] = []
    doubtful = False
    for clitic in token.clitics:
        if clitic.end <= token.stem_start and clitic.kind != "pronoun":
            written = text[clitic.start - token.start : clitic.end - token.start]
            doubtful = doubtful or (clitic.kind == "article" and written[:1] in "أإآ")
            before.append("ال" if clitic.kind == "article" and len(written) > 1 else written[:1])
    first = text[at : at + 1]
    own = Cut(token.stem, token.preposition, token.future, token.article, token.pronoun, first)
    return Word(own, token.key, tuple(before), token.question, doubtful, text[:1], text[-1:] == "أ")


@lru_cache(maxsize=65_536)
def _lookup(word: Word) -> tuple[VerbForm, ...]:
    dropped = "" if word.final_hamza else not_verbs().get(word.own.stem, "")
    if dropped == "all":
        return ()
    own = () if word.doubtful_article else _readings(word.own)
    joined = _distinct(form for cut in _joined_cuts(word) for form in _readings(cut))
    if dropped:
        own = tuple(form for form in own if form.kind != "finite")
        joined = tuple(form for form in joined if form.kind == "finite" and word.before)
    found = _distinct(joined + own if word.question or all(map(_rare, own)) else own + joined)
    if found or dropped:
        return found
    return next(filter(None, map(_readings, _other_cuts(word))), ())


def _distinct(forms: Iterable[VerbForm]) -> tuple[VerbForm, ...]:
    return tuple(dict.fromkeys(forms))


def _rare(form: VerbForm) -> bool:
    """Readings that news rarely means: imperatives, 1st and 2nd person, passives, short jussives."""
    return form.kind == "finite" and (
        form.person != 3 or form.tense == "imperative" or form.voice == "passive" or form.mood == "jussive"
    )


def _readings(cut: Cut) -> tuple[VerbForm, ...]:
    return tuple(form for form, pronoun in surface_table().readings(cut.stem) if allowed(cut, (form, pronoun)))


def allowed(cut: Cut, reading: Reading) -> bool:
    """Whether the clitics of a word, and its first letter as written, permit a reading of its stem.

    No finite verb with the article or a preposition (ل before a present excepted); only the present with سـ; no
    noun with article and pronoun at once; no imperative of three letters or fewer (قد، كل: never so in news).
    """
    form, pronoun = reading
    if (pronoun == "with" and not cut.pronoun) or (pronoun == "without" and cut.pronoun):
        return False
    if cut.first in _HAMZA and not _hamza_fits(cut.first, form):
        return False
    if form.kind != "finite":
        return not cut.future and not (cut.article and cut.pronoun)
    if cut.article or (form.tense == "imperative" and len(cut.stem) <= 3):
        return False
    if cut.future:
        return form.tense == "present" and form.mood in ("", "indicative")
    return not cut.preposition or (cut.preposition == "ل" and form.tense == "present")


_HAMZA = frozenset("أإآ")


def _hamza_fits(first: str, form: VerbForm) -> bool:
    """Whether a form can begin with the hamza written: إعلان is no past, أعلن no verbal noun.

    A joining alef is often misspelled إ (إستقبل), so that is let pass.
    """
    joining = form.form in (7, 8, 9, 10, 13) and form.tense != "present" and "participle" not in form.kind
    if first == "إ":
        return joining or form.kind == "verbal_noun"
    if joining:
        return False
    return form.kind != "verbal_noun" or form.form != 4


def _joined_cuts(word: Word) -> list[Cut]:
    """The word with its last prefix, its pronoun, or both taken as part of the stem."""
    own = word.own
    out: list[Cut] = []
    pronouns = {own.pronoun, ""}
    stem = own.stem
    if own.pronoun:
        out.append(own._replace(stem=stem + own.pronoun, pronoun=""))
    if word.before:
        start = word.before[-1]
        first = word.first if len(word.before) == 1 else ""
        for pronoun in sorted(pronouns, reverse=True):
            tail = own.pronoun if own.pronoun and not pronoun else ""
            out.append(Cut(start + stem + tail, pronoun=pronoun, first=first))
        if not own.pronoun:
            out += _pronoun_cuts(Cut(start + stem, first=first))
    return out


def _other_cuts(word: Word) -> list[Cut]:
    """Cuts of a whole word other than the splitter's, most cautious first."""
    starts = [Cut(word.key, first=word.first)]
    if word.key[:1] in ("و", "ف") and len(word.key) > 3:
        starts.append(Cut(word.key[1:]))
    if word.before[:1] in (("و",), ("ف",)):
        starts.reverse()
    out: list[Cut] = []
    for start in starts:
        for cut in (start, *_without_prefix(start)):
            out += [cut] if cut.article else [cut, *_pronoun_cuts(cut)]
    return out


def _pronoun_cuts(cut: Cut) -> list[Cut]:
    return [
        cut._replace(stem=cut.stem[: -len(pronoun)], pronoun=pronoun)
        for pronoun in _PRONOUNS
        if cut.stem.endswith(pronoun) and len(cut.stem) >= len(pronoun) + 2
    ]


def _without_prefix(cut: Cut) -> list[Cut]:
    stem = cut.stem
    out: list[Cut] = []
    if len(stem) < 4:
        return out
    if stem.startswith("ال"):
        out.append(Cut(stem[2:], article=True))
    if stem[0] in ("ب", "ل", "ك"):
        if stem[1:3] == "ال":
            out.append(Cut(stem[3:], preposition=stem[0], article=True))
        elif stem.startswith("لل"):
            out.append(Cut(stem[2:], preposition="ل", article=True))
        out.append(Cut(stem[1:], preposition=stem[0]))
    if stem[0] == "س" and stem[1] in "يتنا":
        out.append(Cut(stem[1:], future=True))
    return out


@lru_cache(maxsize=1)
def not_verbs() -> dict[str, str]:
    """Folded words whose readings are dropped: ``finite`` the finite ones, ``all`` all of them."""
    lines = files("rawi").joinpath(_NOT_VERBS).read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["word"]: row["drop"] for row in table}
