"""The entities met so far in one article, and how a new mention finds its own."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from rawi.knowledge.offices import role_of
from rawi.knowledge.types import Entry, Term
from rawi.mentions.layer import Entities
from rawi.mentions.names import parts, same_bearer, same_word, skeleton, sound
from rawi.mentions.types import EntityDraft
from rawi.text.folding import fold

RECENT = 40
"""How many persons back a title may reach: further back nothing was found in development articles."""

LONG_WORD = 6
"""Letters of a surname in which two neighbours may have changed places: مالمستورم for مالمستروم."""

NO_STATE = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))


@dataclass(slots=True, eq=False)  # each is one of its own, whatever is known of it
class Person:
    """What is known of one person entity while reading."""

    draft: EntityDraft
    names: list[tuple[str, ...]] = field(default_factory=list)
    sounds: list[frozenset[str]] = field(default_factory=list)  # of the words of each name
    offices: list[tuple[str, str | None]] = field(default_factory=list)  # (office head words, country)
    honorifics: dict[str, int] = field(default_factory=dict)  # first letters of سمو، معالي: token where said last
    last_seen: int = -1  # token of the latest mention


@dataclass(slots=True)
class Registry:
    """Persons by the words of their names and by office; everything else by a key."""

    entities: Entities
    published: str | None
    persons: list[Person] = field(default_factory=list)
    by_word: dict[str, list[Person]] = field(default_factory=dict)
    by_office: dict[str, list[Person]] = field(default_factory=dict)
    by_entry: dict[str, Person] = field(default_factory=dict)  # by id of the table row
    by_key: dict[tuple[str, str], EntityDraft] = field(default_factory=dict)
    recent: deque[Person] = field(default_factory=lambda: deque(maxlen=RECENT))
    states: list[str] = field(default_factory=list)  # country codes, the last spoken of at the end

    def keyed(self, kind: str, key: str) -> EntityDraft | None:
        return self.by_key.get((kind, key))

    def remember(self, kind: str, key: str, draft: EntityDraft) -> EntityDraft:
        self.by_key[(kind, key)] = draft
        return draft

    def see(self, person: Person, token: int) -> None:
        """Note that this person is spoken of at ``token``: titles and counterparts look back to it."""
        person.last_seen = token
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)
        self.see_state(person.draft.country)

    def see_state(self, code: str | None) -> None:
        if code and len(code) == 3 and code not in NO_STATE:
            if code in self.states:
                self.states.remove(code)
            self.states.append(code)

    def forget_order(self) -> None:
        """Start over at the head of the article, with all persons known."""
        for person in self.persons:
            person.last_seen = -1
            person.honorifics.clear()
        self.recent.clear()
        self.states.clear()

    def person(self, name: tuple[str, ...]) -> Person | None:
        """The known person whose name this is, or a part of; the latest seen among several."""
        candidates = {id(p): p for word in name for p in self.by_word.get(skeleton(word), ())[-RECENT:]}
        sounds = frozenset(sound(word) for word in name)
        found = [p for p in candidates.values() if _is_called(p, name, sounds)]
        if not found and len(name) == 1 and len(name[0]) >= LONG_WORD:
            found = [p for p in self.persons[-RECENT:] if any(_swapped(name[0], known[-1]) for known in p.names)]
        return max(found, key=lambda p: (_strength(name, p), p.last_seen), default=None)

    def add_person(self, draft: EntityDraft, name: tuple[str, ...]) -> Person:
        person = Person(draft)
        self.persons.append(person)
        if name:
            self.add_name(person, name)
        return person

    def add_name(self, person: Person, name: tuple[str, ...]) -> None:
        if name in person.names:
            return
        person.names.append(name)
        person.sounds.append(frozenset(sound(word) for word in name))
        for word in name:
            bearers = self.by_word.setdefault(skeleton(word), [])
            if person not in bearers[-RECENT:]:
                bearers.append(person)

    def names_of_entry(self, person: Person, entry: Entry) -> None:
        """All spellings that the table knows, so that a later surname or variant finds this person."""
        for name in entry.names:
            words = parts(name)
            if words:
                self.add_name(person, words)

    def office_of(self, person: Person, office: str, country: str | None) -> None:
        """Note an office by the role that offices share over countries, and by its words."""
        for key in _office_keys(office):
            if (key, country) not in person.offices:
                person.offices.append((key, country))
                self.by_office.setdefault(key.split()[0], []).append(person)

    def bears(self, person: Person, office: str) -> bool:
        """True when one of the person's offices is this one, whatever the country."""
        keys = _office_keys(office)
        return bool(keys) and any(_same_office(keys[0], None, o, c) for o, c in person.offices)

    def addressed_as(self, honorific: str) -> Person | None:
        """The person that سموه or معاليه means: the latest called so, else the latest of all."""
        called = [p for p in self.recent if honorific[:3] in p.honorifics]
        if called:
            return max(called, key=lambda p: p.honorifics[honorific[:3]])
        return self.recent[-1] if self.recent else None

    def holder_here(self, office: str, country: str | None) -> Person | None:
        """The person of this article who bears this office: the latest spoken of, else the first still to come.

        The role is tried first, the words after it: الوزير is any minister, but الرئيس first of all a president.
        """
        for key in _office_keys(office):
            for person in reversed(self.recent):
                if any(_same_office(key, country, o, c) for o, c in person.offices):
                    return person
            for person in self.by_office.get(key.split()[0], ())[:RECENT]:
                if person.last_seen < 0 and any(_same_office(key, country, o, c) for o, c in person.offices):
                    return person
        head = fold(office).split()[0].removeprefix("ال")
        if country and head in _HEADS:
            for person in reversed(self.recent):
                if any(o.split()[0] == head and c == country for o, c in person.offices):
                    return person
        return None


