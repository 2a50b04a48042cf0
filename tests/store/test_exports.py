"""Each export, read back by a tool that is not ours."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import Any

import networkx
import pyarrow.parquet
import pytest

from rawi.cli.main import main
from rawi.store.export import gdelt, plover
from rawi.store.export.crosswalk import cameo
from rawi.store.export.flat import COLUMNS


def export(news: Path, folder: Path, kind: str, *options: str) -> Path:
    path = folder / f"out.{kind}"
    assert main(["export", kind, "--store", str(news), "--output", str(path), *options]) == 0
    assert not Path(f"{path}.part").exists()
    return path


def counted(asked: Any) -> set[str]:
    return {row[0] for row in asked.execute("SELECT id FROM counted_events").fetchall()}


def test_plover(news: Path, tmp_path: Path, asked: Any) -> None:
    lines = export(news, tmp_path, "plover").read_text("utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    assert {event["id"] for event in events} == counted(asked)
    (call,) = [e for e in events if e["event"] == ["CONSULT"] and e.get("mode") == ["phone"] and "أوغلو" in str(e["source"])][:1]
    assert call["quad_code"] == 1 and call["event_scale"] == 1.5 and call["date"] == "2022-01-10"
    assert {"code", "actor_text"} <= set(call["source"][0])
    assert call["cite_info"]["url"].startswith("https://") and call["event_text"][0] in call["text"]


def test_flat_csv_and_parquet_hold_the_same_rows(news: Path, tmp_path: Path, asked: Any) -> None:
    with export(news, tmp_path, "csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = pyarrow.parquet.read_table(export(news, tmp_path, "parquet"))
    assert list(table.column_names) == list(COLUMNS) == list(rows[0])
    found = table.to_pylist()
    assert [row["event_id"] for row in found] == [row["event_id"] for row in rows]
    assert {row["event_id"] for row in found} == counted(asked)
    texts = dict(asked.execute("SELECT key, text FROM articles").fetchall())
    for row in found:
        text = texts[row["article"]]
        assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
        assert text[row["trigger_start"] : row["trigger_end"]] in row["sentence"]
    pairs = {(row["actor_country"], row["recipient_country"]) for row in found}
    assert ("RUS", "TUR") in pairs or ("TUR", "RUS") in pairs


def test_gdelt_has_its_61_columns(news: Path, tmp_path: Path) -> None:
    with export(news, tmp_path, "gdelt").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(gdelt.COLUMNS) == 61 and {len(row) for row in rows} == {61}
    first = dict(zip(gdelt.COLUMNS, rows[0], strict=True))
    assert first["EventRootCode"] == first["EventCode"][:2] and first["SQLDATE"].startswith("20220")
    assert first["QuadClass"] in "1234" and math.isfinite(float(first["GoldsteinScale"]))
    assert first["SOURCEURL"].startswith("https://")
    named = [dict(zip(gdelt.COLUMNS, row, strict=True)) for row in rows]
    places = {(row["ActionGeo_Type"], row["ActionGeo_Fullname"], row["ActionGeo_CountryCode"]) for row in named if row["ActionGeo_Fullname"]}
    assert all(kind in "14" and country != "" for kind, _, country in places)
    for row in named:
        assert (row["Actor1Geo_Type"] == "1") == bool(row["Actor1Geo_CountryCode"])
        assert row["AvgTone"] == "", "the record tells no tone"


def test_numbers_that_the_text_does_not_give_are_left_out() -> None:
    casualties: list[dict[str, Any]] = [{"kind": "killed", "number": None}, {"kind": "killed", "number": 3}, {"kind": "wounded", "number": None}]
    assert plover._sizes(casualties) == {"dead": 3}


def test_annotations_stand_on_their_characters(news: Path, tmp_path: Path, asked: Any) -> None:
    page = json.loads(export(news, tmp_path, "annotations").read_text("utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    texts = dict(asked.execute("SELECT url, text FROM articles").fetchall())
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) > 30
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
    kinds = {item["id"].split(":")[3] for item in page["items"]}
    assert kinds == {"mention", "statement", "event"}


def test_graphml(news: Path, tmp_path: Path) -> None:
    graph = networkx.read_graphml(export(news, tmp_path, "graphml"), force_multigraph=True)
    names = {data.get("name", "") for _, data in graph.nodes(data=True)}
    assert any("لافروف" in name for name in names)
    relations = {data["relation"] for _, _, data in graph.edges(data=True)}
    assert "met" in relations
    assert all(data["count"] >= 1 for _, _, data in graph.edges(data=True))


def test_a_period_and_standard_output(news: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert export(news, tmp_path, "plover", "--since", "2030-01-01").read_text() == ""
    capfd.readouterr()
    assert main(["export", "plover", "--store", str(news), "--output", "-"]) == 0
    assert json.loads(capfd.readouterr().out.splitlines()[0])["has_event"] is True
    assert main(["export", "parquet", "--store", str(news), "--output", "-"]) == 2


def test_crosswalk_takes_what_fits_best() -> None:
    assert cameo("CONSULT") == "040"
    assert cameo("CONSULT", "visit") == "042"
    assert cameo("AGREE", None, ["economic", "diplomatic"]) in ("030", "0311")
    assert cameo("ASSAULT", "aerial") == "195"
    assert cameo("NOTHING") is None
