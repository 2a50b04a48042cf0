"""Entry.on: which term holds on a day."""

from __future__ import annotations

import pytest

from rawi.knowledge.types import Entry, Term

MINISTER = Term("RUS", "GOV", office="وزير الخارجية", start="2004-03-09", end="2010-06-30")
ENVOY = Term("RUS", "GOV", office="مبعوث", start="2009", end="2012")


def person(*terms: Term) -> Entry:
    return Entry("person:x", "person", "سيرغي", terms=terms)


@pytest.mark.parametrize(
    ("date", "office"),
    [("2004-03-09", "وزير الخارجية"), ("2005", "وزير الخارجية"), ("2010-05", "مبعوث"), ("2012-12-31", "مبعوث")],
)
def test_the_term_that_began_last_holds(date: str, office: str) -> None:
    assert person(MINISTER, ENVOY).on(date).office == office


def test_a_person_after_the_last_term_is_of_the_elite() -> None:
    term = person(MINISTER).on("2015-07-24")
    assert (term.country, term.sector, term.office) == ("RUS", "ELI", None)


def test_a_person_before_the_first_term_has_a_country_only() -> None:
    assert person(MINISTER).on("1999") == Term("RUS")


def test_without_a_date_the_latest_term() -> None:
    assert person(MINISTER, ENVOY).on(None) == ENVOY
    open_term = Term("RUS", "GOV", office="رئيس", start="2000")
    assert person(open_term, MINISTER).on(None) == open_term


def test_bodies_keep_their_last_term_and_have_their_first_before_it() -> None:
    rebels, rulers = Term("AFG", "REB", end="2021-08-14"), Term("AFG", "GOV", start="2021-08-15")
    taliban = Entry("armed_group:x", "armed_group", "طالبان", terms=(rulers, rebels))
    assert taliban.on("2021-08-14").sector == "REB"
    assert taliban.on("2021-08-15").sector == "GOV"
    yugoslavia = Entry("country:YUG", "country", "يوغوسلافيا", terms=(Term("YUG", "GOV", end="2003"),))
    assert yugoslavia.on("2015").country == "YUG"


def test_no_terms() -> None:
    assert Entry("place:x", "place", "موضع").on("2015") == Term()
