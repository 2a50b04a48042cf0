"""Later mentions by surname: whoever is named in full once may be called by the last name after that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rawi.knowledge import people
from rawi.knowledge.office_words import word_forms
from rawi.mentions.name_spans import bare
from rawi.mentions.pieces import Atom
from rawi.text.folding import fold
from rawi.text.types import TextLayer

_FUNCTION_WORDS = frozenset(
    ["ان", "ما", "لا", "من", "في", "علي", "الي", "عن", "مع", "هذا", "هذه", "ذلك", "تلك", "كل", "بعد", "قبل", "حتي", "ثم", "او", "لكن", "قد", "كان", "يوم", "عام", "مدير", "خليل", "سلام", "امل", "الله", "بن", "ابن"]
)
_TITLE_KINDS = frozenset(("office", "honorific"))


def _firm(atom: Atom) -> bool:
    """Table matches that a surname cannot be: several words, or a country, capital or nationality."""
    return atom.last - atom.first > 1 or atom.kind in ("country", "capital", "nationality", "person")


def _hides(atom: Atom) -> bool:
    """False for a single word of the model, which the tables may know as a surname: قال ترامب."""
    if atom.match is not None:
        return _firm(atom)
    return atom.kind == "person" and (atom.last - atom.first > 1 or atom.label == "surname")


@lru_cache(maxsize=1)
def _title_forms() -> frozenset[str]:
    """Forms of title words: رئيسي is a surname, and the two presidents of something."""
    return frozenset(form for forms in word_forms().values() for form in forms)


def find_surnames(layer: TextLayer, atoms: list[Atom], ignored: Sequence[Atom] = ()) -> list[Atom]:
    """Single words that stand for a person named in full in this article, or for one known by surname alone.

    Atoms in ``ignored`` hide nothing.

    >>> from rawi.text import read_text
    >>> layer = read_text("التقى وزير الخارجية جون كيري. وقال كيري")
    >>> [a.first for a in find_surnames(layer, [Atom(3, 5, "person")])]
    [7]
    """
    hiding = [a for a in atoms if _hides(a) and a not in ignored]
    taken = {i for a in hiding for i in range(a.first, a.last)}
    full = [a for a in hiding if a.kind == "person" and a.last - a.first >= 2]
    wanted = {bare(layer.tokens[a.last - 1]) for a in full if layer.tokens[a.last - 1].is_word}
    table = people.by_surname()
    for atom in full:
        for entry in atom.entries:
            person = people.people().get(entry.id)
            wanted.update(fold(s) for s in (person.surnames if person else ()) if " " not in s)
    wanted -= _FUNCTION_WORDS
    after_title = {a.last for a in atoms if a.office is not None and a.office.kind in _TITLE_KINDS}
    out: list[Atom] = []
    for token in layer.tokens:
        if token.index in taken or not token.is_word or token.pronoun:
            continue
        word = bare(token)
        bearers = () if word in _title_forms() and token.index not in after_title else table.get(word, ())
        if word in wanted or (bearers and (token.index in after_title or any(p.alone for p in bearers))):
            out.append(Atom(token.index, token.index + 1, "person", label="surname", candidates=tuple(p.entry for p in bearers)))
    return out

