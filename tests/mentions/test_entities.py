"""Who is meant in an article: names, titles, counterparts, sides."""

import pytest

from rawi.mentions import Entities
from rawi.mentions.types import EntityDraft
from rawi.pipeline import Article, Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def analyse(engine: Engine, text: str, published: str | None = "2022-01-11", outlet: str | None = None) -> Entities:
    return engine.analyse(Article(text, published=published, outlet=outlet)).entities


def meant(entities: Entities, word: str, nth: int = 0) -> EntityDraft:
    """The entity of the nth mention whose text holds the word."""
    text = entities.layer.text
    found = [m for m in sorted(entities.mentions, key=lambda m: m.start) if word in text[m.start : m.end]]
    return entities.entities[found[nth].entity]


def test_title_nationality_name_is_one_mention(engine: Engine) -> None:
    entities = analyse(engine, "التقى وزير الخارجية الروسي سيرغي لافروف السفراء.")
    draft = meant(entities, "لافروف")
    assert (draft.name, draft.country, draft.sector) == ("سيرغي لافروف", "RUS", "GOV")
    text = entities.layer.text
    assert [text[m.start : m.end] for m in draft.mentions] == ["وزير الخارجية الروسي سيرغي لافروف"]


def test_surname_and_title_go_back_to_the_full_name(engine: Engine) -> None:
    text = "وصل وزير الخارجية الروسي سيرغي لافروف إلى بكين. وقال لافروف إن الوضع صعب. وأضاف الوزير الروسي أنه متفائل."
    entities = analyse(engine, text)
    assert meant(entities, "لافروف", 1).name == "سيرغي لافروف"
    assert meant(entities, "الوزير الروسي").name == "سيرغي لافروف"


def test_title_before_the_name_is_known(engine: Engine) -> None:
    entities = analyse(engine, "قال الرئيس الروسي إن بلاده مستعدة. وكان فلاديمير بوتين يتحدث في موسكو.")
    assert meant(entities, "الرئيس الروسي").name == "فلاديمير بوتين"


def test_counterpart_takes_office_and_adjective(engine: Engine) -> None:
    entities = analyse(engine, "بحث وزير الدفاع الأمريكي مع نظيره التركي الأوضاع.")
    draft = meant(entities, "نظيره")
    assert (draft.country, draft.sector) == ("TUR", "GOV")


def test_counterpart_right_behind_a_title_is_somebody_else(engine: Engine) -> None:
    entities = analyse(engine, "التقى الرئيس المصري نظيره السوداني في القاهرة.")
    assert meant(entities, "الرئيس المصري").country == "EGY"
    assert meant(entities, "نظيره").country == "SDN"


def test_country_taken_from_the_story_says_so(engine: Engine) -> None:
    entities = analyse(engine, "خرج المحتجون في إربد ضد الحكومة الأردنية.")
    assert not meant(entities, "الحكومة الأردنية").country_inferred
    protesters = meant(entities, "المحتجون")
    assert (protesters.country, protesters.country_inferred) == ("JOR", True)


def test_office_holder_is_chosen_by_date(engine: Engine) -> None:
    before = analyse(engine, "قال وزير الخارجية الصيني إن بلاده ترحب.", "2022-06-01")
    after = analyse(engine, "قال وزير الخارجية الصيني إن بلاده ترحب.", "2023-03-01")
    assert meant(before, "وزير").name_en == "Wang Yi"
    assert meant(after, "وزير").name_en == "Qin Gang"
    assert meant(before, "وزير").name == "وزير الخارجية الصيني"


def test_the_two_sides_are_the_states_spoken_of(engine: Engine) -> None:
    entities = analyse(engine, "اتفقت الصين وروسيا على التعاون. وأكد الجانبان أهمية الحوار.")
    group = meant(entities, "الجانبان")
    assert [entities.entities[i].country for i in group.members] == ["CHN", "RUS"]


def test_side_of_a_state(engine: Engine) -> None:
    draft = meant(analyse(engine, "وأوضح أن الجانب الصيني يتفق مع التقييم."), "الجانب")
    assert (draft.name, draft.country, draft.sector) == ("الجانب الصيني", "CHN", "GOV")


def test_honorific_goes_back_to_its_bearer(engine: Engine) -> None:
    text = "استقبل سمو الأمير محمد بن سلمان معالي وزير الخارجية عادل الجبير. وعبر معاليه عن شكره. وأكد سموه الدعم."
    entities = analyse(engine, text, "2015-08-01", "was")
    assert meant(entities, "معاليه").name == "عادل الجبير"
    assert meant(entities, "سموه").name == "محمد بن سلمان"


def test_body_head_alone_means_the_body_before(engine: Engine) -> None:
    entities = analyse(engine, "أقر مجلس الأمن الدولي القرار. ودعا المجلس الأطراف إلى ضبط النفس.")
    assert meant(entities, "المجلس").country == "UNO"


def test_own_officials_of_a_national_outlet(engine: Engine) -> None:
    entities = analyse(engine, "استقبل وزير الخارجية السفراء.", "2016-05-01", "okaz")
    assert meant(entities, "وزير").country == "SAU"


def test_article_of_the_genitive_comes_back_after_lam(engine: Engine) -> None:
    entities = analyse(engine, "قدم الشكر للأمم المتحدة.")
    assert meant(entities, "مم").name == "الأمم المتحدة"


def test_phrase_gets_codes_from_its_own_words(engine: Engine) -> None:
    entities = analyse(engine, "هاجمت قوارب صيد روسية مجهولة الميناء.", None)
    mention = entities.phrase(1, 4)
    assert entities.entities[mention.entity].country == "RUS"
    assert entities.phrase(1, 4).entity == mention.entity


def test_subject_and_object_side_by_side_are_two(engine: Engine) -> None:
    entities = analyse(engine, "استدعت وزارة الخارجية الكازاخستانية السفير الأوزبكي يوم الأربعاء.")
    assert (meant(entities, "وزارة").country, meant(entities, "السفير").country) == ("KAZ", "UZB")
    entities = analyse(engine, "طالب الوزير الحكومة المصرية بفتح المعبر.")
    assert meant(entities, "الوزير") is not meant(entities, "الحكومة")
