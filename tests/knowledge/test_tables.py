"""The packaged tables: complete, coded, with sources."""

from __future__ import annotations

import re

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge import tables
from rawi.knowledge.codes import country_codes
from rawi.knowledge.gazetteer import gazetteer
from rawi.knowledge.sheets import packaged_rows, read_rows
from rawi.knowledge.spelling import key, nationality_forms, spellings

ISO_3166 = 249


def test_sizes() -> None:
    """The numbers that the project promises."""
    assert len([e for e in tables.countries() if e.on("2024").end is None]) >= ISO_3166
    assert len({e.terms[0].country for e in tables.nationalities() if e.terms[0].country}) >= 190
    assert len(tables.organizations()) >= 200
    assert len(tables.armed_groups()) >= 100
    assert len(tables.places()) + len(tables.capitals()) >= 4_500
    assert len(tables.seats()) >= 80
    assert len(tables.regions()) >= 50


def test_ids_are_unique_and_every_row_has_a_source() -> None:
    for entry in tables.entry_by_id().values():
        assert entry.source, entry.id
        assert entry.name in entry.names or entry.forms, entry.id


def test_codes_are_known() -> None:
    for entry in tables.all_entries():
        for term in entry.terms:
            assert term.country is None or term.country in country_codes(), entry.id
        assert all(code in country_codes() for code in entry.countries), entry.id


def test_wikidata_ids_are_on_countries_only() -> None:
    for entry in tables.all_entries():
        if entry.wikidata:
            assert entry.kind == "country", entry.id
            assert re.fullmatch(r"Q[0-9]+", entry.wikidata)


def test_coordinates() -> None:
    sanaa = tables.entry_by_id()["capital:sana-a"]
    assert sanaa.country == "YEM"
    assert sanaa.latitude == pytest.approx(15.35, abs=0.1)
    assert sanaa.longitude == pytest.approx(44.2, abs=0.1)
    for entry in tables.places():
        assert (entry.latitude is None) == (entry.longitude is None), entry.id


def test_every_country_is_found_by_each_of_its_names() -> None:
    found = gazetteer()
    for country in tables.countries():
        for name in country.names:
            assert country in found.lookup(name), (country.id, name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("أميركا", "USA"), ("أمريكا", "USA"), ("الولايات المتحدة الأميركية", "USA"), ("كازاخستان", "KAZ"),
        ("قازاقستان", "KAZ"), ("كوريا الشمالية", "PRK"), ("كوريا الجنوبية", "KOR"), ("سورية", "SYR"),
        ("بورما", "MMR"), ("سوازيلاند", "SWZ"), ("زائير", "COD"), ("مقدونيا", "MKD"), ("جمهورية مصر العربية", "EGY"),
        ("روسيا البيضاء", "BLR"), ("هنغاريا", "HUN"), ("الاتحاد السوفيتي", "SUN"), ("كوسوفو", "XKX"),
    ],
)  # fmt: skip
def test_names_in_use(name: str, code: str) -> None:
    assert f"country:{code}" in [entry.id for entry in gazetteer().lookup(name)]


@pytest.mark.parametrize(
    ("body", "country", "sector"),
    [
        ("الأمم المتحدة", "UNO", None), ("الاتحاد الأوروبي", "EUR", None), ("حلف شمال الأطلسي", "IGO", None),
        ("جامعة الدول العربية", "IGO", None), ("مجلس التعاون لدول الخليج العربية", "IGO", None),
        ("اللجنة الدولية للصليب الأحمر", "NGO", "SOC"), ("التحالف العربي", "IGO", "MIL"), ("رويترز", "GBR", "JRN"),
        ("وكالة الأنباء السعودية", "SAU", "JRN"), ("تنظيم الدولة الإسلامية", "IMG", "REB"),
        ("تنظيم القاعدة", "IMG", "REB"), ("الحوثيون", "YEM", "REB"), ("حماس", "PSE", "REB"), ("حزب الله", "LBN", "PRM"),
        ("حزب العدالة والتنمية التركي", "TUR", "PTY"), ("الكرملين", "RUS", "GOV"), ("الكنيست", "ISR", "LEG"),
        ("البنتاغون", "USA", "GOV"), ("المحكمة الجنائية الدولية", "IGO", "JUD"), ("أرامكو", "SAU", "BUS"),
    ],
)  # fmt: skip
def test_codes_of_bodies(body: str, country: str, sector: str | None) -> None:
    term = gazetteer().lookup(body)[0].on("2018-05-10")
    assert (term.country, term.sector) == (country, sector)


def test_codes_change_with_the_date() -> None:
    taliban = tables.entry_by_id()["armed_group:taliban"]
    assert [taliban.on(date).sector for date in ("1998", "2015", "2023")] == ["GOV", "REB", "GOV"]
    support_forces = tables.entry_by_id()["armed_group:rsf"]
    assert [support_forces.on(date).sector for date in ("2019", "2024")] == ["PRM", "REB"]


def test_members_of_regions() -> None:
    regions = {entry.id: entry for entry in tables.regions()}
    assert set(regions["region:gulf"].countries) == {"SAU", "ARE", "KWT", "QAT", "BHR", "OMN"}
    assert set(regions["region:boycotting-four"].countries) == {"SAU", "ARE", "BHR", "EGY"}
    assert "DEU" in regions["region:p5plus1-states"].countries
    assert len(regions["region:arab-world"].countries) == 22


def test_nationality_forms() -> None:
    forms = {form.text: (form.gender, form.number) for form in nationality_forms("كوري شمالي")}
    assert forms["كورية شمالية"] == ("feminine", "singular")
    assert forms["كوريان شماليان"] == ("masculine", "dual")
    assert forms["كوريين شماليين"] == ("masculine", "plural")
    assert "جنوب أفريقية" in {form.text for form in nationality_forms("جنوب أفريقي")}


def test_keys_and_spellings() -> None:
    assert key("الأُمَمُ المُتَّحدة") == "الامم المتحده"
    assert key("مجموعة 5+1") == "مجموعه 5 + 1"
    assert spellings("أبو ظبي") == ["أبو ظبي", "أبوظبي"]
    assert spellings("عبد الله") == ["عبد الله", "عبدالله"]


def test_no_row_holds_a_name_twice() -> None:
    for table in ("organizations.csv", "armed_groups.csv", "parties.csv", "media.csv", "seats.csv", "places.csv"):
        for row in packaged_rows(table):
            names = row.names("names")
            assert len(names) == len(set(names)), (table, row.line)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["id,name\n", "a,b,c\n"], "t.csv, row 2: 3 cells where the header has 2"),
        (["id\n"], "t.csv, row 1: no column name"),
        (["id,name\n", 'a,"b\n'], "t.csv, row 2: unexpected end of data"),
        ([], "t.csv, row 1: no column id, name"),
    ],
)
def test_a_broken_table_is_named_with_file_and_row(lines: list[str], message: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(message)):
        list(read_rows(lines, "t.csv", ("id", "name")))


def test_cells_tell_what_is_wrong() -> None:
    row = next(read_rows(["id,latitude,start\n", "a,ninety,2015-13\n"], "t.csv", ()))
    with pytest.raises(KnowledgeError, match=r"t.csv, row 2, column latitude: 'ninety' is no number"):
        row.number("latitude", 90)
    with pytest.raises(KnowledgeError, match=r"column start: '2015-13' is no ISO date"):
        row.date("start")
