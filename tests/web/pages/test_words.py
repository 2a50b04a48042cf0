"""The interface's words: every key that is used is there, in both languages, with the same places for values."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from rawi.events.ontology import event_types
from rawi.record import Act, EntityType, MentionKind, SpeakerFrom, Status
from rawi.web.pages.home import TICK, WIDTH, intake_chart
from rawi.web.pages.words import counted, word, words
from rawi.web.questions.between import _STEPS
from rawi.web.questions.network import RELATIONS

WEB = Path(__file__).parents[3] / "src" / "rawi" / "web"
KEY = re.compile(r"""(?:\bt\(|word\(language, |\bn\(|counted\(language, )["']([a-z_.0-9A-Z]+)["']""")
PLACE = re.compile(r"\{(\w+)\}")


def _used() -> set[str]:
    found: set[str] = set()
    for path in (*WEB.glob("templates/*.html"), *WEB.glob("pages/*.py")):
        found.update(KEY.findall(path.read_text("utf-8")))
    pages = " ".join(path.read_text("utf-8") for path in WEB.glob("pages/*.py"))
    found.update(re.findall(r'\("((?:statement|event|report|review)\.[a-z_.]+)", lambda', pages))
    found.update(re.findall(r'"(review\.problem\.[a-z]+)"', pages))
    return {key for key in found if not key.endswith((".", "_"))}


def test_every_word_that_pages_use_is_in_the_table() -> None:
    assert len(_used()) > 100
    assert _used() - set(words()) == set()


def test_words_made_of_codes_are_in_the_table() -> None:
    codes = {
        "act": Act, "status": Status, "entity": EntityType, "from": SpeakerFrom,
    }  # fmt: skip
    wanted = {f"{kind}.{code}" for kind, told in codes.items() for code in told.__args__}  # type: ignore[attr-defined]
    wanted |= {f"type.{code}" for code in event_types()} | {f"dyad.step.{step}" for step in _STEPS}
    wanted |= {f"network.{part}.{name}" for part in ("title", "relation", "from", "to") for name in RELATIONS}
    wanted |= {f"casualty.{kind}" for kind in ("killed", "wounded", "arrested", "abducted", "displaced")}
    wanted |= {f"verdict.{verdict}" for verdict in ("accepted", "corrected", "rejected")}
    wanted |= {f"published.{origin}" for origin in ("dateline", "metadata", "option")}
    assert wanted - set(words()) == set()
    assert MentionKind


def test_both_languages_have_words_and_the_same_values() -> None:
    for key, told in words().items():
        assert told["en"].strip() and told["ar"].strip(), key
        assert set(PLACE.findall(told["en"])) == set(PLACE.findall(told["ar"])) or key.startswith("count."), key


@pytest.mark.parametrize(("number", "shown"), [(1, "قول واحد"), (2, "قولان"), (3, "3 أقوال"), (11, "11 قولا"), (103, "103 أقوال")])
def test_arabic_counts_as_arabic_does(number: int, shown: str) -> None:
    assert counted("ar", "count.statements", number) == shown


def test_values_are_put_in_their_places() -> None:
    assert word("en", "pager.page", n=3) == "Page 3"
    assert word("ar", "pager.page", n=3) == "صفحة 3"


def test_months_under_the_bars_stay_inside_the_drawing() -> None:
    first = date(2018, 1, 7)
    for weeks in (2, 9, 43, 45):
        chart = intake_chart(tuple((first + timedelta(7 * n), n + 1) for n in range(weeks)))
        assert chart is not None and chart.ticks
        assert all(tick.x <= WIDTH - TICK for tick in chart.ticks)
        assert all(later.x - tick.x > TICK for tick, later in pairwise(chart.ticks))
