"""Who is meant by المسؤول، المصادر، الاثنان: speakers without a name that were spoken of before."""

from __future__ import annotations

from tests.statements.test_statement_speakers import speakers

from rawi.pipeline import Engine


def test_an_unnamed_official_is_no_minister_named_before() -> None:
    text = (
        "وزار وزير الخارجية الأميركي مايك بومبيو بروكسل. ونقلت وكالة رويترز عن مسؤول كبير في وزارة الدفاع الأميركية "
        "قوله إن القوات باقية. وقال المسؤول الأميركي إن العدد لم يتغير. وأضاف أن التدريب مستمر."
    )
    assert speakers(text) == ["مسؤول كبير في وزارة الدفاع الأميركية"] * 3


def test_an_unnamed_official_speaks_again_after_others() -> None:
    text = (
        "قال نائب رئيس الوزراء كريم يلدز إن الجدار سيكتمل. وقال مسؤول حكومي كبير لرويترز إن العمل بدأ. "
        "وقال الجيش إنه نشر جنودا. وأضاف المسؤول أن المراقبة مستمرة."
    )
    assert speakers(text)[-1] == "مسؤول حكومي كبير"


def test_articles_make_no_fuller_name() -> None:
    text = "وقالت مصادر محلية إن الطريق مغلق. وأضافت المصادر المحلية أن الفنادق مغلقة."
    assert speakers(text) == ["مصادر محلية", "مصادر محلية"]
    assert speakers("قال خبير روسي إن الخطة فاشلة. وأضاف الخبير الروسي أن البديل موجود.") == ["خبير روسي"] * 2


def test_the_two_are_those_named_last() -> None:
    text = "تحدث الرئيس الأميركي باراك أوباما مع نظيره التركي رجب طيب أردوغان، واتفق الاثنان على العمل معا."
    assert speakers(text) == ["باراك أوباما ورجب طيب أردوغان"]


def test_sources_of_a_paper_are_called_by_its_name() -> None:
    assert speakers('علمت "عكاظ" من مصادرها أن المشروع سيبدأ قريبا. وأضافت المصادر أن الكلفة كبيرة.') == ["مصادر عكاظ"] * 2


def test_a_source_phrase_is_a_turn_to_speak() -> None:
    text = "ووفق الناطق باسم مجلس قيادة المقاومة سالم الأحمدي فإن المقاتلين تقدموا. وأضاف أن القتال مستمر."
    assert speakers(text) == ["سالم الأحمدي", "سالم الأحمدي"]
    text = 'ووفق صحيفة "ديلي ميل" فإن الحادث وقع ليلا. وأشارت الصحيفة البريطانية إلى أن الشرطة تحقق.'
    assert speakers(text) == ["صحيفة ديلي ميل"] * 2


def test_words_passed_on_by_mouth_are_their_speakers() -> None:
    text = 'ونقل بيان الوزارة على لسان وزير الخزانة ستيفن منوشن قوله: "إن القرار نهائي". وأضاف "لن نتسامح مع الدعم".'
    assert speakers(text) == ["ستيفن منوشن"] * 2


def test_a_paper_spoken_to_is_no_speaker() -> None:
    for marks in ("«{}»", "»{}»", '"{}"'):
        text = f"قال سالم حميد إن العرض مرفوض، وأضاف في تصريحه لـ{marks.format('المدينة')}: إن الحوار مستمر."
        assert speakers(text) == ["سالم حميد"] * 2


def test_these_states_are_those_named_before() -> None:
    text = "وتضغط دول أوروبية حليفة لواشنطن من أجل الإعفاء، إذ جددت هذه الدول التزامها بالاتفاق."
    assert speakers(text) == ["دول أوروبية"]
    text = "ودعت أمريكا وفرنسا وبريطانيا إلى اجتماع بشأن سوريا. وأكدت هذه الدول الثلاث أن الوضع خطير."
    assert speakers(text) == ["أمريكا وفرنسا وبريطانيا"] * 2


def test_both_words_of_a_nationality_are_outside_the_name() -> None:
    assert speakers("وأعرب الكوري الجنوبي تشونغ مونغ جون عن أمله في الفوز.") == ["تشونغ مونغ جون"]


def test_a_body_named_inside_a_title_is_meant_by_its_head() -> None:
    text = "أكد رئيس جمعية المتقاعدين الأردنيين سالم الخطيب أن الدعم وصل. وطالبت الجمعية الحكومة بزيادة الرواتب."
    assert speakers(text)[-1] == "جمعية المتقاعدين الأردنيين"
    text = "وقال المتحدث باسم الهيئة الوطنية للانتخابات محمود الشريف إن اللجان جاهزة. وأكدت الهيئة أن النتائج قريبة."
    assert speakers(text)[-1] == "الهيئة الوطنية للانتخابات"
    text = "افتتح مدير جامعة الملك سعود بدران العمر المعرض. وأوضحت الجامعة أن القبول مفتوح."
    assert speakers(text) == ["جامعة الملك سعود"]


