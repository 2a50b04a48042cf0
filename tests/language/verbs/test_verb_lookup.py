"""From words as newswire writes them to readings."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.language.types import VerbForm
from rawi.language.verbs import lookup, lookup_all, lookup_token
from rawi.language.verbs.inflection import written_forms
from rawi.language.verbs.lexicon import rows
from rawi.language.verbs.tokens import Cut, allowed
from rawi.text import fold, read_text


def readings(text: str) -> list[tuple[str, ...]]:
    """Lemma and features of the readings of the first word."""
    return [
        (f.lemma, f.kind, f.tense, str(f.person), f.number, f.gender) for f in lookup_token(read_text(text).tokens[0])
    ]


def lemmas(text: str) -> set[str]:
    return {reading[0] for reading in readings(text)}


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("وأوضحتا", ("أوضح", "finite", "past", "3", "dual", "feminine")),
        ("سيتعهدون", ("تعهّد", "finite", "present", "3", "plural", "masculine")),
        ("واوضحت", ("أوضح", "finite", "past", "3", "singular", "feminine")),
        ("اكدت", ("أكّد", "finite", "past", "3", "singular", "feminine")),
        ("يوكد", ("أكّد", "finite", "present", "3", "singular", "masculine")),
        ("يؤكدان", ("أكّد", "finite", "present", "3", "dual", "masculine")),
        ("نفى", ("نفى", "finite", "past", "3", "singular", "masculine")),
        ("نفي", ("نفى", "finite", "past", "3", "singular", "masculine")),
        ("ونفاه", ("نفى", "finite", "past", "3", "singular", "masculine")),
        ("ورآها", ("رأى", "finite", "past", "3", "singular", "masculine")),
        ("ورأها", ("رأى", "finite", "past", "3", "singular", "masculine")),
        ("قالوه", ("قال", "finite", "past", "3", "plural", "masculine")),
        ("جاءوا", ("جاء", "finite", "past", "3", "plural", "masculine")),
        ("بدأوا", ("بدأ", "finite", "past", "3", "plural", "masculine")),
        ("بدؤوا", ("بدأ", "finite", "past", "3", "plural", "masculine")),
        ("زيارته", ("زار", "verbal_noun", "", "0", "singular", "feminine")),
        ("دعوتها", ("دعا", "verbal_noun", "", "0", "singular", "feminine")),
        ("لقائه", ("لقي", "verbal_noun", "", "0", "singular", "masculine")),
        ("لقاؤهما", ("لقي", "verbal_noun", "", "0", "singular", "masculine")),
        ("اتصالا", ("اتّصل", "verbal_noun", "", "0", "singular", "masculine")),
        ("والاتصالات", ("اتّصل", "verbal_noun", "", "0", "plural", "feminine")),
        ("زياره", ("زار", "verbal_noun", "", "0", "singular", "feminine")),
        ("مشيرًا", ("أشار", "active_participle", "", "0", "singular", "masculine")),
        ("قائلةً", ("قال", "active_participle", "", "0", "singular", "feminine")),
        ("مضيفه", ("أضاف", "active_participle", "", "0", "singular", "feminine")),
        ("داعين", ("دعا", "active_participle", "", "0", "plural", "masculine")),
        ("للتفاوض", ("تفاوض", "verbal_noun", "", "0", "singular", "masculine")),
        ("ليناقش", ("ناقش", "finite", "present", "3", "singular", "masculine")),
        ("فقال", ("قال", "finite", "past", "3", "singular", "masculine")),
        ("إستقبل", ("استقبل", "finite", "past", "3", "singular", "masculine")),
    ],
)  # fmt: skip
def test_words_as_written(word: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(word)


def test_clitics_forbid_readings() -> None:
    assert all(kind != "finite" for _, kind, *_ in readings("الحكم"))
    assert all(kind != "finite" for _, kind, *_ in readings("بقتل"))
    assert all(tense == "present" for _, kind, tense, *_ in readings("سيكشف") if kind == "finite")
    noun = VerbForm("قتل", "verbal_noun", number="singular", gender="masculine")
    past = VerbForm("قتل", "finite", "past", person=3, number="singular", gender="masculine")
    assert allowed(Cut("قتل", article=True), (noun, "")) and not allowed(Cut("قتل", article=True), (past, ""))
    assert not allowed(Cut("قتل", future=True), (noun, "")) and not allowed(Cut("قتل", future=True), (past, ""))
    assert not allowed(Cut("قتل", article=True, pronoun="ه"), (noun, ""))
    assert not allowed(Cut("زياره", pronoun="ها"), (noun, "without"))
    assert not allowed(Cut("قتل", pronoun="ي"), (past, "")) and allowed(Cut("قتل", pronoun="ني"), (past, ""))


def test_hamza_as_written() -> None:
    """إعلان is no past, أعلن no verbal noun; without hamza both are possible."""
    assert lemmas("إلى") == set()
    assert all(kind == "verbal_noun" for _, kind, *_ in readings("إعلان"))
    assert {kind for _, kind, *_ in readings("أدار")} == {"finite"}


def test_wrong_splits_do_not_hide_verbs() -> None:
    for word, lemma in [
        ("وافق", "وافق"), ("وصلت", "وصل"), ("وجدت", "وجد"), ("ألقى", "ألقى"), ("ألغت", "ألغى"), ("يساهم", "ساهم"),
        ("اتهم", "اتّهم"), ("فاز", "فاز"), ("فرضت", "فرض"), ("بدأت", "بدأ"), ("لقيت", "لقي"), ("كشفت", "كشف"),
        ("سيطرت", "سيطر"), ("أجاب", "أجاب"), ("وفرت", "وفّر"), ("أعلنا", "أعلن"), ("تفاهم", "تفاهم"),
    ]:  # fmt: skip
        assert lemma in lemmas(word), word


def test_look_alikes_have_all_readings() -> None:
    assert {(lemma, kind) for lemma, kind, *_ in readings("طالب")} >= {
        ("طالب", "finite"), ("طلب", "active_participle"),
    }  # fmt: skip
    assert {kind for _, kind, *_ in readings("كشف")} == {"finite", "verbal_noun"}
    assert {"ذكر", "ذكّر"} <= lemmas("ذكرت")


def test_likeliest_reading_comes_first() -> None:
    assert readings("أعلن")[0] == ("أعلن", "finite", "past", "3", "singular", "masculine")
    assert readings("تقول")[0][3] == "3"
    assert lookup("يقدم")[0].lemma == "قدّم"


def test_layer() -> None:
    layer = read_text("وقال الوزير إنه سيزور باريس.")
    forms = lookup_all(layer)
    assert len(forms) == len(layer.tokens)
    assert [tuple(dict.fromkeys(f.lemma for f in found)) for found in forms] == [("قال",), (), (), ("زار",), (), ()]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(rows()))
def test_every_written_form_is_in_the_table(row: object) -> None:
    for spelling, form, _ in written_forms(row):  # type: ignore[arg-type]
        assert form in lookup(fold(spelling)), spelling


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="اأإآبتسفقلمنهويىةءؤئ\u064b\u0651\u0640\u200fxX1 ,،", max_size=20))
def test_odd_words_never_fail(text: str) -> None:
    layer = read_text(text)
    assert len(lookup_all(layer)) == len(layer.tokens)


def test_decomposed_hamza_tells_as_much_as_a_letter() -> None:
    for text in ("إعلان", "أعلن", "الأنباء", "هنأ", "أفراد"):
        (one,), (two,) = read_text(text).tokens, read_text(normalize("NFD", text)).tokens
        assert lookup_token(one) == lookup_token(two), text


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("صاحت", "صاح"), ("علّل", "علّل"), ("أنحت", "أنحى"), ("يعيب", "عاب"), ("انتشلت", "انتشل"), ("يتهكم", "تهكّم")],
)
def test_verbs_of_reports_and_quarrels(word: str, lemma: str) -> None:
    assert lookup_token(read_text(word).tokens[0])[0].lemma == lemma
