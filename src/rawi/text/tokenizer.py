"""Characters to tokens: words, numbers, words of other scripts and addresses, and single marks.

Bidi controls, joiners and stray combining marks belong to the word they stand in; elsewhere they are no token.
"""

from __future__ import annotations

import re

from rawi.text.clitics import split
from rawi.text.folding import fold
from rawi.text.types import Clitic, Token, TokenKind

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\ufeff\u00ad"
_VOWEL = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc"
)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_ADDRESS = r"[A-Za-z0-9\-._~:/?#@!$&'*+=%]"
_TOKEN = re.compile(
    rf"(?P<word>[{_LETTER}](?:[{_INVISIBLE}{_VOWEL}\u0640]*+[{_LETTER}])*+[{_VOWEL}\u0640]*+)"
    rf"|(?P<number>[{_DIGIT}]++(?:[.,\u066b\u066c/:][{_DIGIT}]++)*+)"
    rf"|(?P<address>(?:https?://|www\.){_ADDRESS}(?:{_ADDRESS}|(?<=[/\-_=+])[{_LETTER}]|(?<=[{_LETTER}])[{_LETTER}])*+"
    r"|[A-Za-z0-9._%+\-]{1,64}+@[A-Za-z0-9\-]{1,63}+(?:\.[A-Za-z0-9\-]{1,63}+)++"
    r"|@[A-Za-z0-9_]{2,40}+)"
    rf"|(?P<latin>[^\W\d_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc](?:[^\W\d_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]|[\u0300-\u036f])*+)"
    rf"|(?P<punctuation>[^\s{_INVISIBLE}{_VOWEL}])"
)
_TRAILING = ".,:;!?'\"،؛؟)]}»"
"""Marks that end the sentence, not the address, when an address ends with them."""


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in order, with clitics.

    >>> [t.text for t in tokenize("وقال لـ«الشرق الأوسط»: 5.4%")]
    ['وقال', 'لـ', '«', 'الشرق', 'الأوسط', '»', ':', '5.4', '%']
    """
    tokens: list[Token] = []
    written: dict[str, str] = {}  # each spelling once: a long article repeats most of its words
    at, match = 0, _TOKEN.search(text, 0)
    while match:
        kind, piece, start = match.lastgroup, match.group(), match.start()
        if kind == "word":
            tokens.append(_word(len(tokens), start, written.setdefault(piece, piece)))
            at = match.end()
        else:
            if kind == "address":
                piece = piece.rstrip(_TRAILING) or piece
                kind = "latin"
            at = start + len(piece)
            tokens.append(_plain(len(tokens), start, written.setdefault(piece, piece), kind))  # type: ignore[arg-type]
        match = _TOKEN.search(text, at)
    return tokens


def _plain(index: int, start: int, piece: str, kind: TokenKind) -> Token:
    key = fold(piece)
    end = start + len(piece)
    return Token(index, start, end, piece, kind, key, key, start, end)


def _word(index: int, start: int, piece: str) -> Token:
    key, stem, first, last, parts, conjunction, preposition, future, question, article, pronoun, lookup = split(piece)
    end = start + len(piece)
    stem_start = start + first if first else start  # one number for one offset: millions of tokens hold them
    stem_end = start + last if last != len(piece) else end
    clitics = tuple([Clitic(kind, start + a, start + b, form) for kind, a, b, form in parts]) if parts else ()
    return Token(
        index, start, end, piece, "word", key, stem, stem_start, stem_end, conjunction, preposition,
        future, question, article, pronoun, clitics, lookup,
    )  # fmt: skip
