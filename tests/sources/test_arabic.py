"""Arabic is let through; other languages are told by name."""

from __future__ import annotations

import pytest

from rawi.errors import NotArabicError
from rawi.sources import check_arabic
from rawi.sources.arabic import other_language

ARABIC = [
    "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات.",
    "قُتل 3",
    "أعلنت شركة Apple عن هاتف iPhone 13 Pro Max الجديد في مؤتمر WWDC السنوي بحسب The Verge",
    "وَقَالَ الْوَزِيرُ إِنَّ الْمُفَاوَضَاتِ مُسْتَمِرَّةٌ",
    "التقى چورچ بوش نظیره الإسبانی فی مدرید وبحثا العلاقات بین البلدین",
    "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻻﺗﻔﺎﻕ ﻗﺮﻳﺐ",
]
OTHERS = [
    ("The minister said that the talks with the delegation were useful.", "English"),
    ("Le ministre a déclaré que les discussions avec la délégation étaient utiles.", "French"),
    ("Der Minister sagte, dass die Gespräche mit der Delegation nützlich waren und nicht enden.", "German"),
    ("El ministro dijo que las conversaciones con la delegación fueron útiles para los dos.", "Spanish"),
    ("Bakan, görüşmelerin çok yararlı olduğunu ve bir anlaşma için çalışıldığını söyledi.", "Turkish"),
    ("وزیر خارجه گفت که این گفتگوها برای هر دو کشور سودمند بوده است و ادامه پیدا می‌کند.", "Persian"),
    ("وزیر خارجہ نے کہا کہ یہ بات چیت دونوں ملکوں کے لیے مفید رہی ہے اور جاری رہے گی۔", "Urdu"),
    ("وەزیری دەرەوە ڕایگەیاند کە ئەم گفتوگۆیانە بۆ هەردوو وڵات سوودبەخش بوون.", "Central Kurdish"),
    ("د بهرنیو چارو وزیر وویل چې دا خبرې د دواړو هېوادونو لپاره ګټورې وې او دوام به ومومي.", "Pashto"),
    ("تاشقى ئىشلار مىنىستىرى بۇ سۆھبەتنىڭ ئىككى دۆلەت ئۈچۈن پايدىلىق بولغانلىقىنى ئېيتتى.", "Uyghur"),
    ("Министр заявил, что переговоры были полезны.", "Cyrillic"),
    ("השר אמר שהשיחות היו מועילות", "Hebrew"),
    ("外交部长表示会谈有益", "Chinese"),
    ("外務大臣は会談が有益だったと述べた", "Japanese"),
    ("장관은 회담이 유익했다고 말했다", "Korean"),
    ("2022 - 11 / 01 ... 45 %", "without any letter"),
]


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_passes(text: str) -> None:
    check_arabic(text, "news.txt")


@pytest.mark.parametrize(("text", "language"), OTHERS)
def test_another_language_is_refused_and_named(text: str, language: str) -> None:
    with pytest.raises(NotArabicError, match=f"news.txt is not Arabic .* it looks like .*{language}"):
        check_arabic(text, "news.txt")


def test_a_long_text_is_judged_by_a_sample() -> None:
    assert other_language(ARABIC[0] * 50_000) is None
    assert other_language("The end of the story. " * 100_000) == (0.0, "English")
