"""Clauses in which a source withholds its name: they are no speech and stand between the speaker and the words."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.statements.tables import words
from rawi.text.types import Token

REACH = 8
"""Words within which the name follows: رفض الكشف لوسائل الإعلام عن اسمه."""


def withheld(tokens: Sequence[Token], bare: Sequence[str]) -> dict[int, int]:
    """First token of each such clause -> the token behind it.

    Args:
        tokens: the article's tokens.
        bare: their keys without conjunction.

    Example: in وقال مسؤول رفض الكشف عن اسمه إن the clause is رفض الكشف عن اسمه.
    """
    out: dict[int, int] = {}
    for i, key in enumerate(bare):
        if key not in words("withholding"):
            continue
        hiding = False
        for k in range(i + 1, min(len(bare), i + 1 + REACH)):
            if tokens[k].kind == "punctuation":
                break
            hiding = hiding or tokens[k].stem in words("disclosing")
            if hiding and tokens[k].pronoun and tokens[k].stem in words("identity"):
                out[i] = k + 1
                break
    return out
