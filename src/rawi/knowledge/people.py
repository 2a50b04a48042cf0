"""People of the news: names with spelling variants, surnames, and whom they served when.

The table has one row a term of office; the first row of a person bears the names. Facts come from the sources
named in each row; spellings are those of Arabic newswire.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from rawi.knowledge.codes import SECTORS, country_codes
from rawi.knowledge.gazetteer import Gazetteer
from rawi.knowledge.sheets import Row, packaged_rows
from rawi.knowledge.spelling import key, spellings
from rawi.knowledge.types import Entry, Match, Term
from rawi.text import TextLayer


@dataclass(frozen=True, slots=True)
class Person:
    """An entry, the surnames under which the person is named later, and whether they suffice alone."""

    entry: Entry
    surnames: tuple[str, ...] = ()
    alone: bool = False  # the surname alone is enough in newswire: ترامب، لافروف
    weak: frozenset[str] = frozenset()  # names that many bear (محمد إبراهيم): they need the person's country


@lru_cache(maxsize=1)
def people() -> dict[str, Person]:
    """All people by entry id.

    >>> people()["person:sergey-lavrov"].surnames
    ('لافروف',)
    """
    rows: dict[str, list[Row]] = {}
    for row in packaged_rows("people.csv"):
        rows.setdefault(row.cells["id"], []).append(row)
    return {f"person:{identity}": _person(identity, same) for identity, same in rows.items()}


def _person(identity: str, rows: list[Row]) -> Person:
    first = rows[0]
    cells = first.cells
    names = [cells["name"], *first.names("names")]
    gender = cells["gender"]
    entry = Entry(
        f"person:{identity}", "person", cells["name"], cells["name_en"] or None,
        tuple(dict.fromkeys(each for name in names for each in _spellings(name))),
        cells["wikidata"] or None, tuple(map(_term, rows)),
        gender="feminine" if gender == "feminine" else "masculine" if gender == "masculine" else "",
        source=cells["source"],
    )  # fmt: skip
    surnames = tuple(dict.fromkeys(each for name in first.names("surnames") for each in _spellings(name)))
    weak = frozenset(each for name in first.names("weak") for each in _spellings(name))
    return Person(entry, surnames, cells["alone"] == "yes", weak)


def _spellings(name: str) -> list[str]:
    """A name with عبد and أبو joined and apart (عبد الله, عبدالله)."""
    out = spellings(name)
    if "عبدال" in name:
        out.append(name.replace("عبدال", "عبد ال"))
    return out


def _term(row: Row) -> Term:
    cells = row.cells
    return Term(
        row.one_of("country", country_codes(), "country code"),
        row.one_of("sector", SECTORS, "PLOVER sector code"),
        office=cells["office"] or None, office_en=cells["office_en"] or None,
        start=row.date("start"), end=row.date("end"),
    )  # fmt: skip


def entries() -> tuple[Entry, ...]:
    """The entries of all people, for a gazetteer."""
    return tuple(person.entry for person in people().values())


@lru_cache(maxsize=1)
def by_name() -> dict[str, tuple[Person, ...]]:
    """People by folded full name."""
    return _index((key(name), person) for person in people().values() for name in person.entry.names)


@lru_cache(maxsize=1)
def by_surname() -> dict[str, tuple[Person, ...]]:
    """People by folded surname (بوتين، الجبير, بن سلمان)."""
    return _index((key(name), person) for person in people().values() for name in person.surnames)


def _index(pairs: Iterable[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    out: dict[str, list[Person]] = {}
    for name, person in pairs:
        known = out.setdefault(name, [])
        if person not in known:
            known.append(person)
    return {name: tuple(found) for name, found in out.items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The index over full names; surnames are left to the article's own resolution."""
    return Gazetteer(entries())


def find(layer: TextLayer, countries: Collection[str] | None = None) -> list[Match]:
    """People named in full in an article.

    Args:
        layer: the article's tokens.
        countries: codes of the countries that the article names; when given, people are found by a name
            that many bear (محمد إبراهيم) only if their country is among them.

    Returns:
        Matches in text order, not overlapping; several entries where two people bear one name.

    >>> from rawi.text import read_text
    >>> [m.entries[0].name_en for m in find(read_text("التقى بوتين في موسكو بشار الأسد"))]
    ['Bashar al-Assad']
    """
    known = people()
    out = []
    for match in gazetteer().find(layer):
        kept = tuple(
            entry
            for entry in match.entries
            if countries is None or match.name not in known[entry.id].weak or _serves(entry, countries)
        )
        if kept:
            out.append(match if kept == match.entries else replace(match, entries=kept))
    return out


def _serves(entry: Entry, countries: Collection[str]) -> bool:
    return any(term.country in countries for term in entry.terms)
