"""Arabic names in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.knowledge.transliteration import transliterate


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("عبد الله الثاني", "Abdullah II"),
        ("عبدالرحمن القحطاني", "Abdulrahman al-Qahtani"),
        ("عبد اللطيف الزياني", "Abdul Latif al-Zayani"),
        ("خليفة حفتر", "Khalifa Haftar"),
        ("حسن نصر الله", "Hassan Nasrallah"),
        ("نور الدين بدوي", "Nour al-Din Badawi"),
        ("أبو بكر البغدادي", "Abu Bakr al-Baghdadi"),
        ("أبوبكر العيسى", "Abu Bakr al-Issa"),
        ("محمد ولد عبد العزيز", "Mohammed Ould Abdulaziz"),
        ("سيف بن زايد آل نهيان", "Saif bin Zayed Al Nahyan"),
        ("مُحَمَّد الــعَلي", "Mohammed al-Ali"),
        ("مهاب مميش", "Mahab Mamish"),
        ("", ""),
        ("John Smith", "John Smith"),
    ],
)
def test_arabic_names(name: str, latin: str) -> None:
    assert transliterate(name) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("هربرت كيكل", "Herbert Kikel"),
        ("ينس ستولتنبرغ", "Jens Stoltenberg"),
        ("فولفغانغ إيشينغر", "Wolfgang Ishinger"),
        ("كريستيان ليندنر", "Christian Lindner"),
        ("تشونغ كي-جونغ", "Chong Ki-Jung"),
        ("إيفان زايتسيف", "Ivan Zaitsiv"),
    ],
)
def test_foreign_names(name: str, latin: str) -> None:
    assert transliterate(name, foreign=True) == latin


@given(st.text(max_size=40), st.booleans())
def test_never_raises(name: str, foreign: bool) -> None:
    transliterate(name, foreign)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء ", max_size=40), st.booleans())
def test_arabic_letters_become_latin(name: str, foreign: bool) -> None:
    assert not any("\u0600" <= letter <= "\u06ff" for letter in transliterate(name, foreign))
