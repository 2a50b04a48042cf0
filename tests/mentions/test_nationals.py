"""Countries told beside a name, and names made whole."""

import pytest

from rawi.mentions import Entities
from rawi.mentions.types import EntityDraft
from rawi.pipeline import Article, Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def analyse(engine: Engine, text: str, published: str | None = "2018-05-05", outlet: str | None = None) -> Entities:
    return engine.analyse(Article(text, published=published, outlet=outlet)).entities


def meant(entities: Entities, word: str, nth: int = 0) -> EntityDraft:
    """The entity of the nth mention whose text holds the word."""
    text = entities.layer.text
    found = [m for m in sorted(entities.mentions, key=lambda m: m.start) if word in text[m.start : m.end]]
    return entities.entities[found[nth].entity]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("تصدى الجناح الويلزي هنري كوبلاند للكرة مرتين.", "كوبلاند", "GBR"),
        ("فاز الفريق تحت قيادة الإيطالي ماركو فالنتيني بالكأس.", "فالنتيني", "ITA"),
        ("وسجل ميلان هدفا والكرواتي إيفان بيتروفيتش هدفا.", "بيتروفيتش", "HRV"),
        ("وقال مروان حسين المحترف العراقي في صفوف الفريق إنه مرتاح.", "مروان حسين", "IRQ"),
        ("حصدت الرياضية السعودية، أروى العمودي، المركز الأول.", "العمودي", "SAU"),
        ("صرح الناطق الإعلامي للهلال الأحمر بمنطقة الباحة عماد الزهراني بأن البلاغات تمت.", "الزهراني", "SAU"),
        ("وقال قائد شرطة مدينة دالاس ديفيد براون إن المهاجم قتل.", "براون", "USA"),
    ],
)
def test_country_beside_the_name_is_told(engine: Engine, text: str, name: str, country: str) -> None:
    draft = meant(analyse(engine, text), name)
    assert (draft.country, draft.country_inferred) == (country, False)


def test_nationality_of_a_league_is_not_the_players(engine: Engine) -> None:
    entities = analyse(engine, "سجل هداف الدوري الإنجليزي حازم الدمرداش هدفين.")
    draft = meant(entities, "الدمرداش")
    assert draft.country != "GBR" or draft.country_inferred


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال رجل الأعمال زيد بن علي بن زيد أبوحيد إن المشروع جاهز.", "زيد بن علي بن زيد أبوحيد"),
        ("والتقى الصحفي الأمريكي جيمس فولي عددا من السكان.", "جيمس فولي"),
        ("والتقى كيم جونغ-أون الرئيس الصيني في بكين.", "كيم جونغ-أون"),
        ("وصرح الرئيس الكوري الجنوبي مون جاي-إن بأن السلام قريب.", "مون جاي-إن"),
        ("رشق متظاهرون الشرطة بالحجارة في لندن.", "متظاهرون"),
        ("ورفع المتظاهرون العلم التركي أمام السفارة.", "المتظاهرون"),
        ("لكن دبلوماسيا غربيا أكد أن المحادثات فشلت.", "دبلوماسيا غربيا"),
        ("وأكد محافظ نينوى نوفل العاكوب أن المدينة تحررت.", "نوفل العاكوب"),
        ("وأعلنت وزارة الخارجية الروسية أن لافروف سيعقد اجتماعا ثلاثيا مع كيري.", "وزارة الخارجية الروسية"),
        ("زار الوزير بومبيو بيونغيانغ الشهر الماضي، حيث التقى الزعيم الكوري الشمالي.", "بومبيو"),
        ("وبدأت إيطاليا علاقات أفضل قبل التوصل للاتفاق وزار جنتيلوني طهران في مارس.", "جنتيلوني"),
        ("هاجمت الوزارة نادي ريال مدريد الإسباني بسبب تكريمه للناشطة.", "نادي ريال مدريد الإسباني"),
        ("أصدرت المحكمة الجنائية (كراون كورت) في بريطانيا حكما بالسجن على عزيز عبد الرحمن.", "المحكمة الجنائية"),
    ],
)
def test_names_are_whole(engine: Engine, text: str, name: str) -> None:
    assert any(d.name == name for d in analyse(engine, text).entities)


