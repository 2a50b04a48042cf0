"""Nouns that carry an act (شكر، أمل، تحذير) and nouns of action."""

from __future__ import annotations

from rawi.record import Act
from rawi.statements.tables import express_nouns
from rawi.statements.view import View


def express_noun(view: View, token: int) -> Act | None:
    """The act that a noun decides (أمل، شكر، إدانة), with the article, a preposition or a pronoun on it or not."""
    nouns = express_nouns()
    word = view.tokens[token]
    key = word.key[1:] if word.preposition == "ب" or word.key.startswith("ب") else word.key
    for form in (
        word.stem,
        word.key,
        _without_pronoun(word.key),
        _without_pronoun(word.stem),
        _bare_noun(key),
    ):
        act = nouns.get(form)
        if act is not None:
            return act
    return None


def _bare_noun(key: str) -> str:
    """An indefinite accusative without its alif, a noun without its pronoun."""
    return key[:-1] if key.endswith("ا") else _without_pronoun(key)


def _without_pronoun(key: str) -> str:
    for ending in ("هما", "هم", "ها", "ه"):
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def verbal(view: View, at: int) -> bool:
    """A noun of action: قبول، دعم، مقتل, read off the verb lexicon."""
    return any(v.kind == "verbal_noun" for v in view.verbs(at))
