"""Later mentions by surname: whoever is named in full once may be called by the last name after that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from rawi.knowledge import people
from rawi.knowledge.office_table import honorifics
from rawi.knowledge.office_words import word_forms
from rawi.knowledge.types import OfficeMatch
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


def _same_hamza(written: str, person: people.Person) -> bool:
    """أبي is not آبي: the first letter's hamza, where both write it, is the same."""
    first = written.lstrip("وفبلك")[:1]
    if first not in _HAMZAS:
        return True
    letters = {name.removeprefix("ال")[:1] for name in person.surnames if fold(name)[:1] == "ا"}
    return first in letters or not letters <= _HAMZAS


_HAMZAS = frozenset("أإآ")


def _hides(atom: Atom) -> bool:
    """False for a single word of the model, which the tables may know as a surname: قال ترامب."""
    if atom.match is not None:
        return _firm(atom)
    return atom.kind == "person" and (atom.last - atom.first > 1 or atom.label == "surname")


@lru_cache(maxsize=1)
def _title_forms() -> frozenset[str]:
    """Forms of title words: رئيسي is a surname, and the two presidents of something."""
    return frozenset(form for forms in word_forms().values() for form in forms)


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    """Folded words of respect, which stand before names and are none: المهندس, العميد."""
    return frozenset(form for word in honorifics() if " " not in word for form in (word, "ال" + word.removeprefix("ال")))


def _has_held(person: people.Person, title: OfficeMatch) -> bool:
    """Whether somebody known by a surname that is also a word has held an office like the title before it.

    An honorific says nothing against it: السيد, الرئيس السابق of another country does.
    """
    if title.kind == "honorific":
        return True
    head = fold(title.office).split()[0].removeprefix("ال")
    held = {fold(t.office).split()[0].removeprefix("ال") for t in person.entry.terms if t.office}
    countries = {t.country for t in person.entry.terms}
    return head in held and (title.country is None or title.country in countries)


def find_surnames(
    layer: TextLayer, atoms: list[Atom], ignored: Sequence[Atom] = (), verbs: Collection[int] = ()
) -> list[Atom]:
    """Single words that stand for a person named in full in this article, or for one known by surname alone.

    Atoms in ``ignored`` hide nothing; ``verbs`` are tokens that the tags take for verbs.

    >>> from rawi.text import read_text
    >>> layer = read_text("التقى وزير الخارجية جون كيري. وقال كيري")
    >>> [a.first for a in find_surnames(layer, [Atom(3, 5, "person")])]
    [7]
    """
    aside = {(a.first, a.last) for a in ignored}
    hiding = [a for a in atoms if _hides(a) and (a.first, a.last) not in aside]
    taken = {i for a in hiding for i in range(a.first, a.last)}
    full = [a for a in hiding if a.kind == "person" and a.last - a.first >= 2]
    wanted = {bare(layer.tokens[a.last - 1]) for a in full if layer.tokens[a.last - 1].is_word}
    unknown = {bare(layer.tokens[a.last - 1]) for a in full if a.match is None}
    table = people.by_surname()
    families: dict[str, set[str | None]] = {}  # countries of the people of the tables named in full, by surname
    for atom in full:
        for entry in atom.entries:
            families.setdefault(bare(layer.tokens[atom.last - 1]), set()).add(entry.country)
            person = people.people().get(entry.id)
            wanted.update(fold(s) for s in (person.surnames if person else ()) if " " not in s)
    wanted -= _FUNCTION_WORDS
    titles = {a.last: a.office for a in atoms if a.office is not None and a.office.kind in _TITLE_KINDS}
    after_title = titles.keys()
    out: list[Atom] = []
    for token in layer.tokens:
        if token.index in taken or not token.is_word or token.pronoun:
            continue
        word = bare(token)
        bearers = () if word in _title_forms() and token.index not in after_title else table.get(word, ())
        title = titles.get(token.index)
        if word in wanted:  # the one named in full here, unless a title tells of the famous one
            titled = title is not None and title.kind == "office"
            bearers = tuple(
                p for p in table.get(word, ())
                if p.alone and (titled or (word not in unknown and p.entry.country in families.get(word, ())))
                and (title is None or _has_held(p, title))
            )  # fmt: skip
        elif word in _ranks() or token.index in verbs:
            continue  # رئيس المجلس البلدي المهندس فلان, وبينت أن
        else:
            bearers = tuple(p for p in bearers if _same_hamza(layer.text[token.start : token.end], p))
            bearers = tuple(p for p in bearers if p.alone or (title is not None and _has_held(p, title)))
        if word in wanted or bearers:
            out.append(Atom(token.index, token.index + 1, "person", label="surname", candidates=tuple(p.entry for p in bearers)))
    return out

