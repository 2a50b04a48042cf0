"""The examples of the documentation run: Python blocks, shell blocks, queries."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.cli.main import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the examples, in which the pages' commands are run one after the other."""
    path = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", path / "examples")
    yield path


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md") if blocks(path.name, "python")))
def test_python_blocks_run(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, page, "exec"), names)
    assert capsys.readouterr().out.strip(), "an example that shows nothing"


COMMANDS = [(page, line) for page in ("quick-start.md", "extending.md") for block in blocks(page, "sh") for line in block.splitlines()]


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_commands_run(page: str, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.chdir(folder)
    words = shlex.split(line, comments=True)
    assert words[0] == "rawi"
    for block in blocks(page, "csv"):
        (folder / "my.csv").write_text(block, "utf-8")
    assert main(words[1:]) == 0


@pytest.mark.parametrize("query", blocks("questions.md", "sql"))
def test_queries_run(query: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.chdir(folder)
    if not (folder / "questions.rawi").exists():
        assert main(["ingest", "examples/archive", "--store", "questions.rawi"]) == 0
        capsys.readouterr()
    status = main(["sql", query, "--store", "questions.rawi", "--format", "csv"])
    rows = capsys.readouterr().out.splitlines()
    nothing_there = "failures" in query or "event_witnesses" in query  # no article failed, each event has one witness
    assert (status, len(rows) > 1) == ((1, False) if nothing_there else (0, True))
