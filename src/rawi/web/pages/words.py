"""The interface's words in English and Arabic: ``data/web/interface.tsv``."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
DIRECTION = {"en": "ltr", "ar": "rtl"}


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, str]]:
    """Every key with its words by language."""
    text = (files("rawi") / "data" / "web" / "interface.tsv").read_text("utf-8")
    return {line["key"]: {"en": line["en"], "ar": line["ar"]} for line in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)}


def word(language: Language, key: str, /, **values: object) -> str:
    """The words of a key, with values put in their places.

    >>> word("en", "act.deny"), word("ar", "act.deny")
    ('denied', 'نفى')

    Raises KeyError for a key that the table lacks.
    """
    told = words()[key][language]
    return told.format(**values) if values else told


def counted(language: Language, key: str, number: int) -> str:
    """A number with its noun: English one and many, Arabic one, two, 3 to 10, and more.

    The table has ``KEY`` (many), ``KEY.one``, and in Arabic ``KEY.two`` and ``KEY.few``.

    >>> counted("en", "count.events", 1), counted("en", "count.events", 1200)
    ('1 event', '1,200 events')
    >>> counted("ar", "count.events", 2), counted("ar", "count.events", 5), counted("ar", "count.events", 40)
    ('حدثان', '5 أحداث', '40 حدثًا')
    """
    form = key
    rest = number % 100
    if number == 1:
        form = f"{key}.one"
    elif language == "ar" and number == 2:
        form = f"{key}.two"
    elif language == "ar" and 3 <= rest <= 10:
        form = f"{key}.few"
    return words()[form][language].format(n=f"{number:,}")
