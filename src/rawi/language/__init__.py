"""The trained and generated part: verb forms, tags, names."""

from __future__ import annotations

from rawi.language.types import LanguageLayer, NameSpan, VerbForm
from rawi.language.verbs import lookup_all
from rawi.text.types import TextLayer

__all__ = ["LanguageLayer", "NameSpan", "VerbForm", "analyse_language"]


def analyse_language(layer: TextLayer) -> LanguageLayer:
    return LanguageLayer(("",) * len(layer.tokens), lookup_all(layer))
