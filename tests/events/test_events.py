"""Who did what to whom: types, parties, status, dates, on composed sentences."""

from __future__ import annotations

import pytest

from rawi.pipeline import Engine
from rawi.record import Event, Record


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def read(engine: Engine, text: str, published: str = "2022-01-11") -> Record:
    return engine.read(text, published=published)


def only(record: Record, type: str) -> Event:
    found = [e for e in record.events if e.type == type]
    assert len(found) == 1, [(e.type, e.trigger.text) for e in record.events]
    return found[0]


def countries(record: Record, ids: tuple[str, ...]) -> set[str | None]:
    return {e.country for e in record.entities if e.id in ids}


@pytest.mark.parametrize(
    ("text", "type", "mode", "actors", "recipients"),
    [
        ("التقى الرئيس المصري نظيره السوداني في القاهرة.", "CONSULT", "visit", {"SDN"}, {"EGY"}),
        ("بحث الرئيس المصري مع نظيره السوداني الأزمة.", "CONSULT", None, {"EGY", "SDN"}, set()),
        (
            "أجرى وزير الخارجية الصيني اتصالا هاتفيا مع وزير الخارجية الروسي.",
            "CONSULT",
            "phone",
            {"CHN", "RUS"},
            set(),
        ),
        ("قصفت الطائرات الروسية مدينة إدلب.", "ASSAULT", "aerial", {"RUS"}, {"SYR"}),
        ("اتهم وزير الدفاع الهندي باكستان بدعم المسلحين.", "ACCUSE", "allege", {"IND"}, {"PAK"}),
        ("هددت الولايات المتحدة إيران بعقوبات جديدة.", "THREATEN", "restrict", {"USA"}, {"IRN"}),
        ("قطع المغرب علاقاته مع إيران.", "SANCTION", "discontinue", {"MAR"}, {"IRN"}),
    ],
)
def test_type_mode_and_parties(
    engine: Engine, text: str, type: str, mode: str | None, actors: set[str], recipients: set[str]
) -> None:
    record = read(engine, text)
    event = only(record, type)
    assert (event.mode if mode else None) == mode
    assert countries(record, event.actors) == actors
    assert countries(record, event.recipients) == recipients


def test_a_verb_spelled_like_its_noun(engine: Engine) -> None:
    event = only(read(engine, "قصف الجيش السوري مواقع تنظيم داعش أمس."), "ASSAULT")
    assert event.recipients


def test_a_passive_beside_its_attack(engine: Engine) -> None:
    only(read(engine, "قتل ثلاثة جنود في هجوم."), "ASSAULT")


def test_a_visit_to_come_is_an_agreement(engine: Engine) -> None:
    event = only(read(engine, "سيزور الرئيس الفرنسي العراق الشهر المقبل."), "AGREE")
    assert event.status == "planned"


def test_what_did_not_happen_is_negated(engine: Engine) -> None:
    record = read(engine, "لم يلتق الرئيس المصري نظيره التركي.")
    assert {e.status for e in record.events} <= {"negated"}


def test_a_claim_names_the_statement_that_makes_it(engine: Engine) -> None:
    record = read(engine, "قال وزير الدفاع الأوكراني إن القوات الروسية قصفت مستشفى في المدينة.")
    event = only(record, "ASSAULT")
    statement = next(s for s in record.statements if s.id == event.said_in)
    assert countries(record, (statement.speaker or "",)) == {"UKR"}


def test_what_both_sides_must_do_is_asked_of_nobody_else(engine: Engine) -> None:
    text = (
        "بحث الوزير الصيني مع نظيره الروسي التعاون. وقال الوزير الصيني إنه يتعين على الجانبين تعميق التنسيق."
    )
    assert not [e for e in read(engine, text).events if e.type == "REQUEST"]


def test_a_date_of_its_own_is_told_from_the_day_of_the_story(engine: Engine) -> None:
    own = only(read(engine, "التقى الرئيس المصري نظيره السوداني يوم الاثنين."), "CONSULT").date
    assert own is not None and (own.start, own.source) == ("2022-01-10", "text")
    borrowed = only(read(engine, "التقى الرئيس المصري نظيره السوداني في القاهرة."), "CONSULT").date
    assert borrowed is not None and (borrowed.start, borrowed.source) == ("2022-01-11", "published")


def test_nobody_knows_the_day(engine: Engine) -> None:
    assert only(engine.read("التقى الرئيس المصري نظيره السوداني في القاهرة."), "CONSULT").date is None


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ('وقال السفير: "نؤيد قرار المغرب بقطع العلاقات مع إيران".', "SUPPORT", "ongoing"),
        ("وقالت روسيا إنها تؤيد قرار المغرب بقطع العلاقات مع إيران.", "SUPPORT", "happened"),
        ("وتطالب اليونان تركيا بسحب سفنها من المنطقة.", "REQUEST", "ongoing"),
    ],
)
def test_positions_that_last(engine: Engine, text: str, type: str, status: str) -> None:
    assert only(read(engine, text), type).status == status


def test_a_day_behind_the_second_of_two_verbs_is_that_of_both(engine: Engine) -> None:
    record = read(engine, "وقتل شرطي وأصيب آخر بالرصاص أمس في بغداد.")
    assert {e.date.start for e in record.events if e.date} == {"2022-01-10"}


@pytest.mark.parametrize("year", ["من ذات العام", "من نفس العام", "من العام نفسه"])
def test_month_of_the_same_year(engine: Engine, year: str) -> None:
    record = read(engine, f"وتولى الرئيس منصبه في عام 2017. وفي مارس {year} اعتقلت السلطات المصرية ناشطا.")
    assert [e.date.start for e in record.events if e.type == "COERCE" and e.date] == ["2017-03-01"]
