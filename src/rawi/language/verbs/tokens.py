"""Readings of a token: its stem first, then other ways to cut the word, minus what its clitics forbid."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.language.types import VerbForm
from rawi.language.verbs.table import Reading, surface_table
from rawi.text.letters import clean, light
from rawi.text.splitter import evidence
from rawi.text.types import TextLayer, Token

_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
_NOT_VERBS = "data/verbs/not_verbs.tsv"


KNOWN_BETTER = 3.0
"""Doublings of the count from which a stem hides no verb."""
_CACHE_SIZE = 50_000  # word types; the newswire of 2015 and 2018 has 320,000
_HAMZA = frozenset("أإآ")
_NOUN_ENDING = re.compile("ة[\u064b-\u0650]?$|[\u064b-\u064d]\u0627?$")
_CACHE: dict[tuple[object, ...], tuple[VerbForm, ...]] = {}


class Cut(NamedTuple):
    """One way to see a word as clitics and stem; ``first`` is the stem's first letter as written."""

    stem: str
    preposition: str = ""
    future: bool = False
    article: bool = False
    pronoun: str = ""
    first: str = ""


class Word(NamedTuple):
    """What look-up needs of a token."""

    own: Cut
    key: str
    before: tuple[str, ...]  # folded beginnings that were cut off: و، ال، ا
    question: bool
    hamza_article: bool  # what was cut off as the article is written with hamza, so is none: ألحق
    noun_ending: bool  # ة or tanwin as written: no finite verb, and no pronoun can follow
    first: str  # first letter of the whole word as written
    final_hamza: bool  # ends in أ, so is not the word without it: هنأ, هنا
    stem: str = ""  # the stem's letters as written: وزارت


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
    if token.kind != "word":
        return ()
    seen = (
        token.text, token.stem_start - token.start, token.stem_end - token.start, token.conjunction,
        token.preposition, token.future, token.question, token.article, token.pronoun,
    )  # fmt: skip
    found = _CACHE.get(seen)
    if found is None:
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.clear()
        found = _CACHE[seen] = _lookup(_word(token))
    return found


def lookup_all(layer: TextLayer) -> tuple[tuple[VerbForm, ...], ...]:
    """For each token of an article its verb readings."""
    return tuple(lookup_token(token) for token in layer.tokens)


def _word(token: Token) -> Word:
    text, at = token.text, token.stem_start - token.start
    before: list[str] = []
    hamza_article = False
    for clitic in token.clitics:
        if clitic.end <= token.stem_start and clitic.kind != "pronoun":
            written = text[clitic.start - token.start : clitic.end - token.start]
            hamza_article = hamza_article or (clitic.kind == "article" and clean(written)[:1] in _HAMZA)
            before.append("ال" if clitic.kind == "article" and len(clean(written)) > 1 else clean(written)[:1])
    own = Cut(token.stem, token.preposition, token.future, token.article, token.pronoun, clean(text[at : at + 4])[:1])
    return Word(
        own, token.key, tuple(before), token.question, hamza_article, _NOUN_ENDING.search(text) is not None,
        clean(text[:4])[:1], clean(text[-4:])[-1:] == "أ",
        light(clean(text[at : token.stem_end - token.start])),
    )  # fmt: skip


def _lookup(word: Word) -> tuple[VerbForm, ...]:
    dropped = _dropped(word)
    if dropped == "all" and not word.question:
        return ()
    own = () if word.hamza_article else _readings(word.own)
    joined = _distinct(form for cut in _joined_cuts(word) for form in _readings(cut))
    if dropped:
        own = _nominal(own) if dropped == "finite" else ()
        spared = (word.before or word.own.pronoun) and word.key not in not_verbs()
        joined = tuple(form for form in joined if form.kind == "finite" and spared)
    elif word.own.article and not word.hamza_article:
        joined = tuple(form for form in joined if form.kind == "finite" and not _rare(form))
    if word.noun_ending:
        own, joined = _nominal(own), _nominal(joined)
    found = _distinct(joined + own if word.question or all(map(_rare, own)) else own + joined)
    if dropped or word.noun_ending or not all(map(_rare, found)):
        return found
    cuts = [cut for cut in _other_cuts(word) if cut.stem not in not_verbs() and not _unlikely(cut, word)]
    usual = (tuple(form for form in _readings(cut) if not _rare(form)) for cut in cuts)
    better = next(filter(None, usual), ())
    if better or found:
        return _distinct(better + found)
    return next(filter(None, (_past(_readings(cut)) for cut in cuts)), ())


