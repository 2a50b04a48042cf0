"""Every row of the room's tables does what its example says."""

from __future__ import annotations

import pytest
from tests.statements.statement_reading import read

from rawi.statements.tables import cue_rows, express_nouns, read_rows, speaker_nouns, words

_CARRIERS = {"carry", "gift", "noun"}


@pytest.mark.parametrize("row", [r for r in read_rows("cues.tsv") if r["example"]], ids=lambda r: f"{r['lemma']}-{r['act']}")
def test_cue_row(row: dict[str, str]) -> None:
    found = read(row["example"])
    assert row["lemma"] in [s.lemma for s in found]
    if not _CARRIERS & set(row["frames"].split()):
        assert row["act"] in [s.act for s in found]


@pytest.mark.parametrize("row", read_rows("express_nouns.tsv"), ids=lambda r: r["noun"])
def test_express_noun_decides_the_act(row: dict[str, str]) -> None:
    assert row["act"] in [s.act for s in read(row["example"])]


@pytest.mark.parametrize("row", read_rows("speech_nouns.tsv"), ids=lambda r: r["noun"])
def test_speech_noun_row(row: dict[str, str]) -> None:
    assert (row["verb"], row["act"]) in [(s.lemma, s.act) for s in read(row["example"])]


@pytest.mark.parametrize("row", [r for r in read_rows("phrases.tsv") if r["example"]], ids=lambda r: r["phrase"])
def test_phrase_row(row: dict[str, str]) -> None:
    found = read(row["example"])
    if row["kind"] == "narrator":
        assert found == []
    elif row["kind"] == "tail":
        assert row["phrase"].split()[0] not in found[0].content.split()[-3:]
        assert row["phrase"] not in found[0].content
    elif row["kind"] == "term":
        assert [statement.quoted for statement in found] == [False]
    else:
        assert found != []


def test_every_cue_has_an_example() -> None:
    assert [r["lemma"] for r in read_rows("cues.tsv") if not r["example"]] == []


def test_tables_are_folded_for_look_up() -> None:
    assert express_nouns()["امل"] == "expect"
    assert speaker_nouns()["مصادر"] == "collective"
    assert "فيها" in words("resumptive")
    assert cue_rows()["وجّه"][1].weak == frozenset({"ب"})
