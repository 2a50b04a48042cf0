"""A ب written onto a noun of action that the splitter left whole: بشن, بتلويث."""

from __future__ import annotations

from dataclasses import replace

from rawi.analysis import Analysis
from rawi.language.verbs import lookup
from rawi.statements.tables import words
from rawi.text.types import Token


def with_prepositions(analysis: Analysis) -> tuple[Token, ...]:
    """The tokens of an article, with the ب of nouns of action cut off where it was left on."""
    return tuple(_cut(t) if _glued(analysis, t) else t for t in analysis.layer.tokens)


def _glued(analysis: Analysis, token: Token) -> bool:
    if token.kind != "word" or token.preposition or token.article or token.pronoun or token.conjunction:
        return False
    key = token.key
    if len(key) < 3 or key[0] != "ب" or key in words("clause") or key in words("prep_pronoun") or lookup(key):
        return False
    if not any(v.kind == "verbal_noun" for v in lookup(key[1:])):
        return False
    mention = analysis.entities.at(token.index)
    return mention is None or mention.kind != "name"


def _cut(token: Token) -> Token:
    return replace(token, preposition="ب", stem=token.key[1:], stem_start=token.stem_start + 1)
