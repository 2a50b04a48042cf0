"""The trigger table: every row whole; how many examples yield what their row says, never fewer than now."""

from __future__ import annotations

from functools import lru_cache

import pytest

from rawi.events.ontology import read_table
from rawi.pipeline import Engine

ROWS = read_table("triggers.tsv")
FLOOR = 0.88
"""1,687 of 1,894 examples (0.891) when this was written; most of the others have verbs that the verb table lacks, participles
that are not read as triggers, or another row of a neighbouring type. The weights have seen these sentences, lightly."""


@lru_cache(maxsize=1)
def outcomes() -> dict[str, bool]:
    engine = Engine()
    out: dict[str, bool] = {}
    for row in ROWS:
        events = engine.read(row["example"], published="2022-01-11").events
        out[row["id"]] = any(e.type == row["type"] for e in events)
    return out


def test_ids_are_unique() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("field", ["id", "kind", "words", "type", "frame", "example"])
def test_no_row_lacks_a_field(field: str) -> None:
    assert [row["id"] for row in ROWS if not row[field]] == []


def test_examples_yield_the_type_of_their_row() -> None:
    found = outcomes()
    share = sum(found.values()) / len(found)
    assert share >= FLOOR, sorted(row for row, ok in found.items() if not ok)[:40]


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize(
    ("text", "type", "trigger"),
    [
        (
            "انسحبت بريطانيا من الاتفاق النووي مع إيران.",
            "SANCTION",
            "انسحبت",
        ),  # a word under a preposition of its own
        ("جردت تركيا مواطنين من جنسيتهم.", "SANCTION", "جردت"),
        ("رفع مئات العمال لافتات ضد الحكومة في تونس.", "PROTEST", "رفع"),  # a subject of quantity
        ("نالت الحكومة التونسية ثقة البرلمان التونسي.", "SUPPORT", "نالت"),  # the doer is whose the thing is
        ("لن يوافق الرئيس المصري على المشروع الإثيوبي.", "REJECT", "يوافق"),
        ("انتزعت قوات سوريا الديمقراطية أراضي من التنظيم شرقي الرقة.", "COERCE", "انتزعت"),
        ("هاجم وزير الخارجية قناة الجزيرة في تغريدة.", "ACCUSE", "هاجم"),  # with words
        ("أعلن البيت الأبيض أن الرئيس الأمريكي لن يلتقي نظيره الإيراني.", "REJECT", "يلتقي"),  # will not meet
        ("قال الرئيس التركي إن بلاده لن تسحب قواتها من العراق.", "REJECT", "تسحب"),  # will not retreat
        ("قالت اليابان إنها لن تتسامح مع تجارب كوريا الشمالية.", "REJECT", "تتسامح"),
        ("قال الوزير الهولندي إن على صربيا تسليم المطلوبين.", "REQUEST", "على"),  # a duty laid on somebody
        ("أكد الوزير الهولندي أن على صربيا أن تسلم المطلوبين.", "REQUEST", "على"),
        ("قال المتحدث باسم الحكومة الكينية إن هذه الأنباء كاذبة.", "REJECT", "كاذبة"),
        ("قالت الحكومة الكينية إن المفاوضات بين نيروبي ومقديشو لم تتوصل إلى اتفاق.", "AGREE", "اتفاق"),
        ("وذكر مكتب الوزير الكيني أنه قبل الدعوة الهندية.", "AGREE", "قبل"),  # a verb behind أنه
        ("وصف الوزير الكيني تصريحات نظيره الهندي بأنها سخيفة.", "ACCUSE", "وصف"),  # past بأنها
        ("وصف الوزير الكيني المحادثات بأنها رائعة.", "SUPPORT", "وصف"),
        ("شن الوزير الكيني هجوما على الهند في تغريدة.", "ACCUSE", "شن"),  # with words
        ("قال وزير الدفاع الهندي إن بلاده سترد بالمثل.", "THREATEN", "سترد"),  # س of an unsplit future
        ("قال الوزير المغربي \"لقد دعاني نظيري الكيني رسميا\".", "AGREE", "دعاني"),  # an invitation
        ("استسلم عشرات المسلحين للجيش السوري.", "CONCEDE", "استسلم"),  # عشرات takes verbs of both genders
        ("فجر انتحاري نفسه في سوق شعبية ببغداد.", "ASSAULT", "فجر"),  # the verb, not the hour
        ("أعلن الجيش السوري السيطرة على بلدة صغيرة.", "COERCE", "السيطرة"),  # what is announced is done
        ("أعلنت واشنطن الانسحاب من الاتفاق النووي.", "SANCTION", "الانسحاب"),
        ("زودت إيران الحوثيين ببعض الأسلحة.", "AID", "زودت"),
        ("رفعت الصين الرسوم الجمركية على السلع الأميركية.", "SANCTION", "الرسوم الجمركية"),  # على, not عن
        ("رفعت واشنطن الرسوم الجمركية عن الصلب التركي.", "CONCEDE", "رفعت"),
        ("وصلت إلى ميناء عدن سفينة إغاثة سعودية.", "AID", "إغاثة"),
        ("حولت الميليشيات المدرسة إلى ثكنة عسكرية.", "COERCE", "حولت"),
        ("داهم مسلحون فندقا في العاصمة المالية.", "ASSAULT", "داهم"),
        ("داهمت الشرطة الفرنسية مقر الشركة.", "COERCE", "داهمت"),
        ("حكمت محكمة تركية على صحفي بالسجن عشر سنوات.", "SANCTION", "حكمت"),
        ("حكمت محكمة تركية على صحفي بالسجن عشر سنوات.", "COERCE", "بالسجن"),  # convicted and jailed
        ("في مارس الماضي، حُكم على المغنية التركية بالحبس عاما.", "SANCTION", "حُكم"),  # the damma as written
        ("انتقدت الصين القيود التي فرضتها كندا على صادراتها.", "COERCE", "فرضتها"),  # the object stands before
        ("اعتبرت الرباط السفير الإيراني شخصا غير مرغوب فيه.", "SANCTION", "اعتبرت"),
        ("قطعت المقاومة اليمنية طرق إمداد الحوثيين.", "COERCE", "قطعت"),
        ("قال البيان إن عشرين قذيفة أُطلقت على مواقع في إسرائيل.", "ASSAULT", "أُطلقت"),
        ("كان الناشط في المطار حين أوقفته الشرطة.", "COERCE", "أوقفته"),  # people by their pronoun
        ("عم الإضراب مدن العراق الجنوبية.", "PROTEST", "الإضراب"),
        ("أدين الوزير التونسي السابق في قضية فساد.", "SANCTION", "أدين"),  # a court's word, not a rebuke
        ("استخدمت الشرطة التونسية الغاز المسيل للدموع ضد المحتجين.", "ASSAULT", "الغاز المسيل للدموع"),
    ],
)
def test_rows_hold_where_their_conditions_do(text: str, type: str, trigger: str) -> None:
    found = [(e.type, e.trigger.text) for e in engine().read(text, published="2022-01-11").events]
    assert (type, trigger) in found


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("قال المسؤول الذي طلب عدم نشر اسمه إن الاجتماع تأجل.", "REQUEST"),
        ("قال الناطق باسم التحالف العربي لدعم الشرعية في اليمن إن السفينة وصلت.", "SUPPORT"),
        ("تجري المعارك في القرى الخاضعة لسيطرة الحكومة.", "COERCE"),
        ("يخشى الخبراء من أسلحة الدمار الشامل.", "ASSAULT"),
        ("قالت الشرطة إن المتهم نشر معلومات كاذبة عن المطار.", "REJECT"),  # an attribute, not said of anything
        ("قال الوزير إنه سيمر على باريس مساء.", "REQUEST"),  # no duty
        ("قال المسؤول إن الوزير لن يسافر هذا العام.", "REJECT"),  # nobody is refused
        ("تساقطت الأمطار على المدينة فجر الجمعة.", "ASSAULT"),
        ("أعلن التحالف استهداف موقع للحوثيين.", "SUPPORT"),
        ("التقى الرئيس المصري أسر الشهداء في القاهرة.", "ASSAULT"),
        ("قالت الوزيرة البريطانية: \"وتقديرنا أن موسكو تعد لخطوة جديدة\".", "SUPPORT"),
        ("قال المحامي إن الناشطة المصرية ما زالت في سجن القناطر.", "COERCE"),
        ("قال الوزير العراقي إن الجماعة سخرت المصنع لأغراضها.", "ACCUSE"),
        ("أكد السفير استعادة الأمن والاستقرار في العراق.", "COERCE"),
        ("أكد الوزير السوداني أن العقوبات لن تثنيه عن دوره في اليمن.", "REJECT"),
        ("وجاءت تصريحات الوزير السعودي إثر اتصال من القاهرة إلى واشنطن.", "CONSULT"),
        ("دعا الوزير العراقي المسلحين إلى تسليم البلدة أو تحمل تبعات المعركة.", "ACCUSE"),
        ("عرض على شاشة المسرح فيلم عن مساهمة تونس في الفن.", "AGREE"),
        ("قال الوزير الأمريكي إن دعم إيران للحوثيين لا يسمح فقط بضرب الجوار.", "REJECT"),
    ],
)
def test_what_only_sounds_like_an_event(text: str, type: str) -> None:
    assert type not in {e.type for e in engine().read(text, published="2022-01-11").events}


