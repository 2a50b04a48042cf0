"""The reading room in a real browser: a server of its own, and Chromium where there is one."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.review import Corrections
from rawi.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str | None:
    """Where Chromium is: RAWI_CHROMIUM, or the first one on the path."""
    told = os.environ.get("RAWI_CHROMIUM")
    return told or next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


@dataclass
class Room:
    """A running server: its address, its corrections, the keys of its articles."""

    address: str
    corrections: Corrections
    keys: dict[str, str]
    problems: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def room(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    import uvicorn

    corrections = Corrections(str(tmp_path_factory.mktemp("browser") / "news.rawi.corrections"))
    library = Library(str(store), corrections=corrections)
    with library.connection() as connection:
        keys = dict(connection.execute("SELECT source_id, key FROM articles").fetchall())
    server = uvicorn.Server(uvicorn.Config(create_app(library, Settings(rate=0)), "127.0.0.1", 0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    waited = threading.Event()
    for _ in range(400):
        if server.started:
            break
        waited.wait(0.05)
    assert server.started, "the server did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Room(f"http://127.0.0.1:{port}", corrections, keys)
    server.should_exit = True
    thread.join(20)
    library.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; tests skip where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'rawi[dev]'")
    path = chromium()
    if path is None:
        pytest.skip("no Chromium here: install it (on Debian: apt-get install chromium) or name it in RAWI_CHROMIUM")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, room: Room) -> Iterator[Page]:
    """A fresh reader with a wide screen; whatever the browser complains of is gathered in ``room.problems``."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme="light", base_url=room.address)
    opened = context.new_page()
    room.problems.clear()
    opened.on("console", lambda message: room.problems.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: room.problems.append(str(error)))
    opened.on("request", lambda request: None if request.url.startswith((room.address, "data:")) else room.problems.append(request.url))
    yield opened
    context.close()


@pytest.fixture(scope="session")
def screenshots() -> Path | None:
    """The folder where screenshots are kept, when the variable RAWI_SCREENSHOTS names one."""
    folder = os.environ.get("RAWI_SCREENSHOTS")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)
