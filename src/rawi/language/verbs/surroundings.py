"""Whether a place in a sentence is one for a past verb or for a verbal noun, whatever word stands in it.

قصف الجيش مواقع and قصف المدينة مستمر begin with the same word; what follows tells them apart. The weights come from
words that can be only one of the two (أعلن, التقى; إعلان, لقاء) in the places where the newswire has them, so that no
annotated text is needed (``training/verbs/train_surroundings.py``).
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from rawi.language.tables import WordTable, words
from rawi.language.types import VerbForm
from rawi.language.verbs.choice_tables import context_words
from rawi.language.verbs.tokens import lookup_token
from rawi.language.words import stem_word
from rawi.text.types import TextLayer, Token

WEIGHTS = "data/verbs/surroundings.tsv.gz"
SHARES = "data/verbs/shares.tsv.gz"
DEFAULT_SHARE = -1.0
"""The mean share of verbs, for words too rare to count."""
_STOPS = frozenset((".", "؟", "!", "؛", ":", "…", "»", '"', "،"))
REACH = 15
"""How many tokens ahead another predicate is looked for."""
_PASSED = frozenset("\"'«»“”()[]‹›‘’-–")


def names_of(index: int, layer: TextLayer, table: WordTable) -> list[str]:
    """Names of what stands around a token, nothing of the token itself but its conjunction.

    Args:
        index: the token's index.
        layer: the article.
        table: word groups of the trained part.
    """
    sentence = layer.sentences[layer.sentence_of[index]]
    before = _around(layer, index, -1, sentence.first)
    after = _around(layer, index, 1, sentence.last - 1)
    first, second, third = (*after, None, None, None)[:3]
    previous = before[0] if before else None
    signs = [_sign(t) for t in (first, second, third)]
    conjunction = layer.tokens[index].conjunction
    opening = ("^" if previous is None else "-") + conjunction
    headline = "." if layer.tokens[sentence.last - 1].text in _STOPS else str(min(4, (sentence.last - sentence.first) // 4))
    further = ahead(layer, index + 1, sentence.last)
    return [
        *_of_neighbour("p", previous, table), *_of_neighbour("n", first, table), *_of_neighbour("m", second, table),
        "c" + conjunction + _sign(previous), "s" + signs[0] + signs[1], "t" + "".join(signs),
        "u" + _sign(previous) + signs[0], "v" + further, "P" + _class(previous), "h" + opening + headline,
        "V" + opening + further, "S" + opening + signs[0] + signs[1], "x" + _pair(first, second, table),
        "a" + _class(previous) + conjunction + signs[0],
    ]  # fmt: skip


def ahead(layer: TextLayer, index: int, last: int) -> str:
    """What ends the search for another predicate: a sure verb, a mark, a particle that opens a clause, or the end."""
    for i in range(index, min(last, index + REACH)):
        token = layer.tokens[i]
        if token.kind == "punctuation" and token.text not in _PASSED:
            return "mark"
        if token.kind != "word":
            continue
        kind = context_words().get(token.key, "")
        if kind in ("relative", "complementiser", "conjunction", "complementiser_pronoun"):
            return kind
        if token.conjunction and not token.article:
            return "and"
        if token.future or kind == "verb_particle":
            return "verb"
        readings = lookup_token(token)
        if readings and all(form.kind == "finite" and form.person == 3 for form in readings):
            return "verb"
    return "end" if index + REACH >= last else "far"


def _pair(first: Token | None, second: Token | None, table: WordTable) -> str:
    """The coarse groups of two neighbours together."""
    return "_".join(table.groups.get(stem_word(t), ("-",))[0] if t else "|" for t in (first, second))


def _around(layer: TextLayer, index: int, step: int, limit: int) -> list[Token]:
    out: list[Token] = []
    index += step
    while len(out) < 3 and ((index >= limit) if step < 0 else (index <= limit)):
        token = layer.tokens[index]
        if token.text not in _PASSED:
            out.append(token)
        index += step
    return out


def _class(token: Token | None) -> str:
    if token is None:
        return "^"
    return context_words().get(token.key) or context_words().get(token.stem, "-")


def _sign(token: Token | None) -> str:
    """Clitics and ending of a neighbour as one sign."""
    if token is None:
        return "|"
    if token.kind != "word":
        return token.kind[0]
    ending = "f" if token.stem.endswith(("ه", "ات")) else "a" if token.stem.endswith("ا") else "w"
    return (
        ("A" if token.article else "-") + ("C" if token.conjunction else "") + token.preposition
        + ("S" if token.pronoun else "") + ending
    )  # fmt: skip


def _of_neighbour(place: str, token: Token | None, table: WordTable) -> Iterator[str]:
    if token is None:
        yield place + "^"
        return
    word = stem_word(token)
    coarse, middle, fine = table.groups.get(word, ("-", "-", "-"))
    yield place + "1" + coarse
    yield place + "2" + middle
    yield place + "3" + fine
    yield place + "3" + fine + _sign(token)
    if len(table.commonness.get(word, "")) and int(table.commonness[word]) >= 4:
        yield place + "w" + word
    yield place + "e" + _sign(token)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight of each name in natural log odds for a verb (``surroundings.tsv.gz``)."""
    data = files("rawi").joinpath(WEIGHTS).read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(data).decode("utf-8").splitlines())
    return {name: float(weight) for name, weight in lines}


