"""A small store of composed articles, coded by the engine once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.store.stub import items

from rawi.article import Article
from rawi.cli.ingest import coder
from rawi.cli.options import EngineOptions
from rawi.store.ingest import ingest
from rawi.store.place import open_reading

EXAMPLE = (Path(__file__).parents[2] / "examples" / "xinhua-2022-01-11.txt").read_text("utf-8")
LAVROV = (
    "موسكو (وكالة المثال) - قال وزير الخارجية الروسي سيرغي لافروف اليوم الثلاثاء إن بلاده ترفض العقوبات الغربية الجديدة.\n"
    "وأضاف لافروف أن موسكو مستعدة للحوار مع واشنطن بشأن الضمانات الأمنية في أوروبا.\n"
    "وأجرى لافروف اتصالا هاتفيا مع نظيره التركي مولود تشاووش أوغلو أمس الاثنين لبحث الأزمة في ليبيا.\n"
)
COPY = LAVROV.replace("(وكالة المثال) - ", "") + "وتأتي هذه التصريحات قبل جولة جديدة من المحادثات.\n"
CALL = (
    "أنقرة - بحث وزير الخارجية التركي مولود تشاووش أوغلو مع نظيره الروسي سيرغي لافروف الأزمة في ليبيا في اتصال هاتفي "
    "أمس الاثنين.\nوقال تشاووش أوغلو إن بلاده تدعم وقف إطلاق النار في ليبيا.\n"
)
ARTICLES = (
    Article(EXAMPLE, "x1", "وانغ يي يجري اتصالا هاتفيا", "2022-01-11", "شينخوا", "https://news.example.org/x1"),
    Article(LAVROV, "l1", "لافروف يرفض العقوبات", "2022-01-11", "وكالة المثال", "https://news.example.org/l1"),
    Article(COPY, "c1", "لافروف: نرفض العقوبات", "2022-01-12", "صحيفة النسخة", "https://copy.example.org/c1"),
    Article(CALL, "t1", "اتصال بين أنقرة وموسكو", "2022-01-11", "صحيفة أنقرة", "https://ankara.example.org/t1"),
)


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the articles above."""
    store = tmp_path_factory.mktemp("store") / "news.rawi"
    ingest(items(ARTICLES), str(store), coder(1, EngineOptions()))
    return store


@pytest.fixture
def asked(news: Path) -> Iterator[Any]:
    """A reader's connection to it."""
    with closing(open_reading(str(news))) as connection:
        yield connection
