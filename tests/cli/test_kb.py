"""`rawi kb`: names and offices, on a day or over time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Rawi


def test_a_name_on_a_day(rawi: Rawi) -> None:
    ran = rawi("kb", "lookup", "سيرغي لافروف", "--on", "2022-01-10")
    assert ran.status == 0 and "RUS GOV وزير الخارجية" in ran.out


def test_a_country_as_json(rawi: Rawi) -> None:
    entries = json.loads(rawi("kb", "lookup", "قازاقستان", "--format", "json").out)
    assert [e["id"] for e in entries] == ["country:KAZ"]
    assert entries[0]["terms"][0]["country"] == "KAZ"


def test_a_holder_of_an_office(rawi: Rawi) -> None:
    ran = rawi("kb", "who", "وزير خارجية الصين", "--on", "2023-01-05")
    assert ran.status == 0 and "Qin Gang" in ran.out and ran.out.count("person:") == 1


def test_what_is_not_there(rawi: Rawi) -> None:
    assert rawi("kb", "lookup", "خنفشار").status == 1
    ran = rawi("kb", "who", "خنفشار")
    assert ran.status == 2 and "names no office" in ran.err
    assert rawi("kb", "lookup", "روسيا", "--on", "last year").status == 2


TABLE = """name,kind,country,sector,office,start,end,name_en
سامر الديب,person,JOR,GOV,وزير النقل,2019,2021-03-07,Samer al-Deeb
سامر الديب,person,JOR,LEG,عضو مجلس النواب,2021-11-01,,Samer al-Deeb
لجنة حوض اليرموك,organization,IGO,,,,,Yarmouk Basin Commission
"""
NEWS = "قال سامر الديب إن المشروع سيبدأ هذا العام."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_table_of_one_s_own_is_checked_row_by_row(rawi: Rawi, table: Path) -> None:
    assert rawi("kb", "check", table).status == 0
    table.write_text(TABLE.replace("JOR", "JO").replace("2019", "sometime"), "utf-8")
    ran = rawi("kb", "check", table)
    assert ran.status == 1
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == [
        f"{table}, row 2, column country", f"{table}, row 2, column start", f"{table}, row 3, column country",
    ]  # fmt: skip
    assert rawi("kb", "check", table.with_name("gone.csv")).status == 2


def test_a_table_of_one_s_own_codes_an_article(rawi: Rawi, table: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text(NEWS, "utf-8")
    call = ("read", news, "--format", "json", "--date", "2022-05-01")
    found = {}
    for name, options in (("without", ()), ("with", ("--knowledge", table))):
        record = json.loads(rawi(*call, *options).out)
        found[name] = [(e["name_en"], e["country"], e["sector"]) for e in record["entities"] if e["name"] == "سامر الديب"]
    assert found["with"] == [("Samer al-Deeb", "JOR", "LEG")] != found["without"]
    assert "JOR GOV" in rawi("kb", "lookup", "سامر الديب", "--on", "2020-01-01", "--knowledge", table).out


@pytest.mark.parametrize("workers", [1, 2])
def test_a_wrong_table_stops_the_work(rawi: Rawi, table: Path, tmp_path: Path, workers: int) -> None:
    (tmp_path / "news.txt").write_text(NEWS, "utf-8")
    table.write_text(TABLE.replace("person", "human"), "utf-8")
    ran = rawi("code", tmp_path / "news.txt", "--output", tmp_path / "out.jsonl", "--knowledge", table, "--workers", workers)
    assert ran.status == 2 and ran.err.startswith(f"rawi: [R300] {table}, row 2, column kind: ") and ran.err.count("\n") == 1
