"""The packaged tables as entries: countries, nationalities, capitals, seats, bodies, places, regions.

Every table is read on first use and kept. Office titles and people have modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rawi.errors import KnowledgeError
from rawi.knowledge.codes import SECTORS, country_codes
from rawi.knowledge.sheets import Row, packaged_rows
from rawi.knowledge.spelling import nationality_forms, spellings
from rawi.knowledge.types import Entry, EntryKind, Form, Term

_TIERS = {"": 1, "1": 1, "2": 2, "3": 3}


@lru_cache(maxsize=1)
def countries() -> tuple[Entry, ...]:
    """Countries and territories (ISO 3166-1), Kosovo (XKX) and dissolved states (ISO 3166-3).

    >>> next(entry for entry in countries() if "قازاقستان" in entry.names).id
    'country:KAZ'
    """
    out = []
    for row in packaged_rows("countries.csv"):
        code = row.cells["code"]
        former = tuple(name.partition("@")[0] for name in row.names("former_names"))
        term = Term(code, "GOV", start=row.date("start"), end=row.date("end"))
        out.append(
            Entry(
                f"country:{code}", "country", row.cells["name"], row.cells["name_en"],
                _names(row) + former, row.cells["wikidata"] or None, (term,),
                latitude=row.number("latitude", 90), longitude=row.number("longitude", 180),
                source=row.cells["source"],
            )
        )  # fmt: skip
    return tuple(out)


@lru_cache(maxsize=1)
def country_by_code() -> dict[str, Entry]:
    """Countries by their code: ``country_by_code()["RUS"].name`` is روسيا."""
    return {entry.id.partition(":")[2]: entry for entry in countries()}


@lru_cache(maxsize=1)
def nationalities() -> tuple[Entry, ...]:
    """Adjectives and people's nouns in all genders and numbers; peoples without a state have no country."""
    out = []
    for row in packaged_rows("nationalities.csv"):
        country = row.one_of("country", country_codes(), "country code")
        forms = [form for lemma in row.names("masculine") for form in nationality_forms(lemma)]
        forms += [Form(noun, "", "plural") for noun in row.names("broken_plurals")]
        out.append(
            Entry(
                f"nationality:{row.cells['id']}", "nationality", row.cells["name"], row.cells["name_en"],
                tuple(dict.fromkeys(form.text for form in forms)), None, (Term(country),),
                row.names("countries"), source=row.cells["source"], forms=tuple(forms),
            )
        )  # fmt: skip
    return tuple(out)


@lru_cache(maxsize=1)
def _adjectives() -> dict[tuple[str, str], str]:
    """Country code and gender -> nationality adjective with the article."""
    out: dict[tuple[str, str], str] = {}
    for entry in nationalities():
        code = entry.terms[0].country
        for form in entry.forms:
            if code and form.gender and form.number == "singular":
                out.setdefault((code, form.gender), " ".join(f"ال{word}" for word in form.text.split()))
    return out


def with_nationality(title: str, code: str, gender: str = "masculine") -> str:
    """A title or body with the adjective of its country; without it where the tables have none.

    >>> with_nationality("الوزير", "ESP", "feminine"), with_nationality("الجيش", "PRK")
    ('الوزيرة الإسبانية', 'الجيش الكوري الشمالي')
    """
    head, space, rest = title.partition(" ")
    if gender == "feminine" and not head.endswith("ة"):
        title = f"{head}ة{space}{rest}"
    adjective = _adjectives().get((code, gender))
    return f"{title} {adjective}" if adjective else title


@lru_cache(maxsize=1)
def capitals() -> tuple[Entry, ...]:
    """Seats of government: cities that act for their country (أعلنت موسكو) and are places as well."""
    return tuple(_place(row, "capital") for row in packaged_rows("capitals.csv"))


@lru_cache(maxsize=1)
def places() -> tuple[Entry, ...]:
    """Cities, regions, seas, crossings, disputed areas."""
    return tuple(_place(row, "place") for row in packaged_rows("places.csv"))


@lru_cache(maxsize=1)
def seats() -> tuple[Entry, ...]:
    """Houses and chambers that stand for a government or parliament: الكرملين، البيت الأبيض، الكنيست."""
    return _bodies("seats.csv", "seat")


@lru_cache(maxsize=1)
def organizations() -> tuple[Entry, ...]:
    """Alliances, courts, agencies, missions, media, parties, companies."""
    tables = ("organizations.csv", "media.csv", "parties.csv", "companies.csv")
    return tuple(entry for table in tables for entry in _bodies(table, "organization"))


