"""Readings of a token: its stem first, then other ways to cut the word, minus what its clitics forbid."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.language.types import VerbForm
from rawi.language.verbs.table import Reading, surface_table
from rawi.text.types import TextLayer, Token

_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")


class Cut(NamedTuple):
    """One way to see a word as clitics and stem."""

    stem: str
    preposition: str = ""
    future: bool = False
    article: bool = False
    pronoun: str = ""


def lookup_token(token: Token) -> tuple[VerbForm, ...]:
    """Readings of a token as a form of a lexicon verb, likeliest first; empty when there is none.

    The token's own split is tried first. When it has no reading, other cuts of the whole word are tried (a
    conjunction or pronoun too many or too few), so that a wrong split does not hide a verb.

    >>> from rawi.text import read_text
    >>> [form.lemma for form in lookup_token(read_text("وسيزورها").tokens[0])]
    ['زار']
    """
    if token.kind != "word":
        return ()
    own = Cut(token.stem, token.preposition, token.future, token.article, token.pronoun)
    return _lookup(own, token.key, token.conjunction, _hamza_article(token))


def _hamza_article(token: Token) -> bool:
    """Whether what was cut off as the article is written with hamza, so is none: ألحق، ألهم."""
    at = next((clitic.start for clitic in token.clitics if clitic.kind == "article"), None)
    return at is not None and token.text[at - token.start] in "أإآ"


def lookup_all(layer: TextLayer) -> tuple[tuple[VerbForm, ...], ...]:
    """For each token of an article its verb readings."""
    return tuple(lookup_token(token) for token in layer.tokens)


@lru_cache(maxsize=65_536)
def _lookup(own: Cut, key: str, conjunction: str, hamza_article: bool) -> tuple[VerbForm, ...]:
    found = () if hamza_article else _readings(own)
    if found:
        return _with_uncut(found, key, own) if conjunction or own.article else found
    for cut in _other_cuts(key, conjunction):
        found = _readings(cut)
        if found:
            return found
    return ()


def _with_uncut(found: tuple[VerbForm, ...], key: str, own: Cut) -> tuple[VerbForm, ...]:
    """Readings with and without a beginning cut off: وفرت is 'provided' as well as 'and fled'.

    The splitter's choice comes first unless it leaves only rare readings (imperative, 1st and 2nd person).
    """
    whole = _readings(Cut(key))
    if own.pronoun:
        whole += _readings(Cut(key[: -len(own.pronoun)], pronoun=own.pronoun))
    if own.article:
        whole = tuple(form for form in whole if form.kind == "finite" and form.person == 3)
    rare = all(form.kind == "finite" and (form.person != 3 or form.tense == "imperative") for form in found)
    return tuple(dict.fromkeys(whole + found if rare else found + whole))


def _readings(cut: Cut) -> tuple[VerbForm, ...]:
    return tuple(form for form, pronoun in surface_table().readings(cut.stem) if allowed(cut, (form, pronoun)))


def allowed(cut: Cut, reading: Reading) -> bool:
    """Whether the clitics of a word permit a reading of its stem.

    No finite verb with the article or a preposition (ل before a present excepted: لتعزيز is a noun, ليعزز a
    verb); only the present with سـ; no noun with an article and a pronoun at once.
    """
    form, pronoun = reading
    if (pronoun == "with" and not cut.pronoun) or (pronoun == "without" and cut.pronoun):
        return False
    if form.kind == "finite":
        if cut.article or (cut.future and form.tense != "present"):
            return False
        if cut.future and form.mood not in ("", "indicative"):
            return False
        return not cut.preposition or (cut.preposition == "ل" and form.tense == "present")
    return not cut.future and not (cut.article and cut.pronoun)


def _other_cuts(key: str, conjunction: str) -> list[Cut]:
    """Cuts of a whole word other than the splitter's, most cautious first."""
    starts = [Cut(key)]
    if key[:1] in ("و", "ف") and len(key) > 3:
        starts.append(Cut(key[1:]))
    if conjunction:
        starts.reverse()
    out: list[Cut] = []
    for start in starts:
        for cut in (start, *_without_prefix(start)):
            out.append(cut)
            if not cut.article:
                out += [
                    cut._replace(stem=cut.stem[: -len(p)], pronoun=p)
                    for p in _PRONOUNS
                    if cut.stem.endswith(p) and len(cut.stem) >= len(p) + 2
                ]
    return out


def _without_prefix(cut: Cut) -> list[Cut]:
    word = cut.stem
    out: list[Cut] = []
    if len(word) < 4:
        return out
    if word.startswith("ال"):
        out.append(Cut(word[2:], article=True))
    if word[:1] in ("ب", "ل", "ك"):
        if word[1:3] == "ال":
            out.append(Cut(word[3:], preposition=word[0], article=True))
        elif word.startswith("لل"):
            out.append(Cut(word[2:], preposition="ل", article=True))
        out.append(Cut(word[1:], preposition=word[0]))
    if word[0] == "س" and word[1] in "يتنا":
        out.append(Cut(word[1:], future=True))
    return out
