"""Explanations name the words, the rule and the look-ups."""

from __future__ import annotations

import pytest

from rawi.record import Record
from rawi.render.explanation import explain, explanation_text, ids

EVIDENCE = {"q2": ("cue أعلن of the lexicon",), "e4": ("title القائد",), "v1": ("trigger قصف: ASSAULT heavy-weapons",)}


def test_a_statement_with_its_words_and_entities(sample: tuple[Record, str]) -> None:
    found = explain(*sample, EVIDENCE, "q2")
    assert [e.id for e in found] == ["q2", "e4", "e1", "e3", "e2"]
    assert [(w.part, w.text) for w in found[0].words] == [
        ("cue", "أعلن"), ("speaker", "القائد"), ("content", "الجيش قصف المعسكر أمس"),
    ]  # fmt: skip
    shown = explanation_text(found)
    for expected in ("rule subject-verb-clause confidence 0.50", "because cue أعلن of the lexicon", "because title القائد", "sentence بيروت"):
        assert expected in shown


def test_an_event_with_its_words(sample: tuple[Record, str]) -> None:
    found = explain(*sample, EVIDENCE, "v1")
    assert [(w.part, w.text) for w in found[0].words] == [("trigger", "قصف"), ("date", "أمس"), ("place", "المعسكر")]
    assert found[0].what == "ASSAULT heavy-weapons happened 2021-03-02 told in q2"
    assert [e.id for e in found[1:]] == ["e2", "e3", "e1"]


def test_an_entry_that_is_not_there(sample: tuple[Record, str]) -> None:
    assert ids(sample[0]) == ["q1", "q2", "q3", "v1", "v2", "e4", "e1", "e2", "e3"]
    with pytest.raises(KeyError):
        explain(*sample, {}, "v9")
