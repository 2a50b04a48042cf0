from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.text.quotations import find_quotations


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_each_kind_of_mark() -> None:
    assert inside("قال «سنعود» وقال “لن نعود” وقال \"ربما\" وقال ‹غدا› و‘بعد غد’") == [
        "سنعود", "لن نعود", "ربما", "غدا", "بعد غد"
    ]  # fmt: skip


def test_spaced_ascii_marks() -> None:
    assert inside('أعلنت " وكالة الأنباء " أن "القمة" غدا') == ["وكالة الأنباء", "القمة"]


def test_mark_after_a_particle() -> None:
    assert inside('واتهم واشنطن بـ"الاستفزاز" و"التصعيد"') == ["الاستفزاز", "التصعيد"]


def test_closing_marks_on_both_ends() -> None:
    assert inside("قصفت مقرين و”نقطة تجمع” للمسلحين") == ["نقطة تجمع"]


def test_missing_closing_mark_ends_with_the_paragraph() -> None:
    text = 'وقال "لن نتراجع أبدا.\nوغادر الوفد القاعة.'
    (q,) = find_quotations(text)
    assert not q.closed
    assert text[q.start : q.end] == "لن نتراجع أبدا."
    assert q.closing == q.end


def test_missing_closing_mark_before_the_next_quotation() -> None:
    text = 'أعلن أن "الطائرات ساعدت القوات. وأوضح: "نريد ضمان ذلك".'
    assert inside(text) == ["الطائرات ساعدت القوات. وأوضح:", "نريد ضمان ذلك"]


def test_quotation_over_paragraphs() -> None:
    text = "وقال الرئيس: «لن نقبل بذلك.\nسنرد في الوقت المناسب».\nوأضاف الوزير"
    assert inside(text) == ["لن نقبل بذلك.\nسنرد في الوقت المناسب"]


def test_nested() -> None:
    text = "وقال: «وصف الرئيس الاتفاق بـ\"التاريخي\" أمس»"
    assert inside(text) == ["وصف الرئيس الاتفاق بـ\"التاريخي\" أمس", "التاريخي"]


def test_stray_closing_mark_is_no_quotation() -> None:
    assert inside("وقال إن الوضع هادئ» في المدينة") == []


def test_ten_thousand_nested_marks() -> None:
    text = "«" * 10_000 + "نص" + "»" * 10_000
    kept = find_quotations(text)
    assert [(q.opening, q.closing) for q in kept] == [(i, len(text) - i) for i in range(8)]
    assert len(find_quotations("«ا" * 10_000)) == 8
    paired = "«" * 20 + "نص" + "»" * 20 + " قال «سنعود»"
    last = find_quotations(paired)[-1]
    assert paired[last.start : last.end] == "سنعود"


@given(st.text(alphabet='ابت «»“”"‹›‘’.،\n', max_size=80))
def test_offsets_stay_inside_and_ordered(text: str) -> None:
    found = find_quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.opening, -q.closing))
    for q in found:
        assert 0 <= q.opening < q.start < q.end <= q.closing <= len(text)
        assert text[q.start] == text[q.start].strip()
