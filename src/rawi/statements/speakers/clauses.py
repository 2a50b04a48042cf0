"""Where the clause of a verb begins, and what governs it."""

from __future__ import annotations

from rawi.statements.phrases import Phrase, head_class
from rawi.statements.tables import words
from rawi.statements.view import AUXILIARIES, Kind, View, scope_at

BACK = 50
"""Tokens to the left of a verb within which its subject is sought."""


def clause_start(view: View, token: int) -> tuple[int, int]:
    """First token of the clause around a verb, and the particle or mark that opens it.

    Walks left over subject, adjuncts and brackets to a stop, colon, complementiser, clause particle, opening
    quotation mark, or to the comma behind another verb.
    """
    first, _ = scope_at(view, token)
    lowest = max(first, token - BACK)
    comma = -1
    i = token - 1
    while i >= lowest:
        kind = view.kind[i]
        if kind in (Kind.STOP, Kind.COLON):
            return i + 1, i + 1
        if kind is Kind.OPEN_QUOTE and view.quote_at[i].closing > token and i + 1 < token:
            return i + 1, i + 1
        if kind is Kind.CLOSE_QUOTE:
            i = view.quote_end[i].opening - 1
            continue
        if kind in (Kind.CLAUSE, Kind.COMPLEMENTISER):
            return i + 1, i
        if kind is Kind.COMMA:
            comma = i
        elif kind is Kind.VERB and _auxiliary(view, i) and view.tokens[i].conjunction == "و" and comma >= 0:
            return i + 1, i + 1  # ، وكان المحافظ قد أعلن
        elif kind is Kind.VERB and not _auxiliary(view, i) and not _describes_speaker(view, i):
            start = comma + 1 if comma > i else token  # what follows a verb at once is that verb's own
            return start, start
        i -= 1
    return lowest, lowest


def _describes_speaker(view: View, at: int) -> bool:
    """مسؤولين لم يفصح عن أسمائهم: a verb behind an indefinite speaker noun begins no clause of its own."""
    i = at - 1
    while i > 0 and view.kind[i] in (Kind.NEGATION, Kind.ADVERB):
        i -= 1
    token = view.tokens[i]
    return token.kind == "word" and not token.article and head_class(view, Phrase(i, i + 1)) is not None


def _auxiliary(view: View, at: int) -> bool:
    return view.tokens[at].stem in AUXILIARIES


def relative_before(view: View, token: int) -> int:
    """The relative pronoun that governs a verb (الذي قال، التي كان قد أعلن), or -1."""
    i = token - 1
    while (
        i >= 0
        and i > token - 4
        and (view.kind[i] is Kind.ADVERB or view.bare[i] in ("قد", "كان", "كانت", "لم"))
    ):
        i -= 1
    return i if i >= 0 and view.kind[i] is Kind.RELATIVE else -1


def relative_joined(view: View, relative: int) -> int:
    """The relative pronoun that a second one is joined to: الذين يشكلون …، والذين حذروا; or -1."""
    for i in range(relative - 1, max(view.scope_first[relative], relative - 20) - 1, -1):
        if view.kind[i] is Kind.RELATIVE and view.bare[i] == view.bare[relative]:
            return i
        if view.kind[i] in (Kind.STOP, Kind.COLON):
            return -1
    return -1


def resumptive(view: View, token: int) -> bool:
    """أعرب فيه، أكدت خلالها: the verb describes a speech, message or call named before it."""
    return (
        token + 1 < len(view.tokens)
        and view.bare[token + 1] in words("resumptive")
        and (not view.tokens[token].conjunction)
    )
