"""Contexts and modes: all of the ontology can be reached, and the words near a trigger give them."""

from __future__ import annotations

import pytest

from rawi.events.ontology import contexts, event_types, read_table
from rawi.pipeline import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_every_context_has_words() -> None:
    assert {row["context"] for row in read_table("contexts.tsv") if row["words"]} == set(contexts())


def test_every_mode_is_given_by_a_row() -> None:
    given = {(r["type"], r["mode"]) for name in ("triggers.tsv", "modes.tsv") for r in read_table(name)}
    asked = {(code, mode) for code, type in event_types().items() for mode in type.modes}
    assert asked <= given


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("بحث وزير الخارجية المصري مع نظيره السوداني مكافحة الفساد.", "corruption"),
        ("بحث وزير الخارجية المصري مع نظيره السوداني تهريب المخدرات.", "illegal_drugs"),
        ("بحث وزير الخارجية الألماني مع نظيره التركي ملف اللاجئين.", "asylum"),
        ("بحث وزير الخارجية الإيطالي مع نظيره الليبي الهجرة غير الشرعية.", "migration"),
        ("بحث وزير الخارجية الأمريكي مع نظيره الإيراني الملف النووي.", "cbrn"),
        ("بحث وزير الخارجية المصري مع نظيره السوداني حقوق المرأة.", "gender"),
        ("اتهم وزير الدفاع الأوكراني روسيا بشن هجمات إلكترونية.", "cyber"),
        ("بحث وزير الخارجية المصري مع نظيره السوداني تغير المناخ.", "environment"),
    ],
)
def test_words_near_the_trigger_give_the_context(engine: Engine, text: str, context: str) -> None:
    events = engine.read(text, published="2022-01-11").events
    assert context in {c for e in events for c in e.contexts}


def test_times_are_no_women_and_a_minister_is_no_context(engine: Engine) -> None:
    text = "زار وزير الخارجية الفرنسي القاهرة ثلاث مرات."
    assert not {"gender", "executive"} & {c for e in engine.read(text, published="2022-01-11").events for c in e.contexts}
