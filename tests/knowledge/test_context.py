"""Risky names: each row's sentences, and the grammar of conditions."""

from __future__ import annotations

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.context import Term, parse, risky_names
from rawi.knowledge.gazetteer import find, gazetteer
from rawi.knowledge.sheets import Row, packaged_rows
from rawi.knowledge.spelling import key
from rawi.knowledge.tables import entry_by_id
from rawi.text import read_text

ROWS = packaged_rows("risky_names.csv")


def hits(row: Row, sentence: str) -> list[str]:
    """What the sentence says under one of the row's names, for the row's entry."""
    wanted = {key(name) for name in row.names("names")}
    keys = wanted | {name.removeprefix("ال") for name in wanted}
    entry = row.cells["entry"]
    return [
        match.name
        for match in find(read_text(sentence))
        if any(found.id == entry or found.id.startswith(entry) for found in match.entries)
        and (key(match.name) in keys or entry != found_kind(entry))
    ]


def found_kind(entry: str) -> str:
    return entry.partition(":")[0] + ":"


@pytest.mark.parametrize("row", [r for r in ROWS if r.cells["example"]], ids=lambda r: f"row {r.line}")
def test_the_name_counts_in_its_example(row: Row) -> None:
    assert hits(row, row.cells["example"])


@pytest.mark.parametrize("row", [r for r in ROWS if r.cells["trap"]], ids=lambda r: f"row {r.line}")
def test_the_name_does_not_count_in_its_trap(row: Row) -> None:
    assert not hits(row, row.cells["trap"])


def test_every_rule_is_for_a_name_of_its_entry() -> None:
    for name, rules in risky_names().items():
        bearers = gazetteer().lookup(name)
        for entry in rules:
            if entry.endswith(":"):
                assert any(bearer.id.startswith(entry) for bearer in bearers), (entry, name)
            else:
                assert entry_by_id()[entry] in bearers, (entry, name)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("حصلت الشركة على دعم مالي", []),
        ("انقلاب عسكري في مالي", ["country:MLI"]),
        ("موريتانيا ومالي والنيجر", ["country:MRT", "country:MLI", "country:NER"]),
        ("أعلنت حماس وفتح المصالحة", ["armed_group:hamas", "organization:fatah"]),
        ("أعلن فتح باب الترشح", []),
        ("ما زال هناك أمل", []),
        ("زار سلطنة عمان", ["country:OMN"]),
        ("نهر الأردن", ["place:jordan-river"]),
        ("جزر القمر", ["country:COM"]),
        ("القمر الصناعي", []),
        ("قاعدة بيانات القاعدة الشعبية", []),
        ("الجزيرة العربية", ["region:arabian-peninsula"]),
        ("ولاية جورجيا الأميركية", ["place:georgia-us-state-usa"]),
        ("استمرت الحياة في المدينة", []),
        ("وقد سبق أن أعلن", []),
        ("الحرب على الإرهاب في الصعيد الدولي", []),
        ("دلتا النيجر", ["place:niger-delta-nga"]),
        ("رئيس النيجر", ["country:NER"]),
        ("رئيس نيجيريا", ["country:NGA"]),
        ("الأمير تركي الفيصل", []),
        ("مسؤول تركي", ["nationality:TUR"]),
    ],
)
def test_traps_of_newswire(sentence: str, expected: list[str]) -> None:
    assert [match.entries[0].id for match in find(read_text(sentence))] == expected


def test_conditions_are_parsed() -> None:
    assert parse("", "t") == ()
    assert parse("before:حركة|قيادي_في&!quoted seen", "t") == (
        (Term("before", frozenset({"حركه", "قيادي في"})), Term("quoted", frozenset(), True)),
        (Term("seen"),),
    )


@pytest.mark.parametrize("cell", ["before", "moon:full", "seen:x", "before:"])
def test_an_unknown_condition_is_named(cell: str) -> None:
    with pytest.raises(KnowledgeError, match="t, row 3: unknown condition"):
        parse(cell, "t, row 3")
