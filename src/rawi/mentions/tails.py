"""Titles with a tail before the name: المتحدث باسم الهلال الأحمر بمنطقة الباحة عماد الزهراني."""

from __future__ import annotations

from rawi.knowledge.office_words import words
from rawi.mentions.pieces import Chunk, Pieces
from rawi.text.types import Token

MOST_TAIL = 9
"""Words between a title and the name of its bearer; longer tails hold clauses of their own."""

_PLACED = frozenset(("place", "capital", "organization"))
_CHARGED = frozenset(("مكلف", "مكلفه"))
_LINKING = frozenset(("في", "لدي", "عن", "علي"))


def tail_to_name(pieces: Pieces, chunk: Chunk) -> int | None:
    """Where the name (or the honorific before it) begins that ends a title's tail; None when there is none.

    A tail holds definite nouns and adjectives, bodies and places, no verb, no mark, no new conjunct. Titles of rulers
    and ministers have none: the name after التقى وزير الخارجية في موسكو is that of somebody else.
    """
    office = chunk.offices[0] if chunk.offices else None
    if office is None or (office.role and not _charged(pieces, chunk)) or office.number != "singular" or office.kind == "institution" or office.former:
        return None
    tokens, layer = pieces.layer.tokens, pieces.layer
    at, placed, words_of_tail = chunk.last, False, 0
    while at < min(len(tokens), chunk.last + MOST_TAIL) and layer.sentence_of[at] == layer.sentence_of[chunk.last - 1]:
        atom = pieces.starts.get(at)
        if atom is None:
            if not _continues(pieces, at):
                return None
            placed = placed or tokens[at].stem in words("place_noun")
            words_of_tail += 1
            at += 1
            continue
        if at > chunk.last and atom.kind == "person":
            return at if not _starts_anew(tokens[at]) and (placed or words_of_tail == 0 or _closed(pieces, at)) else None
        if atom.office is not None and atom.office.kind == "honorific" and not _starts_anew(tokens[at]):
            following = pieces.starts.get(atom.last)
            named = following is not None and (following.kind == "person" or following.office is not None)
            return at if named and at > chunk.last else None
        if atom.kind in _PLACED and tokens[at - 1].article and not tokens[at].preposition:
            return None
        if tokens[at].conjunction or atom.kind == "person" or (atom.office is not None and atom.office.kind != "institution"):
            return None
        placed = placed or atom.kind in _PLACED or atom.office is not None
        at = atom.last
    return None


def _charged(pieces: Pieces, chunk: Chunk) -> bool:
    """وزير الدولة البريطاني المكلف شؤون الشرق الأوسط فلان: what a minister is charged with stands before the name."""
    tokens = pieces.layer.tokens
    return any(tokens[i].stem in _CHARGED for i in range(chunk.last - 1, min(len(tokens), chunk.last + 1)))


def _starts_anew(token: Token) -> bool:
    return bool(token.conjunction or token.preposition)


def _closed(pieces: Pieces, at: int) -> bool:
    """True when the word before the name has the article: مدير الشؤون الصحية | محمد الهبدان."""
    return pieces.layer.tokens[at - 1].article


def _continues(pieces: Pieces, at: int) -> bool:
    token, tag = pieces.layer.tokens[at], pieces.language.pos[at]
    before = pieces.layer.tokens[at - 1]
    if not token.is_word or token.pronoun:
        return False
    if token.key in _LINKING:
        return True
    if token.key in words("particle") or tag in ("VERB", "PRON", "SCONJ", "AUX", "PART", "ADV", "CCONJ", "DET"):
        return False
    if token.conjunction:
        return token.conjunction == "و" and token.article
    if token.preposition:
        return token.preposition in ("ب", "ل") and (token.article or token.stem in words("place_noun"))
    return token.article or (not before.article and tag in ("NOUN", "PROPN", "X", "ADJ"))
