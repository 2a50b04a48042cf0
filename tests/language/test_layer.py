import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.language import analyse_language
from rawi.language.crf import LONGEST, pieces
from rawi.language.types import NameSpan
from rawi.text import read_text
from rawi.text.types import TextLayer

ARABIC = st.text(alphabet=st.sampled_from("ابتثجحخدرسعفقكلمنهوي ىةأإءآئؤ،.\n\"()0١ًّـa\u200f"), max_size=120)


@settings(max_examples=60, deadline=None)
@given(ARABIC | st.text(max_size=60))
def test_any_text_gives_one_tag_a_token_and_names_in_order(text: str) -> None:
    layer = read_text(text)
    language = analyse_language(layer)
    assert len(language.pos) == len(language.verbs) == len(layer.tokens)
    last = 0
    for name in language.names:
        assert last <= name.first < name.last <= len(layer.tokens)
        last = name.last


def test_tags_of_a_sentence() -> None:
    layer = read_text("وقال الوزير إنه سيزور باريس غدا.")
    tags = dict(zip([t.text for t in layer.tokens], analyse_language(layer).pos, strict=True))
    assert tags["وقال"] == "VERB"
    assert tags["الوزير"] == "NOUN"
    assert tags["سيزور"] == "VERB"
    assert tags["باريس"] == "PROPN"
    assert tags["."] == "PUNCT"


def test_the_same_word_is_tagged_by_its_place() -> None:
    layer = read_text("تابع الرئيس أن الحكومة مستعدة. وصل جهاز تابع للوزارة.")
    tags = analyse_language(layer).pos
    assert (tags[0], tags[8]) == ("VERB", "ADJ")


def test_articles_do_not_influence_each_other() -> None:
    one, two = "التقى لافروف نظيره كيري في فيينا.", "اجتمع مجلس الوزراء في عمّان."
    alone = analyse_language(read_text(two))
    analyse_language(read_text(one))
    assert analyse_language(read_text(two)) == alone


def test_long_sentences_are_cut_and_every_token_kept() -> None:
    layer = read_text("كلمة " * (2 * LONGEST + 7))
    cut = list(pieces(layer))
    assert [len(p) for p in cut] == [LONGEST, LONGEST, 7]
    assert [t.index for p in cut for t in p] == list(range(2 * LONGEST + 7))
    assert len(analyse_language(layer).pos) == 2 * LONGEST + 7


def test_a_model_of_the_user_takes_the_place_of_ours() -> None:
    def theirs(layer: TextLayer) -> tuple[NameSpan, ...]:
        return (NameSpan(0, 1, "MISC"),)

    assert analyse_language(read_text("زار لافروف باريس."), theirs).names == (NameSpan(0, 1, "MISC"),)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("قصف الجيش السوري مواقع تنظيم داعش أمس.", "VERB"),
        ("قصف المدينة يستمر منذ أسبوع.", "NOUN"),
        ("وقصف الطيران الحربي الروسي بلدات في ريف إدلب.", "VERB"),
        ("رفض الرئيس الإيراني الاتهامات الأمريكية.", "VERB"),
        ("قتل ثلاثة جنود في هجوم.", "VERB"),
        ("دعم الحكومة للقطاع الخاص يزداد.", "NOUN"),
    ],
)
def test_a_verb_spelled_like_its_noun_is_told_by_its_place(text: str, tag: str) -> None:
    assert analyse_language(read_text(text)).pos[0] == tag


def test_a_noun_with_a_pronoun_has_no_reading_of_a_verb_behind_and() -> None:
    language = analyse_language(read_text("وأضاف أن وزارته تدرس الطلب."))
    assert language.pos[2] == "NOUN"
    assert not language.verbs[2]
