"""Words to clitics: real words, look-alikes, spellings with marks and ligatures."""

from __future__ import annotations

from importlib.resources import files
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import read_text
from rawi.text.clitics import split
from rawi.text.letters import clean, positions
from rawi.text.segments import Segments, candidates
from rawi.text.splitter import decode, encode, segments


def parts(word: str) -> str:
    """A word's clitics and stem with + between them, as its own text writes them."""
    s = split(word)
    before = [word[a:b] for kind, a, b, _ in s.clitics if kind != "pronoun"]
    after = [word[a:b] for kind, a, b, _ in s.clitics if kind == "pronoun"]
    return "+".join([*before, word[s.stem_start : s.stem_end], *after])


@pytest.mark.parametrize(
    "expected",
    [
        "و+قال", "ف+قال", "و+أكدت", "ال+وزير", "و+ال+وزير", "ب+ال+اتفاق", "ل+ل+وزير", "و+ل+ل+رئيس", "س+يزور", "و+س+يلتقي",
        "س+يزور+ها", "و+س+يبحث+ها", "زيارت+ه", "ب+زيارت+ه", "و+زيارت+هم", "وزير+ها", "بلاد+نا", "أن+ه", "إن+ه", "أن+ها",
        "ب+أن+هم", "ب+أن+ه", "لأن+ه", "لكن+ها", "و+لكن+هم", "ل+ه", "ب+ها", "و+ل+هم", "في+ه", "علي+ها", "من+هم", "بين+هما",
        "و+واشنطن", "ل+موسكو", "ب+باريس", "و+ب+ال+تالي", "ك+وزير", "ف+إن+ه", "ل+مناقشة", "أبلغ+ه", "التقا+ه", "استقبل+هم",
    ],
)  # fmt: skip
def test_clitics(expected: str) -> None:
    assert parts(expected.replace("+", "")) == expected


@pytest.mark.parametrize(
    "word",
    [
        "باريس", "لندن", "وينستون", "فرنسا", "كيري", "ليبيا", "بوتين", "لافروف", "وانغ", "فلاديمير", "بكين", "برلين", "بروكسل",
        "لبنان", "كوريا", "كندا", "كوبا", "بولندا", "فنزويلا", "واشنطن", "وزير", "وزارة", "وكالة", "وفد", "وقف", "ولاية", "وافق",
        "وصل", "وقع", "فبراير", "فلسطين", "فيينا", "سوريا", "سيناء", "ستيفن", "ساعة", "بلاده"[:4], "كانت", "لقاء", "بيان",
        "بينما", "كما", "لكن", "لأن", "مما", "إنما", "لذلك", "كذلك", "فيما", "عندما", "الذي", "التي", "الله", "اتفقنا"[:6],
        "مياه", "وجه", "اتجاه", "تنبيه", "شبكة", "تحرك", "شارك", "مشترك", "تمكن", "ممكن", "أعلن", "سكان", "الآن",
    ],
)  # fmt: skip
def test_words_that_only_look_split(word: str) -> None:
    assert parts(word) == word


def test_forms_and_flags() -> None:
    s = split("وللوزير")
    assert (s.conjunction, s.preposition, s.article, s.stem) == ("و", "ل", True, "وزير")
    assert [c[3] for c in s.clitics] == ["و", "ل", "ال"]
    s = split("زيارته")
    assert (s.stem, s.pronoun, s.lookup) == ("زيارت", "ه", ("زيارت", "زياره"))
    assert split("أليس").question and split("أليس").stem == "ليس"
    assert split("سيعلن").future
    assert split("رسميا").lookup == ("رسميا", "رسمي")
    assert "مستوي" in split("مستواها").lookup


