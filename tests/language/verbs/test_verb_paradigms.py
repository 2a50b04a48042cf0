"""Paradigm tables written by hand, at least one verb of every class."""

from __future__ import annotations

import pytest

from rawi.language.verbs import conjugate, verb, vocalised

# past: he she they-two(m) they-two(f) they(m) they(f) I we
PAST = {
    "أعلن": "أعلن أعلنت أعلنا أعلنتا أعلنوا أعلن أعلنت أعلنا",
    "قال": "قال قالت قالا قالتا قالوا قلن قلت قلنا",
    "سار": "سار سارت سارا سارتا ساروا سرن سرت سرنا",
    "خاف": "خاف خافت خافا خافتا خافوا خفن خفت خفنا",
    "دعا": "دعا دعت دعوا دعتا دعوا دعون دعوت دعونا",
    "نفى": "نفى نفت نفيا نفتا نفوا نفين نفيت نفينا",
    "لقي": "لقي لقيت لقيا لقيتا لقوا لقين لقيت لقينا",
    "ردّ": "رد ردت ردا ردتا ردوا رددن رددت رددنا",
    "وعد": "وعد وعدت وعدا وعدتا وعدوا وعدن وعدت وعدنا",
    "أخذ": "أخذ أخذت أخذا أخذتا أخذوا أخذن أخذت أخذنا",
    "سأل": "سأل سألت سألا سألتا سألوا سألن سألت سألنا",
    "قرأ": "قرأ قرأت قرآ قرأتا قرؤوا قرأن قرأت قرأنا",
    "جاء": "جاء جاءت جاءا جاءتا جاؤوا جئن جئت جئنا",
    "رأى": "رأى رأت رأيا رأتا رأوا رأين رأيت رأينا",
    "أشار": "أشار أشارت أشارا أشارتا أشاروا أشرن أشرت أشرنا",
    "أعرب": "أعرب أعربت أعربا أعربتا أعربوا أعربن أعربت أعربنا",
    "أوصى": "أوصى أوصت أوصيا أوصتا أوصوا أوصين أوصيت أوصينا",
    "آمن": "آمن آمنت آمنا آمنتا آمنوا آمن آمنت آمنا",
    "هدّد": "هدد هددت هددا هددتا هددوا هددن هددت هددنا",
    "هنّأ": "هنأ هنأت هنآ هنأتا هنؤوا هنأن هنأت هنأنا",
    "ناقش": "ناقش ناقشت ناقشا ناقشتا ناقشوا ناقشن ناقشت ناقشنا",
    "نادى": "نادى نادت ناديا نادتا نادوا نادين ناديت نادينا",
    "تعهّد": "تعهد تعهدت تعهدا تعهدتا تعهدوا تعهدن تعهدت تعهدنا",
    "تلقّى": "تلقى تلقت تلقيا تلقتا تلقوا تلقين تلقيت تلقينا",
    "تبادل": "تبادل تبادلت تبادلا تبادلتا تبادلوا تبادلن تبادلت تبادلنا",
    "انسحب": "انسحب انسحبت انسحبا انسحبتا انسحبوا انسحبن انسحبت انسحبنا",
    "انحاز": "انحاز انحازت انحازا انحازتا انحازوا انحزن انحزت انحزنا",
    "اتّفق": "اتفق اتفقت اتفقا اتفقتا اتفقوا اتفقن اتفقت اتفقنا",
    "اتّهم": "اتهم اتهمت اتهما اتهمتا اتهموا اتهمن اتهمت اتهمنا",
    "ادّعى": "ادعى ادعت ادعيا ادعتا ادعوا ادعين ادعيت ادعينا",
    "ازداد": "ازداد ازدادت ازدادا ازدادتا ازدادوا ازددن ازددت ازددنا",
    "اصطدم": "اصطدم اصطدمت اصطدما اصطدمتا اصطدموا اصطدمن اصطدمت اصطدمنا",
    "اطّلع": "اطلع اطلعت اطلعا اطلعتا اطلعوا اطلعن اطلعت اطلعنا",
    "احتلّ": "احتل احتلت احتلا احتلتا احتلوا احتللن احتللت احتللنا",
    "استدعى": "استدعى استدعت استدعيا استدعتا استدعوا استدعين استدعيت استدعينا",
    "استقال": "استقال استقالت استقالا استقالتا استقالوا استقلن استقلت استقلنا",
    "استعدّ": "استعد استعدت استعدا استعدتا استعدوا استعددن استعددت استعددنا",
    "سيطر": "سيطر سيطرت سيطرا سيطرتا سيطروا سيطرن سيطرت سيطرنا",
    "تدهور": "تدهور تدهورت تدهورا تدهورتا تدهوروا تدهورن تدهورت تدهورنا",
    "اطمأنّ": "اطمأن اطمأنت اطمأنا اطمأنتا اطمأنوا اطمأنن اطمأننت اطمأننا",
    "احمرّ": "احمر احمرت احمرا احمرتا احمروا احمررن احمررت احمررنا",
    "ليس": "ليس ليست ليسا ليستا ليسوا لسن لست لسنا",
}
# present: he (indicative), he (jussive), she, they (m, indicative), they (m, subjunctive), I, we
PRESENT = {
    "أعلن": "يعلن يعلن تعلن يعلنون يعلنوا أعلن نعلن",
    "قال": "يقول يقل تقول يقولون يقولوا أقول نقول",
    "سار": "يسير يسر تسير يسيرون يسيروا أسير نسير",
    "خاف": "يخاف يخف تخاف يخافون يخافوا أخاف نخاف",
    "دعا": "يدعو يدع تدعو يدعون يدعوا أدعو ندعو",
    "نفى": "ينفي ينف تنفي ينفون ينفوا أنفي ننفي",
    "لقي": "يلقى يلق تلقى يلقون يلقوا ألقى نلقى",
    "وعد": "يعد يعد تعد يعدون يعدوا أعد نعد",
    "وقع": "يقع يقع تقع يقعون يقعوا أقع نقع",
    "أخذ": "يأخذ يأخذ تأخذ يأخذون يأخذوا آخذ نأخذ",
    "سأل": "يسأل يسأل تسأل يسألون يسألوا أسأل نسأل",
    "قرأ": "يقرأ يقرأ تقرأ يقرؤون يقرؤوا أقرأ نقرأ",
    "جاء": "يجيء يجئ تجيء يجيئون يجيئوا أجيء نجيء",
    "رأى": "يرى ير ترى يرون يروا أرى نرى",
    "أشار": "يشير يشر تشير يشيرون يشيروا أشير نشير",
    "أوصى": "يوصي يوص توصي يوصون يوصوا أوصي نوصي",
    "أوضح": "يوضح يوضح توضح يوضحون يوضحوا أوضح نوضح",
    "آمن": "يؤمن يؤمن تؤمن يؤمنون يؤمنوا أومن نؤمن",
    "أكّد": "يؤكد يؤكد تؤكد يؤكدون يؤكدوا أؤكد نؤكد",
    "هنّأ": "يهنئ يهنئ تهنئ يهنئون يهنئوا أهنئ نهنئ",
    "ناقش": "يناقش يناقش تناقش يناقشون يناقشوا أناقش نناقش",
    "تعهّد": "يتعهد يتعهد تتعهد يتعهدون يتعهدوا أتعهد نتعهد",
    "تلقّى": "يتلقى يتلق تتلقى يتلقون يتلقوا أتلقى نتلقى",
    "تساءل": "يتساءل يتساءل تتساءل يتساءلون يتساءلوا أتساءل نتساءل",
    "انسحب": "ينسحب ينسحب تنسحب ينسحبون ينسحبوا أنسحب ننسحب",
    "اتّفق": "يتفق يتفق تتفق يتفقون يتفقوا أتفق نتفق",
    "ادّعى": "يدعي يدع تدعي يدعون يدعوا أدعي ندعي",
    "ازداد": "يزداد يزدد تزداد يزدادون يزدادوا أزداد نزداد",
    "اصطدم": "يصطدم يصطدم تصطدم يصطدمون يصطدموا أصطدم نصطدم",
    "استدعى": "يستدعي يستدع تستدعي يستدعون يستدعوا أستدعي نستدعي",
    "استقال": "يستقيل يستقل تستقيل يستقيلون يستقيلوا أستقيل نستقيل",
    "سيطر": "يسيطر يسيطر تسيطر يسيطرون يسيطروا أسيطر نسيطر",
    "تدهور": "يتدهور يتدهور تتدهور يتدهورون يتدهوروا أتدهور نتدهور",
}
# passive: past he, past she, present he
PASSIVE = {
    "قال": "قيل قيلت يقال", "دعا": "دعي دعيت يدعى", "سأل": "سئل سئلت يسأل", "أشار": "أشير أشيرت يشار",
    "اغتال": "اغتيل اغتيلت يغتال", "استدعى": "استدعي استدعيت يستدعى", "أخذ": "أخذ أخذت يؤخذ",
    "تبادل": "تبودل تبودلت يتبادل", "بايع": "بويع بويعت يبايع", "أوقف": "أوقف أوقفت يوقف", "وعد": "وعد وعدت يوعد",
    "احتلّ": "احتل احتلت يحتل", "توفّى": "توفي توفيت يتوفى", "استضاف": "استضيف استضيفت يستضاف",
}  # fmt: skip
# participles: active m, active f, active accusative, passive m, passive f
PARTICIPLES = {
    "قال": "قائل قائلة قائلا مقول مقولة", "أشار": "مشير مشيرة مشيرا مشار مشارة",
    "أكّد": "مؤكد مؤكدة مؤكدا مؤكد مؤكدة", "أعرب": "معرب معربة معربا معرب معربة",
    "دعا": "داعي داعية داعيا مدعو مدعوة", "نفى": "نافي نافية نافيا منفي منفية",
    "سأل": "سائل سائلة سائلا مسؤول مسؤولة", "ردّ": "راد رادة رادا مردود مردودة",
    "باع": "بائع بائعة بائعا مبيع مبيعة", "استدعى": "مستدعي مستدعية مستدعيا مستدعى مستدعاة",
    "احتلّ": "محتل محتلة محتلا محتل محتلة", "تلقّى": "متلقي متلقية متلقيا متلقى متلقاة",
    "هدّد": "مهدد مهددة مهددا مهدد مهددة", "أوضح": "موضح موضحة موضحا موضح موضحة",
    "اختار": "مختار مختارة مختارا مختار مختارة", "أدان": "مدين مدينة مدينا مدان مدانة",
    "سيطر": "مسيطر مسيطرة مسيطرا مسيطر مسيطرة",
}  # fmt: skip
VERBAL_NOUNS = {
    "أعلن": "إعلان", "أشار": "إشارة", "أوقف": "إيقاف", "هدّد": "تهديد", "هنّأ": "تهنئة", "سمّى": "تسمية", "ناقش": "مناقشة",
    "نادى": "مناداة", "تعهّد": "تعهد", "تحدّى": "تحدي", "تبادل": "تبادل", "تساءل": "تساؤل", "تفادى": "تفادي",
    "انسحب": "انسحاب", "انحاز": "انحياز", "انتقد": "انتقاد", "اختار": "اختيار", "اتّصل": "اتصال", "ادّعى": "ادعاء",
    "ازداد": "ازدياد", "اصطدم": "اصطدام", "اطّلع": "اطلاع", "استقال": "استقالة", "استدعى": "استدعاء",
    "استورد": "استيراد", "استأنف": "استئناف", "استاء": "استياء", "سيطر": "سيطرة", "تدهور": "تدهور", "احتلّ": "احتلال",
    "اطمأنّ": "اطمئنان", "احمرّ": "احمرار", "أجرى": "إجراء", "ألقى": "إلقاء", "آمن": "إيمان", "أنشأ": "إنشاء",
    "زار": "زيارة", "هجم": "هجوم", "دعا": "دعوة", "نفى": "نفي", "ردّ": "رد",
}  # fmt: skip


