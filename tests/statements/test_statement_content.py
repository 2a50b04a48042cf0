"""Where the content ends."""

from __future__ import annotations

from tests.statements.statement_reading import read


def contents(text: str) -> list[tuple[str, str]]:
    return [(s.act, s.content) for s in read(text)]


def test_participles_are_acts_of_their_own() -> None:
    assert contents(
        "وأكد الرئيس الفرنسي أن الحل سياسي، مشيرا إلى أن الوقت ينفد، معربا عن أمله في نجاح الحوار، داعيا إلى وقف القتال."
    ) == [
        ("stress", "الحل سياسي"),
        ("note", "الوقت ينفد"),
        ("expect", "أمله في نجاح الحوار"),
        ("urge", "وقف القتال"),
    ]


def test_participle_without_comma() -> None:
    assert contents("وقال الرئيس الفرنسي إن الحل سياسي مضيفا أن الوقت ينفد.") == [
        ("say", "الحل سياسي"), ("add", "الوقت ينفد")
    ]  # fmt: skip


def test_next_verb_ends_the_content() -> None:
    assert contents("وقال الرئيس الفرنسي إن الحل سياسي وأضاف أن الوقت ينفد.") == [
        ("say", "الحل سياسي"), ("add", "الوقت ينفد")
    ]  # fmt: skip


def test_second_complementiser_is_still_the_same_content() -> None:
    assert contents("وقال الرئيس الفرنسي إن الحل سياسي وإن الوقت ينفد.") == [("say", "الحل سياسي وإن الوقت ينفد")]


def test_quotation_over_sentences() -> None:
    text = "وأضاف الرئيس الفرنسي «هذا يوم جديد. سنعمل معا. لن نتراجع». وغادر القاعة."
    assert contents(text) == [("add", "هذا يوم جديد. سنعمل معا. لن نتراجع")]


def test_quotation_over_paragraphs() -> None:
    text = "وقال الرئيس الفرنسي: «هذا يوم جديد.\nسنعمل معا».\nوغادر القاعة."
    assert contents(text) == [("say", "هذا يوم جديد.\nسنعمل معا")]


def test_missing_closing_mark() -> None:
    text = 'وقال الرئيس الفرنسي: "هذا يوم جديد وسنعمل معا.\nوغادر القاعة.'
    assert contents(text) == [("say", "هذا يوم جديد وسنعمل معا")]


def test_words_behind_a_partial_quotation_belong_to_the_content() -> None:
    assert contents('وأكد الرئيس الفرنسي أن القرار "خطأ جسيم" يهدد السلام.') == [
        ("stress", 'القرار "خطأ جسيم" يهدد السلام')
    ]


def test_narrator_adds() -> None:
    assert contents("وقال الرئيس الفرنسي إن الجار لا يلتزم بالاتفاق، في إشارة إلى روسيا.") == [
        ("say", "الجار لا يلتزم بالاتفاق")
    ]


def test_new_speaker_in_the_same_sentence() -> None:
    found = read("وأكدت فرنسا أن الاتفاق قائم، فيما تصر روسيا على أنه انتهى.")
    assert [s.content for s in found] == ["الاتفاق قائم", "انتهى"]
    assert found[1].speaker == "روسيا"


def test_marks_that_wrap_the_content_are_left_out_and_partial_ones_kept() -> None:
    assert contents('وقال الرئيس الفرنسي إن "الحوار هو الحل".') == [("say", "الحوار هو الحل")]
    assert contents('وقال الرئيس الفرنسي إن الحوار "هو الحل".') == [("say", 'الحوار "هو الحل"')]


def test_quoted_only_when_the_marks_hold_the_words() -> None:
    assert [s.quoted for s in read('وقال الرئيس الفرنسي إن الحوار "هو الحل".')] == [True]
    assert [s.quoted for s in read("وقال الرئيس الفرنسي إن الحوار هو الحل.")] == [False]


def test_a_noun_of_speech_inside_a_title_opens_no_content() -> None:
    text = "وأعلن قائد قوات الدعم السريع محمد حمدان دقلو أن قواته ستنسحب من المدينة."
    assert contents(text) == [("announce", "قواته ستنسحب من المدينة")]
