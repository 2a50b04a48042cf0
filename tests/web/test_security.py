"""What a hostile page, client or article cannot do."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from rawi.web.app import create_app
from rawi.web.headers import HEADERS, POLICY
from rawi.web.library import Library
from rawi.web.security import Buckets, Guard, check_csrf, csrf_token
from rawi.web.settings import Settings

INJECTIONS = (
    "' OR 1=1 --", "'; DROP TABLE articles; --", '" UNION SELECT text FROM articles --', "%27%20OR%201=1", "$1", "?", "\\", "%", "_",
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "\u202eabc", "\x00", "\U0001f600" * 50,
    "a" * 200, "1e999", "-1", "null", "[]", "(SELECT 1)", "read_csv('/etc/passwd')", "ال" * 100, "\r\nSet-Cookie: a=b", "nan",
)  # fmt: skip


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    paths = ("/api/v1", "/api/v1/articles/none", "/api/v1/articles?page=0", "/api/docs", "/nothing", "/static/nothing.css", "/")
    for answer in (*(client.get(path) for path in paths), client.post("/api/v1", json={}), client.get("/", headers={"Host": "x.example"})):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    assert "unsafe" not in POLICY and "script-src 'self';" in POLICY


def test_a_fault_tells_nothing_and_carries_the_headers(library: Library) -> None:
    app = create_app(library)

    @app.get("/api/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret")

    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/api/broken")
    assert answer.status_code == 500 and answer.json()["code"] == "R900"
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "localhost.evil.example", "", "127.0.0.1.evil.example", "[::1", "a@localhost"])
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1", headers={"Host": host})
    assert answer.status_code == 403 and answer.json()["code"] == "R701"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765", "192.168.1.7"])
def test_our_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/api/v1", headers={"Host": host}).status_code == 200


def test_a_name_can_be_allowed(library: Library) -> None:
    client = TestClient(create_app(library, Settings(allowed_hosts=("Reading.example",))), base_url="http://reading.example")
    assert client.get("/api/v1").status_code == 200


def test_pages_of_other_sites_can_send_nothing(client: TestClient) -> None:
    body = {"text": "قال الوزير إن الاجتماع ناجح."}
    for headers in (
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "same-site"},
    ):  # fmt: skip
        answer = client.post("/api/v1/read", json=body, headers=headers)
        assert answer.status_code == 403, headers
        assert "access-control-allow-origin" not in answer.headers
    same = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/v1/read", json=body, headers=same).status_code == 200


def forms() -> TestClient:
    app = FastAPI()

    @app.get("/form")
    def form(request: Request) -> str:
        return csrf_token(request)

    @app.get("/plain")
    def plain() -> str:
        return ""

    @app.post("/form", dependencies=[Depends(check_csrf)])
    def sent() -> str:
        return "changed"

    from rawi.web.errors import install

    install(app)
    app.add_middleware(Guard, settings=Settings())
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


def test_a_form_needs_the_token_of_its_own_page() -> None:
    client = forms()
    assert "set-cookie" not in client.get("/plain").headers
    page = client.get("/form")
    cookie = page.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and page.headers["cache-control"] == "no-store"
    token = page.json()
    assert client.get("/form").json() == token
    assert client.post("/form", data={"csrf_token": token}).json() == "changed"
    assert client.post("/form", headers={"X-CSRF-Token": token}).json() == "changed"
    for data in ({}, {"csrf_token": ""}, {"csrf_token": "x" * 32}, {"csrf_token": "ه"}):
        assert client.post("/form", data=data).status_code == 403
    client.cookies.clear()
    assert client.post("/form", data={"csrf_token": token}).status_code == 403
    assert client.post("/form", data={"csrf_token": ""}, headers={"Cookie": "rawi_token="}).status_code == 403


def test_nothing_is_changed_by_get(client: TestClient, store: Path) -> None:
    before = hashlib.sha256(store.read_bytes()).hexdigest(), sorted(p.name for p in store.parent.iterdir())
    for path in ("/api/v1/articles", "/api/v1/exports/csv", "/api/v1/exports/parquet", "/", "/api/v1/search?q=العقوبات", "/review"):
        client.get(path)
    names = [n for n in sorted(p.name for p in store.parent.iterdir()) if "corrections" not in n]
    assert (hashlib.sha256(store.read_bytes()).hexdigest(), names) == before
    app = client.app
    assert isinstance(app, FastAPI)
    for route in routes(app):
        if (route.methods or set()) - {"GET", "HEAD"} and not route.path.startswith("/api/"):
            dependencies = [dependency.call for dependency in route.dependant.dependencies]
            assert check_csrf in dependencies, f"{route.path} changes something without a token"


def routes(app: FastAPI) -> list[APIRoute]:
    return [route for route in app.routes if isinstance(route, APIRoute)]


def test_each_client_has_a_bucket_of_its_own() -> None:
    buckets = Buckets(rate=2.0, burst=3)
    assert [buckets.allow("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert buckets.allow("b", 0.0)
    assert not buckets.allow("a", 0.4) and buckets.allow("a", 1.0)
    assert all(Buckets(rate=0, burst=1).allow("a", 0.0) for _ in range(10))


def test_too_many_requests_are_refused_for_a_while(library: Library) -> None:
    client = TestClient(create_app(library, Settings(rate=0.001, burst=3)), base_url="http://localhost")
    answers = [client.get("/api/v1/articles/none") for _ in range(5)]
    assert [a.status_code for a in answers] == [404, 404, 404, 429, 429]
    assert answers[-1].headers["retry-after"] and answers[-1].json()["code"] == "R702"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py", "/static/%2e%2e/settings.py", "/static/..%2fsettings.py", "/static/....//settings.py",
        "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/..%5csettings.py", "/static/vendor/../../app.py", "/static/%00",
        "/static/vendor", "/static/",
    ],
)  # fmt: skip
def test_no_other_file_can_be_had(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404, 405)
    assert "create_app" not in answer.text and "root:" not in answer.text


def parameters(client: TestClient) -> list[tuple[str, str]]:
    """Each text parameter of the API: path, name."""
    found = []
    for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", []):
            found.append((path, parameter["name"]))
    return found


def test_injections_in_every_parameter_of_the_api(client: TestClient) -> None:
    required: dict[str, Any] = {"/api/v1/search": {"q": "العقوبات"}}
    known = {"{key}": "0", "{id}": "0:q1", "{first}": "RUS", "{second}": "TUR", "{identity}": "RUS", "{kind}": "csv"}
    tried = 0
    for path, name in parameters(client):
        for value in INJECTIONS:
            query, address = dict(required.get(path, {})), path
            if f"{{{name}}}" in path:
                address = address.replace(f"{{{name}}}", quote(value, safe="/"))
            else:
                query[name] = value
            for mark, plain in known.items():
                address = address.replace(mark, plain)
            answer = client.get(address, params=query or None)
            tried += 1
            assert answer.status_code < 500, (path, name, value, answer.text)
            assert "root:" not in answer.text and "set-cookie" not in answer.headers
            if "<script>" in value:
                assert answer.headers["content-type"].split(";")[0] in ("application/problem+json", "application/json", "text/csv")
    assert tried > 800
