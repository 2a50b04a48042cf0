"""Where the content begins."""

from __future__ import annotations

import pytest
from tests.statements.statement_reading import one, read


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("قال وزير الخارجية الروسي إن المحادثات ستستمر غدا.", "say", "المحادثات ستستمر غدا"),
        ("قال وزير الخارجية الروسي انه سيزور باريس.", "say", "سيزور باريس"),
        ("وصرح المتحدث باسم الجيش بأن القوات انسحبت.", "say", "القوات انسحبت"),
        ("وحذر وزير الخارجية من أن الوقت ينفد.", "warn", "الوقت ينفد"),
        ("وأشار وزير الخارجية إلى أهمية الحوار بين الطرفين.", "note", "أهمية الحوار بين الطرفين"),
        ("وشدد وزير الخارجية على ضرورة وقف القتال.", "stress", "ضرورة وقف القتال"),
        ("وأكد وزير الخارجية دعم بلاده للاتفاق.", "stress", "دعم بلاده للاتفاق"),
        ("ورحب الرئيس الفرنسي بالاتفاق.", "praise", "بالاتفاق"),
        ("وقال الرئيس الفرنسي: «لن نقبل بذلك أبدا».", "say", "لن نقبل بذلك أبدا"),
        ("وقال الرئيس الفرنسي «لن نقبل بذلك أبدا».", "say", "لن نقبل بذلك أبدا"),
        ('وقال الرئيس الفرنسي "إن الحوار هو الحل الوحيد".', "say", "الحوار هو الحل الوحيد"),
        ("وأعرب الرئيس الفرنسي عن أمله في أن ينتهي القتال قريبا.", "expect", "ينتهي القتال قريبا"),
        ("وأعرب الرئيس الفرنسي عن قلقه من التصعيد.", "express", "قلقه من التصعيد"),
        ("وجدد الرئيس الفرنسي تأكيده أن الحل سياسي.", "stress", "الحل سياسي"),
        ("ودعا الرئيس الفرنسي الأطراف إلى ضبط النفس.", "urge", "ضبط النفس"),
    ],
)
def test_content_begins_behind_what_joins_it(text: str, act: str, content: str) -> None:
    found = one(text)
    assert (found.act, found.content) == (act, content)


def test_long_adjuncts_before_the_complementiser() -> None:
    found = one(
        "وقال وزير الخارجية الروسي سيرغي لافروف، أمس الخميس، خلال مؤتمر صحفي عقده في موسكو مع نظيره الألماني "
        "بعد انتهاء جولة المحادثات، إن الاتفاق قريب."
    )
    assert found.content == "الاتفاق قريب"


def test_a_clause_inside_the_subject_does_not_open_the_content() -> None:
    found = read("وقال مسؤول في الوزارة يرافق الرئيس إن بلاده مستعدة للحوار.")
    assert found[0].content == "بلاده مستعدة للحوار"


@pytest.mark.parametrize(
    "text",
    [
        "وقال الرئيس بعد أن التقى الوزراء إن الحكومة باقية.",
        "وقال الرئيس قبل أن يغادر المدينة إن الحكومة باقية.",
    ],
)
def test_a_subordinate_clause_is_passed_over(text: str) -> None:
    assert one(text).content == "الحكومة باقية"


def test_two_verbs_for_one_act() -> None:
    found = one("وتابع الرئيس الفرنسي قائلا إن الحل قريب.")
    assert (found.cue, found.act, found.content) == ("وتابع", "add", "الحل قريب")


def test_passed_on_with_a_verbal_noun() -> None:
    found = one("ونقلت وكالة رويترز عن وزير الخارجية الروسي قوله إن الاتفاق قريب.")
    assert (found.cue, found.act, found.content) == ("قوله", "say", "الاتفاق قريب")
    assert found.via == ("رويترز",) or "رويترز" in found.via[0]


def test_quotation_in_front() -> None:
    found = one("«لن نتراجع أبدا عن هذا الموقف»، قال الرئيس الفرنسي.")
    assert found.content == "لن نتراجع أبدا عن هذا الموقف"


def test_source_phrase_makes_a_statement_of_a_clause_without_one() -> None:
    found = one("غادر الوفد المدينة صباح اليوم، بحسب وزارة الخارجية الروسية.")
    assert found.act == "say"
    assert found.content == "غادر الوفد المدينة صباح اليوم"


def test_source_phrase_behind_a_statement_passes_it_on() -> None:
    found = one("وأكد وزير الخارجية الروسي أن الاتفاق قريب، بحسب وكالة رويترز.")
    assert found.content == "الاتفاق قريب"
    assert len(found.via) == 1


@pytest.mark.parametrize("subject", ["سلطان عمان", "أمير قطر", "رئيس تونس"])
def test_a_country_ends_the_title_before_the_object(subject: str) -> None:
    found = read(f"وثمن {subject} جهود الوسطاء.")
    assert [(s.act, s.content) for s in found] == [("praise", "جهود الوسطاء")]
