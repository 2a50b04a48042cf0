"""What the repository promises as a whole: documents in step with the code, one version, no forbidden means."""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.excerpt import excerpt, in_readme
from tests.ontology_page import PAGE, coded, sentences_of

import rawi
from rawi import errors
from rawi.cli.main import build_parser

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CLI_DOC = (ROOT / "docs" / "cli.md").read_text("utf-8")


def commands(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from commands(below, f"{name} {word}")


@pytest.mark.parametrize(("name", "parser"), list(commands(build_parser(), "rawi")), ids=lambda value: str(value)[:20])
def test_every_command_and_option_is_documented(name: str, parser: argparse.ArgumentParser) -> None:
    assert name == "rawi kb" or f"`{name}" in CLI_DOC or f"## {name}" in CLI_DOC
    for action in parser._actions:
        for option in action.option_strings:
            if option not in ("-h", "--help"):
                assert re.search(f"`(rawi )?{option}[ `]", CLI_DOC), f"{name} {option}"


def all_errors(base: type[errors.RawiError]) -> Iterator[type[errors.RawiError]]:
    for error in base.__subclasses__():
        yield error
        yield from all_errors(error)


def test_every_error_has_a_code_of_its_own_and_is_documented() -> None:
    codes = [error.code for error in all_errors(errors.RawiError) if error.__module__ == "rawi.errors"]
    assert len(codes) == len(set(codes))
    for code in codes:
        assert f"| {code} |" in CLI_DOC


def test_every_field_of_the_record_is_documented() -> None:
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    for part in (schema, *schema["$defs"].values()):
        for field in part["properties"]:
            assert f"`{field}`" in text, f"{part.get('title')}.{field}"


def test_readme_shows_what_the_demo_prints() -> None:
    assert in_readme() == excerpt(), "run: make readme"


def test_sentences_of_the_ontology_are_coded_as_the_page_says() -> None:
    engine = rawi.load()
    shown = list(sentences_of(PAGE.read_text("utf-8")))
    assert len(shown) > 100
    wrong = [entry for entry in shown if not coded(engine, entry[2], entry[0], entry[1])]
    assert not wrong, "run: make readme"


def test_commands_in_the_documents_exist() -> None:
    named = {
        module
        for path in (ROOT / "README.md", ROOT / "Makefile", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"))
        for module in re.findall(r"python -m ((?:training|benchmarks|fuzz|tests)[\w.]*)", path.read_text("utf-8"))
    }
    assert len(named) > 5
    for module in sorted(named):
        path = ROOT / module.rstrip(".").replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == rawi.__version__
    assert f"version: {rawi.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {rawi.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))])
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_the_package_uses_no_network_no_pickle_and_no_eval() -> None:
    for path in SOURCES:
        found = imported(path)
        if path.parts[-2:] in (("sources", "fetch.py"), ("sources", "pages.py")):  # feeds by URL, and their pages
            found -= {"urllib", "http", "socket"}
        found -= {"urllib"} if "urllib.request" not in path.read_text("utf-8") else set()  # quoting of addresses
        found -= {"socket"} if path.parts[-2:] == ("web", "serving.py") else set()  # listens
        assert not found & {"pickle", "marshal", "socket", "urllib", "requests", "http", "torch"}, path
        assert not re.search(r"(?<![\w.])(eval|exec)\(", path.read_text("utf-8")), path


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[;]", requirement)[0].strip().lower() for requirement in requirements}


def test_the_package_needs_what_it_declares_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    distributions = {"pycrfsuite": "python-crfsuite"}
    parts_of = {"starlette": "fastapi", "anyio": "fastapi", "markupsafe": "jinja2"}
    rooms = {"web": "serve", "model_context": "mcp"}  # not imported before such a command is chosen
    used: dict[str, set[str]] = {}
    for path in SOURCES:
        room = path.relative_to(ROOT / "src" / "rawi").parts[0]
        used.setdefault(room if room in rooms else "", set()).update(imported(path) - sys.stdlib_module_names - {"rawi"})
    declared = names_of(project["dependencies"])
    assert {distributions.get(name, name) for name in used[""]} == declared
    for room, extra in rooms.items():
        found = {parts_of.get(name, name) for name in used.get(room, set())}
        assert found <= declared | names_of(project["optional-dependencies"][extra]), room


def test_nothing_of_the_repository_points_outside_it() -> None:
    """No absolute path of a developer's machine; corpora are named by option only."""
    files = [*SOURCES, *(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "Makefile", ROOT / "pyproject.toml"]
    for path in files:
        assert not re.search(r"(?<![\w.])/(work|home|Users)/", path.read_text("utf-8")), path
