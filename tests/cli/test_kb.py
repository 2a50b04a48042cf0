"""`rawi kb`: names and offices, on a day or over time."""

from __future__ import annotations

import json

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
