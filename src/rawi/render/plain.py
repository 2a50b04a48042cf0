"""Untrusted text made safe to show."""

from __future__ import annotations

import unicodedata

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they reach beyond their place and can make text read as another."""
MARKS = frozenset("\u200e\u200f\u061c\ufeff")
"""Directional marks and the byte order mark: harmless, and of no use on a terminal."""
REPLACEMENT = "\ufffd"


def is_control(character: str) -> bool:
    """Whether a terminal or page could take the character for a command: controls, surrogates, non-characters."""
    return unicodedata.category(character) in ("Cc", "Cs", "Cn") and character not in "\t\n\r"


def one_line(text: str) -> str:
    """The text on one line for a terminal: white space folded, bidi controls dropped, other controls replaced.

    >>> one_line("قال\\x1b[31m الوزير\\u202e\\nأمس")
    'قال�[31m الوزير أمس'
    """
    kept = (
        REPLACEMENT if is_control(c) else c for c in " ".join(text.split()) if c not in BIDI_CONTROLS and c not in MARKS
    )
    return "".join(kept)
