"""Titles, institutions, agents and honorifics in the manner of newswire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.knowledge import gazetteer, offices, people
from rawi.knowledge.office_table import office_rows
from rawi.knowledge.sheets import packaged_rows
from rawi.knowledge.types import OfficeMatch
from rawi.text import TextLayer, read_text


def titles(text: str, on: str | None = None) -> list[OfficeMatch]:
    layer = read_text(text)
    matches = sorted(gazetteer.find(layer) + people.find(layer), key=lambda m: (m.first, m.last))
    return offices.find(layer, matches, on=on)


def only(text: str, kind: str = "office") -> OfficeMatch:
    found = [m for m in titles(text) if m.kind == kind]
    assert len(found) == 1, [(m.row, m.first, m.last) for m in found]
    return found[0]


def words(text: str, match: OfficeMatch) -> str:
    return read_text(text).slice(match.first, match.last)


@pytest.mark.parametrize(
    ("text", "span", "row", "country"),
    [
        ("قال وزير الخارجية الروسي سيرغي لافروف", "وزير الخارجية الروسي", "foreign-minister", "RUS"),
        ("التقى الوزير الروسي للخارجية نظيره", "الوزير الروسي للخارجية", "foreign-minister", "RUS"),
        ("وصل رئيس فرنسا إلى بيروت", "رئيس فرنسا", "president", "FRA"),
        ("استقبل رئيس جمهورية مصر العربية الوفد", "رئيس جمهورية مصر العربية", "president-republic", "EGY"),
        ("أعلن رئيس الولايات المتحدة القرار", "رئيس الولايات المتحدة", "president", "USA"),
        ("قال رئيس وزراء ماليزيا مهاتير محمد", "رئيس وزراء ماليزيا", "prime-minister", "MYS"),
        ("التقى وزير خارجية دولة قطر الوفد", "وزير خارجية دولة قطر", "foreign-minister", "QAT"),
        ("وزير الداخلية بدولة الكويت الشيخ محمد الخالد", "وزير الداخلية بدولة الكويت", "interior-minister", "KWT"),
        ("غرد وزير الدولة الإماراتي للشؤون الخارجية", "وزير الدولة الإماراتي للشؤون الخارجية", "foreign-minister-state", "ARE"),
        ("قالت المستشارة الألمانية أنغيلا ميركل", "المستشارة الألمانية", "chancellor", "DEU"),
        ("أعلن المبعوث الأميركي الخاص إلى أفغانستان", "المبعوث الأميركي الخاص إلى أفغانستان", "envoy", "USA"),
        ("قال سفير خادم الحرمين الشريفين لدى لبنان", "سفير خادم الحرمين الشريفين لدى لبنان", "ambassador", "SAU"),
        ("استدعت الوزارة سفير قطر لدى واشنطن", "سفير قطر لدى واشنطن", "ambassador", "QAT"),
        ("أكد السفير السابق للولايات المتحدة لدى الكويت", "السفير السابق للولايات المتحدة لدى الكويت", "ambassador", "USA"),
        ("قال الأمين العام للأمم المتحدة أنطونيو غوتيريش", "الأمين العام للأمم المتحدة", "un-secretary-general", "UNO"),
        ("تلقى أمير الكويت رسالة", "أمير الكويت", "emir", "KWT"),
        ("قال المرشد الإيراني الأعلى علي خامنئي", "المرشد الإيراني الأعلى", "supreme-leader", "IRN"),
        ("نفت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا", "المتحدثة باسم الخارجية الروسية", "foreign-spokesperson", "RUS"),
        ("أعلن حاكم ولاية تكساس الطوارئ", "حاكم ولاية تكساس", "governor-state", "USA"),
        ("قال رئيس هيئة قناة السويس مهاب مميش", "رئيس هيئة قناة السويس", "head-of-body", "EGY"),
    ],
)
def test_title_with_its_country(text: str, span: str, row: str, country: str | None) -> None:
    match = only(text)
    assert (words(text, match), match.row, match.country) == (span, row, country)


def test_joined_titles_are_neighbours_and_share_their_country() -> None:
    text = "الشيخ محمد الخالد نائب رئيس مجلس الوزراء وزير الداخلية بدولة الكويت"
    found = [m for m in titles(text) if m.kind == "office"]
    assert [(m.row, m.country) for m in found] == [("deputy-prime-minister", "KWT"), ("interior-minister", "KWT")]
    assert found[0].last == found[1].first


def test_three_titles_in_a_row() -> None:
    text = "ولي العهد نائب القائد الأعلى النائب الأول لرئيس مجلس الوزراء بمملكة البحرين"
    found = titles(text)
    assert [m.row for m in found] == ["crown-prince", "commander-in-chief", "deputy-prime-minister"]
    assert {m.country for m in found} == {"BHR"}


def test_dual_with_two_nationalities() -> None:
    match = only("اجتمع وزيرا الخارجية الروسي والأمريكي في جنيف")
    assert (match.number, match.countries, match.country) == ("dual", ("RUS", "USA"), None)


def test_plural_with_several_countries() -> None:
    match = only("بحث وزراء خارجية مصر والسعودية والإمارات الأزمة")
    assert (match.number, match.countries) == ("plural", ("EGY", "SAU", "ARE"))


def test_dual_in_construct_with_two_countries() -> None:
    match = only("التقى وزيرا خارجية روسيا والصين في موسكو")
    assert (match.number, match.countries) == ("dual", ("RUS", "CHN"))


def test_accusative_is_no_dual() -> None:
    assert only("عين فلان وزيرا للدفاع").number == "singular"
    assert [m.number for m in titles("رغم أن مصدرا دبلوماسيا أكد ذلك")] == ["singular"]


def test_feminine_forms() -> None:
    assert only("صرحت وزيرة الدفاع الفرنسية فلورانس بارلي").gender == "feminine"
    assert only("قالت الأمينة العامة للمنظمة").gender == "feminine"


def test_possessive() -> None:
    match = only("أوفد الرئيس وزير خارجيته إلى موسكو".replace("الرئيس ", ""))
    assert (match.row, match.possessive, match.country) == ("foreign-minister", True, None)


def test_former_holders_are_elites() -> None:
    for text in ("قال رئيس الوزراء البريطاني السابق توني بلير", "أعلن المدير السابق لوكالة الاستخبارات المركزية ذلك"):
        match = only(text)
        assert (match.former, match.sector) == (True, "ELI")


def test_deputies_take_over_the_inner_title() -> None:
    match = only("قال نائب وزير الدفاع الأميركي إن القوات باقية")
    assert (match.office, match.office_en) == ("نائب وزير الدفاع", "Deputy Minister of Defence")
    assert (match.country, match.sector) == ("USA", "GOV")


def test_spokesperson_has_the_sector_of_the_body() -> None:
    assert only("قال المتحدث باسم الجيش الإسرائيلي إن الهجوم فشل").sector == "MIL"
    assert only("قال متحدث باسم الشرطة البريطانية إن التحقيق مستمر").sector == "COP"


def test_officers_of_world_bodies_have_no_sector() -> None:
    match = only("أعلن المدير العام لمنظمة الصحة العالمية تيدروس الخطر")
    assert (match.country, match.sector) == ("UNO", None)


def test_leader_of_an_armed_group() -> None:
    match = only("خطب الأمين العام لحزب الله حسن نصر الله")
    assert (match.country, match.sector) == ("LBN", "PRM")
    assert match.organization is not None


def test_bodies_are_coded_by_the_date() -> None:
    before = [m for m in titles("قال متحدث باسم حركة طالبان إن الهجوم وقع", "2018-04-22") if m.kind == "office"]
    after = [m for m in titles("قال متحدث باسم حركة طالبان إن الهجوم وقع", "2023-04-22") if m.kind == "office"]
    assert (before[0].sector, after[0].sector) == ("REB", "GOV")


def test_envoy_of_a_president_named_in_between() -> None:
    text = "التقى مبعوث الرئيس الأميركي دونالد ترامب إلى سوريا الوفد"
    assert words(text, only(text)) == "مبعوث الرئيس الأميركي دونالد ترامب إلى سوريا"


@pytest.mark.parametrize(
    ("text", "row", "country", "sector"),
    [
        ("أعلنت الخارجية الأميركية العقوبات", "foreign-ministry-short", "USA", "GOV"),
        ("أكدت الدفاع الروسية إسقاط الطائرة", "defence-ministry-short", "RUS", "GOV"),
        ("قالت وزارة النقل المصرية إن الخط متوقف", "ministry:transport-minister", "EGY", "GOV"),
        ("أعلنت السلطات التركية اعتقال عشرة", "authorities", "TUR", "GOV"),
        ("قصف النظام السوري المدينة", "regime", "SYR", "GOV"),
        ("أمرت النيابة العامة المصرية بحبسه", "judiciary", "EGY", "JUD"),
        ("رفضت المعارضة السورية العرض", "opposition", "SYR", "OPP"),
    ],
)
def test_institutions(text: str, row: str, country: str, sector: str) -> None:
    match = only(text, "institution")
    assert (match.row, match.country, match.sector) == (row, country, sector)


@pytest.mark.parametrize(
    ("text", "row", "country", "sector"),
    [
        ("قال مسؤول أميركي رفيع إن القرار اتخذ", "official", "USA", "GOV"),
        ("أفاد مصدر أمني عراقي بمقتل خمسة", "security-source", "IRQ", "COP"),
        ("أصيب جنود إسرائيليون في الهجوم", "soldier", "ISR", "MIL"),
        ("قال شهود عيان إن الانفجار كبير", "eyewitness", None, "CVL"),
        ("اعتقلت الشرطة ناشطا حقوقيا", "activist", None, "CVL"),
        ("رأى محلل سياسي لبناني أن الأزمة طويلة", "analyst", "LBN", None),
    ],
)
def test_agents(text: str, row: str, country: str | None, sector: str | None) -> None:
    match = only(text, "agent")
    assert (match.row, match.country, match.sector) == (row, country, sector)


@pytest.mark.parametrize(
    "text",
    [
        "شن الجناح العسكري هجوما",
        "دعم العمل السياسي والاقتصادي",
        "طالب الرئيس بالهدوء",
        "كان السبب الرئيس هو الفقر",
        "وقف أمام المسجد طويلا",
        "وقع هجوم مسلح في المدينة",
        "في محافظة الأنبار",
        "أجرى تصريح صحفي",
        "في الشارع الرئيسي للمدينة",
        "شارك الفريق الأمني",
        "زار شرم الشيخ",
        "إنهم بحاجة إلى الغذاء",
        "عطل التيار الكهربائي",
        "يهدف إلى القضاء على الفقر".replace("إلى ال", "ب"),
        "أسقطت طائرة دون طيار",
        "فعل ذلك عمدا",
        "سافر للصين",
        "كان مسلحا بسكين",
        "عادت الأسر النازحة",
        "افتتح مدينة الملك فهد الطبية",
        "في مصلحة البلدين",
    ],
)
def test_adjectives_verbs_and_places_are_no_titles(text: str) -> None:
    assert [m.row for m in titles(text) if m.row not in ("president",) or "الرئيس ب" not in text] == []


def test_honorifics_stand_before_titles_and_names() -> None:
    text = "قال صاحب السمو الملكي الأمير خالد الفيصل أمير منطقة مكة المكرمة"
    found = titles(text)
    assert [m.kind for m in found] == ["honorific", "honorific", "office"]
    assert found[2].row == "region-emir"


def test_rank_gives_the_army() -> None:
    assert [(m.kind, m.sector) for m in titles("أكد اللواء الركن أحمد عسيري")] == [("honorific", "MIL")]


def test_last_year_is_no_part_of_a_body() -> None:
    text = "قال متحدث باسم حركة حماس العام الماضي إن الاتفاق بعيد"
    assert words(text, only(text)) == "متحدث باسم حركة حماس"


def test_his_deputy() -> None:
    match = only("حضر الحفل نائبه وليام روتو")
    assert (match.row, match.possessive) == ("deputy", True)


def test_hashtag_is_one_title() -> None:
    assert [m.row for m in titles("أعلن #رئيس_الوزراء المصري")] == ["prime-minister"]


@pytest.mark.parametrize("row", [r for r in office_rows().values()], ids=lambda row: row.id)
def test_every_row_has_an_example_that_it_reads(row: offices.OfficeRow) -> None:
    layer = read_text(row.example)
    matches = gazetteer.find(layer)
    found = offices.find(layer, matches)
    covered = [m for m in matches if m.entries[0].kind in ("seat", "organization", "armed_group")]
    assert row.id in [m.row for m in found] or covered or row.needs == "inner"
    assert "{}" not in "".join(m.office_en for m in found)


@pytest.mark.parametrize("table", ["honorifics.csv", "office_modifiers.csv"])
def test_every_word_of_respect_and_modifier_has_an_example(table: str) -> None:
    for row in packaged_rows(table):
        head = row.cells["words"].split()[-1][:3]
        assert head in row.cells["example"] or head[:2] in row.cells["example"], row


def test_enough_titles() -> None:
    assert sum(row.kind == "office" for row in office_rows().values()) >= 200
    assert len(office_rows()) >= 250


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("وزير الخارجية", "foreign-minister"),
        ("وزيرة الخارجية", "foreign-minister"),
        ("وزير خارجية", "foreign-minister"),
        ("foreign-minister", "foreign-minister"),
        ("رئيس الوزراء", "prime-minister"),
        ("رئيسة الحكومة", "head-of-government"),
    ],
)
def test_lookup(name: str, row: str) -> None:
    found = offices.lookup(name)
    assert found is not None
    assert found.id == row


def test_lookup_of_what_is_no_office() -> None:
    assert offices.lookup("شجرة") is None
    assert offices.lookup("") is None


def test_roles_join_offices() -> None:
    assert offices.role_of("رئيس الوزراء") == offices.role_of("رئيس الحكومة") == "head_of_government"


WORDS = ["وزير", "الخارجية", "رئيس", "الروسي", "نائب", "المتحدث", "باسم", "فرنسا", "و", "للأمم", "المتحدة", "لشؤون", "«", "،", "."]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_matches_are_ordered_and_inside_the_text(parts: list[str]) -> None:
    layer: TextLayer = read_text(" ".join(parts))
    end = 0
    for match in offices.find(layer, gazetteer.find(layer)):
        assert end <= match.first < match.last <= len(layer.tokens)
        assert layer.sentence_of[match.first] == layer.sentence_of[match.last - 1]
        end = match.last


@given(st.text(max_size=80))
def test_never_raises(text: str) -> None:
    layer = read_text(text)
    offices.find(layer, gazetteer.find(layer))
