"""Causes of errors seen in articles that no rule was made on, each in a sentence of our own."""

from __future__ import annotations

import pytest
from tests.statements.statement_reading import one, read


@pytest.mark.parametrize(
    "text",
    [
        "وقع الانفجار بعد أن فجر انتحاري يعتقد أنه ينتمي إلى التنظيم نفسه في السوق.",
        "وترجع التهم التي أدين بها الناشط إلى مقابلة تمت العام الماضي.",
        "وهذه من الحقوق التي ينادي بها المجتمع الدولي بدوله ومؤسساته.",
        "وجهني الأمير بنقل تحياته لإخوانه المصابين.",
        "وكان الحديث عن إمكانية أن تقدم كندا اعتذاراً للسعودية.",
        "هطلت الأمطار بغزارة. كما يعتبر الأمير خالد الذي فاز بالسباق مرشحا محتملا للكأس.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert read(text) == []


def test_attacking_a_place_is_no_condemnation() -> None:
    found = read("وقال الرئيس إن المتشددين هاجموا فندقا في وسط المدينة.")
    assert [s.lemma for s in found] == ["قال"]
    assert one("وهاجم الرئيس الروسي فلاديمير بوتين العقوبات الأمريكية.").act == "condemn"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "وقالت السفارة الفرنسية إن التقارير غير صحيحة، ونقلت وكالة رويترز عن السفارة قولها: «لا نعلم مصدرها».",
            ["التقارير غير صحيحة", "لا نعلم مصدرها"],
        ),
        (
            "وأكد الناطق أن “عملية واسعة تجري ضد المتمردين” أي القوات الموالية للرئيس السابق.",
            ["عملية واسعة تجري ضد المتمردين"],
        ),
        (
            "وأكد الرئيس أن على روسيا تقديم أجوبة، وذلك إثر اتصال هاتفي مع نظيره.",
            ["على روسيا تقديم أجوبة"],
        ),
        ("وقال نائب الوزير سمير حداد للصحفيين، تم تحديد المناطق المتضررة.", ["تم تحديد المناطق المتضررة"]),
        (
            "وقال الوزير إن الوضع صعب. ومضى يقول \"سنجري محادثات حول كل الملفات\".",
            ["الوضع صعب", "سنجري محادثات حول كل الملفات"],
        ),
        ("وبينت الهيئة مدى أهمية تطبيق النظام الجديد.", ["مدى أهمية تطبيق النظام الجديد"]),
        ("وأعرب نائب رئيس الاتحاد عن قارة آسيا عن نيته الترشح.", ["نيته الترشح"]),
        (
            "“تزايدت الخسائر في صفوفها. وحولت المليشيات الفنادق إلى مقرات”، طبقا للمصادر.",
            ["تزايدت الخسائر في صفوفها. وحولت المليشيات الفنادق إلى مقرات"],
        ),
    ],
)
def test_where_contents_begin_and_end(text: str, contents: list[str]) -> None:
    assert [s.content for s in read(text)] == contents


def test_told_by_a_paper_in_somebodys_name() -> None:
    found = one('ونقل بيان الخارجية الأمريكية على لسان وزير الخزانة جون سميث قوله: "إن الوزارة تتابع الأمر".')
    assert (found.speaker, found.cue, found.via) == ("جون سميث", "قوله", ("الخارجية الأمريكية",))


def test_clause_of_the_one_named_opens_nothing() -> None:
    text = 'ونقلت الوكالة عن هاكان أوزتورك، الذي اختتم زيارته إلى السودان الخميس، قوله إن "البلدين يتعاونان".'
    assert [(s.cue, s.content) for s in read(text)] == [("قوله", "البلدين يتعاونان")]


def test_those_near_somebody_are_a_source() -> None:
    assert [s.cue for s in read("الزيارة مقررة في نهاية الشهر، بحسب مقربين من الوزير.")] == ["بحسب"]


