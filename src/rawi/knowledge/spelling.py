"""From names as tables have them to the keys under which an article is searched."""

from __future__ import annotations

import re

from rawi.knowledge.types import Form, Gender, Number
from rawi.text import fold

OPTIONAL_ARTICLE = "(ال)"
SKIPPED = frozenset("\"'«»“”„‟‘’‹›`-–—‑#_")
"""Marks that may stand inside a name without breaking it: تنظيم «القاعدة»، غينيا-بيساو، #كوريا_الشمالية."""

_PLAIN = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")
_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3]+|[0-9]+(?:[.,/:][0-9]+)*|[^\W\d_]+|\S")
_JOINED = re.compile(r"(?<!\S)(أبو|ابو|عبد|أبي|ابي) (?=\S)")


def key(name: str) -> str:
    """A name's words folded for look-up, joined by blanks.

    >>> key("الأمم المتحدة"), key("غينيا-بيساو"), key("وكالة Reuters")
    ('الامم المتحده', 'غينيا بيساو', 'وكاله reuters')
    """
    if _PLAIN.fullmatch(name):
        return fold(name)
    return " ".join(word for word in _WORD.findall(fold(name).casefold()) if word not in SKIPPED)


def spellings(name: str) -> list[str]:
    """The ways to write one name: with and without an optional article, عبد ال and أبو joined or apart.

    >>> spellings("(ال)يونسكو"), spellings("أبو ظبي")
    (['اليونسكو', 'يونسكو'], ['أبو ظبي', 'أبوظبي'])
    """
    names = [name]
    if OPTIONAL_ARTICLE in name:
        names = [name.replace(OPTIONAL_ARTICLE, "ال"), name.replace(OPTIONAL_ARTICLE, "")]
    if "بو " in name or "بي " in name or "عبد " in name:
        names += [joined for each in names if (joined := _JOINED.sub(r"\1", each)) != each]
    return names


def nationality_forms(masculine: str) -> list[Form]:
    """All forms of a nationality from its masculine singular, without the article.

    Words in -ي are inflected (كوري شمالي gives كورية شمالية); others stay (هونغ كونغي). The sound plural and
    the dual are the same in the oblique case but for their vowels, so -ين is given as plural.

    >>> [form.text for form in nationality_forms("تونسي")][:4]
    ['تونسي', 'تونسية', 'تونسيا', 'تونسيون']
    """
    words = masculine.split(" ")

    def inflect(ending: str) -> str:
        return " ".join(word + ending if word.endswith("ي") else word for word in words)

    return [Form(inflect(ending), gender, number) for ending, gender, number in _ENDINGS]


_ENDINGS: tuple[tuple[str, Gender, Number], ...] = (
    ("", "masculine", "singular"),
    ("ة", "feminine", "singular"),
    ("ا", "masculine", "singular"),  # the indefinite accusative: وفدا روسيا
    ("ون", "masculine", "plural"),
    ("ين", "masculine", "plural"),
    ("ات", "feminine", "plural"),
    ("ان", "masculine", "dual"),
    ("تان", "feminine", "dual"),
    ("تين", "feminine", "dual"),
)
