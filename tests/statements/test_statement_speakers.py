"""Who speaks."""

from __future__ import annotations

from tests.statements.statement_reading import read


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in read(text)]


def test_subject_behind_and_in_front() -> None:
    assert speakers("وقالت روسيا إن الاتفاق قائم. لكن فرنسا قالت إن الاتفاق انتهى.") == ["روسيا", "فرنسا"]


def test_kan_and_qad() -> None:
    found = read("وكانت روسيا قد أعلنت أن الاتفاق قائم.")
    assert [(s.speaker, s.content) for s in found] == [("روسيا", "الاتفاق قائم")]


def test_dropped_subject_goes_on_over_paragraphs() -> None:
    text = "قالت وزارة الخارجية الروسية إن الاتفاق قائم.\nوأضافت أن الوفد سيصل غدا.\nوأوضحت أن المحادثات مغلقة."
    found = read(text)
    assert len({s.speaker for s in found}) == 1
    assert [s.speaker_from for s in found][1:] == ["dropped", "dropped"]


def test_agreement_skips_a_speaker_who_does_not_fit() -> None:
    text = (
        "قالت المتحدثة باسم البيت الأبيض سارة ساندرز إن اللقاء قريب. ورحب وزير الخارجية الروسي سيرغي لافروف بالقرار. "
        "وأضافت أن العقوبات باقية."
    )
    found = read(text)
    assert found[-1].speaker == found[0].speaker


def test_addressee_is_not_the_next_speaker() -> None:
    text = "وأبلغ وزير الخارجية الروسي سيرغي لافروف نظيره الألماني بأن الاتفاق قائم. وأضاف أن الوفد سيصل غدا."
    found = read(text)
    assert found[1].speaker == found[0].speaker


def test_joint_speakers_are_a_group() -> None:
    found = read("واتهمت بريطانيا وفرنسا والولايات المتحدة روسيا بخرق الاتفاق.")
    assert found[0].speaker_from == "collective"
    assert found[0].speaker is not None and "فرنسا" in found[0].speaker


def test_unnamed_sources() -> None:
    found = read("وقال مصدر دبلوماسي غربي إن المحادثات فشلت. وأضاف المصدر أن الوفد غادر.")
    assert found[0].speaker == "مصدر دبلوماسي غربي"
    assert found[0].speaker_from == "unnamed"
    assert found[1].speaker == found[0].speaker


def test_collective_sources() -> None:
    found = read("وقال شهود عيان إن الجنود انسحبوا ليلا.")
    assert (found[0].speaker, found[0].speaker_from) == ("شهود عيان", "collective")


def test_statement_of_a_body_speaks_for_it() -> None:
    text = "قال البيت الأبيض في بيان إن الرئيسين بحثا الأزمة. وأضاف البيان أن التعاون مستمر."
    found = read(text)
    assert [s.speaker for s in found] == ["البيت الأبيض", "البيت الأبيض"]


def test_switch_of_speaker() -> None:
    text = (
        "قال وزير الخارجية الروسي سيرغي لافروف إن الاتفاق قائم. من جانبه، قال وزير الخارجية الألماني هايكو ماس إن "
        "الحوار مهم. وأضاف أن أوروبا تريد السلام."
    )
    found = read(text)
    assert found[2].speaker == found[1].speaker != found[0].speaker


def test_relative_clause() -> None:
    found = read("وغادر وزير الخارجية الروسي سيرغي لافروف الذي أكد أن الاتفاق قائم المدينة.")
    assert [s.speaker for s in found] == ["سيرغي لافروف"]


def test_nested_speech() -> None:
    found = read("وأعلن البيت الأبيض أن وزير الخارجية الروسي سيرغي لافروف أكد أن الاتفاق قائم.")
    assert [(s.speaker, s.inside) for s in found] == [("البيت الأبيض", None), ("سيرغي لافروف", 0)]


def test_agency_of_the_dateline_is_nobodys_speaker() -> None:
    found = read("موسكو 10 مايو 2018 (شينخوا) -- قالت وزارة الخارجية الروسية إن الاتفاق قائم. وأضافت أن الوفد سيصل.")
    assert all(s.speaker is not None and "شينخوا" not in s.speaker and s.via == () for s in found)
