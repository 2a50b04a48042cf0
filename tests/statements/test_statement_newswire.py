"""Kinds of error seen in newswire read by hand, each in a sentence of our own."""

from __future__ import annotations

import pytest
from tests.statements.statement_reading import one, read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أعلن مدير عام الشؤون الصحية بمنطقة الجوف الأستاذ حسين الرويلي أن العيادة جاهزة.", "حسين الرويلي"),
        ("وقال رئيس اللجنة الفنية والمسابقات بالاتحاد السعودي عبدالعزيز القرناس إن الدوري يبدأ غدا.", "عبدالعزيز القرناس"),
        ("وكان مدير شركة النقل بالسكك الحديدية، محمد ربيع الخليع، أفاد بأن الحادث أليم.", "محمد ربيع الخليع"),
        ("أوضحت مدير تطوير قطاع الأفراد لدى الشركة، ولاء نحاس، أن البرنامج جديد.", "ولاء نحاس"),
    ],
)
def test_name_at_the_end_of_a_title(text: str, speaker: str) -> None:
    assert one(text).speaker == speaker


def test_who_carried_words_by_tongue_and_its_short_name() -> None:
    text = "قال وزير الصحة العراقي إن الوباء انتهى، وفقا لما نقلته على لسانه وكالة الأنباء العراقية \"واع\"."
    assert len(one(text).via) == 1 and "وكالة الأنباء العراقية" in one(text).via[0]


def test_title_points_back_to_who_was_named_with_it() -> None:
    text = "قال زين الدين زيدان، المدير الفني لفريق ريال مدريد، إنه مرتاح.\nوأكد المدير الفني للفريق أن اللاعبين جاهزون."
    assert [s.speaker for s in read(text)] == ["زين الدين زيدان", "زين الدين زيدان"]


def test_who_passed_it_on_is_named_outermost_first() -> None:
    text = "وقال وزير الخارجية الصيني وانغ يي إن الرئيس الصيني شي جين بينغ أكد أن بلاده تدعم السلام، بحسب رويترز."
    found = read(text)
    assert [s.via for s in found] == [("رويترز",), ("رويترز", "وانغ يي")]


def test_carried_by_an_agency() -> None:
    assert one("وقال الرئيس الروسي فلاديمير بوتين إن الاتفاق قائم، وفق ما نقلته وكالة رويترز.").via == ("وكالة رويترز",)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("وقالت فرنسا إن الهجوم نفذه تنظيم «داعش» في الصحراء.", False),
        ("وقالت فرنسا إنها تشارك في عملية «السهم الذهبي» منذ عام.", False),
        ("وقالت فرنسا إن الهجوم «جريمة حرب».", True),
    ],
)
def test_marks_around_names_are_no_speech(text: str, quoted: bool) -> None:
    assert one(text).quoted is quoted


@pytest.mark.parametrize(
    "text",
    [
        "ويبلغ عدد العاملين في المدينة ألف عامل بحسب التقديرات الرسمية.",
        "كان قد أعلن اليوم عن مقتل أحد رجال الإطفاء.",
        "وتبين أن الأمر يحتاج إلى وقت.",
        "بدأ حياته طالبا في مدرسة القرية.",
    ],
)
def test_no_act(text: str) -> None:
    assert not [s for s in read(text) if s.lemma in ("أبلغ", "أعلن", "بيّن", "طلب")]


def test_brackets_and_clauses_without_joint() -> None:
    assert one("وقال أحد المشجعين (المدرب أخطأ بلا شك ولكن اللاعبين لم يقدموا شيئا).").content.startswith("المدرب أخطأ")


def test_narrator_goes_on_behind_a_noun_phrase() -> None:
    assert one("ورحب الرئيس الفرنسي بالوزير واستقبله أمام القصر.").content == "بالوزير"
    assert one("وهدد الجيش الكوري الجنوبي بالرد على جاره، بعد سقوط الصاروخ.").content == "بالرد على جاره"


def test_participle_of_the_inner_subject() -> None:
    found = read("وقالت وزارة الخارجية الفرنسية إن بوتين خاطب شعبه ليلا، منتقدا الحكومة.")
    assert found[-1].speaker == "بوتين"


def test_verbs_like_particles() -> None:
    assert one("وأبان الوزير الفرنسي أن الحوار مستمر.").act == "explain"
    assert one("من جانبه عبر الفارس خالد السالم عن اعتزازه بهذا الإنجاز.").lemma == "عبّر"
