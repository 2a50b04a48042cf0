"""Article text is anybody's: characters that would make a page read as something else are shown, not obeyed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

from rawi.render.plain import BIDI_CONTROLS

_CONTROL = re.compile(
    f"[{''.join(sorted(BIDI_CONTROLS))}\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SHOWN = re.compile("⟨U\\+([0-9A-F]{4,6})⟩")
_WORD = re.compile(r"[^\W\d_]{2,60}")
_LATIN_LIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
MOST_WARNED = 5


def visible(text: str) -> Markup:
    """Text for a page: markup escaped, bidi and other invisible controls shown by their number.

    >>> visible("<b>\\u202eabc")
    Markup('&lt;b&gt;<span class="control">⟨U+202E⟩</span>abc')
    """
    if _CONTROL.search(text) is None:
        return escape(text)
    return Markup(
        _CONTROL.sub(lambda m: f'<span class="control">{named(m[0])}</span>', str(escape(text)))
    )


def plain(text: str) -> str:
    """The same for attributes and form fields: controls shown by their number, not yet escaped.

    >>> plain("\\u202eabc")
    '⟨U+202E⟩abc'
    """
    return _CONTROL.sub(lambda m: named(m[0]), text)


def named(control: str) -> str:
    """How a control character is shown."""
    return f"⟨U+{ord(control):04X}⟩"


def restored(text: str) -> str:
    """What ``plain`` was made of.

    >>> restored(plain("\\u202eabc")) == "\\u202eabc"
    True
    """
    return _SHOWN.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0x110000 else m[0], text)


def controls(text: str) -> int:
    """How many characters are shown by their number."""
    return len(_CONTROL.findall(text))


def lookalikes(text: str) -> list[str]:
    """Words of letters from several alphabets that look alike, such as Latin with a Cyrillic а; a few at most.

    >>> lookalikes("p\\u0430ypal and paypal")
    ['pаypal']
    """
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii() and len({_script(letter) for letter in word} & set(_LATIN_LIKE)) > 1:
            found[word] = None
            if len(found) == MOST_WARNED:
                break
    return list(found)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
