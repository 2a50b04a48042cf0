"""The gate: the engine keeps what it reached on the project's own gold articles."""

from __future__ import annotations

from pathlib import Path

import pytest

import rawi
from rawi.errors import GoldError
from rawi.evaluate import evaluate, read_gold
from rawi.evaluate.gate import Floors, digest, fallen, floors_text, pinned, read_floors

FOLDER = Path(__file__).parents[2] / "evaluation"
OLD = Floors(gold_sha256="0" * 64, articles=2, floors={"event": 0.8, "act": 0.9})


def test_the_gold_is_the_one_that_the_floors_were_pinned_on() -> None:
    floors = read_floors(FOLDER / "floors.json")
    assert digest(FOLDER / "gold") == floors.gold_sha256, "look at what changed, then: rawi evaluate --pin"
    assert len(read_gold(FOLDER / "gold")) == floors.articles


def test_no_score_has_fallen_below_its_floor() -> None:
    result = evaluate(rawi.load(), read_gold(FOLDER / "gold"))
    floors = read_floors(FOLDER / "floors.json")
    assert fallen(floors, result.main_scores(), floors.gold_sha256) == []
    assert result.wrong_spans == 0
    assert set(floors.floors) == set(result.main_scores())


def test_a_fallen_score_shuts_the_gate() -> None:
    assert fallen(OLD, {"event": 0.8, "act": 0.95}, "0" * 64) == []
    assert fallen(OLD, {"event": 0.799, "act": 0.95}, "0" * 64) == ["event: 0.7990 is below its floor of 0.800"]
    assert fallen(OLD, {"event": 0.8}, "0" * 64) == ["act: nothing was scored; its floor is 0.900"]


def test_other_gold_shuts_the_gate(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    first = digest(tmp_path)
    (tmp_path / "a.json").write_text("{} ", "utf-8")
    assert digest(tmp_path) != first
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    assert digest(tmp_path) != first
    assert "not those" in fallen(OLD, {"event": 1, "act": 1}, first)[0]


def test_pinning_raises_and_never_lowers() -> None:
    new = pinned(OLD, {"event": 0.8501, "act": 0.902}, "1" * 64, 3)
    assert new == Floors(gold_sha256="1" * 64, articles=3, floors={"event": 0.845, "act": 0.9})


def test_lower_floors_need_the_flag() -> None:
    scores = {"event": 0.7, "act": 0.95}
    with pytest.raises(GoldError, match=r"event: 0\.7000 is below its floor of 0\.800; give --allow-lower"):
        pinned(OLD, scores, "1" * 64, 3)
    assert pinned(OLD, scores, "1" * 64, 3, allow_lower=True).floors == {"event": 0.695, "act": 0.945}


def test_floors_survive_their_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(floors_text(OLD), "utf-8")
    assert read_floors(path) == OLD


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", "the file: "), ('{"gold_sha256": "x", "articles": 1, "floors": {}}', "gold_sha256: "), ("{}", "gold_sha256: ")],
)
def test_bad_floors_are_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "floors.json").write_text(text, "utf-8")
    with pytest.raises(GoldError, match=message):
        read_floors(tmp_path / "floors.json")


def test_missing_floors_are_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        read_floors(tmp_path / "floors.json")
