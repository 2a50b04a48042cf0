"""Verb or noun? Readings of a token ordered and filtered by what stands around it.

Arabic news is full of look-alikes: طالب 'demanded' and 'student', كشف 'revealed' and 'revealing', وعد, رد, حكم,
قتل. The choice is a sum of described weights (``data/verbs/choice.tsv``): how often this form stands in places of a
verb and of a noun in newswire (``priors.tsv.gz``), the words before and after it, its own ending, and, where there
is one, the part of speech a tagger gave. Fitted by logistic regression in ``training/verbs/train_choice.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rawi.language.types import VerbForm
from rawi.language.verbs.choice_tables import UNKNOWN, priors, weights
from rawi.language.verbs.context import features
from rawi.language.verbs.surroundings import may_be_both, place
from rawi.language.verbs.table import frequency
from rawi.language.verbs.tokens import lookup_token
from rawi.text.types import TextLayer

SURE = 0.9
"""Above this probability the other kind of reading is dropped, below 1 - SURE likewise; between, only ordered."""
DOUBTFUL = 0.3
"""Below this a form of which the table knows no noun is taken for a word it does not know (عبر 'via')."""
LEANING = 0.5
"""Towards the verb, for words that may be a past verb or a verbal noun. With this and the mean of both scores 119 of 130
such words that open a sentence of newswire are read right (118 at 0.0 or 1.0), 258 of 290 in PUD and WikiNews (261 without place)."""
_TAGS = {"VERB": "tagged as verb", "AUX": "tagged as verb"}


def probability(index: int, layer: TextLayer, readings: Sequence[VerbForm], pos: str = "") -> float:
    """How likely a token with finite readings is a finite verb, from 0 to 1.

    Args:
        index: the token's index.
        layer: the article.
        readings: its readings (``lookup_token``).
        pos: its universal part of speech, "" when unknown.
    """
    token = layer.tokens[index]
    if not any(form.kind == "finite" for form in readings):
        return 0.0
    if token.future:
        return 1.0
    table = weights()
    prior = priors().get(token.stem, UNKNOWN)
    score = table["always"] + table["prior ratio"] * prior.ratio + table["prior share"] * prior.share
    score += sum(table.get(name, 0.0) for name in features(index, layer, readings))
    if may_be_both(index, layer, readings):
        score = (score + place(index, layer)) / 2 + LEANING
    if pos:
        score += table[_TAGS.get(pos, "tagged otherwise")]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def likely(index: int, layer: TextLayer, pos: str | None = None) -> tuple[VerbForm, ...]:
    """Readings of a token in its sentence, likeliest first; unlikely kinds are left out.

    Args:
        index: the token's index in ``layer.tokens``.
        layer: the article.
        pos: its universal part of speech; None or "" when unknown.

    Returns:
        Finite readings alone, nominal ones alone (perhaps none), or both in order when the case is doubtful.

    >>> from rawi.text import read_text
    >>> layer = read_text("كشف الوزير عن خطة بعد كشف القاعدة.")
    >>> [likely(i, layer)[0].kind for i in (0, 5)]
    ['finite', 'verbal_noun']
    """
    readings = lookup_token(layer.tokens[index])
    finite = [form for form in readings if form.kind == "finite"]
    if not finite:
        return readings
    nominal = tuple(form for form in readings if form.kind != "finite")
    chance = probability(index, layer, readings, pos or "")
    ordered = _by_agreement(finite, index, layer)
    if chance > SURE:
        return ordered
    if chance < (1 - SURE if nominal else DOUBTFUL):
        return nominal
    return ordered + nominal if chance >= 0.5 else nominal + ordered


def likely_all(layer: TextLayer, pos: Sequence[str] = ()) -> tuple[tuple[VerbForm, ...], ...]:
    """``likely`` for every token of an article; ``pos`` are its tags, or nothing."""
    return tuple(likely(i, layer, pos[i] if pos else None) for i in range(len(layer.tokens)))


def ordered_all(layer: TextLayer, pos: Sequence[str] = ()) -> tuple[tuple[VerbForm, ...], ...]:
    """All readings of every token, none left out, likeliest in its sentence first; ``pos`` are tags, or nothing.

    >>> from rawi.text import read_text
    >>> [forms[0].kind for forms in ordered_all(read_text("جاء بعد كشف الخطة.")) if forms]
    ['finite', 'verbal_noun', 'verbal_noun']
    """
    out: list[tuple[VerbForm, ...]] = []
    for index, token in enumerate(layer.tokens):
        readings = lookup_token(token)
        if any(form.kind == "finite" for form in readings):
            readings = tuple(dict.fromkeys((*likely(index, layer, pos[index] if pos else None), *readings)))
        out.append(readings)
    return tuple(out)


def _by_agreement(finite: list[VerbForm], index: int, layer: TextLayer) -> tuple[VerbForm, ...]:
    """Finite readings, those first that fit the particle before and the gender of the subject near by.

    تعرض الجيش لهجوم is the past of تعرّض, تعرض الحكومة خطة the present of عرض.
    """
    before = layer.tokens[index - 1] if index else None
    particle = before.key.removeprefix("و") if before is not None else ""
    gender = _RELATIVE.get(particle, "") or _gender(layer, index + 1) or _gender(layer, index - 1)
    jussive = particle in ("لم", "فلم")
    present = jussive or particle in ("لن", "سوف", "ان")

    def misfit(form: VerbForm) -> tuple[float, ...]:
        return (
            form.person != 3 or form.tense == "imperative",
            present and form.tense != "present",
            form.mood == "indicative" if jussive else form.mood == "jussive",
            bool(gender) and form.number == "singular" and form.gender not in ("", gender),
            jussive and form.voice == "passive",
            -frequency().get(form.lemma, 0.0) if jussive else 0.0,  # لم تجر: of أجرى, not of the rare جرّ
        )

    return tuple(sorted(finite, key=misfit))


_RELATIVE = {"الذي": "masculine", "التي": "feminine"}


def _gender(layer: TextLayer, index: int) -> str:
    """Gender that a definite noun shows by its ending; "" when it shows none (names, bare nouns) or is none."""
    if not 0 <= index < len(layer.tokens):
        return ""
    token = layer.tokens[index]
    if not token.article or token.preposition or token.conjunction:
        return ""
    return "feminine" if token.stem.endswith(("ه", "ات")) else "masculine"
