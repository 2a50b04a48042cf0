"""Names found in text: clitics, articles, quotation marks, ambiguity, odd text."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.knowledge.gazetteer import Gazetteer, find
from rawi.knowledge.types import Entry, Match, Term
from rawi.text import read_text


def found(text: str) -> list[tuple[str, str]]:
    """Surface and id of each match; of several entries the ids joined by blanks."""
    return [(text[m.start : m.end], " ".join(e.id for e in m.entries)) for m in find(read_text(text))]


def ids(text: str) -> list[str]:
    return [entries for _, entries in found(text)]


@pytest.mark.parametrize(
    ("text", "surface", "entry"),
    [
        ("وروسيا", "روسيا", "country:RUS"),
        ("بالصين", "الصين", "country:CHN"),
        ("وللصين", "لصين", "country:CHN"),
        ("للأمم المتحدة", "لأمم المتحدة", "organization:un"),
        ("والولايات المتحدة", "الولايات المتحدة", "country:USA"),
        ("لليبيا", "ليبيا", "country:LBY"),
        ("ولبنان", "لبنان", "country:LBN"),
        ("للبنان", "لبنان", "country:LBN"),
        ("وبالاتحاد الأوروبي", "الاتحاد الأوروبي", "organization:eu"),
        ("كالقاهرة", "القاهرة", "capital:cairo"),
        ("بواشنطن", "واشنطن", "capital:washington"),
        ("ولواشنطن", "واشنطن", "capital:washington"),
        ("وَرُوسيا", "رُوسيا", "country:RUS"),
        ("الأُمـــم المتّحدة", "الأُمـــم المتّحدة", "organization:un"),
    ],
)
def test_clitics_on_the_first_word(text: str, surface: str, entry: str) -> None:
    assert found(f"قال {text} أمس") == [(surface, entry)]


@pytest.mark.parametrize(
    ("word", "gender", "number"),
    [
        ("الروسي", "masculine", "singular"), ("روسية", "feminine", "singular"), ("الروسيان", "masculine", "dual"),
        ("روسيتين", "feminine", "dual"), ("الروسيون", "masculine", "plural"), ("وللروسيين", "masculine", "plural"),
        ("الروسيات", "feminine", "plural"), ("الروس", "", "plural"), ("روسيًّا", "masculine", "singular"),
    ],
)  # fmt: skip
def test_forms_of_nationalities(word: str, gender: str, number: str) -> None:
    (match,) = find(read_text(f"كان {word} هناك"))
    assert [entry.id for entry in match.entries] == ["nationality:RUS"]
    assert (match.gender, match.number) == (gender, number)


def test_compound_nationalities_take_the_article_on_both_words() -> None:
    assert ids("الزعيم الكوري الشمالي") == ["nationality:PRK"]
    assert ids("جندي كوري جنوبي") == ["nationality:KOR"]
    assert ids("القوات الجنوب أفريقية") == ["nationality:ZAF"]
    assert ids("المنتخب الكوري") == ["nationality:korean"]


def test_broken_plurals_and_peoples() -> None:
    assert ids("الأتراك والأكراد والروس والعرب") == [
        "nationality:TUR", "nationality:kurdish", "nationality:RUS", "nationality:arab",
    ]  # fmt: skip


def test_the_longest_name_wins() -> None:
    assert ids("مجلس الأمن التابع للأمم المتحدة") == ["organization:unsc"]
    assert ids("غينيا الاستوائية") == ["country:GNQ"]
    assert ids("جنوب السودان") == ["country:SSD"]
    assert ids("جمهورية الكونغو الديمقراطية") == ["country:COD"]
    assert ids("البنك المركزي الأوروبي") == ["organization:ecb"]


def test_quotation_marks_and_hyphens_inside_names() -> None:
    assert found("قتل قيادي في تنظيم «القاعدة» أمس") == [("تنظيم «القاعدة»", "armed_group:alqaeda")]
    assert found('أعلنت حركة "طالبان" الهدنة') == [('حركة "طالبان"', "armed_group:taliban")]
    assert found("رئيس غينيا-بيساو") == [("غينيا-بيساو", "country:GNB")]
    assert ids("خط موسكو-واشنطن") == ["capital:moscow", "capital:washington"]


def test_a_name_does_not_run_over_a_sentence() -> None:
    assert ids("زار الولايات. المتحدة فازت") == []


def test_country_or_accusative_adjective() -> None:
    assert ids("زار روسيا أمس") == ["country:RUS"]
    assert ids("التقى وفداً روسياً") == ["nationality:RUS"]
    assert ids("التقى وفدًا روسيا") == ["nationality:RUS"] or "nationality:RUS" in ids("التقى وفدًا روسيا")[0]
    assert ids("دعا روسيا إلى الحوار") == ["country:RUS"]


def test_saudi_arabia_as_country_and_as_adjective() -> None:
    assert ids("أعلنت السعودية موقفها") == ["country:SAU"]
    assert ids("القوات السعودية") == ["nationality:SAU"]
    assert ids("العمالة بالسعودية") == ["country:SAU"]
    assert ids("صحيفة عكاظ السعودية") == ["organization:okaz", "nationality:SAU"]


def test_a_right_hand_is_no_yemeni() -> None:
    assert ids("أصيب في يده اليمنى") == []
    assert ids("وقال فى بيان إن الرئيس اليمنى وصل") == ["nationality:YEM"]


def test_surnames_are_no_nationalities() -> None:
    assert ids("فاز محمد المصري بالجائزة") == []
    assert ids("أبو أنس الليبي") == []
    assert ids("الرئيس المصري") == ["nationality:EGY"]


def test_hamza_tells_places_from_words() -> None:
    assert ids("في إطار التعاون مع موريتانيا") == ["country:MRT"]
    assert ids("ضربه بفأس في المغرب") == ["country:MAR"]
    assert ids("وصل إلى مدينة فاس في المغرب") == ["place:fes-mar", "country:MAR"]


def test_a_cut_that_the_splitter_does_not_make_is_no_place() -> None:
    assert ids("بنوك الطعام في غرينلاند") == ["country:GRL"]


def test_homonyms_are_settled_by_the_countries_named() -> None:
    assert ids("اشتباكات في طرابلس شمالي لبنان") == ["place:trablous-lbn", "country:LBN"]
    assert ids("قوات حكومة الوفاق في طرابلس بليبيا")[-2:] == ["capital:tripoli", "country:LBY"]
    both = find(read_text("سافر إلى طرابلس"))[0]
    assert {entry.id for entry in both.entries} == {"capital:tripoli", "place:trablous-lbn"}
    assert both.entry is None


def test_the_nationality_after_a_body_must_be_its_own() -> None:
    assert "organization:watan-sa" not in ids("ذكرت صحيفة الوطن السورية")
    assert ids("ذكرت صحيفة الوطن السعودية") == ["organization:watan-sa"]


def test_latin_names() -> None:
    assert ids("دبي (CNN) -- قال") == ["place:dubai-are", "organization:cnn"]
    assert ids("فيلم The Girl Who Played") == []


def test_further_entries_and_overriding_ones() -> None:
    own = Entry("person:x", "person", "زعفران البستاني", names=("زعفران البستاني", "طهران"), terms=(Term("LBN"),))
    plain = Gazetteer([own]).find(read_text("التقى بزعفران البستاني"))
    assert [entry.id for entry in plain[0].entries] == ["person:x"]
    capital = Entry("capital:tehran", "capital", "طهران", names=("طهران",), terms=(Term("IRN"),))
    layer = read_text("أعلنت طهران")
    assert len(Gazetteer([capital, own]).find(layer)[0].entries) == 2
    assert Gazetteer([capital], [own]).find(layer)[0].entry == own


def test_many_patterns() -> None:
    entries = (Entry(f"person:{i}", "person", f"فلان بن علان {i}", names=(f"فلان بن علان {i}",)) for i in range(20_000))
    index = Gazetteer(entries)
    assert len(index) == 20_000
    assert [m.entries[0].id for m in index.find(read_text("قال فلان بن علان 777 إن"))] == ["person:777"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    assert Gazetteer([Entry("place:x", "place", "موضع", names=("موضع",))]).find(read_text("في موضع"))
    assert ids("أعلنت باريس") == ["capital:paris"]


ODD = st.text(
    alphabet=st.sampled_from("والبلكفم روسياأمتحدةصنعءمالي\"«»-.،؟\n\u064b\u0651\u0640\u200f\ufefbabc5\U0001f600"),
    max_size=80,
)


@given(ODD)
def test_offsets_index_the_text_as_given(text: str) -> None:
    layer = read_text(text)
    matches: list[Match] = find(layer)
    last = 0
    for match in matches:
        assert match.first >= last
        assert match.first < match.last <= len(layer.tokens)
        last = match.last
        assert layer.tokens[match.first].start <= match.start < match.end == layer.tokens[match.last - 1].end
        assert match.entries
