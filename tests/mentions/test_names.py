"""Personal names: one bearer, many spellings."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rawi.language.types import LanguageLayer, NameSpan, VerbForm
from rawi.mentions.layer import Entities
from rawi.mentions.name_spans import whole_names
from rawi.mentions.names import parts, same_bearer, same_word, sound
from rawi.mentions.registry import Registry
from rawi.text import read_text


@pytest.mark.parametrize(
    ("a", "b"),
    [("غوتيريش", "جوتيريش"), ("سيرغي", "سيرجي"), ("اردوغان", "اردوجان"), ("كيري", "كيري"), ("نتانياهو", "نتنياهو")],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_word(a, b)


@pytest.mark.parametrize(("a", "b"), [("محمد", "محمود"), ("حسن", "حسين"), ("سالم", "سليم"), ("كيري", "كيم")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert not same_word(a, b)


def test_links_and_articles_are_left_out() -> None:
    assert parts("محمد بن سلمان بن عبد العزيز آل سعود") == ("محمد", "سلمان", "عبدالعزيز", "سعود")
    assert parts("عبد الفتاح السيسي") == parts("عبدالفتاح السيسي")


def test_surname_belongs_to_full_name() -> None:
    assert same_bearer(parts("لافروف"), parts("سيرغي لافروف"))
    assert same_bearer(parts("محمد بن سلمان"), parts("محمد بن سلمان بن عبدالعزيز"))
    assert not same_bearer(parts("سلمان محمد"), parts("محمد بن سلمان"))


@given(st.text("نتايوهغجقكمحدسصرلفع", min_size=1, max_size=9), st.text("نتايوهغجقكمحدسصرلفع", min_size=1, max_size=9))
@example("نتنياهو", "نتانياهو")
@example("غوتيريش", "جوتيريش")
@example("عايوا", "عاايو")
def test_one_word_has_one_sound(a: str, b: str) -> None:
    """People are looked up by sound first: no two spellings that are one word may differ in it."""
    assert not same_word(a, b) or sound(a) == sound(b)


def test_a_later_mention_finds_its_person_by_any_of_his_names() -> None:
    registry = Registry(Entities(read_text("")), None)
    people = [
        registry.add_person(registry.entities.new_entity("person", name), parts(name))
        for name in ("محمد بن سلمان", "محمد علي", "أنطونيو غوتيريش", "بنيامين نتنياهو", "سالم المحمود")
    ]
    assert registry.person(parts("جوتيريش")) is people[2]
    assert registry.person(parts("نتانياهو")) is people[3]
    assert registry.person(parts("محمد بن سلمان بن عبد العزيز")) is people[0]
    assert registry.person(parts("سليم")) is None
    assert registry.person(parts("علي محمد")) is None
    registry.see(people[0], 3)
    registry.see(people[1], 7)
    assert registry.person(parts("محمد")) is people[1]
    registry.see(people[0], 9)
    assert registry.person(parts("محمد")) is people[0]
    assert list(registry.recent) == [people[1], people[0]]


def test_surnames_are_those_of_persons_also_of_later_ones() -> None:
    entities = Entities(read_text(""))
    entities.new_entity("person", "سيرغي لافروف")
    entities.new_entity("organization", "بنك القاهرة")
    assert entities.is_surname("لافروف")
    assert not entities.is_surname("سيرغي") and not entities.is_surname("القاهرة")
    entities.new_entity("person", "رحمة")
    assert entities.is_surname("رحمة") and entities.is_surname("لافروف")


def test_a_joint_or_a_verb_is_no_first_name() -> None:
    text = "وقال باولو جنتيلوني إنه متفائل. وزار جنتيلوني، وأفاد بأن القرني"
    layer = read_text(text)
    at = {layer.tokens[i].text: i for i in range(len(layer.tokens))}
    past = VerbForm("زار", "finite", "past", "", "active", 3, "singular", "masculine")
    verbs = tuple((past,) if t.text == "وزار" else () for t in layer.tokens)
    spans = (
        NameSpan(at["باولو"], at["باولو"] + 2, "PER"),
        NameSpan(at["وزار"], at["وزار"] + 2, "PER"),
        NameSpan(at["بأن"], at["بأن"] + 2, "PER"),
    )
    language = LanguageLayer(("PROPN",) * len(layer.tokens), verbs, spans)
    found = [layer.slice(n.first, n.last) for n in whole_names(layer, language, {}, (), ())]
    assert found == ["باولو جنتيلوني", "جنتيلوني", "القرني"]


def test_a_surname_before_a_state_is_a_name_of_its_own() -> None:
    text = "وطالب ترمب كوريا الشمالية بالحوار"
    layer = read_text(text)
    language = LanguageLayer(("PROPN",) * len(layer.tokens), ((),) * len(layer.tokens), (NameSpan(1, 4, "ORG"),))
    assert [(layer.slice(n.first, n.last), n.label) for n in whole_names(layer, language, {}, (), {2, 3})] == [("ترمب", "PER")]


@pytest.mark.parametrize(
    ("text", "names"),
    [("وبحث محافظ البصرة سالم العيداني خلال اللقاء", ["سالم العيداني"]), ("وحث محافظ البصرة علي الحوار في البلاد", [])],
)
def test_two_words_behind_a_title_before_a_preposition(text: str, names: list[str]) -> None:
    layer = read_text(text)
    language = LanguageLayer(("NOUN",) * len(layer.tokens), ((),) * len(layer.tokens))
    assert [layer.slice(n.first, n.last) for n in whole_names(layer, language, {1: 3}, (), {1, 2})] == names
