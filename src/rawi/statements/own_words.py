"""Which quotation marks inside a content hold its speaker's words, not a name, a title or a set term."""

from __future__ import annotations

from rawi.statements.tables import words
from rawi.statements.view import Kind, Quote, View

_SHORT = 4
"""Words of a name or title in marks at most."""
_TELLING = (Kind.VERB, Kind.NEGATION, Kind.COMPLEMENTISER, Kind.RELATIVE)


def holds_words_of(view: View, quote: Quote, cue: int) -> bool:
    """Whether a quotation counts as what the speaker of the act at token ``cue`` said.

    Not where the cue itself stands inside it: then the words are those of whoever is quoted around it.
    """
    if quote.first <= cue < quote.last:
        return False
    return not _names_something(view, quote)


def _names_something(view: View, quote: Quote) -> bool:
    """تنظيم «داعش»، عملية «السهم الذهبي»، مجموعة "5+1"، "الحزام والطريق"."""
    inner = [i for i in range(quote.first, min(quote.last, quote.first + 12)) if view.tokens[i].kind == "word"]
    if not inner:
        return True
    mention = view.analysis.entities.at(quote.first)
    if mention is not None and mention.kind == "name" and mention.last >= quote.last:
        return True
    term = view.phrase_at(quote.first, "term")
    if term is not None and quote.first + len(term.keys) == quote.last:
        return True
    if len(inner) > _SHORT or any(view.kind[i] in _TELLING for i in inner) or quote.opening == 0:
        return False
    before = view.tokens[quote.opening - 1]
    return before.stem in words("titled") or before.key in words("titled")
