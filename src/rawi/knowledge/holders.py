"""Who held which office when: وزير خارجية الصين on 2023-01-05 was Qin Gang."""

from __future__ import annotations

from functools import lru_cache

from rawi.knowledge import offices
from rawi.knowledge.people import by_name, by_surname, people
from rawi.knowledge.spelling import key
from rawi.knowledge.types import Entry, Term

BODY = ("UNO", "IGO", "EUR", "NGO", "IMG")


@lru_cache(maxsize=1)
def _terms() -> dict[tuple[str, str], tuple[tuple[Term, Entry], ...]]:
    """Terms of office by role and country, in order of their start."""
    out: dict[tuple[str, str], list[tuple[Term, Entry]]] = {}
    for person in people().values():
        for term in person.entry.terms:
            if term.office and term.country:
                out.setdefault((offices.role_of(term.office), term.country), []).append((term, person.entry))
    return {where: tuple(sorted(found, key=lambda each: each[0].start or "")) for where, found in out.items()}


def who(office: str, country: str | None, on: str | None = None) -> Entry | None:
    """The holder of an office.

    Args:
        office: the office's id, name or any form of it (وزير الخارجية، وزيرة الخارجية, foreign-minister).
        country: the code of the country or kind of body served; None for offices of one body only.
        on: an ISO date, month or year; None asks for the latest holder.

    Returns:
        The holder, or None when nobody is known or the date lies in two terms that the table cannot part.

    >>> who("وزير الخارجية", "CHN", "2023-01-05").name_en
    'Qin Gang'
    """
    found = holders(office, country, on)
    return found[-1] if found and (len(found) == 1 or found[0] is found[-1]) else None


def holders(office: str, country: str | None, on: str | None = None) -> list[Entry]:
    """All holders whose term may cover a date; more than one on a day of change or where offices are shared."""
    row = offices.lookup(office)
    role = offices.role_of(row.office if row else office, row)
    if country is not None:
        terms = _terms().get((role, country), ())
    else:
        terms = tuple(each for (known, body), found in _terms().items() if known == role and body in BODY for each in found)
    if on is None:
        current = [each for each in terms if each[0].end is None]
        return [entry for _, entry in current[-1:]]
    covering = [(term, entry) for term, entry in terms if term.covers(on)]
    if len(covering) > 1:
        covering = _successor(covering, on)
    return [entry for _, entry in covering]


def _successor(covering: list[tuple[Term, Entry]], on: str) -> list[tuple[Term, Entry]]:
    """On the day of change the newcomer holds the office; where only years are known both may."""
    staying = [each for each in covering if each[0].end is None or len(each[0].end) < len(on) or each[0].end > on]
    exact = [each for each in staying if each[0].end is None or len(each[0].end) >= 10 or each[0].end[: len(on)] != on[: len(each[0].end)]]
    return exact or staying or covering[-1:]


def lookup(name: str, on: str | None = None) -> list[tuple[Entry, Term]]:
    """People who bear a full name or surname, with what they were on a date; full names first.

    >>> [(entry.name_en, term.office) for entry, term in lookup("سيرغي لافروف", "2022-01-10")]
    [('Sergey Lavrov', 'وزير الخارجية')]
    """
    wanted = key(name)
    found = by_name().get(wanted) or by_surname().get(wanted) or ()
    return [(person.entry, person.entry.on(on)) for person in found]