def _one(lemma: str, **features: object) -> str:
    return conjugate(lemma, **features)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("lemma", PAST)
def test_past(lemma: str) -> None:
    persons = [
        (3, "singular", "masculine"), (3, "singular", "feminine"), (3, "dual", "masculine"), (3, "dual", "feminine"),
        (3, "plural", "masculine"), (3, "plural", "feminine"), (1, "singular", ""), (1, "plural", ""),
    ]  # fmt: skip
    forms = [
        _one(lemma, tense="past", voice="active", person=person, number=number, gender=gender)
        for person, number, gender in persons
    ]
    assert " ".join(forms) == PAST[lemma]


@pytest.mark.parametrize("lemma", PRESENT)
def test_present(lemma: str) -> None:
    cells = [
        ("indicative", 3, "singular", "masculine"), ("jussive", 3, "singular", "masculine"),
        ("indicative", 3, "singular", "feminine"), ("indicative", 3, "plural", "masculine"),
        ("subjunctive", 3, "plural", "masculine"), ("indicative", 1, "singular", ""), ("indicative", 1, "plural", ""),
    ]  # fmt: skip
    forms = [
        _one(lemma, tense="present", mood=mood, voice="active", person=person, number=number, gender=gender)
        for mood, person, number, gender in cells
    ]
    assert " ".join(forms) == PRESENT[lemma]