@lru_cache(maxsize=1)
def shares() -> dict[str, float]:
    """Log odds of verbs among all places of a stem that may be both (``shares.tsv.gz``)."""
    data = files("rawi").joinpath(SHARES).read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(data).decode("utf-8").splitlines())
    return {stem: float(odds) for stem, odds in lines}


def place(index: int, layer: TextLayer) -> float:
    """Log odds for a verb by place and by the word's own habits, for a token that ``may_be_both``."""
    odds = log_odds(index, layer) - weights()["base"] + shares().get(layer.tokens[index].stem, DEFAULT_SHARE)
    return odds + (OWN_OBJECT if _with_own_object(index, layer) else 0.0)


OWN_OBJECT = 2.0
"""Log odds for the verb where its subject's own thing follows and no other predicate stands in the sentence."""


def _with_own_object(index: int, layer: TextLayer) -> bool:
    """قطع المغرب علاقاته مع إيران. : opening word, a subject, its possessed object, and nothing else to assert anything."""
    sentence = layer.sentences[layer.sentence_of[index]]
    if index != sentence.first or index + 2 >= sentence.last:
        return False
    subject, thing = layer.tokens[index + 1], layer.tokens[index + 2]
    if subject.kind != "word" or subject.pronoun or subject.preposition or subject.conjunction:
        return False
    if not thing.pronoun or thing.preposition or thing.conjunction or lookup_token(thing):
        return False
    return ahead(layer, index + 1, sentence.last) in ("mark", "end")


def may_be_both(index: int, layer: TextLayer, readings: Sequence[VerbForm]) -> bool:
    """Whether a token, bare of article, preposition and pronoun, may be a past verb (he) or a noun of a verb alike.

    What stands behind a particle of the present (لا تعلم) is no past; participles (لاحق، طالب) are asked about only where
    they open a sentence, since elsewhere they are adjectives, which the places do not know.
    """
    token = layer.tokens[index]
    if token.article or token.preposition or token.pronoun or token.future:
        return False
    past = any(
        f.tense == "past" and f.voice == "active" and (f.person, f.number, f.gender) == (3, "singular", "masculine")
        for f in readings
    )
    opening = layer.sentences[layer.sentence_of[index]].first == index
    nouns = ("verbal_noun", "active_participle") if opening else ("verbal_noun",)
    if not past or not any(f.kind in nouns for f in readings):
        return False
    before = layer.tokens[index - 1].key if index else ""
    present = any(f.tense == "present" and f.person == 3 for f in readings)
    return not (present and context_words().get(before) in ("negation", "verb_particle", "complementiser"))


def log_odds(index: int, layer: TextLayer) -> float:
    """Natural log odds that the place of a token is one for a past verb rather than a verbal noun, -8 to 8.

    >>> from rawi.text import read_text
    >>> verb, noun = read_text("قصف الجيش السوري مواقع المسلحين."), read_text("قصف المدينة السورية مستمر منذ أسبوع.")
    >>> log_odds(0, verb) > log_odds(0, noun)
    True
    """
    table = weights()
    score = table["always"] + sum(table.get(name, 0.0) for name in names_of(index, layer, words()))
    return 0.0 if math.isnan(score) else max(-8.0, min(8.0, score))
