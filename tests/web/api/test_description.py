"""The description of the API, and the page that shows it."""

from __future__ import annotations

import re
from importlib.resources import files

from fastapi.testclient import TestClient


def test_every_operation_is_described(client: TestClient) -> None:
    description = client.get("/api/v1/openapi.json").json()
    for path, operations in description["paths"].items():
        assert path.startswith("/api/v1")
        for method, operation in operations.items():
            assert (method, path) in {("post", "/api/v1/read")} or method == "get", "nothing is changed over the API"
            assert operation["summary"] and operation["tags"]
            for parameter in operation.get("parameters", []):
                assert parameter["schema"]


def test_the_page_loads_nothing_from_elsewhere_and_has_no_script_of_its_own(client: TestClient) -> None:
    page = client.get("/api/docs")
    assert page.status_code == 200
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(named) >= 4
    for address in named:
        assert address.startswith("/")
        assert client.get(address).status_code == 200, address
    assert re.findall(r"<script[^>]*>([^<]*)</script>", page.text) == ["", ""]
    assert "style=" not in page.text and "<style" not in page.text


def test_vendored_libraries_are_listed_with_version_and_licence() -> None:
    folder = files("rawi.web") / "static" / "vendor"
    listed = (folder / "VERSIONS.md").read_text("utf-8")
    for path in folder.iterdir():
        assert path.name == "VERSIONS.md" or path.name in listed
