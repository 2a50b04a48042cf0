"""Who held an office on a date."""

from __future__ import annotations

import pytest

from rawi.knowledge.holders import holders, lookup, who


@pytest.mark.parametrize(
    ("office", "country", "on", "name"),
    [
        ("وزير الخارجية", "CHN", "2023-01-05", "Qin Gang"),
        ("وزير الخارجية", "CHN", "2022-01-11", "Wang Yi"),
        ("وزير الخارجية", "CHN", "2023-09-01", "Wang Yi"),
        ("وزير الخارجية", "RUS", "2022-01-10", "Sergey Lavrov"),
        ("وزيرة الخارجية", "AUS", "2018-03-01", "Julie Bishop"),
        ("رئيس الوزراء", "GBR", "2018-06-01", "Theresa May"),
        ("رئيس الحكومة", "FRA", "2018-06-01", "Edouard Philippe"),
        ("المستشارة", "DEU", "2018-06-01", "Angela Merkel"),
        ("الرئيس", "USA", "2015-07-01", "Barack Obama"),
        ("الرئيس", "USA", "2018-07-01", "Donald Trump"),
        ("president", "EGY", "2013-01-01", "Mohamed Morsi"),
        ("الملك", "SAU", "2015-07-25", "Salman bin Abdulaziz"),
        ("العاهل", "MAR", "2018-07-25", "Mohammed VI"),
        ("ولي العهد", "SAU", "2015-07-25", "Mohammed bin Nayef"),
        ("ولي العهد", "SAU", "2018-07-25", "Mohammed bin Salman"),
        ("وزير الدفاع", "FRA", "2018-07-25", "Florence Parly"),
        ("المبعوث الأممي إلى سوريا", "UNO", "2018-07-25", "Staffan de Mistura"),
        ("الأمين العام لجامعة الدول العربية", "IGO", "2015-07-25", "Nabil Elaraby"),
        ("الأمين العام للأمم المتحدة", None, "2015-07-25", "Ban Ki-moon"),
        ("المتحدث باسم وزارة الخارجية", "IRN", "2018-05-01", "Bahram Qassemi"),
    ],
)
def test_who(office: str, country: str | None, on: str, name: str) -> None:
    found = who(office, country, on)
    assert found is not None
    assert found.name_en == name


def test_today() -> None:
    found = who("وزير الخارجية", "RUS")
    assert found is not None
    assert found.name_en == "Sergey Lavrov"


@pytest.mark.parametrize(("day", "name"), [("2017-05-13", "Francois Hollande"), ("2017-05-14", "Emmanuel Macron")])
def test_on_the_day_of_change_the_newcomer_holds_the_office(day: str, name: str) -> None:
    found = who("الرئيس", "FRA", day)
    assert found is not None
    assert found.name_en == name


def test_unknown_offices_and_times() -> None:
    assert who("وزير الخارجية", "CHN", "1820-01-01") is None
    assert who("شجرة", "CHN", "2020-01-01") is None
    assert who("وزير الخارجية", "ZZZ", "2020-01-01") is None
    assert holders("وزير الخارجية", "CHN", "1820") == []


def test_lookup_by_full_name_and_surname() -> None:
    full = lookup("سيرغي لافروف", "2022-01-10")
    assert [(entry.id, term.office) for entry, term in full] == [("person:sergey-lavrov", "وزير الخارجية")]
    assert [entry.id for entry, _ in lookup("لافروف")] == ["person:sergey-lavrov"]
    assert {entry.name_en for entry, _ in lookup("كلينتون")} == {"Bill Clinton", "Hillary Clinton"}
    assert lookup("لا أحد بهذا الاسم") == []