def test_threat_told_within_the_marks_stays_there() -> None:
    text = 'وقالت المصادر إن "قيادات الوزارة، وهي الوزارة التي يرأسها شقيق الزعيم، هددت المديرين بالفصل".'
    assert read(text)[0].content == "قيادات الوزارة، وهي الوزارة التي يرأسها شقيق الزعيم، هددت المديرين بالفصل"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ورفض ترامب الموافقة على البيان الختامي.", ("ترامب", "reject", "الموافقة على البيان الختامي")),
        ("واتهمت سوريا القوات الإسرائيلية بشن الهجوم.", ("سوريا", "accuse", "بشن الهجوم")),
        ("واتخذت كندا خطوة اعتبرتها السعودية تدخلا في شؤونها.", ("السعودية", "claim", "تدخلا في شؤونها")),
        ("ويعتبر الفلسطينيون القدس عاصمتهم.", ("الفلسطينيون", "claim", "القدس عاصمتهم")),
        ("ودعت الأمم المتحدة إلى وقف القتال كما أرسلت وفدا إلى العاصمة.", ("الأمم المتحدة", "urge", "وقف القتال")),
        ("وانتقدت كندا اعتقال الناشطين، في خطوة أثارت غضب الرياض.", ("كندا", "condemn", "اعتقال الناشطين")),
    ],
)
def test_objects_and_their_ends(text: str, found: tuple[str, str, str]) -> None:
    statement = one(text)
    assert (statement.speaker, statement.act, statement.content) == found


def test_participle_behind_a_complementiser_is_a_noun() -> None:
    assert one('وصرح المتحدث سمير حداد إن "مهاجما كان يحمل سكينا قد قتل بالرصاص".').lemma == "صرّح"


def test_promise_behind_a_subject_in_the_accusative() -> None:
    found = read("وذكرت الصحيفة أن مقاتلا هولنديا في صفوف التنظيم تعهد بمواصلة القتال.")
    assert [(s.act, s.content) for s in found][1] == ("promise", "بمواصلة القتال")


def test_called_so_behind_what_was_said() -> None:
    found = read("وقال نابوت إن القارة ستدعم بلاتيني ووصفه بـ«الرجل الاستثنائي».")
    assert [s.content for s in found] == ["القارة ستدعم بلاتيني", "بـ«الرجل الاستثنائي»"]


@pytest.mark.parametrize("body", ["الأمم المتحدة", "حماس", "الفصائل الفلسطينية", "رويترز"])
def test_bodies_whose_first_word_is_not_feminine(body: str) -> None:
    found = one(f"وحثت {body} إسرائيل على وقف القتال.")
    assert (found.speaker, found.content) == (body, "وقف القتال")


def test_noun_of_speaking_with_a_clause() -> None:
    text = "وجاء ذلك عقب تأكيد وزير الخارجية الأمريكي، مايك بومبيو على أن واشنطن لا تخشى التهديد، ثم انتهى اللقاء."
    found = one(text)
    assert (found.speaker, found.act, found.cue) == ("مايك بومبيو", "stress", "تأكيد")
    assert found.content == "واشنطن لا تخشى التهديد"


def test_noun_of_speaking_inside_anothers_words() -> None:
    found = read("وشدد الوزير على رفضه اتهامات المعارضة بأن الحكومة زورت الانتخابات، مضيفا أن النتائج سليمة.")
    assert [s.act for s in found] == ["stress", "accuse", "add"]
    assert found[1].inside == 0


def test_noun_of_speaking_without_a_clause_of_its_own() -> None:
    assert read("وتأجل إعلان النتائج إلى ما بعد أن تنتهي اللجنة من عملها.") == []


def test_manner_before_the_colon() -> None:
    found = one('وقال ترامب عبر تويتر موجها تهديده إلى نظيره الإيراني حسن روحاني: "لا تهدد الولايات المتحدة".')
    assert (found.speaker, found.lemma, found.content) == ("ترامب", "قال", "لا تهدد الولايات المتحدة")


def test_the_other_side_behind_while() -> None:
    text = "وقال الرئيس إنه قلق حيال مصير الصحفي، في حين حث وزير خارجيته، مايك بومبيو، الرياض على إجراء تحقيق."
    assert [s.content for s in read(text)] == ["قلق حيال مصير الصحفي", "إجراء تحقيق"]


