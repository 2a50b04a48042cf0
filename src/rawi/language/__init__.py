"""The trained and generated part: verb forms, tags, names."""

from __future__ import annotations

from rawi.language.names import NameModel
from rawi.language.types import LanguageLayer, NameSpan, VerbForm
from rawi.language.verbs import lookup_all, ordered_all
from rawi.text.types import TextLayer

__all__ = ["LanguageLayer", "NameModel", "NameSpan", "VerbForm", "analyse_language"]


def analyse_language(layer: TextLayer, names: NameModel | None = None) -> LanguageLayer:
    """Parts of speech, verb readings and names of an article.

    Args:
        layer: the article's tokens.
        names: a model that finds the names in place of ours (see ``rawi.language.plugins``).

    Raises:
        ModelError: the trained part is not installed.

    >>> from rawi.text import read_text
    >>> layer = read_text("التقى الرئيس الفرنسي إيمانويل ماكرون في باريس نظيره الروسي.")
    >>> [(layer.slice(n.first, n.last), n.label) for n in analyse_language(layer).names]
    [('إيمانويل ماكرون', 'PER'), ('باريس', 'GPE')]
    """
    from rawi.language.crf import shipped

    pos, found = shipped().analyse(layer, lookup_all(layer), names)
    return LanguageLayer(pos, ordered_all(layer, pos), found)
