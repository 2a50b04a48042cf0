"""Rawi tokens as the words that the trained part sees: clitics apart, everything folded."""

from __future__ import annotations

from rawi.text.types import Token


def stem_word(token: Token) -> str:
    """The word that stands for a token: its folded stem with its article, digits as 0.

    >>> from rawi.text import read_text
    >>> [stem_word(t) for t in read_text("وللأمم المتحدة 15 عضوا").tokens]
    ['الامم', 'المتحده', '00', 'عضوا']
    """
    if token.kind == "word":
        return "ال" + token.stem if token.article else token.stem
    if token.kind == "number":
        return "".join("0" if c.isdigit() else c for c in token.key)
    return token.key


def words_of(token: Token) -> list[str]:
    """A token as words in order: proclitics with a + behind, the stem word, the pronoun with a + before.

    >>> from rawi.text import read_text
    >>> [w for t in read_text("وسيبحثها").tokens for w in words_of(t)]
    ['و+', 'س+', 'يبحث', '+ها']
    """
    out: list[str] = []
    if token.question:
        out.append("ا+")
    if token.conjunction:
        out.append(token.conjunction + "+")
    if token.future:
        out.append("س+")
    if token.preposition:
        out.append(token.preposition + "+")
    out.append(stem_word(token))
    if token.pronoun:
        out.append("+" + token.pronoun)
    return out
