"""The tools, asked by real client sessions: one in this process, one over standard input and output."""

from __future__ import annotations

import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from tests.store.conftest import ARTICLES
from tests.store.stub import items

from rawi.cli.ingest import coder
from rawi.cli.options import EngineOptions
from rawi.model_context.server import build
from rawi.store.ingest import ingest
from rawi.web.library import Library

TEXT = "قال وزير الخارجية الروسي سيرغي لافروف أمس إن بلاده ترفض العقوبات. وزار لافروف القاهرة."
ID = re.compile(r"[0-9a-f]{16}:[sqv]\d+")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "news.rawi"
    ingest(items(ARTICLES), str(path), coder(1, EngineOptions()))
    return path


@pytest.fixture(scope="module")
def library(store: Path) -> Iterator[Library]:
    opened = Library(str(store))
    yield opened
    opened.close()


def asked(server: Any, ask: Callable[[Client], Awaitable[Any]]) -> Any:
    async def session() -> Any:
        async with Client(server) as client:
            return await ask(client)

    return anyio.run(session)


def call(library: Library, tool: str, **arguments: Any) -> dict[str, Any]:
    result = asked(build(library), lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


def refused(library: Library, tool: str, **arguments: Any) -> str:
    result = asked(build(library), lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    return str(result.content[0].text)


def test_four_tools_that_only_read(library: Library) -> None:
    tools = asked(build(library), lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["read", "search", "who", "dyad"]
    for tool in tools:
        assert tool.annotations.read_only_hint and not tool.annotations.open_world_hint
        assert tool.description and tool.output_schema


def cited(source: dict[str, Any], library: Library) -> None:
    """A citation names outlet, date and id, and its sentence stands in the article."""
    assert ID.fullmatch(source["id"]) and source["outlet"] and source["date"]
    with library.connection() as connection:
        (text,) = connection.execute("SELECT text FROM articles WHERE key = ?", [source["id"].partition(":")[0]]).fetchone()
    assert source["sentence"] in text


def test_search_cites_sentences(library: Library) -> None:
    found = call(library, "search", query="ليبيا", limit=1)
    assert len(found["hits"]) == 1 and found["more"]
    cited(found["hits"][0]["source"], library)
    said = call(library, "search", query="العقوبات", speaker="لافروف")
    assert said["hits"][0]["speaker"] == "سيرغي لافروف" and said["hits"][0]["act"]


def test_who_tells_positions_statements_and_events(library: Library) -> None:
    found = call(library, "who", name="لافروف", limit=5)
    assert found["name"] == "سيرغي لافروف"
    assert found["positions"][0]["office"] == "وزير الخارجية"
    assert found["statements"] and found["events"]
    for part in (*found["statements"], *found["events"]):
        cited(part["source"], library)
    assert call(library, "who", name="لافروف", since="2030-01-01")["statements"] == []


def test_dyad_tells_months_and_events(library: Library) -> None:
    found = call(library, "dyad", first="RUS", second="TUR")
    assert found["months"][0]["month"] == "2022-01"
    assert any(event["type"] == "CONSULT (phone)" for event in found["events"])
    for event in found["events"]:
        cited(event["source"], library)


def test_read_gives_statements_and_events_with_their_sentences(library: Library) -> None:
    found = call(library, "read", text=TEXT, published="2022-01-12")
    assert found["statements"][0]["speaker"] == "سيرغي لافروف"
    assert found["statements"][0]["content"] == "بلاده ترفض العقوبات"
    assert all(part["source"]["sentence"] in TEXT for part in (*found["statements"], *found["events"]))


def test_what_cannot_be_answered_is_told_in_words(library: Library) -> None:
    assert "R112" in refused(library, "who", name="زنجبيل")
    assert "R105" in refused(library, "read", text="The minister said that the talks were useful.")
    assert "R106" in refused(library, "read", text=TEXT * 2_000)
    assert "R102" in refused(library, "search", query="؟؟")
    assert "limit" in refused(library, "search", query="العقوبات", limit=1_000)


def test_a_client_starts_the_command_and_asks_it(store: Path, library: Library) -> None:
    parameters = StdioServerParameters(command=sys.executable, args=["-m", "rawi", "mcp", "--store", str(store)])

    async def ask(client: Client) -> Any:
        return client.server_info, await client.call_tool("search", {"query": "ليبيا"})

    info, result = asked(stdio_client(parameters), ask)
    assert info.name == "rawi"
    cited(result.structured_content["hits"][0]["source"], library)