@lru_cache(maxsize=1)
def armed_groups() -> tuple[Entry, ...]:
    """Armed groups and militias, with dated terms where their side changed."""
    return _bodies("armed_groups.csv", "armed_group")


@lru_cache(maxsize=1)
def regions() -> tuple[Entry, ...]:
    """Sets of countries: دول الخليج، آسيا الوسطى, with the members' codes."""
    out = []
    for row in packaged_rows("regions.csv"):
        members = row.names("countries")
        unknown = [code for code in members if code not in country_codes()]
        if unknown:
            raise row.problem("countries", f"no country code: {', '.join(unknown)}")
        out.append(
            Entry(
                f"region:{row.cells['id']}", "region", row.cells["name"], row.cells["name_en"], _names(row),
                None, (Term(row.one_of("code", country_codes(), "country code")),), members,
                source=row.cells["source"], feature=row.cells["feature"],
            )
        )  # fmt: skip
    return tuple(out)


TABLES: dict[str, Callable[[], tuple[Entry, ...]]] = {
    "countries": countries,
    "nationalities": nationalities,
    "capitals": capitals,
    "seats": seats,
    "organizations": organizations,
    "armed_groups": armed_groups,
    "regions": regions,
    "places": places,
}
"""The tables of this module by name, each a function that reads it once."""


@lru_cache(maxsize=1)
def all_entries() -> tuple[Entry, ...]:
    """The entries of all packaged tables of this module, people not included."""
    return tuple(entry for table in TABLES.values() for entry in table())


@lru_cache(maxsize=1)
def entry_by_id() -> dict[str, Entry]:
    """All packaged entries of this module by id.

    Raises:
        KnowledgeError: two rows have the same id.
    """
    out: dict[str, Entry] = {}
    for entry in all_entries():
        if entry.id in out:
            raise KnowledgeError(f"two entries have the id {entry.id}; rename one")
        out[entry.id] = entry
    return out


def _names(row: Row) -> tuple[str, ...]:
    """The names of a row with their spelling variants, the main name first."""
    cell = row.cells["names"]
    main = row.cells["name"]
    if "(" not in cell and "بو " not in cell and "بي " not in cell and "عبد " not in cell:
        names = cell.split("|") if cell else []
        return tuple(names) if names and names[0] == main else tuple(dict.fromkeys([main, *names]))
    return tuple(dict.fromkeys([main] + [each for name in row.names("names") for each in spellings(name)]))


def _place(row: Row, kind: EntryKind) -> Entry:
    cells = row.cells
    term = Term(
        row.one_of("country", country_codes(), "country code"), start=row.date("start"), end=row.date("end")
    )
    tier = cells.get("tier", "")
    if tier not in _TIERS:
        raise row.problem("tier", f"'{tier[:40]}' must be 1, 2 or 3")
    return Entry(
        f"{kind}:{cells['id']}", kind, cells["name"], cells["name_en"], _names(row), None, (term,),
        latitude=row.number("latitude", 90), longitude=row.number("longitude", 180),
        population=int(cells.get("population") or 0), source=cells["source"],
        feature=cells.get("feature", ""), tier=_TIERS[tier],
    )  # fmt: skip


def _term(row: Row) -> Term:
    sectors = row.names("sector")
    for sector in sectors:
        if sector not in SECTORS:
            raise row.problem("sector", f"'{sector[:40]}' is no PLOVER sector code")
    return Term(
        row.one_of("country", country_codes(), "country code"),
        sectors[0] if sectors else None, sectors[1:], start=row.date("start"), end=row.date("end"),
    )  # fmt: skip


def _bodies(file: str, kind: EntryKind) -> tuple[Entry, ...]:
    """Entries of a table of bodies; rows with the same id are further terms of one body."""
    rows: dict[str, list[Row]] = {}
    for row in packaged_rows(file):
        rows.setdefault(row.cells["id"], []).append(row)
    out = []
    for identity, same in rows.items():
        first = same[0]
        out.append(
            Entry(
                f"{kind}:{identity}", kind, first.cells["name"], first.cells["name_en"] or None,
                _names(first), None, tuple(map(_term, same)),
                source=first.cells["source"], feature=first.cells.get("feature", ""),
            )
        )  # fmt: skip
    return tuple(out)
