"""Bodies named only inside another phrase: رئيس هيئة المهندسين السعوديين فلان …، وأكدت الهيئة."""

from __future__ import annotations

from rawi.mentions.atoms import RULERS
from rawi.mentions.lexicon import Relation
from rawi.mentions.resolve import Resolution, surface
from rawi.mentions.types import EntityDraft
from rawi.text.folding import fold

LOOK_BACK = 600
"""Tokens before the short name within which the long one is sought."""
LONGEST = 7


def body_inside(state: Resolution, index: int, relation: Relation) -> EntityDraft | None:
    """The body that the word with the article at ``index`` means: the latest construct before with the same head.

    Its name goes from the head over the nouns and adjectives with the article; a name without one ends it.
    """
    tokens = state.layer.tokens
    if tokens[index].conjunction:
        return None  # one of a list: بين إيران والوكالة
    stem = tokens[index].stem
    for first in range(index - 1, max(0, index - LOOK_BACK) - 1, -1):
        token = tokens[first]
        if token.stem != stem or token.pronoun or not token.is_word:
            continue
        last = _described(state, first) if token.article else _end(state, first)
        if last - first >= 2:
            return _entity(state, first, last, relation)
    return None


def _described(state: Resolution, first: int) -> int:
    """The end of الهيئة الوطنية للانتخابات: an adjective and what the body is there for."""
    layer, at = state.layer, first + 1
    tokens = layer.tokens
    if at + 1 >= len(tokens) or not tokens[at].article or tokens[at].conjunction or state.tags[at] != "ADJ":
        return first
    serves = tokens[at + 1].preposition == "ل" and not tokens[at + 1].conjunction
    return at + 2 if serves and layer.sentence_of[at + 1] == layer.sentence_of[first] else first


def _end(state: Resolution, first: int) -> int:
    layer = state.layer
    last = first + 1
    while last < min(len(layer.tokens), first + LONGEST) and layer.sentence_of[last] == layer.sentence_of[first]:
        token = layer.tokens[last]
        joined = token.conjunction not in ("", "و") or (token.conjunction and last == first + 1)
        named = layer.tokens[last - 1].stem in RULERS and token.is_word  # جامعة الملك سعود
        if not (token.article or named) or token.preposition or joined:
            break
        last += 1
    return last


def _entity(state: Resolution, first: int, last: int, relation: Relation) -> EntityDraft:
    name = surface(state.layer, first, last)
    key = fold(name)
    draft = state.registry.keyed("organization", key)
    if draft is None:
        draft = state.registry.remember("organization", key, state.entities.new_entity("organization", name))
        draft.country, draft.sector = state.entities.codes(first, last)
        draft.gender = relation.gender
        draft.evidence.append("named inside another phrase before")
        if draft.country is None:
            draft.country = state.local(first)
            draft.country_inferred = draft.country is not None
    return state.registry.remember("body-head", state.layer.tokens[first].stem, draft)
