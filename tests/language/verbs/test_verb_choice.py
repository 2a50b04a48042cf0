"""Look-alikes settled in their sentence."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.language.verbs import likely, likely_all, lookup_token
from rawi.language.verbs.choice_tables import context_words, priors, weights
from rawi.language.verbs.context import features
from rawi.language.verbs.disambiguation import probability
from rawi.language.verbs.surroundings import log_odds
from rawi.text import read_text


def kinds(sentence: str, word: str, pos: str = "") -> list[str]:
    """Kinds of the likely readings of a word in a sentence, the first first."""
    layer = read_text(sentence)
    index = next(t.index for t in layer.tokens if word in (t.text, t.stem, t.key))
    return list(dict.fromkeys(form.kind for form in likely(index, layer, pos)))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("طالب الوزير بوقف القتال.", "طالب"),
        ("وتابع أن الحوار مستمر.", "تابع"),
        ("كشف الرئيس عن خطة جديدة.", "كشف"),
        ("ورد السفير على الأسئلة.", "ورد"),
        ("لم يرد الوزير على السؤال.", "يرد"),
        ("وعد المرشح بخفض الضرائب.", "وعد"),
        ("ذكرت الوكالة أن الطريق مغلق.", "ذكرت"),
        ("الرجل الذي قتل في الهجوم جندي.", "قتل"),
        ("وقتل ثلاثة جنود في الانفجار.", "قتل"),
        ("وطلب من الحكومة مساعدة عاجلة.", "طلب"),
        ("وعرض الوسيط خطة للسلام.", "عرض"),
        ("وحذر الأمين العام من كارثة.", "حذر"),
        ("وعبر عن قلقه من التصعيد.", "عبر"),
        ("وبين أن الخطة جاهزة.", "بين"),
        ("وحكم القاضي عليه بالسجن.", "حكم"),
        ("تراجع الدولار أمام اليورو.", "تراجع"),
        ("قطع المغرب علاقاته مع إيران.", "قطع"),
        ("نقل الوزير تحياته إلى الرئيس.", "نقل"),
    ],
)
def test_verbs(sentence: str, word: str) -> None:
    assert kinds(sentence, word)[0] == "finite"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("قتل طالب في المواجهات.", "طالب"),
        ("جاء ذلك بعد كشف القاعدة السرية.", "كشف"),
        ("وصل الوفد إلى مقر الحكم.", "الحكم"),
        ("جاء الاجتماع بعد قتل الرهينة.", "قتل"),
        ("أعلن الوزير في رد على سؤال ذلك.", "رد"),
        ("رفضت الحكومة طلب المعارضة.", "طلب"),
        ("ناقشا دعم الجيش اللبناني.", "دعم"),
        ("ينتظر الناخبون حكم المحكمة.", "حكم"),
        ("ناقش الطرفان عرض الوسيط.", "عرض"),
        ("ندد باستمرار قصف المدينة.", "قصف"),
    ],
)
def test_nouns(sentence: str, word: str) -> None:
    assert not kinds(sentence, word) or kinds(sentence, word)[0] != "finite"


def test_prepositions_are_no_verbs() -> None:
    assert "finite" not in kinds("وقع الاتفاق بين البلدين.", "بين")[:1]
    assert "finite" not in kinds("هرب إلى الخارج عبر البحر.", "عبر")[:1]


def test_a_tag_tips_the_balance() -> None:
    layer = read_text("قال إن عرض الوزير جديد.")
    readings = lookup_token(layer.tokens[2])
    untagged = probability(2, layer, readings)
    assert probability(2, layer, readings, "NOUN") < untagged < probability(2, layer, readings, "VERB")


def test_agreement_orders_the_readings() -> None:
    masculine = read_text("تعرض الجيش لهجوم عنيف.")
    feminine = read_text("تعرض الحكومة خطة جديدة.")
    assert (likely(0, masculine)[0].lemma, likely(0, masculine)[0].tense) == ("تعرّض", "past")
    assert (likely(0, feminine)[0].lemma, likely(0, feminine)[0].tense) == ("عرض", "present")


def test_after_lam_the_jussive_comes_first() -> None:
    layer = read_text("لم يقل الوزير ذلك.")
    assert likely(1, layer)[0].lemma == "قال"
    assert all(form.tense == "present" for form in likely(1, layer) if form.kind == "finite")


def test_every_weight_is_described_and_used() -> None:
    lines = files("rawi").joinpath("data/verbs/choice.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "feature\tweight\tmeaning\tsource"
    assert all(len(line.split("\t")) == 4 and all(line.split("\t")) for line in lines)
    assert {"always", "prior ratio", "prior share", "tagged as verb", "tagged otherwise"} <= weights().keys()
    classes = set(context_words().values())
    for name in weights():
        if name.startswith("after ") and name.removeprefix("after ") not in classes:
            assert name.removeprefix("after ") in {
                "article", "bare word", "number", "punctuation", "pronoun", "verb", "verb with pronoun", "latin",
            }, name  # fmt: skip


def test_context_words_have_sound_examples() -> None:
    lines = files("rawi").joinpath("data/verbs/context_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        word, kind, _, example = line.split("\t")
        layer = read_text(example)
        found = [t.index for t in layer.tokens if word in (t.key, t.stem)]
        assert found, example
        index = found[0] + 1
        assert f"after {kind}" in features(index, layer, lookup_token(layer.tokens[index])), example


def test_priors_tell_verbs_from_nouns() -> None:
    assert priors()["اعلن"].ratio > 1 and priors()["قال"].ratio > 1
    assert priors()["حكم"].ratio < -1 and priors()["دعم"].ratio < -1
    assert priors()["بين"].share < priors()["اعلن"].share - 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="اأبتسفقلمنهوية «».،:1 \n", max_size=60))
def test_odd_text_never_fails(text: str) -> None:
    layer = read_text(text)
    assert len(likely_all(layer)) == len(layer.tokens)
    assert len(likely_all(layer, ("NOUN",) * len(layer.tokens))) == len(layer.tokens)


def test_preferred_verbs_come_first() -> None:
    lines = files("rawi").joinpath("data/verbs/preferences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        form, lemma, _, example = line.split("\t")
        layer = read_text(example)
        index = next(t.index for t in layer.tokens if form in (t.key, t.stem))
        assert likely(index, layer)[0].lemma == lemma, example


def test_relative_pronouns_show_the_gender() -> None:
    feminine = read_text("الدولة التي تشكل خطرا على جيرانها.")
    masculine = read_text("المجلس الذي تشكل أمس.")
    assert (likely(2, feminine)[0].lemma, likely(2, feminine)[0].tense) == ("شكّل", "present")
    assert (likely(2, masculine)[0].lemma, likely(2, masculine)[0].tense) == ("تشكّل", "past")


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [("لم تجر الحكومة أي اتصالات مع الوسيط.", "أجرى"), ("لم يلق الوزير كلمته.", "ألقى"), ("لم يعد الوفد إلى جنيف.", "عاد")],
)
def test_a_short_form_after_lam_is_of_the_common_verb(sentence: str, lemma: str) -> None:
    assert likely(1, read_text(sentence))[0].lemma == lemma


def test_the_place_tells_a_verb_from_its_noun() -> None:
    """Whatever the word: a subject and its object behind it, or a possessor and a predicate of its own."""
    verb, noun = read_text("قصف الجيش السوري مواقع المسلحين أمس."), read_text("كان دعم الحكومة للقطاع الخاص كبيرا.")
    assert log_odds(0, verb) > 1
    assert log_odds(1, noun) < -1
    assert probability(0, verb, lookup_token(verb.tokens[0])) > 0.5 > probability(1, noun, lookup_token(noun.tokens[1]))