def test_what_somebody_does_besides_is_not_demanded() -> None:
    text = "وطلبت الإدارة الأمريكية من دول العالم التوقف عن شراء النفط الإيراني، وتجري محادثات مع عدد من الدول."
    assert one(text).content == "التوقف عن شراء النفط الإيراني"


def test_found_guilty_is_not_condemned() -> None:
    assert read("وأدانت المحكمة الناشط سمير حداد بتهمة نشر معلومات كاذبة.") == []


def test_name_of_an_outlet_in_marks_is_no_speech() -> None:
    text = 'وقال عون لشبكة "تي في 5 موند" الفرنسية الأحد إن علاقات بلاده مع السعودية جيدة.'
    assert one(text).content == "علاقات بلاده مع السعودية جيدة"


def test_called_so_by_one_word_in_marks() -> None:
    found = read('ووصف عون أزمة استقالة الحريري في الشهر الماضي، "بالحادث"، مشيرا إلى أن الأزمة انتهت.')
    assert [s.act for s in found] == ["claim", "note"]


@pytest.mark.parametrize(
    "text",
    [
        "ووقع النواب المذكرة النيابية التي تطالب برد القانون.",
        "ووقع النواب مذكرات تطالب الحكومة بسحب التعديلات.",
        "وفي المساء هاجم المتظاهرون مقرات الأحزاب.",
    ],
)
def test_papers_and_crowds_say_nothing(text: str) -> None:
    assert read(text) == []


def test_time_before_the_next_act_is_that_acts() -> None:
    text = "وأكد الوزير أن الأحزاب فاسدة، وفي يوليو الماضي، اتهم الحكومة بالتقصير."
    assert read(text)[0].content == "الأحزاب فاسدة"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ووصف السير ماك بنينغ، رئيس المجموعة البرلمانية، أول رخصة تصدرها لجنة الخبراء بأنها \"إنجاز عظيم\".",
            ("ماك بنينغ", "claim", "إنجاز عظيم"),
        ),
        (
            "وتكاد تخلو شوارع المدينة من حركة المارة، حسبما أفاد عساف عبود مراسل الإذاعة.",
            ("عساف عبود", "say", "وتكاد تخلو شوارع المدينة من حركة المارة"),
        ),
        (
            "وقال ممثل روسيا في اجتماع مغلق دعت إليه موسكو، إن \"وجود القوات هو مصدر تهديد\".",
            ("ممثل روسيا", "say", "وجود القوات هو مصدر تهديد"),
        ),
        (
            "وتوعد العبادي خلال حفل انتخابي بمحافظة النجف، بكشف ملابسات اغتيال المدير.",
            ("العبادي", "warn", "بكشف ملابسات اغتيال المدير"),
        ),
        (
            "وطلبت روسيا من القوى الغربية إخراج الأفراد من إدلب، وهو ما أثار انتقادات قوية.",
            ("روسيا", "urge", "إخراج الأفراد من إدلب"),
        ),
    ],
)
def test_clauses_between_cue_and_content(text: str, found: tuple[str, str, str]) -> None:
    statement = one(text)
    assert (statement.speaker, statement.act, statement.content) == found


def test_charges_that_were_brought() -> None:
    assert read("وقد وجهت إليهم مرارا اتهامات بالارتباط بجماعات إرهابية.") == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("وتتهم مصر قطر بدعم جماعة محظورة وهو ما تنفيه الدوحة.", ["بدعم جماعة محظورة"] * 2),
        ("وقال الوزير إن إيران تسلح المتمردين، وهو ما تنفيه طهران.", ["إيران تسلح المتمردين"] * 2),
        ("وأعلنت الشركة أن المصنع أغلق، وهو الأمر الذي أكدته الوزارة.", ["المصنع أغلق"] * 2),
    ],
)
def test_what_another_answers(text: str, contents: list[str]) -> None:
    found = read(text)
    assert [s.content for s in found] == contents
    assert found[1].act in ("deny", "stress")


@pytest.mark.parametrize(
    "text", ["أكدت محكمة تركية، الثلاثاء، حكما بالسجن على رسام.", "وكان في السيارة رجل يشتبه بأنه هارب."]
)
def test_courts_and_suspects(text: str) -> None:
    assert read(text) == []


