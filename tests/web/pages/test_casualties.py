"""Casualties that the text gives without a number (عشرات القتلى) are shown, not a fault."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient
from tests.store.stub import items

from rawi.article import Article
from rawi.cli.ingest import coder
from rawi.cli.options import EngineOptions
from rawi.store.ingest import ingest
from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.settings import Settings

TEXT = "دمشق 11 يناير 2022 (وكالة سانا) - قصف الجيش السوري مدينة حلب أمس، مما أسفر عن مقتل العشرات وإصابة 12 شخصا."


def test_dozens_are_shown_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "news.rawi"
    ingest(items((Article(TEXT, "a1", None, "2022-01-11", "سانا"),)), str(path), coder(1, EngineOptions()))
    library = Library(str(path))
    with TestClient(create_app(library, Settings(rate=0)), base_url="http://127.0.0.1:8765") as client:
        listed = client.get("/api/v1/events").json()["items"]
        sizes = [size for event in listed for size in event["sizes"]]
        assert {"kind": "killed", "number": None} in sizes
        key = listed[0]["id"].partition(":")[0]
        assert client.get(f"/articles/{key}").status_code == 200
        for event in listed:
            assert client.get(f"/events/{event['id']}").status_code == 200
    library.close()
