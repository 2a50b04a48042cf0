"""Countries of unnamed people, bodies and things in events; whose a deed is and to whom it was done."""

from __future__ import annotations

import pytest

from rawi.pipeline import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def sides(engine: Engine, text: str, type: str) -> tuple[set[str | None], set[str | None]]:
    record = engine.read(text, published="2022-01-11")
    country = {e.id: e.country for e in record.entities}
    found = [e for e in record.events if e.type == type]
    assert found, [(e.type, e.trigger.text) for e in record.events]
    return {country[i] for i in found[0].actors}, {country[i] for i in found[0].recipients}


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        # an unnamed person where the event was
        ("اعتقلت الشرطة المصرية ناشطا في القاهرة أمس.", "COERCE", {"EGY"}, {"EGY"}),
        # another than the state holds them
        ("أطلق الفصيل 28 مدنيا سوريا كانوا محتجزين لديه في سوريا.", "COERCE", set(), {"SYR"}),
        # the story's country where the event has no place
        (
            "عقد الرئيس التونسي اجتماعا مع المسؤولين المحليين. وقال إن تونس ستدعم المدن التونسية كلها.",
            "CONSULT", {"TUN"}, set(),
        ),
        # nobody knows whose they are
        ("اغتال مسلحون مجهولون قاضيا لبنانيا في بيروت.", "ASSAULT", {None}, {"LBN"}),
        # forces are not raised against anybody
        ("نشر الجيش السوداني قوات كبيرة في شوارع الخرطوم.", "MOBILIZE", {"SDN"}, set()),
        # by whose bullets
        ("قتل فلسطيني بنيران القوات الإسرائيلية شرقي غزة.", "ASSAULT", {"ISR"}, {"PSE"}),
        # whose attack it was
        ("قتل خمسة جنود أتراك في هجوم لحزب العمال الكردستاني.", "ASSAULT", {"TUR"}, {"TUR"}),
        # a base that suffers a strike; من after a time is no agent
        (
            "تعرضت القاعدة الجوية السورية لضربة جوية الاثنين بعد شهرين من انطلاق الطائرة الإيرانية منها.",
            "ASSAULT", set(), {"SYR"},
        ),
        # by whom a vehicle is used
        ("أطلق مسلحون ليبيون النار على حافلة تقل جنودا مصريين.", "ASSAULT", {"LBY"}, {"EGY"}),
        # masked people are people
        ("قتل شرطي تركي في هجوم نفذه ملثمون في ديار بكر.", "ASSAULT", {"TUR"}, {"TUR"}),
        # the country of the place right behind a thing
        ("شنت إسرائيل غارات جوية على قاعدة عسكرية في الأراضي السورية.", "ASSAULT", {"ISR"}, {"SYR"}),
        # power that only a state has
        ("اعتقل رجل في سيول أمس بتهمة التجسس. وقالت كوريا الجنوبية إن التحقيق مستمر.", "COERCE", {"KOR"}, {"KOR"}),
        ("أقيل وزير الدفاع التونسي من منصبه. وقالت تونس إنها ستعين خلفا له.", "SANCTION", {"TUN"}, {"TUN"}),
        # an attack on nobody named is one on its place
        ("قصف الجيش السوري أحد الأحياء في حلب.", "ASSAULT", {"SYR"}, {"SYR"}),
        ("سيطر الحوثيون على الطريق الرئيسي في مأرب.", "COERCE", {"YEM"}, {"YEM"}),
        # who stands before the quoted words says them
        (
            'وكتب الرئيس الأمريكي على تويتر "لم تجر كوريا الشمالية أي تجربة صاروخية منذ نوفمبر".',
            "MOBILIZE", {"PRK"}, set(),
        ),
        # the subject left out met the only one named
        ("وزار الوزير الفرنسي القاهرة ثم التقى الرئيس التونسي.", "CONSULT", {"FRA"}, {"EGY"}),
        # a person behind the place is the visitor
        ("وتزور تركيا رئيسة الحكومة البريطانية غدا.", "AGREE", {"GBR"}, {"TUR"}),
        # put under arrest by the state where it was
        ("وضع القس الأميركي قيد الإقامة الجبرية في تركيا.", "COERCE", {"TUR"}, {"USA"}),
        # the object behind the subject of a verbal noun
        ("جاء ذلك إثر اتهام القضاء الفرنسي أربعة مسؤولين إيرانيين بالفساد.", "ACCUSE", {"FRA"}, {"IRN"}),
        # what a meeting is for is no side of it
        ("عقد مجلس الأمن أمس اجتماعا لمناقشة هجوم المسلحين في مالي.", "CONSULT", {"UNO"}, set()),
        # a body takes no plural of people for its adjective
        ("فرقت الشرطة المتظاهرين بالغاز في تونس.", "ASSAULT", {"TUN"}, {"TUN"}),
        # whom a court sends to prison, not where he wrote
        (
            "قضت محكمة في البحرين بسجن ناشط خمس سنوات لانتقاده الوزير في حسابه على موقع تويتر.",
            "SANCTION", {"BHR"}, {"BHR"},
        ),
        # the struck place tells of whom the dead were
        ("قتل عشرون مدنيا في غارات روسية على إدلب.", "ASSAULT", {"RUS"}, {"SYR"}),
        # the channel through which something was denied
        ("نفى وزير الخارجية الفرنسي في مقابلة مع بي بي سي هذه الأنباء.", "REJECT", {"FRA"}, set()),
    ],
)  # fmt: skip
def test_sides(
    engine: Engine, text: str, type: str, actors: set[str | None], recipients: set[str | None]
) -> None:
    assert sides(engine, text, type) == (actors, recipients)


