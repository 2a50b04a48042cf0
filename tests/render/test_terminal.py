"""The terminal view shows everything, whole, in order, and is no way in for control characters."""

from __future__ import annotations

import re

import pytest

from rawi.record import DocumentInfo, EngineInfo, Record
from rawi.render.terminal import terminal_text

Sample = tuple[Record, str]


def test_head_participants_statements_and_events(sample: Sample) -> None:
    shown = terminal_text(*sample)
    for expected in (
        "حديث الوزير", "بيروت 3 مارس 2021 (وكالة)", "published 2021-03-03 (from dateline)", "outlet الصحيفة",
        "place بيروت", "agency وكالة", "2 sentences",
        "person LBN GOV/ELI سليم حداد Salim Haddad", "office وزير الدفاع Minister of Defence", "= e1 + e2",
        "q1   say e1 سليم حداد LBN GOV/ELI", "قال | القائد أعلن أن الجيش قصف المعسكر أمس",
        "q2   announce e4 القائد (unnamed source) in q1", "via e1 سليم حداد", "to e3 سليم حداد والجيش",
        "q3   add e1 سليم حداد LBN GOV/ELI (subject left out) quoted",
        "v1   ASSAULT heavy-weapons happened | قصف", "who e2 الجيش LBN MIL", "to whom e3", "when 2021-03-02 أمس",
        "where المعسكر LBN", "killed 1,200", "told by q2 e4 القائد",
        "v2   CONSULT negated historical (again: v1) | تفاوض", "when 2021-03-01 to 2021-03-07",
    ):  # fmt: skip
        assert expected in shown


def test_a_statement_inside_another_is_indented(sample: Sample) -> None:
    lines = terminal_text(*sample).splitlines()
    indent = {line.split()[0]: len(line) - len(line.lstrip()) for line in lines if re.match(r" *q\d ", line)}
    assert indent["q1"] == indent["q3"] == 0
    assert indent["q2"] > 0


@pytest.mark.parametrize("width", [40, 60, 200])
def test_lines_are_wrapped_between_words_and_lose_none(sample: Sample, width: int) -> None:
    record, text = sample
    shown = terminal_text(record, text, width=width)
    assert max(map(len, shown.splitlines())) <= width
    assert f"قال | {record.statements[0].content.text} q2" in " ".join(shown.split())


def test_an_empty_record_says_none() -> None:
    record = Record(engine=EngineInfo(version="0", model="m"), document=DocumentInfo(id="x", characters=4))
    shown = terminal_text(record, "نص.")
    assert shown.count("none") == 3
    assert "on an unknown day" in shown


def test_control_characters_and_bidi_overrides_do_not_reach_the_terminal(sample: Sample) -> None:
    record, text = sample
    wicked = "\x1b]0;title\x07قال\u202eالوزير\u2066\x9b31m[bold]x[/bold]"
    head = record.document.model_copy(update={"title": wicked, "outlet": wicked})
    shown = terminal_text(record.model_copy(update={"document": head}), text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "[bold]x[/bold]" in shown


def test_colour_only_when_asked(sample: Sample) -> None:
    assert "\x1b[" not in terminal_text(*sample)
    assert "\x1b[" in terminal_text(*sample, colour=True)