def test_the_article_hidden_in_a_doubled_lam() -> None:
    assert split("للجنة").article and split("للجنة").stem == "لجنه"
    assert parts("للجنة") == "ل+لجنة"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وَقَالَ", "وَ+قَالَ"), ("وقــال", "و+قــال"), ("ﻷمريكا", "ﻷ+ﻷمريكا"), ("واﻷمم", "و+اﻷ+ﻷمم"), ("ﺑﺎﺭﻳﺲ", "ﺑﺎﺭﻳﺲ"),
        ("و\u200dالوزير", "و\u200d+ال+وزير"),
    ],
)  # fmt: skip
def test_marks_and_ligatures_keep_their_places(word: str, expected: str) -> None:
    assert parts(word) == expected


def test_every_function_word_stays_whole_in_its_example() -> None:
    rows = files("rawi").joinpath("data/text/function_words.tsv").read_text("utf-8").splitlines()[1:]
    for form, _pronouns, question, example in (row.split("\t") for row in rows):
        token = next(t for t in read_text(example).tokens if t.text == form)
        assert token.question == (question == "yes")
        assert question == "yes" or (token.text, token.clitics) == (form, ()), form


LETTERS = st.text("ابتجدرسعفقكلمنهويةىءأإآئؤ", min_size=1, max_size=9)
ODD = st.text(st.characters(codec="utf-8"), max_size=12)
MIXED = st.text("ولبكفسالهانمية\u0640\u064b\u064e\u0651\u200d\u200e\u202b\u0670ﻷﻻﷲﷺﺍﻠگی", min_size=1, max_size=14)


@given(LETTERS)
def test_codes_say_the_split(word: str) -> None:
    for choice in candidates(word):
        assert "".join(choice) == word
        assert decode(word, encode(choice)) == choice
    assert segments(word) in [*candidates(word), Segments("", "", "", "", word, "")]


@given(LETTERS | MIXED | ODD)
def test_clitics_lie_in_order_inside_the_word(word: str) -> None:
    s = split(word)
    end = 0
    for kind, a, b, form in s.clitics:
        assert end <= a < b <= len(word) or (a == b - 1 and a < len(word))
        assert form
        assert kind != "pronoun" or b == len(word)
        end = max(end, a)
    assert 0 <= s.stem_start <= s.stem_end <= len(word)
    where = positions(word)
    assert len(where) == len(clean(word)) + 1 and where == sorted(where)


def test_a_root_that_begins_with_lam_has_no_article() -> None:
    rows = files("rawi").joinpath("data/text/no_article.tsv").read_text("utf-8").splitlines()[1:]
    for form, _kind, example in (row.split("\t") for row in rows):
        token = next(t for t in read_text(example).tokens if form in t.text)
        assert not token.article, example
    assert parts("التقيا") == "التقيا"
    assert parts("والتزموا") == "و+التزموا"
    assert parts("بالتزاماتها") == "ب+التزامات+ها"
    assert parts("الالتزام") == "ال+التزام"
    assert parts("التهم") == "ال+تهم"


def test_a_noun_with_its_pronoun_is_no_verb_behind_and() -> None:
    assert parts("وزارته") == "وزارت+ه"
    assert parts("وزارتها") == "وزارت+ها"
    assert parts("وكالتا") == "وكالتا"
    assert parts("وزارتنا") == "وزارت+نا"
    assert parts("وقيادته") == "و+قيادت+ه"


def test_decomposed_text_is_split_alike() -> None:
    text = "وأعلن رئيس الوزراء إلياس الفخفاخ استقالته، بحسب وسائل الإعلام، لإسرائيل والآن مسؤولية."
    composed, apart = read_text(text).tokens, read_text(normalize("NFD", text)).tokens
    assert len(normalize("NFD", text)) > len(text)
    for one, two in zip(composed, apart, strict=True):
        assert (one.stem, one.key, one.conjunction, one.preposition, one.article, one.pronoun, one.lookup) == (
            two.stem, two.key, two.conjunction, two.preposition, two.article, two.pronoun, two.lookup,
        )  # fmt: skip
        assert normalize("NFC", two.text) == one.text
        assert two.stem_end == two.end or two.pronoun