def coded(text: str) -> list[tuple[str, str | None, str, str]]:
    return [(e.type, e.mode, e.trigger.text, e.status) for e in engine().read(text, published="2022-01-11").events]


def test_shelling_exchanged_anew_is_one_event() -> None:
    text = "تجدد تبادل القصف المدفعي بين الجيش الهندي والجيش الباكستاني في كشمير."
    assert coded(text) == [("ASSAULT", "heavy-weapons", "تبادل القصف المدفعي", "happened")]


def test_sanctions_that_come_into_force_are_an_event() -> None:
    assert ("SANCTION", "discontinue", "العقوبات", "happened") in coded("دخلت العقوبات الأمريكية على إيران حيز التنفيذ أمس.")


def test_a_noun_carried_by_a_verb_is_no_dual_past() -> None:
    text = "سيجري الوزير العماني في أنقرة تبادلا للآراء مع نظيره التركي."
    assert ("AGREE", None, "تبادلا", "planned") in coded(text)


def test_a_conference_that_officials_attended_is_no_visit() -> None:
    text = "قال الوزير التونسي في كلمته الافتتاحية أمام مؤتمر دولي حضره مسؤولون من عشرين دولة إن بلاده آمنة."
    assert ("CONSULT", "visit") not in [(type, mode) for type, mode, _, _ in coded(text)]


def test_a_summit_that_brings_somebody_together_with_another() -> None:
    text = "وصل الرئيس التركي إلى باريس تمهيدا للقمة التي ستجمعه مع الرئيس الفرنسي."
    assert ("AGREE", None, "للقمة", "planned") in coded(text)
