"""What stands around a word that may or may not be a verb, as named features."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.language.types import VerbForm
from rawi.language.verbs.choice_tables import UNKNOWN, context_words, priors
from rawi.language.verbs.tokens import lookup_token
from rawi.text.types import TextLayer, Token


def features(index: int, layer: TextLayer, readings: Sequence[VerbForm]) -> list[str]:
    """Names of what holds of a token and its neighbours in the sentence; see ``data/verbs/choice.tsv``.

    >>> from rawi.text import read_text
    >>> from rawi.language.verbs.tokens import lookup_token
    >>> layer = read_text("لم يكشف الوزير اسمه.")
    >>> features(1, layer, lookup_token(layer.tokens[1]))
    ['after verb_particle', 'before article', 'present', 'finite only']
    """
    token = layer.tokens[index]
    sentence = layer.sentences[layer.sentence_of[index]]
    out: list[str] = []
    before = _neighbour(layer, index, -1, sentence.first)
    after = _neighbour(layer, index, 1, sentence.last - 1)
    start = "sentence start" if before is None else _before(before, before.index == sentence.first)
    out.append(start if before is None else f"after {start}")
    if token.conjunction:
        out.append("conjunction at sentence start" if before is None else "conjunction")
        if before is not None and before.kind == "punctuation":
            out.append("conjunction after punctuation")
    out.append(f"before {_after(after)}")
    out += _own(token, readings)
    return out


def _neighbour(layer: TextLayer, index: int, step: int, limit: int) -> Token | None:
    """The next token that way, quotation marks and brackets passed over; None at the edge of the sentence."""
    index += step
    while (index >= limit) if step < 0 else (index <= limit):
        token = layer.tokens[index]
        if token.text not in _PASSED:
            return token
        index += step
    return None


_PASSED = frozenset("\"'«»“”()[]‹›‘’-–")


def _before(token: Token, first: bool) -> str:
    if token.kind != "word":
        return token.kind
    if token.article:
        return "article"
    known = context_words().get(token.key) or ("" if token.pronoun else context_words().get(token.stem))
    if known:
        return known
    readings = lookup_token(token)
    if readings and all(form.kind == "finite" for form in readings):
        return "verb with pronoun" if token.pronoun else "verb"
    if token.pronoun:
        return "pronoun"
    # at the start of a sentence a look-alike is a verb more often than elsewhere
    likely = priors().get(token.stem, UNKNOWN).ratio > (-2 if first else 0) and not token.preposition
    return "verb" if likely and any(form.kind == "finite" for form in readings) else "bare word"


def _after(token: Token | None) -> str:
    if token is None or token.kind == "punctuation":
        return "end"
    if token.kind != "word":
        return token.kind
    if token.article:
        return "article with preposition" if token.preposition else "article"
    if token.preposition:
        return "preposition"
    if token.conjunction:
        return "conjunction"
    known = context_words().get(token.stem) or context_words().get(token.key)
    if known is not None:
        return known
    readings = lookup_token(token)
    return "verb" if readings and all(form.kind == "finite" for form in readings) else "bare word"


def _own(token: Token, readings: Sequence[VerbForm]) -> list[str]:
    finite = [form for form in readings if form.kind == "finite"]
    out: list[str] = []
    if token.pronoun:
        out.append("with pronoun")
    if finite and all(form.tense == "present" for form in finite):
        out.append("present")
    if finite and all(form.gender == "feminine" and form.tense == "past" for form in finite if form.person == 3):
        out.append("past feminine")
    if token.stem.endswith("وا"):
        out.append("ends in waw alef")
    elif token.stem.endswith("ا") and len(token.stem) > 3:
        out.append("ends in alef")
    if token.preposition == "ل":
        out.append("with lam")
    if not any(form.kind == "finite" and form.voice == "active" for form in finite):
        out.append("passive only")
    if not any(form.kind != "finite" for form in readings):
        out.append("finite only")
    return out