def _unlikely(cut: Cut, word: Word) -> bool:
    """Whether the newswire knows the stem far better than the verb in it: وزارته is وزارة with a pronoun, not وزارته."""
    if not word.own.pronoun or cut.pronoun != word.own.pronoun or not word.stem.endswith(cut.stem[-2:]):
        return False
    base = evidence().base
    return base(word.stem) > base(word.stem[len(word.own.stem) - len(cut.stem) :]) + KNOWN_BETTER


def _dropped(word: Word) -> str:
    if word.final_hamza:
        return ""
    return not_verbs().get(word.key) or not_verbs().get(word.own.stem, "")


def _distinct(forms: Iterable[VerbForm]) -> tuple[VerbForm, ...]:
    return tuple(dict.fromkeys(forms))


def _nominal(forms: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    return tuple(form for form in forms if form.kind != "finite")


def _rare(form: VerbForm) -> bool:
    """Readings that news rarely means: imperatives, 1st and 2nd person, passives, short jussives."""
    return form.kind == "finite" and (
        form.person != 3 or form.tense == "imperative" or form.voice == "passive" or form.mood == "jussive"
    )


def _past(forms: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """Past forms of the 1st and 2nd person, for words that have no usual reading: زودناهم."""
    return tuple(form for form in forms if form.tense == "past" and form.voice == "active")


def _readings(cut: Cut) -> tuple[VerbForm, ...]:
    return tuple(form for form, pronoun in surface_table().readings(cut.stem) if allowed(cut, (form, pronoun)))


def allowed(cut: Cut, reading: Reading) -> bool:
    """Whether the clitics of a word, and its first letter as written, permit a reading of its stem.

    No finite verb with the article or a preposition (ل before a present excepted); only the present with سـ; no
    noun with article and pronoun at once; 'me' is ني on a verb and ي on a noun; no imperative of three letters or
    fewer (قد، كل: never so in news).
    """
    form, pronoun = reading
    if (pronoun == "with" and not cut.pronoun) or (pronoun == "without" and cut.pronoun):
        return False
    if cut.first in _HAMZA and not _hamza_fits(cut.first, form):
        return False
    if form.kind != "finite":
        return not cut.future and not (cut.article and cut.pronoun) and cut.pronoun != "ني"
    if cut.pronoun == "ي" or cut.article or (form.tense == "imperative" and len(cut.stem) <= 3):
        return False
    if cut.future:
        return form.tense == "present" and form.mood in ("", "indicative")
    return not cut.preposition or (cut.preposition == "ل" and form.tense == "present")


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
    if own.pronoun:
        out.append(own._replace(stem=own.stem + own.pronoun, pronoun=""))
    if word.before:
        whole = Cut(word.before[-1] + own.stem, first=word.first if len(word.before) == 1 else "")
        out.append(whole._replace(pronoun=own.pronoun))
        if own.pronoun:
            out.append(whole._replace(stem=whole.stem + own.pronoun))
        elif not own.article:
            out += _pronoun_cuts(whole, word)
    return out


def _other_cuts(word: Word) -> list[Cut]:
    """The splitter's cut with one clitic more: a prefix or a pronoun."""
    own = word.own
    out: list[Cut] = []
    if not word.before:
        out += _without_prefix(own)
    if not own.pronoun and not own.article:
        out += _pronoun_cuts(own, word)
    return out


def _pronoun_cuts(cut: Cut, word: Word) -> list[Cut]:
    if word.noun_ending:
        return []
    return [
        cut._replace(stem=cut.stem[: -len(pronoun)], pronoun=pronoun)
        for pronoun in _PRONOUNS
        if cut.stem.endswith(pronoun) and len(cut.stem) >= len(pronoun) + 2
    ]


def _without_prefix(cut: Cut) -> list[Cut]:
    stem, pronoun = cut.stem, cut.pronoun
    if len(stem) < 4:
        return []
    out: list[Cut] = []
    if stem[0] in ("و", "ف"):
        out.append(Cut(stem[1:], pronoun=pronoun))
    if stem.startswith("ال") and not pronoun:
        out.append(Cut(stem[2:], article=True))
    if stem[0] in ("ب", "ل", "ك"):
        if stem[1:3] == "ال":
            out.append(Cut(stem[3:], preposition=stem[0], article=True))
        elif stem.startswith("لل"):
            out.append(Cut(stem[2:], preposition="ل", article=True))
        out.append(Cut(stem[1:], preposition=stem[0], pronoun=pronoun))
    if stem[0] == "س" and stem[1] in "يتنا":
        out.append(Cut(stem[1:], future=True, pronoun=pronoun))
    return out


@lru_cache(maxsize=1)
def not_verbs() -> dict[str, str]:
    """Folded words whose readings are dropped: ``finite`` the finite ones, ``all`` all of them."""
    lines = files("rawi").joinpath(_NOT_VERBS).read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["word"]: row["drop"] for row in table}
