"""Reading what the client sends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

import rawi
from rawi.record import Record
from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.settings import Settings

TEXT = "قال وزير الخارجية الروسي سيرغي لافروف أمس إن بلاده ترفض العقوبات."


def test_the_record_is_that_of_the_engine(client: TestClient) -> None:
    answer = client.post("/api/v1/read", json={"text": TEXT, "published": "2022-01-11", "title": "لافروف", "id": "a1"})
    assert answer.status_code == 200
    expected = rawi.load().read(TEXT, published="2022-01-11", title="لافروف", id="a1")
    assert Record.from_json(answer.content) == expected
    assert expected.statements[0].content.text == "بلاده ترفض العقوبات"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": "The minister said that the talks were useful and good."}, 422, "R105"),
        ({"text": "   \n "}, 422, "R102"),
        ({"text": ""}, 422, "R108"),
        ({}, 422, "R108"),
        ({"text": TEXT, "published": "yesterday"}, 422, "R108"),
        ({"text": TEXT, "unknown": 1}, 422, "R108"),
        ({"text": TEXT + "\x00\x01\x02\x03" * 50}, 422, "R103"),
        ({"text": TEXT * 5_000}, 413, "R106"),
    ],
)
def test_what_cannot_be_read_is_told(client: TestClient, body: dict[str, object], status: int, code: str) -> None:
    answer = client.post("/api/v1/read", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{", "application/json"), (b"\xff\xfe", "application/json"), (b'{"text": "\\ud800 \xd8\xa7"}', "application/json"),
        (TEXT.encode(), "text/plain"), (b"text=abc", "application/x-www-form-urlencoded"), (b"[" * 100_000, "application/json"),
    ],
)  # fmt: skip
def test_odd_bodies_are_refused(client: TestClient, content: bytes, kind: str) -> None:
    answer = client.post("/api/v1/read", content=content, headers={"Content-Type": kind})
    assert answer.status_code in (400, 413, 415, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_that_is_too_large_is_refused_before_it_is_read(library: Library) -> None:
    client = TestClient(create_app(library, Settings(max_body=1_000, rate=0)), base_url="http://localhost")
    assert client.post("/api/v1/read", json={"text": TEXT * 50}).status_code == 413

    def chunks() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 100

    answer = client.post("/api/v1/read", content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413 and answer.json()["code"] == "R106"