def test_whom_a_body_serves_belongs_to_its_name() -> None:
    text = "وقال المكتب الإعلامي لرئيس الوزراء اللبناني إن التقرير غير صحيح. ونفى المكتب الإعلامي سفر الرئيس."
    assert set(speakers(text)) == {"المكتب الإعلامي لرئيس الوزراء اللبناني"}
    text = "وأعلنت الأمانة العامة لهيئة كبار العلماء أن الصيام غدا. وأضافت الأمانة أن الحكم واضح."
    assert speakers(text) == ["الأمانة العامة لهيئة كبار العلماء"] * 2


def test_a_name_between_commas_behind_a_title() -> None:
    assert speakers("وقال وزير الإعلام، يماني ميسكيل، على تويتر، إن السفير سيصل غدا.") == ["يماني ميسكيل"]
    assert speakers("أعلنت حكومة #إريتريا أنها عينت سفيرا جديدا.") == ["حكومة إريتريا"]


def test_a_man_is_no_subject_of_a_feminine_verb() -> None:
    text = "زارت النائبة ليلى سمير المدينة، واتهمت أحد رجال الأعمال الكبار بتلويث النهر."
    assert speakers(text) == ["ليلى سمير"]


def test_the_source_is_the_body_that_spoke_where_no_other_is_known() -> None:
    text = "قالت لجنة تحقيق روسية إن الهجوم وقع صباحا. وقتل شرطيان، بحسب المصدر."
    assert speakers(text) == ["لجنة تحقيق روسية"] * 2


def test_a_report_speaks_for_its_network() -> None:
    text = 'سأل صحافي الرئيس ماكرون عن تقرير لشبكة "سي إن إن" يوم الاثنين، ذكر أن الاتصال كان سيئا.'
    assert speakers(text)[-1] == "شبكة سي إن إن"


def test_a_verb_is_no_part_of_the_name_behind_it() -> None:
    text = "وصل رئيس الوزراء اليمني خالد بن مبارك إلى عدن. وقال بن مبارك إن البلاد بحاجة إلى السلام. وشدد على الحوار."
    assert speakers(text) == ["خالد بن مبارك", "خالد بن مبارك"]


def test_whom_a_place_is_called_after_does_not_speak() -> None:
    for title in ("مدينة الملك عبدالله الرياضية", "مطار الملك خالد الدولي", "مستشفى الملك فيصل التخصصي"):
        assert speakers(f"أوضح مدير {title} إبراهيم القوبع أن العمل مستمر.") == ["إبراهيم القوبع"]


def test_sources_with_their_paper_in_marks() -> None:
    assert speakers("كشفت مصادر (الجزيرة) أن العقد لعامين. وأضافت المصادر أنه سيوقع غدا.") == ["مصادر الجزيرة"] * 2
    assert speakers("أكدت مصادر «عكاظ» أن اللجنة اجتمعت.") == ["مصادر عكاظ"]


def test_who_is_counted_belongs_to_the_count() -> None:
    assert speakers("هدد عدد من أصحاب المصانع بالانسحاب، مؤكدين أن الأرباح تراجعت.") == ["عدد من أصحاب المصانع"] * 2
    assert speakers("وقال 80٪ من المشاركين إن الاجتماعات مفيدة.") == ["80٪ من المشاركين"]


def test_reports_of_others_are_not_who_spoke_last() -> None:
    assert speakers("حذر خبراء من الجفاف. وتؤكد تقارير أمنية أن الزعيم قتل.") == ["خبراء", "تقارير أمنية"]


def test_the_british_paper_is_the_one_named_before() -> None:
    text = (
        'وذكرت صحيفة "التايمز" البريطانية أن العرض سيقام غدا. وقال الرئيس فلاديمير بوتين إن السلاح جديد. '
        "وأضافت الصحيفة البريطانية أن الصاروخ سريع."
    )
    found = speakers(text)
    assert found[0] == found[2] != found[1]


def test_bare_words_between_commas_are_the_name_of_the_title_before() -> None:
    record = Engine().read("وكتب سفير سنغافورة في الأمم المتحدة، برهان غفور، في رسالة إلى اللجنة أن القمة تشكل فرصة.")
    speaker = next(e for e in record.entities if e.id == record.statements[0].speaker)
    assert (speaker.name, speaker.type, speaker.country, speaker.sector) == ("برهان غفور", "person", "SGP", "GOV")
