"""A reader who may review: the application with a file of corrections of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.review import Corrections
from rawi.web.settings import Settings


@pytest.fixture
def reader(store: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client with cookies and corrections that no other test sees."""
    library = Library(str(store), corrections=Corrections(str(tmp_path / "news.rawi.corrections")))
    with TestClient(create_app(library, Settings(rate=0)), base_url="http://localhost") as client:
        yield client
    library.close()


@pytest.fixture(scope="session")
def keys(library: Library) -> dict[str, str]:
    """The articles' keys by the ids that their source gave them."""
    with library.connection() as connection:
        return dict(connection.execute("SELECT source_id, key FROM articles").fetchall())
