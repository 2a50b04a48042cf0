"""Heads of reports, and openings that only look like one."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.dates import parse_dateline
from rawi.text import read_text

STORY = "أعلن وزير الخارجية أن بلاده ترحب بالاتفاق."


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("بكين 11 يناير 2022 (شينخوا)", "بكين", "2022-01-11", "شينخوا"),
        ("(شينخوا) --", None, None, "شينخوا"),
        ("الرياض (واس)\n", "الرياض", None, "واس"),
        ("الرياض (واس) -", "الرياض", None, "واس"),
        ("واشنطن - رويترز\n", "واشنطن", None, "رويترز"),
        ("واشنطن – رويترز:", "واشنطن", None, "رويترز"),
        ("واشنطن - رويترز", "واشنطن", None, "رويترز"),
        ("واشنطن (رويترز) -", "واشنطن", None, "رويترز"),
        ("القدس - (أ ف ب) -", "القدس", None, "أ ف ب"),
        ("القدس ـ أ.ف.ب\n", "القدس", None, "أ.ف.ب"),
        ("القاهرة: محمد حسن\n", "القاهرة", None, None),
        ("لندن: «الشرق الأوسط»\n", "لندن", None, "الشرق الأوسط"),
        ("أتلانتا، الولايات المتحدة (CNN) –", "أتلانتا، الولايات المتحدة", None, "CNN"),
        ("دبي، الإمارات العربية المتحدة (CNN)--", "دبي، الإمارات العربية المتحدة", None, "CNN"),
        ("عين اليوم – الرياض\n", "الرياض", None, "عين اليوم"),
        ("عبدالله البرقاوي- سبق- الرياض:", "الرياض", None, "سبق"),
        ("سبق- وكالات:", None, None, "وكالات"),
        ("جدة ـ نجيب الجداوي\n\n", "جدة", None, None),
        ("طرابلس 26 شوال 1436هـ الموافق 11 اغسطس 2015م .واس\n", "طرابلس", "2015-08-11", "واس"),
        ("عمان 3 أيار (بترا) -", "عمان", "2018-05-03", "بترا"),
        ("دمشق-سانا\n", "دمشق", None, "سانا"),
        ("وكالات:", None, None, "وكالات"),
        ("واشنطن -", "واشنطن", None, None),
    ],
)
def test_heads(head: str, place: str | None, day: str | None, agency: str | None) -> None:
    text = f"{head} {STORY}"
    info = parse_dateline(read_text(text), "2018-05-09")
    assert info is not None
    assert (info.place, info.date, info.agency) == (place, day, agency)
    assert text[info.end :].strip() == STORY
    for value, span in ((info.place, info.place_span), (info.agency, info.agency_span)):
        assert (span is None) == (value is None)
        if span:
            assert text[span[0] : span[1]] == value


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "أعلن الاتحاد الدولي لكرة القدم (فيفا) أن المباراة ألغيت.",
        "ذكرت وكالة الأنباء السعودية (واس)، الأربعاء، أن قوات الدفاع الجوي اعترضت صاروخا.",
        "نقلت وكالة أنباء الصين الجديدة (شينخوا) عن مصدر قوله إن المحادثات انتهت.",
        "واشنطن وموسكو تتفقان على عقد قمة: هذا ما أعلنه الكرملين.",
        "طهران: لن نتفاوض على برنامجنا الصاروخي.",
        "دمشق - بيروت: طريق التجارة القديم يعود.",
        "بيروت مدينة لا تنام - هكذا قالوا.",
        "قال مسؤول: إن بلاده - كما يبدو - ترفض الاتفاق.",
        "مدائن صالح (2008) يشكل موقع الحجر الأثري.",
        "«بي بي سي» ترد على الحكومة البريطانية\nوجه عشرات الموظفين رسالة.",
        "رويترز",
        "",
        "   \n ",
    ],
)
def test_ordinary_openings(text: str) -> None:
    assert parse_dateline(read_text(text), "2018-05-09") is None


def test_year_is_taken_from_publication() -> None:
    info = parse_dateline(read_text("موسكو 30 ديسمبر (تاس) - أعلن الكرملين"), "2018-01-02")
    assert info is not None and info.date == "2017-12-30"
    info = parse_dateline(read_text("موسكو 30 ديسمبر (تاس) - أعلن الكرملين"), None)
    assert info is not None and info.date is None


PIECES = st.sampled_from(["بكين", "واشنطن", "،", "-", "--", "(", ")", "رويترز", "«", "»", ":", "\n", "11 يناير", "محمد", "CNN", "."])


@given(st.lists(PIECES | st.text(max_size=3), max_size=14))
def test_any_head_has_exact_spans(pieces: list[str]) -> None:
    text = " ".join(pieces)
    info = parse_dateline(read_text(text), "2018-05-09")
    if info:
        assert 0 <= info.start < info.end <= len(text)
        for span in (info.place_span, info.date_span, info.agency_span):
            assert span is None or info.start <= span[0] < span[1] <= info.end


def test_every_row_of_heads_is_read_in_its_example() -> None:
    text = files("rawi").joinpath("data/dates/heads.tsv").read_text("utf-8")
    missed = []
    for form, cls, example in (line.split("\t") for line in text.splitlines()[1:]):
        info = parse_dateline(read_text(example), None) if example else None
        wanted = {"opening": None, "note": "رويترز"}.get(cls, form)
        if example and (info is None or info.agency != wanted):
            missed.append((form, cls, info))
    assert missed == []


def test_unknown_agency_in_brackets_behind_place_and_day() -> None:
    head = parse_dateline(read_text("طشقند 9 فبراير 2023 (وكالة الأنباء) - أجرى الرئيس الأوزبكي اتصالا هاتفيا"), None)
    assert head is not None
    assert (head.place, head.date, head.agency) == ("طشقند", "2023-02-09", "وكالة الأنباء")
    assert parse_dateline(read_text("طشقند 9 فبراير 2023 (يوم الخميس) أجرى الرئيس الأوزبكي اتصالا"), None) is None
