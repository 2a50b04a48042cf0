"""Sides of events: causes of wrong actors and recipients, each with a sentence."""

from __future__ import annotations

import pytest

from rawi.article import Article
from rawi.events.finder import make_state
from rawi.events.ontology import read_table
from rawi.events.view import Kind
from rawi.pipeline import Engine
from rawi.text.folding import fold


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def sides(engine: Engine, text: str, trigger: str) -> tuple[set[str | None], set[str | None]]:
    record = engine.read(text, published="2022-01-11")
    country = {e.id: e.country for e in record.entities}
    found = [e for e in record.events if e.trigger.text == trigger]
    assert found, [e.trigger.text for e in record.events]
    return {country[i] for i in found[0].actors}, {country[i] for i in found[0].recipients}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # a plural of things agrees with a feminine verb
        ("قصفت طائرات التحالف العربي مواقع للحوثيين شرق صنعاء.", "قصفت", {"IGO"}, {"YEM"}),
        # a blessing does not end the clause
        ("استقبل الملك سلمان بن عبدالعزيز - حفظه الله - في الرياض وزير الخارجية المصري.", "استقبل", {"EGY"}, {"SAU"}),
        # who was asked is who acts, before or behind the phrase
        ("وبناء على طلب كازاخستان، أرسلت روسيا قوات إلى هناك.", "وبناء على طلب", {"KAZ"}, {"RUS"}),
        # whom the words accuse, past an adverb
        ("قال لافروف إن الهجوم خططت له بدقة قوى خارجية.", "خططت", {"RUS"}, {None}),
        # an adjective of the meeting is none of its sides
        ("عقد الرئيسان الروسي والصيني أمس لقاء شخصيا في جنيف.", "لقاء", {"RUS", "CHN"}, set()),
        # the killing is no word of the killed, though قتلى are people
        ("ندد النشطاء السوريون بقتل متظاهرين في الخرطوم.", "بقتل", set(), {"SDN"}),
        # who is joined on to the killed does not kill
        ("وقتل المئات من أفراد الجيش المصري والشرطة المصرية، راح غالبيتهم ضحايا هجمات.", "وقتل", set(), {"EGY"}),
        # the pronoun is the subject, the count behind the verb its object
        ("أعلن الجيش المصري أنه اعتقل عشرات المتشددين في سيناء.", "اعتقل", {"EGY"}, {"EGY"}),
        # countries may be masculine
        ("قطع المغرب علاقاته مع إيران.", "قطع", {"MAR"}, {"IRN"}),
        # a thing behind the verb is its object
        ("وكان رئيس الوزراء الإسرائيلي زار موسكو حيث بحث مع الرئيس الروسي الوضع في سوريا.", "بحث", {"ISR"}, {"RUS"}),
        # all behind كل من
        (
            "عقد وزير الخارجية الأمريكي اجتماعا مع كل من وزير الخارجية الروسي ووزير الخارجية السعودي.",
            "اجتماعا", {"USA", "RUS", "SAU"}, set(),
        ),
        # the object behind a possessive
        ("وقال وزير الخارجية الأمريكي خلال لقائه وزير الخارجية الروسي إن القرار جيد.", "لقائه", {"USA", "RUS"}, set()),
        # who announces a death did not do it
        ("أعلنت السلطات الكندية مقتل أربعة أشخاص في حادث إطلاق نار.", "إطلاق نار", set(), {"CAN"}),
        # the place of a visit behind the verb of arrival
        ("وصل وزير الخارجية الروسي إلى بغداد أمس في زيارة رسمية.", "زيارة رسمية", {"RUS"}, {"IRQ"}),
        # people from a country
        ("رحلت السلطات الجزائرية ثمانين مهاجرا من النيجر أمس.", "رحلت", {"DZA"}, {"NER"}),
    ],
)  # fmt: skip
def test_sides(
    engine: Engine, text: str, trigger: str, actors: set[str | None], recipients: set[str | None]
) -> None:
    assert sides(engine, text, trigger) == (actors, recipients)


@pytest.mark.parametrize("row", read_table("asides.tsv"), ids=lambda row: row["words"])
def test_words_that_stand_aside_are_no_verbs(engine: Engine, row: dict[str, str]) -> None:
    state = make_state(engine.analyse(Article(row["example"])), [])
    words = fold(row["words"]).split()
    keys = [token.key for token in state.view.tokens]
    at = next(i for i in range(len(keys)) if keys[i : i + len(words)] == words)
    assert {state.view.kind[i] for i in range(at, at + len(words))} == {Kind.PARTICLE}
