"""Lists, single things, and how they come: pages, streams, entity tags."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

LISTS = ("articles", "statements", "events", "actors", "dyads")


def get(client: TestClient, path: str, **values: Any) -> Any:
    answer = client.get(f"/api/v1/{path}", params=values)
    assert answer.status_code == 200, answer.text
    return answer.json()


def everything(client: TestClient, path: str, **values: Any) -> list[Any]:
    """All pages of a list, followed by their links."""
    found: list[Any] = []
    page = get(client, path, **values)
    while True:
        found += page["items"]
        if page["next"] is None:
            return found
        page = client.get(page["next"]).json()


@pytest.mark.parametrize("path", LISTS)
def test_pages_hold_everything_once_and_in_order(client: TestClient, path: str) -> None:
    whole = get(client, path, size=200)["items"]
    assert len(whole) > 1
    assert everything(client, path, size=2) == whole
    beyond = get(client, path, page=10_000, size=200)
    assert beyond["items"] == [] and beyond["next"] is None


@pytest.mark.parametrize("path", ("articles", "statements", "events", "actors"))
def test_a_stream_is_the_list_without_pages(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}?format=ndjson")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in answer.text.splitlines()] == everything(client, path)


def test_what_is_served_is_told(client: TestClient) -> None:
    about = get(client, "")
    assert about["articles"] == 6
    assert about["statements"] and about["events"] and about["actors"]
    assert about["last"] == "2022-01-12"


@pytest.mark.parametrize("path", ("statements", "events"))
def test_every_passage_is_what_stands_at_its_characters(client: TestClient, path: str) -> None:
    for item in everything(client, path, copies=True):
        text = get(client, f"articles/{item['source']['article']}")["text"]
        for name in ("cue", "content", "trigger", "sentence"):
            passage = item.get(name)
            if passage:
                assert text[passage["start"] : passage["end"]] == passage["text"]


def test_statements_by_speaker_act_and_outlet(client: TestClient) -> None:
    found = everything(client, "statements", speaker="لافروف")
    assert found and all("لافروف" in s["speaker"]["name"] for s in found)
    rejected = everything(client, "statements", act="reject")
    assert all(s["act"] == "reject" for s in rejected)
    outlet = everything(client, "statements", outlet="صحيفة أنقرة", copies=True)
    assert outlet and {s["source"]["outlet"] for s in outlet} == {"صحيفة أنقرة"}
    assert everything(client, "statements", speaker="RUS", until="2022-01-10") == []


def test_copies_are_counted_once(client: TestClient) -> None:
    once, all_ = everything(client, "statements"), everything(client, "statements", copies=True)
    assert len(once) < len(all_)
    linked = next(s for s in once if s["outlets"] > 1)
    witnesses = get(client, f"statements/{linked['id']}")["witnesses"]
    assert {w["linked"] for w in witnesses} == {linked["linked"]} and len(witnesses) > 1


def test_events_between_two_parties(client: TestClient) -> None:
    calls = everything(client, "events", party="RUS", other="TUR", type="consult")
    assert calls and calls[0]["type"] == "CONSULT" and calls[0]["mode"] == "phone"
    names = {p["country"] for p in (*calls[0]["actors"], *calls[0]["recipients"])}
    assert {"RUS", "TUR"} <= names
    one = get(client, f"events/{calls[0]['id']}")
    assert one["event"]["id"] == calls[0]["id"] and one["witnesses"]
    dyad = get(client, "dyads/RUS/TUR")
    assert dyad["months"][0]["month"] == "2022-01"
    assert any(e["id"] == calls[0]["id"] for e in dyad["events"])


def test_an_actor_by_name_by_code_and_by_identity(client: TestClient) -> None:
    by_name = get(client, "actors/لافروف")
    assert by_name["actors"][0]["name"] == "سيرغي لافروف"
    assert by_name["positions"][0]["office"] == "وزير الخارجية"
    identity = by_name["actors"][0]["identity"]
    assert get(client, f"actors/{identity}")["name"] == "سيرغي لافروف"
    assert get(client, "actors/RUS")["events"]
    listed = everything(client, "actors", name="لافروف")
    assert [a["identity"] for a in listed] == [identity]
    assert everything(client, "actors", type="person", order="name") == sorted(
        everything(client, "actors", type="person"), key=lambda a: (a["name"], a["identity"])
    )


def test_an_article_with_its_record(client: TestClient) -> None:
    for head in everything(client, "articles"):
        whole = get(client, f"articles/{head['article']}")
        record = get(client, f"articles/{head['article']}/record")
        assert whole["record"] == record and whole["head"] == head
        assert record["document"]["characters"] == len(whole["text"])
        for statement in record["statements"]:
            start, end = statement["content"]["span"]
            assert whole["text"][start:end] == statement["content"]["text"]


def test_search_in_pages_and_with_filters(client: TestClient) -> None:
    hits = everything(client, "search", q="العقوبات", size=1)
    assert len(hits) > 1 and len({h["id"] for h in hits}) == len(hits)
    assert all("العقوبات" in h["sentence"] for h in hits)
    said = get(client, "search", q="العقوبات", speaker="لافروف")["items"]
    assert said and all("لافروف" in h["speaker"] for h in said)
    assert get(client, "search", q="زنجبيل")["items"] == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("articles/0000000000000000", "R112"), ("articles/0000000000000000/record", "R112"), ("statements/x:q1", "R112"),
        ("events/x", "R112"), ("actors/زنجبيل", "R112"), ("actors/person:زنجبيل:", "R112"), ("dyads/RUS/زنجبيل", "R112"),
        ("statements?speaker=زنجبيل", "R112"), ("events?party=زنجبيل", "R112"), ("articles?mentions=زنجبيل", "R112"),
        ("search?q=العقوبات&speaker=زنجبيل", "R112"), ("nothing", "H404"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(client: TestClient, path: str, code: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == code and problem["detail"] and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["search?q=؟؟", "search", "articles?page=0", "articles?size=201", "events?since=tomorrow", "actors?order=age", "exports/pdf"],
)
def test_what_cannot_be_understood_is_told(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 422
    assert answer.json()["code"].startswith("R1")


def test_an_entity_tag_spares_the_answer(client: TestClient) -> None:
    first = client.get("/api/v1/articles?size=2")
    tag = first.headers["etag"]
    again = client.get("/api/v1/articles?size=2", headers={"If-None-Match": f'"other", {tag}'})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
    other = client.get("/api/v1/articles?size=3", headers={"If-None-Match": tag})
    assert other.status_code == 200 and other.headers["etag"] != tag
