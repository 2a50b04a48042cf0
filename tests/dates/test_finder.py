"""Time expressions in sentences, resolved against the day of publication."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.dates import DateMention, anchor_day, find_dates
from rawi.text import read_text

TUESDAY = "2022-01-11"


def one(text: str, published: str | None = TUESDAY) -> DateMention:
    found = find_dates(read_text(text), published)
    assert len(found) == 1, [m.text for m in found]
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


def days(text: str, published: str | None = TUESDAY) -> str | None:
    m = one(text, published)
    if m.first_day is None:
        assert m.last_day is None
        return None
    return m.first_day if m.first_day == m.last_day else f"{m.first_day}/{m.last_day}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أجرى الوزير يوم الاثنين اتصالا", "2022-01-10"),
        ("التقى الرئيس الثلاثاء سفيرا", "2022-01-11"),
        ("وصل الوفد الثلاثاء الماضي", "2022-01-04"),
        ("يصل الوفد الثلاثاء المقبل", "2022-01-18"),
        ("يصل الوفد الأربعاء القادم", "2022-01-12"),
        ("عقدوا اجتماعا مساء الأحد في بيروت", "2022-01-09"),
        ("وقال للصحفيين بعد ظهر السبت", "2022-01-08"),
        ("غادر ليل الجمعة", "2022-01-07"),
        ("زاروا المدينة الخميس قبل الماضي", "2021-12-30"),
        ("تبدأ الجولة يومي السبت والأحد المقبلين", "2022-01-15/2022-01-16"),
        ("جرت المحادثات يومي السبت والأحد", "2022-01-08/2022-01-09"),
        ("عادوا يوم الاثنين من الأسبوع الماضي", "2022-01-03"),
        ("استقبل الخميس 6 يناير وفدا", "2022-01-06"),
        ("يعقد يوم الأربعاء الموافق 19 يناير مؤتمر", "2022-01-19"),
    ],
)
def test_weekdays(text: str, expected: str) -> None:
    assert days(text) == expected


def test_bare_weekday_gives_the_future_reading_too() -> None:
    m = one("يزور الرئيس الجمعة باريس")
    assert (m.first_day, m.future_first_day) == ("2022-01-07", "2022-01-14")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل أمس إلى دمشق", "2022-01-10"),
        ("وصل أول أمس إلى دمشق", "2022-01-09"),
        ("وصل أول من أمس إلى دمشق", "2022-01-09"),
        ("وصل أمس الأول إلى دمشق", "2022-01-09"),
        ("اجتمعوا بالأمس في مقر الوزارة", "2022-01-10"),
        ("وصل اليوم إلى دمشق", "2022-01-11"),
        ("اقتحموا القرية فجر اليوم", "2022-01-11"),
        ("يغادر غدا إلى عمان", "2022-01-12"),
        ("يغادر غدًا إلى عمان", "2022-01-12"),
        ("يغادر بعد غد إلى عمان", "2022-01-13"),
        ("قصفت الطائرات الموقع الليلة الماضية", "2022-01-10"),
        ("أعلنوا أمس الاثنين الهدنة", "2022-01-10"),
        ("يلتقي غدا الأربعاء نظيره", "2022-01-12"),
        ("أعلن اليوم (الثلاثاء) استقالته", "2022-01-11"),
        ("سافر قبل يومين إلى روما", "2022-01-09"),
        ("سافر منذ ثلاثة أيام إلى روما", "2022-01-08"),
        ("ألغى القمة منذ أسبوع", "2022-01-04"),
        ("اعتقل قبل شهرين في المطار", "2021-11-01/2021-11-30"),
        ("قتل قبل 3 سنوات في كمين", "2019-01-01/2019-12-31"),
        ("وصل قبل ساعات إلى المطار", None),
    ],
)
def test_relative_days(text: str, expected: str | None) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار المنطقة الأسبوع الماضي", "2022-01-03/2022-01-09"),
        ("يصوت المجلس الأسبوع المقبل", "2022-01-17/2022-01-23"),
        ("اجتمعوا هذا الأسبوع", "2022-01-10/2022-01-16"),
        ("وقع الاتفاق الشهر الماضي", "2021-12-01/2021-12-31"),
        ("تجري الانتخابات العام المقبل", "2023-01-01/2023-12-31"),
        ("انسحبت القوات خلال العام الجاري", "2022-01-01/2022-12-31"),
        ("انسحبت القوات الصيف الماضي", "2021-06-01/2021-08-31"),
        ("اندلعت الحرب صيف 2014", "2014-06-01/2014-08-31"),
        ("خلال اليومين الماضيين", "2022-01-09/2022-01-11"),
        ("خلال الأيام القادمة", None),
        ("في السنوات الأخيرة", None),
        ("في ثمانينيات القرن الماضي", "1980-01-01/1989-12-31"),
        ("منذ التسعينيات", "1990-01-01/1999-12-31"),
        ("في القرن التاسع عشر", "1801-01-01/1900-12-31"),
        ("في الربع الأول من العام الماضي", "2021-01-01/2021-03-31"),
        ("في الأسبوع الأول من مارس 2021", "2021-03-01/2021-03-07"),
        ("في مطلع الشهر الجاري", "2022-01-01/2022-01-10"),
        ("أواخر ديسمبر الماضي", "2021-12-21/2021-12-31"),
    ],
)
def test_periods(text: str, expected: str | None) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في 11 يناير 2022", "2022-01-11"),
        ("في ١١ كانون الثاني ٢٠٢٢", "2022-01-11"),
        ("يوم 16 تموز/يوليو 2018", "2018-07-16"),
        ("في السادس من آب (أغسطس) 2015", "2015-08-06"),
        ("في 20 غشت 1953", "1953-08-20"),
        ("في فاتح أو 1 شتنبر 2010", "2010-09-01"),
        ("يوم 5 جانفي 2014", "2014-01-05"),
        ("في الحادي عشر من سبتمبر/أيلول 2001", "2001-09-11"),
        ("في الثالث والعشرين من يوليو 1952", "1952-07-23"),
        ("يوم 26 شوال 1436 هـ", "2015-08-11"),
        ("26 شوال 1436 هـ الموافق 11 أغسطس 2015 م", "2015-08-11"),
        ("بتاريخ 22/07/2015", "2015-07-22"),
        ("بتاريخ 2015/07/22م", "2015-07-22"),
        ("بتاريخ 25 / 10 / 1436 هـ", "2015-08-10"),
        ("من 3 إلى 5 يناير 2022", "2022-01-03/2022-01-05"),
        ("من 28 ديسمبر 2021 إلى 5 يناير 2022", "2021-12-28/2022-01-05"),
        ("بين 24 و26 فبراير 2018", "2018-02-24/2018-02-26"),
        ("في مايو/أيار من عام 2015", "2015-05-01/2015-05-31"),
        ("منذ عام 1948", "1948-01-01/1948-12-31"),
        ("عامي 2010 و2012", "2010-01-01/2012-12-31"),
        ("في 2014", "2014-01-01/2014-12-31"),
        ("ما بين 2006 و2010", "2006-01-01/2010-12-31"),
        ("عام 1436 هـ", "2014-10-25/2015-10-13"),
    ],
)
@pytest.mark.parametrize("published", [TUESDAY, None])
def test_absolute_needs_no_publication_day(text: str, expected: str, published: str | None) -> None:
    assert days(text, published) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected", "future"),
    [
        ("قمة 12 يونيو/حزيران", "2018-05-10", "2018-06-12", None),
        ("منذ 30 آذار/مارس", "2018-07-14", "2018-03-30", "2019-03-30"),
        ("في 18 من يونيو الماضي", "2015-08-08", "2015-06-18", None),
        ("في نوفمبر/تشرين الثاني", "2018-06-28", "2017-11-01/2017-11-30", "2018-11-01"),
        ("شهر سبتمبر المقبل", "2015-08-03", "2015-09-01/2015-09-30", None),
        ("في مارس الماضي", "2015-08-02", "2015-03-01/2015-03-31", None),
    ],
)
def test_year_from_publication(text: str, published: str, expected: str, future: str | None) -> None:
    assert days(text, published) == expected
    assert one(text, published).future_first_day == future


def test_the_year_named_before_serves_again() -> None:
    text = "اعتقل في أكتوبر 2016 بعد محاولة الانقلاب في يوليو من العام نفسه"
    found = find_dates(read_text(text), "2018-08-03")
    assert [m.first_day for m in found] == ["2016-10-01", "2016-07-01"]


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس تحرير صحيفة «اليوم» إن الخبر كاذب",
        "ذكرت المصري اليوم أن الوزير استقال",
        "نقلت روسيا اليوم عن مصدر",
        "يحتفل العالم في اليوم العالمي للمرأة",
        "في اليوم الأول من الزيارة",
        "مارس ضغوطا على الحكومة",
        "من مارس الضغط عليه",
        "أب لثلاثة أطفال",
        "باب الحوار مفتوح",
        "لم يعلق أحد على الخبر",
        "الأمين العام الحالي للمنظمة",
        "المدير العام السابق",
        "فاز الفريق 3-صفر",
        "الرئيس رجب طيب أردوغان",
        "رئيسة الوزراء تيريزا ماي",
        "قصف 2016 موقعا",
        "في أمس الحاجة إلى المساعدة",
        "الربيع العربي",
        "في 500 قرية",
    ],
)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert find_dates(read_text(text), TUESDAY) == ()


def test_relative_words_without_publication_day_are_unresolved() -> None:
    m = one("وصل أمس إلى دمشق", None)
    assert (m.first_day, m.last_day, m.direction) == (None, None, "past")


def test_days_counted_from_another_event_are_unresolved() -> None:
    assert days("قبل يومين من الانتخابات") is None


def test_clitics_stay_outside_the_span() -> None:
    text = "والاثنين وصل الوفد"
    assert one(text).text == "الاثنين"
    assert one("وُلِد ولِلْيوم أثر").text == "لْيوم"


def test_a_late_site_date_is_corrected_by_the_text() -> None:
    text = "وصل الوزير اليوم (الثلاثاء) إلى القاهرة. وكان التقى أمس نظيره."
    layer = read_text(text)
    assert anchor_day(layer, "2015-08-06") == "2015-08-04"
    assert [m.first_day for m in find_dates(layer, "2015-08-06")] == ["2015-08-04", "2015-08-03"]


def test_since_marks_a_beginning() -> None:
    assert one("ومنذ 30 آذار/مارس 2018 ينظمون مسيرات").since
    assert not one("في 30 آذار/مارس 2018 نظموا مسيرة").since


WORDS = st.sampled_from(
    ["يوم", "الاثنين", "الماضي", "المقبل", "أمس", "الأول", "اليوم", "غدا", "قبل", "يومين", "من", "إلى", "بين", "و", "3", "5", "يناير", "كانون", "الثاني", "/", "(", ")", "2015", "1436", "هـ", "عام", "العام", "هذا", "الأسبوع", "مطلع", "الربع", "صيف", "القرن", "التاسع", "عشر", "والعشرين", "الـ", "27", "الموافق", "شوال", "١٢/٣/٢٠١٥", "99/99/9999", "في", "منذ", "،", "«"]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=25), st.dates() | st.none())
def test_any_text_gives_ordered_exact_spans(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    end = 0
    for m in find_dates(read_text(text), published.isoformat() if published else None):
        assert end <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
        end = m.end
        assert (m.first_day is None) == (m.last_day is None)
        if m.first_day and m.last_day:
            assert date.fromisoformat(m.first_day) <= date.fromisoformat(m.last_day)


def test_odd_publication_days_do_not_raise() -> None:
    for published in ("", "soon", "0001-01-01", "9999-12-31", "2022-01-11T10:00:00"):
        find_dates(read_text("قبل 50 سنة والأسبوع المقبل والقرن الماضي وغدا وفي 3 شوال"), published)


def rows(name: str) -> list[list[str]]:
    text = files("rawi").joinpath(f"data/dates/{name}").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def test_every_lexicon_row_is_found_in_its_example() -> None:
    missed = []
    for form, cls, _value, _note, example in rows("lexicon.tsv"):
        found = find_dates(read_text(example), TUESDAY) if example else ()
        if example and not any(form.split(" ")[-1] in m.text for m in found):
            missed.append((cls, form, [m.text for m in found]))
    assert missed == []
