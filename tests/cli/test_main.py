"""The frame around the commands: help, versions, schema, light start."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Rawi

import rawi as package
from rawi.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    script = (
        "import sys; from rawi.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print([m for m in ('spacy', 'numpy', 'pydantic', 'rich', 'rawi.pipeline') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    for module in COMMANDS:
        assert module.__name__.rpartition(".")[2] in ran.stdout


@pytest.mark.parametrize("command", [module.__name__.rpartition(".")[2] for module in COMMANDS])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"usage: rawi {command}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["frobnicate"], ["read"], ["code", "x.jsonl"], ["kb"]])
def test_a_wrong_call_is_one_line_and_points_at_the_help(rawi: Rawi, arguments: list[str]) -> None:
    ran = rawi(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("rawi: [R108] ") and "--help`" in ran.err and ran.err.count("\n") == 1


def test_version(rawi: Rawi) -> None:
    assert rawi("version").out.splitlines()[0] == f"rawi {package.__version__}"


def test_the_schema_fits_the_records_and_its_copy_in_the_docs(rawi: Rawi, news: Path) -> None:
    printed = rawi("schema").out
    assert printed == (ROOT / "docs" / "record.schema.json").read_text("utf-8"), "run: rawi schema > docs/record.schema.json"
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    record = json.loads(rawi("read", news, "--format", "json").out)
    jsonschema.validate(record, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"schema": "rawi.record/0"}, schema)


def test_explain(rawi: Rawi, news: Path) -> None:
    assert rawi("explain", news).status == 0
    assert isinstance(json.loads(rawi("explain", news, "--format", "json").out), list)
    ran = rawi("explain", news, "--event", "v99")
    assert ran.status == 2 and "the record has no event v99" in ran.err
