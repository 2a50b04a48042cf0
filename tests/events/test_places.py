"""Where events were: in the clause, before it, where a visit goes, what an attack strikes; linked with coordinates."""

from __future__ import annotations

import pytest

from rawi.pipeline import Engine
from rawi.record import Event, Place


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def event(engine: Engine, text: str, trigger: str) -> Event:
    found = [e for e in engine.read(text, published="2022-01-11").events if e.trigger.text == trigger]
    assert found, trigger
    return found[0]


def place(engine: Engine, text: str, trigger: str) -> Place | None:
    return event(engine, text, trigger).place


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("التقى وزير الخارجية الروسي نظيره التركي في جنيف أمس.", "التقى", "جنيف"),
        ("تظاهر آلاف العراقيين وسط بغداد أمس.", "تظاهر", "بغداد"),
        ("وخطف مسلحون مجهولون ثلاثة عمال قرب مدينة تمبكتو.", "وخطف", "تمبكتو"),
        ("زار الرئيس الفرنسي موسكو أمس.", "زار", "موسكو"),
        ("وصل وزير الخارجية الروسي إلى بغداد أمس في زيارة رسمية.", "زيارة رسمية", "بغداد"),
        ("قصفت الطائرات الروسية مدينة إدلب.", "قصفت", "إدلب"),
        ("وصل الرئيس الفرنسي، أمس، إلى العاصمة المصرية، القاهرة.", "وصل", "القاهرة"),
        ("بدأ الرئيس التركي أمس زيارة تستغرق يومين لباريس.", "زيارة", "باريس"),
        ("قتلت الشرطة رجلا بعدما طعن شرطيا في بغداد أمس.", "قتلت", "بغداد"),
        ("أعلنت الشرطة العراقية مقتل ستة مسلحين، في اشتباك شهدته محافظة ديالى.", "مقتل", "ديالى"),
        ("قصفت المدفعية مواقع للمتمردين في مدينة تعز ودمرت آليات لهم.", "ودمرت", "تعز"),
    ],
)
def test_place(engine: Engine, text: str, trigger: str, name: str) -> None:
    found = place(engine, text, trigger)
    assert found is not None and name in found.name
    assert found.span is not None and name in text[slice(*found.span)]


def test_a_place_is_linked_with_coordinates(engine: Engine) -> None:
    found = place(engine, "التقى وزير الخارجية الروسي نظيره التركي في جنيف أمس.", "التقى")
    assert found is not None and found.country == "CHE"
    assert found.latitude == pytest.approx(46.2, abs=0.1) and found.longitude == pytest.approx(6.1, abs=0.1)


def test_what_is_talked_about_is_no_place_of_the_talks(engine: Engine) -> None:
    assert place(engine, "بحث وزير الخارجية الروسي مع نظيره التركي الوضع في سوريا.", "بحث") is None


def test_a_position_has_no_place(engine: Engine) -> None:
    assert place(engine, "ونددت فرنسا بالهجوم في مالي.", "ونددت") is None


def test_a_repeat_borrows_the_place(engine: Engine) -> None:
    text = "زار الرئيس الفرنسي موسكو أمس. وجاءت زيارة الرئيس الفرنسي بعد أسبوع من القمة."
    visits = [e for e in engine.read(text, published="2022-01-11").events if e.mode == "visit"]
    assert {e.place.name for e in visits if e.place} == {"موسكو"} and all(e.place for e in visits)
