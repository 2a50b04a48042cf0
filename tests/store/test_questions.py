"""What the store answers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from rawi.cli.main import main
from rawi.cli.sql import read_only
from rawi.errors import BadOptionError, EmptyInputError
from rawi.store.dyads import dyad, timeline
from rawi.store.search import Filters, search
from rawi.store.who import who


def test_who_tells_positions_meetings_and_statements(asked: Any) -> None:
    positions, meetings, statements, _ = who(asked, "لافروف")
    assert positions.title == "positions of سيرغي لافروف"
    assert any(row["country"] == "RUS" for row in positions.dictionaries())
    calls = [row for row in meetings.dictionaries() if row["mode"] == "phone" and "أوغلو" in row["others"]]
    assert len(calls) == 1 and calls[0]["sentence"] and calls[0]["id"].count(":") == 1
    contents = [row["content"] for row in statements.dictionaries()]
    assert sum("ترفض العقوبات" in content for content in contents) == 1, "a copy is not told twice"


def test_a_code_means_the_country_and_its_offices(asked: Any) -> None:
    _, _, statements, _ = who(asked, "RUS")
    assert any("العقوبات" in row["content"] for row in statements.dictionaries())


def test_who_in_a_period(asked: Any) -> None:
    *_, statements, events = who(asked, "لافروف", since="2023-01-01")
    assert not statements.rows and not events.rows


def test_an_english_name_and_an_identity_mean_the_same_as_the_arabic_name(asked: Any) -> None:
    identity, english = asked.execute(
        "SELECT identity, name_en FROM identities WHERE name = 'سيرغي لافروف' AND name_en IS NOT NULL"
    ).fetchone()
    by_name = who(asked, "لافروف")[2].rows
    assert by_name and who(asked, identity)[2].rows == by_name
    assert who(asked, english.split()[-1].upper() + " ")[2].rows == by_name


def test_nobody_of_this_name(asked: Any) -> None:
    with pytest.raises(EmptyInputError, match="nobody called"):
        who(asked, "بطوطة")


def test_dyad_counts_by_month(asked: Any) -> None:
    months, events = dyad(asked, "RUS", "TUR", since="2022-01-01")
    counted = {(row["month"], row["type"]) for row in months.dictionaries()}
    assert ("2022-01", "CONSULT") in counted
    assert all(row["day"].year == 2022 for row in events.dictionaries())


def test_timeline_is_in_order_and_takes_all_named(asked: Any) -> None:
    (all_events,) = timeline(asked, [])
    days = [row["day"] for row in all_events.dictionaries()]
    assert days == sorted(days) and len(days) > 3
    (both,) = timeline(asked, ["لافروف", "أوغلو"], type="consult")
    assert both.rows and len(both.rows) < len(all_events.rows)


def test_search_sees_through_clitics_and_spelling(asked: Any) -> None:
    for query in ("العقوبات الغربية", "عقوبات غربيه", "وبالعقوبات الغَرْبيّة"):
        (found,) = search(asked, query)
        best = found.dictionaries()[0]
        assert "العقوبات الغربية" in best["sentence"], query
        assert best["id"].count(":s") == 1
    assert len({row["title"] for row in found.dictionaries()}) == len(found.rows), "one hit for each story"


def test_search_by_speaker_act_outlet_and_date(asked: Any) -> None:
    (found,) = search(asked, "موسكو واشنطن", Filters(speaker="لافروف"))
    assert found.dictionaries()[0]["speaker"] == "سيرغي لافروف"
    (found,) = search(asked, "ليبيا", Filters(outlet="صحيفة أنقرة"))
    assert {row["outlet"] for row in found.dictionaries()} == {"صحيفة أنقرة"}
    (found,) = search(asked, "ليبيا", Filters(since="2022-02-01"))
    assert not found.rows
    with pytest.raises(EmptyInputError):
        search(asked, "؟!")


def test_sql_reads_and_nothing_else(asked: Any) -> None:
    assert read_only(asked, "SELECT count(*) AS n FROM articles").rows == ((4,),)
    for query in ("DROP TABLE articles", "SELECT * FROM read_text('/etc/hostname')", "INSTALL fts", "SET threads = 1"):
        with pytest.raises(BadOptionError):
            read_only(asked, query)


def test_every_format_says_the_same(news: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = "SELECT key, published, title, contexts, score FROM event_list ORDER BY id"
    outputs = {}
    for form in ("table", "csv", "json"):
        capfd.readouterr()
        assert main(["sql", query, "--store", str(news), "--format", form]) == 0
        outputs[form] = capfd.readouterr().out
    rows = json.loads(outputs["json"])
    assert [row["key"] for row in rows] == [row["key"] for row in csv.DictReader(io.StringIO(outputs["csv"]))]
    assert rows[0]["key"] in outputs["table"]
    arrow = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "x.parquet"
    assert main(["sql", query, "--store", str(news), "--format", "parquet", "--output", str(path)]) == 0
    assert [row["key"] for row in arrow.read_table(path).to_pylist()] == [row["key"] for row in rows]


def test_commands_answer(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in (["who", "لافروف"], ["dyad", "RUS", "TUR"], ["timeline", "RUS"], ["search", "العقوبات"]):
        assert main([*command, "--store", str(news)]) == 0, command
        assert "2022-01-1" in capfd.readouterr().out
    assert main(["who", "لافروف", "--store", str(news), "--part", "statements", "--format", "json"]) == 0
    assert isinstance(json.loads(capfd.readouterr().out), list)
    assert main(["who", "لافروف", "--store", "/nowhere/x.rawi"]) == 2
    assert "R101" in capfd.readouterr().err
