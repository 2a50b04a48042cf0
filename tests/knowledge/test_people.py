"""The table of people: names, surnames, terms, and finding them in articles."""

from __future__ import annotations

from collections import Counter

import pytest

from rawi.knowledge.codes import SECTORS, country_codes
from rawi.knowledge.people import by_name, by_surname, entries, find, people
from rawi.knowledge.sheets import packaged_rows
from rawi.text import read_text


def ids(text: str, countries: list[str] | None = None) -> list[str]:
    return [entry.id for match in find(read_text(text), countries) for entry in match.entries]


def test_enough_people_and_terms() -> None:
    terms = [term for entry in entries() for term in entry.terms if term.office]
    assert len(terms) >= 1500
    heads = {t.country for t in terms if t.office in ("الرئيس", "رئيس الوزراء", "الملك", "المستشار", "الأمير", "السلطان")}
    ministers = {t.country for t in terms if t.office == "وزير الخارجية"}
    assert len(heads) >= 150
    assert len(ministers) >= 120


def test_rows_are_sound() -> None:
    seen: Counter[tuple[str, ...]] = Counter()
    for row in packaged_rows("people.csv"):
        cells = row.cells
        assert cells["id"] and cells["name"] and cells["source"], row.line
        assert not cells["country"] or cells["country"] in country_codes(), row.line
        assert not cells["sector"] or cells["sector"] in SECTORS, row.line
        start, end = row.date("start"), row.date("end")
        assert not start or not end or start[: len(end)] <= end, (row.line, cells["id"])
        assert bool(cells["office"]) == bool(cells["office_en"]), row.line
        seen[(cells["id"], cells["country"], cells["office"], cells["start"])] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_one_wikidata_id_a_person() -> None:
    known = Counter(entry.wikidata for entry in entries() if entry.wikidata)
    assert [item for item, count in known.items() if count > 1] == []


def test_names_lead_to_few_people() -> None:
    assert max(len(found) for found in by_name().values()) <= 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال سيرغي لافروف إن", ["person:sergey-lavrov"]),
        ("التقى بسيرجي لافروف", ["person:sergey-lavrov"]),
        ("وأكد عبدالفتاح السيسي", ["person:abdel-fattah-el-sisi"]),
        ("وأكد عبد الفتاح السيسى", ["person:abdel-fattah-el-sisi"]),
        ("أعلن كيم جونغ-أون", ["person:kim-jong-un"]),
        ("تحدث أبو الغيط مع أحمد أبوالغيط", ["person:ahmed-aboul-gheit"]),
        ("ستيفان دي ميستورا وغير بيدرسن", ["person:staffan-de-mistura", "person:geir-pedersen"]),
    ],
)
def test_full_names(text: str, found: list[str]) -> None:
    assert ids(text) == found


def test_names_that_many_bear_need_the_country() -> None:
    assert ids("فاز محمد إبراهيم بالسباق", ["SAU"]) == []
    assert ids("أعلن وزير الداخلية محمد إبراهيم", ["EGY"]) == ["person:mohamed-ibrahim"]


def test_surnames() -> None:
    assert [person.entry.name_en for person in by_surname()["بوتين"]] == ["Vladimir Putin"]
    assert len(by_surname()["كلينتون"]) == 2
    assert people()["person:donald-trump"].alone
    assert not people()["person:wang-yi"].alone


def test_terms_by_date() -> None:
    pompeo = people()["person:mike-pompeo"].entry
    assert pompeo.on("2018-02-01").office == "مدير وكالة الاستخبارات المركزية"
    assert pompeo.on("2018-02-01").sector == "SPY"
    assert pompeo.on("2018-06-01").office == "وزير الخارجية"
    assert pompeo.on("2022-06-01").sector == "ELI"


def test_officers_of_world_bodies_serve_no_state() -> None:
    guterres = people()["person:antonio-guterres"].entry.on("2018-06-01")
    assert (guterres.country, guterres.sector) == ("UNO", None)
