"""Nouns of speaking with a clause: بعد إعلان الوزارة أنها نجحت، مزاعم المتمردين بأن الجيش، تأكيده على أن."""

from __future__ import annotations

from rawi.statements.act import Act
from rawi.statements.cues import Cue, possessor
from rawi.statements.frames.walk import Frame, after_complementiser
from rawi.statements.phrases import Phrase, can_speak, phrase_at
from rawi.statements.speakers.find import Subject
from rawi.statements.speakers.groups import enclosed_name
from rawi.statements.tables import CueRow, speech_nouns, words
from rawi.statements.view import Kind, View, scope_at

FRAME = "noun clause"
_REACH = 16


def speech_noun(view: View, token: int) -> Act | None:
    """The act of a noun of speaking, its owner behind it and then at once أن or بأن; None for any other word."""
    row = _row(view, token)
    if row is None or view.tokens[token].article:
        return None
    _, last = scope_at(view, token)
    limit = min(last, token + _REACH)
    owned = possessor(view, token)
    opener = _opener(view, token + 1, limit)
    if opener < 0:
        return None
    owner = None if owned else _owner(view, token + 1, opener)
    if (owner is None) != bool(owned) or (owned and _joint(view, token + 1) != opener):
        return None
    first = after_complementiser(view, opener, last)
    if first >= last:
        return None
    cue = Cue(token, row, "m", False, "", "", owned)
    act = Act(cue, Frame(FRAME, opener, first, [owner] if owner else []), Subject(owner, "source", token, [], []), token)
    act.source = owner
    if first in view.quote_at:
        act.frame.quote = view.quote_at[first]
    return act


def _row(view: View, token: int) -> CueRow | None:
    """The act that the noun names, with a pronoun written onto it or not."""
    word = view.tokens[token]
    table = speech_nouns()
    if word.kind != "word":
        return None
    for key in (word.stem, word.stem.removesuffix("ت") + "ه", word.stem.removesuffix(possessor(view, token))):
        if key in table:
            return table[key]
    return None


def _joint(view: View, at: int) -> int:
    """The complementiser at a token, behind a preposition or none; -1 where something else stands."""
    if at + 1 < len(view.tokens) and view.kind[at] is Kind.PREPOSITION:
        at += 1
    return at if at < len(view.tokens) and view.kind[at] is Kind.COMPLEMENTISER else -1


def _opener(view: View, at: int, limit: int) -> int:
    for i in range(at, limit):
        kind = view.kind[i]
        if kind is Kind.COMPLEMENTISER:
            taken = view.bare[i - 1] in words("before_complementiser") and view.bare[i - 1] != "من"
            return -1 if taken else i
        if kind in (Kind.STOP, Kind.VERB, Kind.COLON, Kind.OPEN_QUOTE, Kind.RELATIVE, Kind.CLAUSE, Kind.NEGATION):
            return -1
    return -1


def _owner(view: View, at: int, opener: int) -> Phrase | None:
    """Who speaks: the phrase right behind the noun, with the name in commas behind a title, up to the clause."""
    phrase = phrase_at(view, at, opener)
    head = view.tokens[at]
    if phrase is None or head.conjunction or head.preposition:
        return None
    if not can_speak(view, phrase) and not (head.article and head.key.endswith("ين")):
        return None
    end = phrase.last
    named: Phrase | None = None
    while end < opener and _joint(view, end) != opener:
        if view.kind[end] is Kind.COMMA or end in view.day:
            end += 1
            continue
        beside = phrase_at(view, end, opener)
        if beside is None or beside.mention is None or view.kind[end] is Kind.PREPOSITION or named is not None:
            return None
        named, end = beside, beside.last
    if named is None:
        return phrase
    return enclosed_name(view, [phrase, named]) or (named if named.mention and named.mention.human else phrase)