@pytest.mark.parametrize("lemma", PASSIVE)
def test_passive(lemma: str) -> None:
    forms = [
        _one(lemma, tense="past", voice="passive", person=3, number="singular", gender="masculine"),
        _one(lemma, tense="past", voice="passive", person=3, number="singular", gender="feminine"),
        _one(lemma, tense="present", mood="indicative", voice="passive", person=3, number="singular", gender="masculine"),
    ]
    assert " ".join(forms) == PASSIVE[lemma]


@pytest.mark.parametrize("lemma", PARTICIPLES)
def test_participles(lemma: str) -> None:
    active_m, active_f, accusative, passive_m, passive_f = PARTICIPLES[lemma].split()
    active = conjugate(lemma, kind="active_participle", number="singular", gender="masculine")
    passive = conjugate(lemma, kind="passive_participle", number="singular", gender="masculine")
    assert {active_m, accusative} <= set(active)
    assert conjugate(lemma, kind="active_participle", number="singular", gender="feminine") == (active_f,)
    assert passive_m in passive
    assert passive_f in conjugate(lemma, kind="passive_participle", number="singular", gender="feminine")


@pytest.mark.parametrize("lemma", VERBAL_NOUNS)
def test_verbal_nouns(lemma: str) -> None:
    assert VERBAL_NOUNS[lemma] in conjugate(lemma, kind="verbal_noun", number="singular")


