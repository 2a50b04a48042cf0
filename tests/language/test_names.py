import pytest

from rawi.language import analyse_language
from rawi.language.names import spans_of
from rawi.language.types import NameSpan
from rawi.text import read_text


def found(text: str) -> list[tuple[str, str]]:
    layer = read_text(text)
    tokens = layer.tokens
    return [
        (text[tokens[n.first].stem_start - 2 * tokens[n.first].article : tokens[n.last - 1].end], n.label)
        for n in analyse_language(layer).names
    ]


def test_tags_to_spans() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "I-ORG", "I-GPE", "B-GPE"]
    assert spans_of(tags) == (
        NameSpan(0, 2, "PER"), NameSpan(2, 3, "PER"), NameSpan(4, 5, "ORG"), NameSpan(5, 6, "GPE"), NameSpan(6, 7, "GPE"),
    )  # fmt: skip
    assert spans_of([]) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات.",
            [("سيرغي لافروف", "PER")],
        ),
        (
            "وصل الرئيس التركي رجب طيب أردوغان إلى برلين والتقى المستشارة أنغيلا ميركل.",
            [("رجب طيب أردوغان", "PER"), ("برلين", "GPE"), ("أنغيلا ميركل", "PER")],
        ),
        (
            "بحثت مصر والسعودية الأوضاع في اليمن.",
            [("مصر", "GPE"), ("السعودية", "GPE"), ("اليمن", "GPE")],
        ),
        (
            "أعلن مجلس الأمن الدولي أنه سيجتمع في نيويورك.",
            [("مجلس الأمن الدولي", "ORG"), ("نيويورك", "GPE")],
        ),
    ],
)
def test_names_of_news_sentences(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_vowel_marks_and_missing_hamza_change_no_name() -> None:
    plain = found("زار الأمين العام أنطونيو غوتيريش إثيوبيا.")
    bare = found("زار الامين العام انطونيو غوتيريش اثيوبيا.")
    marked = found("زارَ الأمينُ العامُّ أنطونيو غوتيريش إثيوبيا.")
    assert [label for _, label in plain] == [label for _, label in bare] == [label for _, label in marked] == ["PER", "GPE"]


def test_short_forms_of_a_name_are_found() -> None:
    names = found("التقى وزير الخارجية الأميركي مايك بومبيو نظيره الصيني. وفي المساء غادر بومبيو.")
    assert names == [("مايك بومبيو", "PER"), ("بومبيو", "PER")]
