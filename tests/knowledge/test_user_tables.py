"""Users' tables: loaded, checked row by row, and put before the packaged ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.user_tables import check_table, gazetteer_with, load_user_table
from rawi.text import read_text

HEADER = "name,names,kind,country,sector,office,start,end,name_en,wikidata,source\n"
GOOD = (
    HEADER
    + "زعفران البستاني,البستاني|زعفران البستانى,person,LBN,GOV,وزير الثقافة,2019-01-31,2020-01-21,Z. Bustani,,ours\n"
    + "زعفران البستاني,,person,LBN,LEG,نائب,2022,,,,ours\n"
    + "تجمع النخيل,(ال)نخيل,organization,IRQ,SOC|OPP,,,,Palms,,ours\n"
    + "دول النخيل,,region,IRQ|SAU,,,,,,,ours\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def written(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "bad.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_rows_of_one_name_are_terms_of_one_entry(table: Path) -> None:
    person, body, region = load_user_table(table)
    assert (person.id, person.kind) == ("person:user-زعفران-البستاني", "person")
    assert person.on("2019-06").office == "وزير الثقافة"
    assert person.on("2021").sector == "ELI"
    assert person.on("2023").sector == "LEG"
    assert body.terms[0].other_sectors == ("OPP",)
    assert set(body.names) == {"تجمع النخيل", "النخيل", "نخيل"}
    assert region.countries == ("IRQ", "SAU")


def test_entries_are_found_and_have_the_last_word(table: Path, tmp_path: Path) -> None:
    mine = tmp_path / "tehran.csv"
    mine.write_text("name,kind,country\nطهران,person,IRN\nقفقازي,nationality,GEO\n", encoding="utf-8-sig")
    index = gazetteer_with([table, mine])
    layer = read_text("التقى البستاني طهران والوفد القفقازي في بيروت")
    assert [(m.entries[0].kind, len(m.entries)) for m in index.find(layer)] == [
        ("person", 1), ("person", 1), ("nationality", 1), ("capital", 1),
    ]  # fmt: skip


def test_a_good_table_has_no_problems(table: Path) -> None:
    assert check_table(table) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",,person,,,,,,,,\n", "row 2, column name: is empty"),
        ("فلان,,persn,,,,,,,,\n", "row 2, column kind: 'persn' is no kind; write one of country"),
        ("فلان,,,,,,,,,,\n", "row 2, column kind: is empty"),
        ("فلان,,person,XYZ,,,,,,,\n", "row 2, column country: 'XYZ' is no ISO 3166"),
        ("فلان,,person,irq,,,,,,,\n", "row 2, column country: 'irq' is no ISO 3166 alpha-3 or PLOVER code (write it in"),
        ("فلان,,person,IRQ|SYR,,,,,,,\n", "row 2, column country: holds several codes"),
        ("فلان,,person,,KING,,,,,,\n", "row 2, column sector: 'KING' is no PLOVER sector"),
        ("فلان,,person,,,,24/7/2015,,,,\n", "row 2, column start: '24/7/2015' is no ISO date; write 2015"),
        ("فلان,,person,,,,2016,2015-03,,,\n", "row 2, column end: 2015-03 is before start 2016"),
        ("فلان,,person,,,,,,,12,\n", "row 2, column wikidata: '12' is no Wikidata id"),
        ("فلان,ب,person,,,,,,,,\n", "row 2, column names: 'ب' is one letter"),
        ("فلان,***,person,,,,,,,,\n", "row 2, column names: '***' has no letter"),
        ("فلان,,person,,,,,,\n", "row 2: 9 cells where the header has 11"),
    ],
)
def test_problems_name_row_and_column(tmp_path: Path, row: str, problem: str) -> None:
    path = written(tmp_path, row)
    problems = check_table(path)
    assert len(problems) == 1
    assert problems[0].startswith(problem)
    with pytest.raises(KnowledgeError, match=r"bad.csv, row 2"):
        load_user_table(path)


def test_all_problems_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, "فلان,,persn,XYZ,,,,,,,\nعلان,,person,,,,,,,,\nعلان,,person,,,,,,,,\n")
    assert [problem.partition(":")[0] for problem in check_table(path)] == [
        "row 2, column kind", "row 2, column country", "row 4, column name",
    ]  # fmt: skip
    with pytest.raises(KnowledgeError, match=r"\(and 1 more; see `rawi kb check`\)"):
        load_user_table(path)


def test_unknown_and_missing_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("name,kind,colour\nفلان,person,red\n", encoding="utf-8")
    assert check_table(path)[0].startswith("row 1: unknown column colour")
    path.write_text("name\nفلان\n", encoding="utf-8")
    assert check_table(path)[0].startswith("row 1: no column kind")
    path.write_text("", encoding="utf-8")
    assert check_table(path)[0].startswith("row 1: no column name, kind")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        check_table(tmp_path / "none.csv")
    path = tmp_path / "t.csv"
    path.write_bytes("name,kind\nفلان,person\n".encode("cp1256"))
    assert "is not UTF-8" in check_table(path)[0]