def test_verbal_nouns_inflect() -> None:
    assert {"زيارة", "زيارتان", "زيارتين", "زيارات"} <= set(conjugate("زار", kind="verbal_noun"))
    assert {"اتصال", "اتصالا", "اتصالان", "اتصالات"} <= set(conjugate("اتّصل", kind="verbal_noun"))
    assert {"تصريح", "تصريحات"} <= set(conjugate("صرّح", kind="verbal_noun"))
    assert {"هجوم", "هجوما", "هجمات"} <= set(conjugate("هجم", kind="verbal_noun"))
    assert {"تحدي", "تحد", "تحديا", "تحديات"} <= set(conjugate("تحدّى", kind="verbal_noun"))
    assert "مباحثات" in conjugate("بحث", kind="verbal_noun", number="plural")


def test_imperative() -> None:
    assert conjugate("قال", tense="imperative") == ("قل", "قولي", "قولا", "قولوا", "قلن")
    assert conjugate("أخذ", tense="imperative") == ("خذ", "خذي", "خذا", "خذوا", "خذن")
    assert conjugate("كتب", tense="imperative")[0] == "اكتب"
    assert conjugate("أعلن", tense="imperative")[0] == "أعلن"
    assert conjugate("دعا", tense="imperative")[0] == "ادع"
    assert conjugate("وقف", tense="imperative")[0] == "قف"


def test_other_persons() -> None:
    assert conjugate("أبلغ", tense="past", voice="active", person=2) == (
        "أبلغت", "أبلغتما", "أبلغتم", "أبلغتن",
    )  # fmt: skip
    assert conjugate("قال", tense="present", mood="indicative", voice="active", person=2) == (
        "تقول", "تقولين", "تقولان", "تقولون", "تقلن",
    )  # fmt: skip
    assert conjugate("قال", tense="present", mood="indicative", voice="active", person=3, number="dual") == (
        "يقولان", "تقولان",
    )  # fmt: skip


def test_vowels() -> None:
    assert vocalised("قال", tense="present", mood="indicative") == ("يَقُولُ",)
    assert vocalised("وصل", tense="present", mood="indicative") == ("يَصِلُ",)
    assert vocalised("أعلن", tense="past", voice="passive") == ("أُعلِنَ",)
    assert vocalised("اتّفق", tense="past", number="plural") == ("اِتَّفَقُوا",)
    assert vocalised("استقبل", tense="present", mood="indicative", voice="passive") == ("يُستَقبَلُ",)


def test_rows() -> None:
    assert (verb("أشار").root, verb("أشار").form) == ("شور", 4)
    assert (verb("وصل").past_vowel, verb("وصل").present_vowel) == ("a", "i")
    with pytest.raises(KeyError):
        conjugate("زقزق")