_HEADS = frozenset(("متحدث", "ناطق", "سفير", "وزير", "مبعوث", "مندوب", "قايد", "مدير", "امين"))
"""Titles that later mentions cut short: المتحدثة الفرنسية for المتحدثة باسم الخارجية الفرنسية."""


def _office_keys(office: str) -> list[str]:
    """The role first (it tells most), then the words without articles."""
    words = " ".join(w.removeprefix("ال") for w in fold(office).split())
    if not words:
        return []
    role = role_of(office)
    return [role] if role == words else [role, words]


def _is_called(person: Person, name: tuple[str, ...], sounds: frozenset[str]) -> bool:
    """Whether one of the person's names fits; only those are compared of which one holds all sounds of the other."""
    for known, others in zip(person.names, person.sounds, strict=True):
        if (sounds <= others or others <= sounds) and _fits(name, known):
            return True
    return False


def _fits(name: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if len(name) <= len(known):
        return same_bearer(name, known) and (len(name) > 1 or _single_fits(name[0], known))
    return same_bearer(known, name) and (len(known) > 1 or _single_fits(known[0], name))


def _swapped(word: str, other: str) -> bool:
    """True where two neighbouring letters have changed places."""
    if len(word) != len(other) or word == other:
        return False
    apart = [i for i, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and word[apart[0]] == other[apart[1]] and word[apart[1]] == other[apart[0]]


def _single_fits(word: str, known: tuple[str, ...]) -> bool:
    """One word stands for a person by last name, or by the first (princes, first-name usage)."""
    return same_word(word, known[-1]) or same_word(word, known[0])


def _strength(name: tuple[str, ...], person: Person) -> int:
    """Last names tell more than first names."""
    return max((2 if same_word(name[-1], known[-1]) else 1 for known in person.names), default=0)


def _same_office(wanted: str, country: str | None, office: str, held_in: str | None) -> bool:
    """True for one office; a head word alone (الوزير) stands for any office that begins with it."""
    if country and held_in and country != held_in:
        return False
    return wanted == office or office.startswith(wanted + " ")


def choose_entry(entries: tuple[Entry, ...], published: str | None, country: str | None) -> Entry | None:
    """The one entry meant by an ambiguous name: by country of the title, then by who was in office; else none."""
    if country:
        entries = tuple(e for e in entries if any(t.country == country for t in e.terms)) or ()
    if len(entries) == 1:
        return entries[0]
    active = [e for e in entries if _in_office(e, published)]
    return active[0] if len(active) == 1 else None


def _in_office(entry: Entry, published: str | None) -> bool:
    if published is None:
        return False
    return any((t.start is None or t.start <= published) and (t.end is None or published <= t.end) for t in entry.terms)


def apply_entry(draft: EntityDraft, entry: Entry, published: str | None) -> None:
    """Fill an entity from its table row: codes of the term that holds on the day of the article."""
    draft.entry = entry.id
    draft.wikidata = draft.wikidata or entry.wikidata
    draft.name_en = draft.name_en or entry.name_en
    draft.gender = draft.gender or entry.gender
    if entry.latitude is not None:
        draft.latitude, draft.longitude = entry.latitude, entry.longitude
    term: Term = entry.on(published)
    draft.country = draft.country or term.country
    if draft.sector is None:
        draft.sector, draft.other_sectors = term.sector, term.other_sectors
    if draft.office is None:
        draft.office, draft.office_en = term.office, term.office_en
    draft.evidence.append(f"table row {entry.id}" + (f" on {published}" if published else ""))
