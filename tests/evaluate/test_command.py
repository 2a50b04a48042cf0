"""`rawi evaluate` as its users call it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rawi.cli.main import main

GOLD = Path(__file__).parents[2] / "evaluation" / "gold"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Three of the project's gold articles."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in sorted(GOLD.glob("*.json"))[:3]:
        shutil.copy(path, folder)
    return folder


def test_the_table_tells_scores_and_intervals(few: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(few)]) == 0
    out = capfd.readouterr().out
    assert out.startswith("3 articles in ")
    assert "95 % interval" in out and "event full" in out and "speaker of dropped subject" in out


def test_json_has_the_same_numbers_and_the_mistakes(few: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(few), "--json", "--errors"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["articles"] == 3
    low, high = found["statement"]["interval"]
    assert low <= found["statement"]["F1"] <= high
    assert all(isinstance(line, str) for line in found["errors"])


def test_pin_then_check(few: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.json"
    assert main(["evaluate", str(few), "--pin", str(floors)]) == 0
    assert main(["evaluate", str(few), "--check", str(floors)]) == 0
    capfd.readouterr()
    high = json.loads(floors.read_text("utf-8"))
    high["floors"]["event full"] = 1.0
    floors.write_text(json.dumps(high), "utf-8")
    assert main(["evaluate", str(few), "--check", str(floors)]) == 1
    assert "event full: " in capfd.readouterr().err
    assert main(["evaluate", str(few), "--pin", str(floors)]) == 2
    assert "--allow-lower" in capfd.readouterr().err
    assert main(["evaluate", str(few), "--pin", str(floors), "--allow-lower"]) == 0
    next(few.glob("*.json")).unlink()
    assert main(["evaluate", str(few), "--check", str(floors)]) == 1
    assert "not those that the floors were pinned on" in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--allow-lower"], ["--check", "a.json", "--pin", "b.json"], ["--check", "missing.json"]]
)
def test_calls_that_make_no_sense(few: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(few), *arguments]) == 2
    assert capfd.readouterr().err.startswith("rawi: [R")


def test_a_bad_gold_file_is_named_with_its_field(few: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = sorted(few.glob("*.json"))[1]
    data = json.loads(path.read_text("utf-8"))
    data["statements"][0]["cue"] = "همس"
    path.write_text(json.dumps(data), "utf-8")
    assert main(["evaluate", str(few)]) == 2
    err = capfd.readouterr().err
    assert err.startswith("rawi: [R600]") and path.name in err and "statements.0.cue" in err
