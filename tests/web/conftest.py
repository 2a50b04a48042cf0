"""A small store of composed articles, one of them hostile, and a client of the application that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.store.conftest import ARTICLES
from tests.store.stub import items

from rawi.article import Article
from rawi.cli.ingest import coder
from rawi.cli.options import EngineOptions
from rawi.store.ingest import ingest
from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.settings import Settings

HOSTILE = (
    "القاهرة - قال الوزير أحمد <script>alert(1)</script> محمود إن \u202eالحكومة\u202c «لن تقبل <img src=x onerror=alert(2)>» بأي شروط.\n"
    "وأضاف المتحدث باسم Раwі أن القاهرة ترفض العقوبات؛ '\"--></style></textarea><svg onload=alert(3)>.\n"
)
MORE = (
    Article(
        HOSTILE, "h1", "</title><script>alert(4)</script> عنوان \u202e", "2022-01-12", "صحيفة\"><b>", "javascript:alert(5)"
    ),
    Article("قال وزير الخارجية الروسي سيرغي لافروف إن بلاده تدعم الحوار.", "d1", None, None, None, None),
)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file."""
    path = tmp_path_factory.mktemp("web") / "news.rawi"
    ingest(items((*ARTICLES, *MORE)), str(path), coder(1, EngineOptions()))
    return path


@pytest.fixture(scope="session")
def library(store: Path) -> Iterator[Library]:
    """The store, open."""
    opened = Library(str(store))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(library: Library) -> TestClient:
    """A client at this machine, without a limit of requests; errors of the application are answers."""
    app = create_app(library, Settings(rate=0))
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