def test_country_of_the_story_is_marked_as_inferred(engine: Engine) -> None:
    record = engine.read("اعتقلت الشرطة المصرية ناشطا في القاهرة أمس.")
    assert [e.country_inferred for e in record.entities if e.name.startswith("ناشط")] == [True]


def test_subject_left_out_is_a_side_of_the_meeting(engine: Engine) -> None:
    record = engine.read("وزار الوزير الفرنسي القاهرة ثم التقى الرئيس التونسي.")
    country = {e.id: e.country for e in record.entities}
    met = next(e for e in record.events if e.trigger.text == "التقى")
    assert {country[i] for i in met.actors + met.recipients} == {"FRA", "TUN"}


def test_nobody_made_an_arrest_that_did_not_happen(engine: Engine) -> None:
    record = engine.read("لم يعتقل أي ناشط مصري.")
    assert all(not e.actors for e in record.events)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قالت مصادر تربوية في صنعاء إن الدراسة توقفت.", "مصادر تربوية", "YEM"),
        ("وقالت مصادر محلية إن المعارك في اليمن مستمرة قرب مدينة تعز.", "مصادر محلية", "YEM"),
        ("صرح مندوب مصر الدائم بالجامعة العربية السفير سمير حداد بأن الاجتماع تأجل.", "سمير حداد", "EGY"),
        ("غادر رئيس الوزراء اللبناني سعد الحريري إلى السعودية. وقال مكتب الحريري إنه سيعود.", "مكتب الحريري", "LBN"),
        ("قالت قنوات تلفزيونية عربية إن وزراء يمنيين وصلوا إلى عدن.", "قنوات تلفزيونية عربية", None),
        ("سلمت البعثة الكويتية الدائمة لدى الأمم المتحدة رسالة إلى مجلس الأمن.", "البعثة الكويتية", "KWT"),
    ],
)
def test_of_which_country_sources_and_envoys_are(engine: Engine, text: str, name: str, country: str | None) -> None:
    assert [e.country for e in engine.read(text).entities if name in e.name] == [country]
