"""Background events: long before the report, memorial days, the pluperfect; and a record without them."""

from __future__ import annotations

import pytest

from rawi.events.background import without_background
from rawi.pipeline import Engine
from rawi.record import Record


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def marked(record: Record) -> dict[str, bool]:
    return {e.trigger.text: e.historical for e in record.events}


@pytest.mark.parametrize(
    ("text", "trigger", "historical"),
    [
        ("زار الرئيس الفرنسي العراق عام 2003.", "زار", True),
        ("زار الرئيس الفرنسي العراق أمس.", "زار", False),
        ("قصفت القوات الإسرائيلية المفاعل السوري عام 2007.", "قصفت", True),
        ("وكان الرئيس الفرنسي قد التقى نظيره العراقي.", "التقى", True),
        ("وكان الرئيس الفرنسي قد التقى نظيره العراقي أمس الأول.", "التقى", False),
        ("وكانت دمشق اتهمت إسرائيل بدعم المسلحين.", "اتهمت", True),
        ("التقى الرئيس الفرنسي نظيره العراقي قبل سنوات.", "التقى", True),
        ("زار وفد من أسمرة إثيوبيا الشهر الماضي للمرة الأولى منذ عام 1998.", "زار", False),
        ("سيزور الرئيس الفرنسي العراق الشهر المقبل.", "سيزور", False),
    ],
)
def test_what_is_background(engine: Engine, text: str, trigger: str, historical: bool) -> None:
    assert marked(engine.read(text, published="2022-01-11"))[trigger] is historical


def test_a_memorial_day_is_no_attack_of_today(engine: Engine) -> None:
    record = engine.read("أحيت بيروت ذكرى اغتيال رئيس الوزراء اللبناني رفيق الحريري.", published="2022-01-11")
    assert all(e.historical for e in record.events if e.type == "ASSAULT")


def test_background_is_not_dated_by_the_day_of_the_story(engine: Engine) -> None:
    record = engine.read("وكانت دمشق اتهمت إسرائيل بدعم المسلحين.", published="2022-01-11")
    assert all(e.date is None for e in record.events if e.historical)


def test_background_can_be_left_out(engine: Engine) -> None:
    text = "زار الرئيس الفرنسي العراق عام 2003. وزار الرئيس الفرنسي العراق أمس."
    record = engine.read(text, published="2022-01-11")
    assert sorted(e.historical for e in record.events) == [False, True]
    rest = without_background(record)
    assert [(e.historical, e.same_as) for e in rest.events] == [(False, None)]
    assert rest.statements == record.statements and rest.entities == record.entities


def test_a_record_without_background_is_the_same_record(engine: Engine) -> None:
    record = engine.read("زار الرئيس الفرنسي العراق أمس.", published="2022-01-11")
    assert without_background(record) is record