def test_clause_of_the_account() -> None:
    found = one('وقال الأمير، سعد بن حمد، عبر حساب بموقع تويتر يحمل اسم "درع الوطن" إن المجال مهم.')
    assert (found.speaker, found.content) == ("سعد بن حمد", "المجال مهم")


def test_hearer_between_source_verb_and_speaker() -> None:
    found = one("واستقال الوزير من منصبه، بحسب ما قال لوكالة فرانس برس مسؤول في الحكومة.")
    assert (found.speaker_from, found.content) == ("unnamed", "واستقال الوزير من منصبه")


def test_waving_is_a_threat_of_deeds_only() -> None:
    assert one("ولوح الرئيس بفرض عقوبات جديدة على طهران.").act == "warn"
    assert read("ولوح المتظاهرون بالأعلام في الساحة.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال بن عمر إن الشعب يريد السلام.", "بن عمر"),
        ("قال بن يوسف إن الشعب يريد السلام.", "بن يوسف"),
        ("وقال سعد بن عمر إن الشعب يريد السلام.", "سعد بن عمر"),
    ],
)
def test_verb_before_the_fathers_name(text: str, speaker: str) -> None:
    assert one(text).speaker == speaker


def test_after_an_aside_on_what_is_to_come_the_speaker_goes_on() -> None:
    text = (
        'وأضافت ميركل: "علينا أن نعمل معا". ومن المنتظر أن ترد الدول الآسيوية على القرار الأسبوع المقبل. '
        "وأقرت أن المحادثات لن تكون سهلة."
    )
    assert [s.speaker for s in read(text)] == ["ميركل", "ميركل"]


def test_men_are_no_subject_of_a_feminine_verb() -> None:
    text = "نجت المستشارة الألمانية أنغيلا ميركل من حادث، بحسب مسؤولين في الشرطة. وكانت في سيارتها عندما لاحظت أن الطريق مغلق."
    assert [s.speaker for s in read(text) if s.lemma == "لاحظ"] == ["أنغيلا ميركل"]


def test_the_one_behind_amma_speaks_where_a_clause_stands_between() -> None:
    text = "أما رئيس الوزراء العراقي، حيدر العبادي، الذي أمر قواته بالرد على كل هجوم، فقد هدد مجددا الفصائل المسلحة بعقوبات شديدة."
    found = read(text)
    assert [(s.lemma, s.speaker) for s in found][-1] == ("هدّد", "حيدر العبادي")
    assert "فقد" not in found[0].content


def test_what_calls_for_wonder_calls_for_nothing() -> None:
    assert [s.lemma for s in read("وقال المدرب سامي الجابر إن الفريق جاهز. وغاب ثلاثة لاعبين، وهذا أمر يدعو للغرابة كثيرا.")] == ["قال"]


def test_this_begins_a_new_noun_phrase() -> None:
    found = read('ونفت بنت زيدان هذه المزاعم، قائلة: "هذا خبر لا أساس له".')
    assert [s.speaker for s in found] == ["بنت زيدان"]


def test_a_preposition_is_no_author() -> None:
    found = read("وقالت وزارة الصحة إن الوضع صعب. وطالب البيان في ختامه بوقف القصف.")
    assert [s.speaker for s in found] == ["وزارة الصحة", "وزارة الصحة"]


def test_reports_in_a_country_are_not_its_words() -> None:
    assert one("وذكرت تقارير صحفية في إسبانيا أن المدرب سيرحل.").speaker == "تقارير صحفية"


def test_behind_which_a_word_is_a_verb() -> None:
    found = read("وأسفرت الغارات عن تدمير جسر، وفقا لما ذكره الموقع الرسمي للوزارة. وأوضح أن الطريق مغلق.")
    assert [s.lemma for s in found] == ["ذكر", "أوضح"]
    assert found[0].speaker == found[1].speaker


def test_this_behind_a_noun_in_construct_goes_on_with_it() -> None:
    assert one("وكانت إدارة الجامعة بيّنت فور ارتكاب تلك الجريمة أن الحرم مغلق.").speaker == "إدارة الجامعة"