@pytest.mark.parametrize("text", ["بفضل الله ثم جهود القيادة تحقق ذلك.", "ظهر ضاحكاً وهو يجلس على كرسي."])
def test_no_persons(engine: Engine, text: str) -> None:
    assert not [d for d in analyse(engine, text).entities if d.type == "person"]


def test_king_with_all_his_titles_is_linked(engine: Engine) -> None:
    entities = analyse(engine, "استقبل خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز آل سعود الوفد.")
    assert meant(entities, "سلمان").entry == "person:salman-bin-abdulaziz"


def test_famous_surname_alone_is_linked(engine: Engine) -> None:
    entities = analyse(engine, "قال ترامب في تغريدة إن كوريا تكذب، وأعرب آبي عن قلقه.")
    assert meant(entities, "ترامب").entry == "person:donald-trump"
    assert meant(entities, "آبي").entry == "person:shinzo-abe"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("سجل توماس مولر هدفين. وقال مولر إن الفريق جاهز.", "person:robert-mueller"),
        ("وتحدث رئيس المجلس البلدي المهندس محمد المخرج عن المهرجان.", "person:abu-mahdi-al-muhandis"),
        ("أعلنت الوزارة الخبر وبينت أن العمل مستمر.", "person:naftali-bennett"),
        ("وقالت إنها مهتمة بأبي وتتمنى له الشفاء.", "person:shinzo-abe"),
        ("انتقل اللاعب أحمد عسيري إلى النادي.", "person:ahmed-al-asiri"),
        ("اشتكت أميرة سعودية من حرفي في باريس.", "person:salman-bin-abdulaziz"),
    ],
)
def test_wrong_links_are_not_made(engine: Engine, text: str, entry: str) -> None:
    assert entry not in [d.entry for d in analyse(engine, text).entities]


def test_armies_of_two_states(engine: Engine) -> None:
    entities = analyse(engine, "تبادل الجيشان اللبناني والسوري المعلومات.")
    group = meant(entities, "الجيشان")
    assert sorted(entities.entities[i].country or "" for i in group.members) == ["LBN", "SYR"]


def test_amman_is_no_oman_where_jordan_is_named(engine: Engine) -> None:
    entities = analyse(engine, "وصل الوزير إلى العاصمة الأردنية عمان، ثم التقى في عمان عددا من السفراء.")
    assert {meant(entities, "عمان", 0).country, meant(entities, "عمان", 1).country} == {"JOR"}
    assert meant(analyse(engine, "أكدت عمان والبحرين دعمهما للاتفاق."), "عمان").country == "OMN"


def test_settlers_and_occupation(engine: Engine) -> None:
    entities = analyse(engine, "هاجم المستوطنون قرية فلسطينية واعتدت قوات الاحتلال على الأهالي.")
    assert meant(entities, "المستوطنون").country == "ISR"
    assert meant(entities, "قوات الاحتلال").country == "ISR"


def test_whose_minister(engine: Engine) -> None:
    entities = analyse(engine, "زار الرئيس الفرنسي إيمانويل ماكرون بكين برفقة وزير خارجيته والتقى نظيره الصيني.")
    assert meant(entities, "خارجيته").country == "FRA"
    assert meant(entities, "نظيره").entry == "person:xi-jinping"


def test_hashtag_titles(engine: Engine) -> None:
    entities = analyse(engine, "التقى #الزعيم_الكوري الشمالي كيم جونغ أون عددا من الوزراء.")
    draft = meant(entities, "كيم")
    assert draft.entry == "person:kim-jong-un"
    assert "الزعيم" in entities.layer.text[draft.mentions[0].start : draft.mentions[0].end]


def test_two_surnames_beside_a_hyphen_are_two_people(engine: Engine) -> None:
    names = {draft.name for draft in engine.analyse(Article("وصف الوزير قمة ترامب-كيم بأنها ناجحة.")).entities.entities}
    assert {"ترامب", "كيم"} <= names


def test_a_paper_whose_name_ends_in_today_is_none_before_a_weekday(engine: Engine) -> None:
    record = engine.read("أعلن وزير الخارجية المصري اليوم الاثنين أن بلاده ستشارك في المؤتمر.")
    assert [e.type for e in record.entities if "المصري" in e.name] == ["person"]
