"""Persons whose country an adjective beside the name tells: الإيطالي كارلو أنشيلوتي, غاريث بيل الجناح الويلزي."""

from __future__ import annotations

from rawi.knowledge.office_words import is_adjective
from rawi.mentions.lexicon import person_heads
from rawi.mentions.pieces import COMMAS, Atom, Chunk, Pieces, free, skip_marks
from rawi.text.types import TextLayer

MOST_ADJECTIVES = 3
"""Adjectives between a noun and the nationality: المحلل السياسي والعسكري العراقي."""


def definite_singular(layer: TextLayer, atom: Atom) -> bool:
    """True for a nationality of one person, with the article: الروسي, والروسية."""
    token = layer.tokens[atom.first]
    match = atom.match
    if match is None or match.number != "singular" or not atom.entries:
        return False
    return token.article or token.key.removeprefix("و").removeprefix("ف").startswith(("ال", "لل", "بال", "كال"))


def national(pieces: Pieces, atom: Atom, floor: int) -> Chunk | None:
    """The phrase around a nationality before a name, or None where the adjective is not the person's.

    Args:
        pieces: the article's atoms.
        atom: the nationality.
        floor: the first token that belongs to no phrase yet.

    In هداف الدوري الإنجليزي محمد صلاح the league is English: a noun before the adjective must be one for persons.
    """
    layer = pieces.layer
    at = skip_marks(layer, atom.last)
    comma = at + 1 < len(layer.tokens) and layer.tokens[at].text in COMMAS
    at += comma
    person = pieces.starts.get(at)
    if person is None or person.kind != "person" or not free(layer, at) or not definite_singular(layer, atom):
        return None
    first = _first(pieces, atom.first, floor)
    if first is None or (comma and (first == atom.first or person.last - person.first < 2)):
        return None  # الرياضية السعودية، أروى العمودي, but not قال الروسي، فلان
    chunk = Chunk(first, person.last, first, (person.first, person.last), person)
    chunk.nationalities.append((atom.first, atom))
    chunk.noun = layer.tokens[first].stem if first < atom.first else None
    return chunk


def _first(pieces: Pieces, index: int, floor: int) -> int | None:
    """Where the phrase begins whose adjective stands at ``index``: at the adjective, or at a noun for persons."""
    layer, tokens = pieces.layer, pieces.layer.tokens
    token, at = tokens[index], index - 1
    if token.conjunction or token.preposition or index == 0 or layer.sentence_of[at] != layer.sentence_of[index]:
        return index
    before = tokens[at]
    if before.kind == "punctuation":
        return index
    if at + 1 in pieces.ends and at < floor:
        return None
    if before.article:
        while at > floor and index - at <= MOST_ADJECTIVES and tokens[at].article and _qualifies(pieces, at):
            at -= 1
        noun = tokens[at]
        return at if at >= floor and noun.article and noun.stem in person_heads() else None
    if pieces.language.pos[at] in ("PROPN", "X", "NUM") or at + 1 in pieces.ends:
        return None
    return index


def _qualifies(pieces: Pieces, at: int) -> bool:
    token = pieces.layer.tokens[at]
    return token.stem not in person_heads() and (pieces.language.pos[at] == "ADJ" or is_adjective(token))


def nationality_after(pieces: Pieces, at: int) -> Atom | None:
    """The nationality of الجناح الويلزي at ``at``: a noun for persons with the article, adjectives, a nationality."""
    layer, tokens, starts = pieces.layer, pieces.layer.tokens, pieces.starts
    if at >= len(tokens) or at in starts or not free(layer, at):
        return None
    if not tokens[at].article or tokens[at].stem not in person_heads():
        return None
    at += 1
    for _ in range(MOST_ADJECTIVES):
        atom = starts.get(at)
        if atom is not None:
            fits = atom.kind == "nationality" and free(layer, at) and definite_singular(layer, atom)
            return atom if fits else None
        if not free(layer, at) or not tokens[at].article or not _qualifies(pieces, at):
            return None
        at += 1
    return None
