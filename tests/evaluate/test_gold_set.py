"""The project's own gold articles: every field exact, every code known, every act, type, status and frame there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from rawi.evaluate import GoldArticle, read_gold
from rawi.events.ontology import event_types, sectors
from rawi.knowledge.codes import country_codes
from rawi.record import Act, Status

GOLD = Path(__file__).parents[2] / "evaluation" / "gold"
UNSEEN_MODES = {("ASSAULT", "sexual"), ("ASSAULT", "unconventional")}


@pytest.fixture(scope="module")
def golds() -> list[GoldArticle]:
    return read_gold(GOLD)  # refuses whatever is not in its text, letter for letter


def test_there_are_enough_articles_and_all_have_names_of_their_own(golds: list[GoldArticle]) -> None:
    assert len(golds) >= 25
    assert [article.doc_id for article in golds] == [path.stem for path in sorted(GOLD.glob("*.json"))]


def test_every_act_is_there(golds: list[GoldArticle]) -> None:
    seen = {statement.act for article in golds for statement in article.statements if not statement.doubt}
    assert seen == set(get_args(Act))


def test_every_event_type_and_status_is_there(golds: list[GoldArticle]) -> None:
    events = [event for article in golds for event in article.events if not event.doubt]
    assert {event.type for event in events} == set(event_types())
    assert {event.status for event in events} == set(get_args(Status))


def test_nearly_all_modes_are_there(golds: list[GoldArticle]) -> None:
    seen = {(event.type, event.mode) for article in golds for event in article.events if event.mode and not event.doubt}
    wanted = {(name, mode) for name, kind in event_types().items() for mode in kind.modes}
    assert wanted - seen == UNSEEN_MODES


def test_every_code_is_known(golds: list[GoldArticle]) -> None:
    events = [event for article in golds for event in article.events]
    parties = [party for event in events for party in (*event.actors, *event.recipients)]
    parties += [statement.source for article in golds for statement in article.statements]
    assert {party.country for party in parties} - {None} <= country_codes()
    assert {party.sector for party in parties} - {None} <= set(sectors())


def test_statements_stand_in_every_frame(golds: list[GoldArticle]) -> None:
    statements = [statement for article in golds for statement in article.statements if not statement.doubt]
    counts = Counter(
        dropped=sum(s.source.mention is None for s in statements),
        quoted=sum(s.quoted for s in statements),
        passed_on=sum(s.via is not None for s in statements),
        joint=sum(" و" in s.source.name and s.source.country is None for s in statements),
        headline=sum(s.cue.endswith(":") for s in statements),
        source_phrase=sum(s.cue in ("بحسب", "وطبقا", "نقلا عن", "على حد قول") for s in statements),
        participle=sum(s.cue in ("قائلا", "لافتة", "مطالبا", "معربا عن أمله") for s in statements),
        verbal_noun=sum(s.cue == "قوله" for s in statements),
    )
    assert min(counts.values()) >= 1
    assert counts["dropped"] >= 15


def test_what_nobody_said_is_not_there(golds: list[GoldArticle]) -> None:
    nothing = next(article for article in golds if article.doc_id == "25-nothing-said")
    assert not nothing.statements and not nothing.events
    cues = {statement.cue for article in golds for statement in article.statements}
    assert not cues & {"يوضح", "تكشف", "ويذكر", "يذكر", "والجدير بالذكر"}


def test_dates_are_of_several_kinds(golds: list[GoldArticle]) -> None:
    dates = [event.date for article in golds for event in article.events if event.date and not event.doubt]
    assert sum("/" in date for date in dates) >= 5
    assert sum("/" not in date for date in dates) >= 15
