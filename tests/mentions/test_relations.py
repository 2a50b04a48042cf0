"""Every row of the relations table is found in its own example."""

import csv
from importlib.resources import files

import pytest

from rawi.mentions.find import relational_nouns
from rawi.mentions.lexicon import home_of, people_nouns, placeless
from rawi.pipeline import Engine
from rawi.text import read_text

ROWS = list(
    csv.DictReader(
        (files("rawi") / "data" / "mentions" / "relations.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["stems"])
def test_row_is_found_in_its_example(row: dict[str, str]) -> None:
    found = relational_nouns(read_text(row["example"]))
    assert row["kind"] in {relation.kind for relation in found.values()}


def test_indefinite_nouns_mean_nothing_before() -> None:
    assert relational_nouns(read_text("يقع المبنى على جانب الطريق")) == {}


def test_outlets_have_homes() -> None:
    assert home_of("okaz") == "SAU"
    assert home_of("BBC") is None
    assert home_of(None) is None


PEOPLE = list(
    csv.DictReader(
        (files("rawi") / "data" / "mentions" / "people_nouns.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["stems"].split("|")[0])
def test_noun_for_people_stands_in_its_example(row: dict[str, str]) -> None:
    stems = {token.stem for token in read_text(row["example"]).tokens}
    assert any(people_nouns().get(stem) == row["sector"] for stem in stems)


PLACELESS = list(
    csv.DictReader(
        (files("rawi") / "data" / "mentions" / "placeless.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@pytest.mark.parametrize("row", PLACELESS, ids=lambda row: row["stems"].split("|")[0])
def test_placeless_noun_stands_in_its_example(row: dict[str, str]) -> None:
    assert placeless() & {token.stem for token in read_text(row["example"]).tokens}


def test_a_bare_dual_means_those_named_as_two() -> None:
    text = (
        "التقى وزيرا خارجية أرمينيا وأذربيجان في تبليسي. وقال وزير الخارجية الجورجي إن اللقاء ناجح. وذكر الوزيران أنهما سيتبادلان الأسرى."
    )
    record = Engine().read(text)
    names = {e.id: e.name for e in record.entities}
    assert [names[s.speaker or ""] for s in record.statements][-1] == "وزيرا خارجية أرمينيا وأذربيجان"
