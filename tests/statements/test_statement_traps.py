"""What looks like a statement and is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.statements.statement_reading import analyse, read

from rawi.statements import find_statements


@pytest.mark.parametrize(
    "text",
    [
        "ولم يقل الوزير إن الاتفاق قائم.",
        "ولم يوضح الوزير أن الاتفاق قائم.",
        "ولن يعلن الوزير أن الاتفاق انتهى.",
        "وسيعلن الوزير غدا أن الاتفاق انتهى.",
        "وسوف يعلن الوزير غدا أن الاتفاق انتهى.",
        "وقد يعلن الوزير غدا أن الاتفاق انتهى.",
        "ومن المتوقع أن يعلن الوزير استقالته غدا.",
        "ومن المقرر أن تبدأ المحادثات غدا.",
        "يذكر أن المدينة تعرضت لهجوم العام الماضي.",
        "والجدير بالذكر أن المدينة قديمة.",
        "أكدت النتائج أن العلاج فعال.",
        "وأظهرت الدراسة أن الأسعار ارتفعت.",
        "أضاف اللاعب هدفا ثانيا في الشوط الأخير.",
        "وشدد المجلس العقوبات على البلاد.",
        "عبر الوفد الحدود إلى الأردن.",
        "تقع المدينة بين البحر والجبل.",
        "إذا قال الوزير إن الاتفاق قائم فسنعود.",
        "هل قال الوزير إن الاتفاق قائم؟",
    ],
)
def test_no_statement(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ['افتتح الرئيس مشروع "الحزام والطريق" أمس.', 'وزار الوفد ما يسمى "المنطقة الآمنة" أمس.'])
def test_scare_quotes_and_names(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["", " ", "\n", "«", '"', "قال", "وقال:", "وقال إن", "مشيرا إلى أن", "«قال»", "؛؛..", "ـ" * 20])
def test_fragments_do_no_harm(text: str) -> None:
    read(text)


_PIECES = [
    "قال", "وقال", "إن", "أن", "الوزير", "وزير الخارجية الروسي", "«", "»", '"', ":", "،", ".", "\n", "مشيرا", "إلى", "عن",
    "وأضاف", "الذي", "بحسب", "نقلت", "قوله", "لم", "لكن", "روسيا", "جدد", "تأكيده", "حمل", "المسؤولية", "(", ")", "من جانبه",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_order_of_words_gives_sound_spans(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for s in find_statements(analyse(text)):
        assert 0 <= s.cue[0] < s.cue[1] <= len(text)
        assert 0 <= s.content[0] < s.content[1] <= len(text)
        assert text[slice(*s.content)] == text[slice(*s.content)].strip()
        assert all(s.content[0] <= a < b <= s.content[1] for a, b in s.quotes)
        assert s.speaker_span is None or s.speaker_span[0] < s.speaker_span[1]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find_statements(analyse(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال مسؤول مصري، طلب عدم كشف هويته، إن بلاده لم ترسل أسلحة.", "مسؤول مصري"),
        ("وقال مسؤول أمريكي رفض الكشف عن اسمه إن القوات ستبقى.", "مسؤول أمريكي"),
        ("وقال دبلوماسي أوروبي فضل عدم ذكر اسمه لوكالة رويترز إن المحادثات فشلت.", "دبلوماسي أوروبي"),
    ],
)
def test_a_withheld_name_is_no_speech(text: str, speaker: str) -> None:
    assert [(s.speaker, s.act) for s in read(text)] == [(speaker, "say")]
