"""Numbers of people: digits, words, duals, singulars, amounts without a number; and the event they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.article import Article
from rawi.events.casualties import find_casualties
from rawi.events.counting import count_at
from rawi.events.finder import make_state
from rawi.events.ontology import read_table
from rawi.events.state import State
from rawi.pipeline import Engine
from rawi.record import Casualty
from rawi.statements import find_statements


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def state_of(engine: Engine, text: str) -> State:
    analysis = engine.analyse(Article(text, published="2022-01-11"))
    return make_state(analysis, find_statements(analysis))


def told(engine: Engine, text: str) -> list[tuple[str, int | None, str]]:
    state = state_of(engine, text)
    tokens = state.view.tokens
    found = find_casualties(state, 0, len(tokens))
    return [
        (f.kind, f.count.number, state.view.analysis.layer.slice(f.count.first, f.count.last)) for f in found
    ]


@pytest.mark.parametrize("row", read_table("casualties.tsv"), ids=lambda row: row["example"])
def test_every_word_of_the_table_gives_its_kind(engine: Engine, row: dict[str, str]) -> None:
    assert row["kind"] in {kind for kind, _, _ in told(engine, row["example"])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن الجيش مقتل 12 جنديا.", [("killed", 12, "12 جنديا")]),
        ("أعلن الجيش مقتل ١٢ جنديا.", [("killed", 12, "١٢ جنديا")]),
        ("أعلن الجيش مقتل 1,250 مسلحا.", [("killed", 1250, "1,250 مسلحا")]),
        ("أدى القصف إلى مقتل جندي.", [("killed", 1, "جندي")]),
        ("أدى القصف إلى مقتل جنديين.", [("killed", 2, "جنديين")]),
        ("أدى القصف إلى مقتل ثمانية عشر مدنيا.", [("killed", 18, "ثمانية عشر مدنيا")]),
        ("أدى القصف إلى مقتل مئة وخمسة وعشرين شخصا.", [("killed", 125, "مئة وخمسة وعشرين شخصا")]),
        ("أدى القصف إلى نزوح ثلاثة آلاف شخص.", [("displaced", 3000, "ثلاثة آلاف شخص")]),
        ("أدى القصف إلى مقتل ما لا يقل عن سبعة مدنيين.", [("killed", 7, "سبعة مدنيين")]),
        ("أدى القصف إلى مقتل العشرات.", [("killed", None, "العشرات")]),
        ("أدى القصف إلى سقوط عشرات القتلى.", [("killed", None, "عشرات القتلى")]),
        ("أسفر الهجوم عن ستين قتيلا وجريحا.", [("killed", None, "ستين قتيلا")]),
    ],
)
def test_numbers(engine: Engine, text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert told(engine, text) == expected


def test_killed_and_wounded_in_one_sentence(engine: Engine) -> None:
    text = "انفجرت سيارة ملغومة قرب المطار مما أسفر عن مقتل خمسة أشخاص وإصابة 16 آخرين."
    assert told(engine, text) == [("killed", 5, "خمسة أشخاص"), ("wounded", 16, "16 آخرين")]


@pytest.mark.parametrize(
    "text",
    [
        "أدى القصف إلى إصابة ثلاثة منازل.",
        "لم يسفر الانفجار عن أي أضرار.",
        "وقع الهجوم عام 2015.",
        "زار خمسة وزراء بغداد.",
    ],
)
def test_no_people_hurt(engine: Engine, text: str) -> None:
    assert told(engine, text) == []


def test_casualties_stand_on_their_event(engine: Engine) -> None:
    text = "اعتقلت الشرطة العراقية عشرين متظاهرا في بغداد. وقصفت القوات الروسية المدينة، ما أدى إلى مقتل أربعة مدنيين."
    events = engine.read(text, published="2022-01-11").events
    assert [c.number for e in events if e.type == "COERCE" for c in e.casualties] == [20]
    killed = [c for e in events if e.type == "ASSAULT" for c in e.casualties]
    assert [(c.kind, c.number, text[c.span[0] : c.span[1]]) for c in killed] == [
        ("killed", 4, "أربعة مدنيين")
    ]


def test_a_later_sentence_adds_to_the_attack_before(engine: Engine) -> None:
    text = "شن مسلحون هجوما على قاعدة عسكرية في مالي. وأسفر الهجوم عن مقتل سبعة جنود."
    attack = [e for e in engine.read(text, published="2022-01-11").events if e.type == "ASSAULT"]
    assert [c.number for e in attack for c in e.casualties] == [7]


def test_a_number_may_be_missing_in_the_record() -> None:
    assert Casualty(kind="killed", number=None, span=(0, 1)).number is None


_WORDS = (
    "مقتل",
    "إصابة",
    "خمسة",
    "عشر",
    "وعشرين",
    "ألف",
    "16",
    "١٢",
    "العشرات",
    "جنديين",
    "قتلى",
    "و",
    "قتل",
    "أصيب",
    "بحياة",
    "،",
    ".",
)


@given(st.lists(st.sampled_from(_WORDS), max_size=14))
def test_any_order_of_words_is_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    state = state_of(Engine(), text)
    for found in find_casualties(state, 0, len(state.view.tokens)):
        assert 0 <= found.count.first < found.count.last <= len(state.view.tokens)
    for i in range(len(state.view.tokens)):
        count = count_at(state.view, i, len(state.view.tokens))
        assert count is None or (i <= count.first < count.last)
