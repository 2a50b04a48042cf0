"""Tokens and sentences: real cases, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import read_text
from rawi.text.folding import fold


def tokens(text: str) -> list[str]:
    return [t.text for t in read_text(text).tokens]


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in read_text(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال:«نعم»،ثم خرج", ["قال", ":", "«", "نعم", "»", "،", "ثم", "خرج"]),
        ("بـ\"مشاكل كبيرة\"", ["بـ", '"', "مشاكل", "كبيرة", '"']),
        ("عام 2015م بنسبة 5.4%", ["عام", "2015", "م", "بنسبة", "5.4", "%"]),
        ("الـ27 من يوليو", ["الـ", "27", "من", "يوليو"]),
        ("٣٫٥ مليار", ["٣٫٥", "مليار"]),
        ("طائرة إف-16", ["طائرة", "إف", "-", "16"]),
        ("لـCNN", ["لـ", "CNN"]),
        ("#كوريا_الشمالية", ["#", "كوريا", "_", "الشمالية"]),
        ("زوروا https://example.com/a?b=1، الآن", ["زوروا", "https://example.com/a?b=1", "،", "الآن"]),
        ("رابط: www.example.com.", ["رابط", ":", "www.example.com", "."]),
        ("راسلوا news@example.com أو @rawi_news.", ["راسلوا", "news@example.com", "أو", "@rawi_news", "."]),
        ("مُحَمَّد وصـل", ["مُحَمَّد", "وصـل"]),
        ("الأمير وليام\u202d \u202cالاثنين", ["الأمير", "وليام", "الاثنين"]),
        ("\ufeffقال\u200f", ["قال"]),
        ("café كافيه", ["café", "كافيه"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_kinds() -> None:
    kinds = [t.kind for t in read_text("قال CNN في 2015 : https://x.org").tokens]
    assert kinds == ["word", "latin", "word", "number", "punctuation", "latin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوزير. وغادر السفير.", ["وصل الوزير.", "وغادر السفير."]),
        ("هل وصل؟ لا!", ["هل وصل؟", "لا!"]),
        ("وصل الوزير؛ وغادر السفير.", ["وصل الوزير؛ وغادر السفير."]),
        ("قال: «انتهت الحرب.» ثم غادر.", ["قال: «انتهت الحرب.»", "ثم غادر."]),
        ('قال "انتهت الحرب." وغادر.', ['قال "انتهت الحرب."', "وغادر."]),
        ("تساءل «لماذا الآن؟»، ثم غادر.", ["تساءل «لماذا الآن؟»، ثم غادر."]),
        ("نقلت أ.ف.ب عن مصدر. وأكدت أ. ف. ب. ذلك.", ["نقلت أ.ف.ب عن مصدر.", "وأكدت أ. ف. ب. ذلك."]),
        ("حضر د. أحمد وم. خالد. وغاب الوزير.", ["حضر د. أحمد وم. خالد.", "وغاب الوزير."]),
        ("بلغت 5.4 مليار. وزادت.", ["بلغت 5.4 مليار.", "وزادت."]),
        ("حدث عام 2015 م. وانتهى.", ["حدث عام 2015 م.", "وانتهى."]),
        ("حدث عام 2015. وانتهى.", ["حدث عام 2015.", "وانتهى."]),
        ("عنوان بلا نقطة\nنص الخبر.", ["عنوان بلا نقطة", "نص الخبر."]),
        ("سطر\r\nسطر\u2028سطر\rسطر", ["سطر", "سطر", "سطر", "سطر"]),
        ("1. البند الأول\n2. البند الثاني", ["1. البند الأول", "2. البند الثاني"]),
        ("انخفضت الحرارة.وقال الراصد", ["انخفضت الحرارة.", "وقال الراصد"]),
        ("قناة إن.تي.في وموقع العربية.نت", ["قناة إن.تي.في وموقع العربية.نت"]),
        ("الكاتب (ت. 1950) والشاعر.", ["الكاتب (ت. 1950) والشاعر."]),
        ("انتظروا... ثم غادروا.", ["انتظروا...", "ثم غادروا."]),
        ("بكين 11 يناير 2022 (شينخوا) أجرى الوزير اتصالا.", ["بكين 11 يناير 2022 (شينخوا) أجرى الوزير اتصالا."]),
        ("زار جورج دبليو. بوش المنطقة.", ["زار جورج دبليو. بوش المنطقة."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_every_abbreviation_keeps_its_example_in_one_sentence() -> None:
    from importlib.resources import files

    rows = files("rawi").joinpath("data/text/abbreviations.tsv").read_text("utf-8").splitlines()[1:]
    for row in rows:
        example = row.split("\t")[1]
        assert sentences(example) == [example]


def test_paragraphs_are_counted_from_one() -> None:
    layer = read_text("عنوان\n\nجملة أولى. جملة ثانية.\r\nفقرة")
    assert [s.paragraph for s in layer.sentences] == [1, 2, 2, 3]


def test_folding_of_keys() -> None:
    assert fold("مُؤتَمر الأُمَّــة إلى") == "موتمر الامه الي"
    assert fold("١٢٣") == "123"
    assert fold("ﻻ ﷲ") == "لا الله"


ARABIC = st.text(
    "ابتولكفسهمنيةىأإآ \u0640\u064b\u0651\u0670\u200d\u200e\u200f\u202a\u202c\u2067\u2069\ufeffﻷﻻﷲﷺ٣5.,،؟!\"«»()\n\r\u2028-_#@:/a\u0301",
    max_size=60,
)


@given(ARABIC | st.text(max_size=60))
def test_any_text_is_covered_exactly(text: str) -> None:
    layer = read_text(text)
    end = 0
    for i, token in enumerate(layer.tokens):
        assert token.index == i
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        end = token.end
        assert token.start <= token.stem_start <= token.stem_end <= token.end
        at = token.start
        for clitic in token.clitics:
            assert at <= clitic.start < clitic.end <= token.end
            at = clitic.start
    first = start = 0
    for number, sentence in enumerate(layer.sentences):
        assert sentence.index == number and sentence.first == first < sentence.last
        assert start <= sentence.start < sentence.end <= len(text)
        assert sentence.start == layer.tokens[sentence.first].start
        assert sentence.end == layer.tokens[sentence.last - 1].end
        first, start = sentence.last, sentence.end
    assert first == len(layer.tokens)


@given(ARABIC)
def test_all_visible_characters_are_in_tokens(text: str) -> None:
    covered = {i for t in read_text(text).tokens for i in range(t.start, t.end)}
    for i, character in enumerate(text):
        assert i in covered or not fold(character).strip() or character in "\u0301"


def test_a_hostile_run_of_marks_is_read_quickly() -> None:
    read_text("ا" + "\u064b\u200d" * 200_000)
    read_text("http://" + "a" * 200_000 + "@" * 1000)
    read_text("a." * 100_000 + "@")


def test_a_spelling_and_an_offset_are_kept_once() -> None:
    """A token costs what is its own: in a book of a million words this is a third of the text layer."""
    first, dot, second = [t for t in read_text("قال الوزير. قال الوزير").tokens if t.text != "قال"]
    assert first.text is second.text and first.key is second.key and dot.text == "."
    long = read_text("كتاب " * 400).tokens[-1]
    assert (long.start, long.end) == (1995, 1999)
    assert long.stem_start is long.start and long.stem_end is long.end
