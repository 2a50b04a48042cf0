"""The marked text: every character of the article, marks on the right ones, nested ones readable."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.conftest import LAVROV

import rawi
from rawi.record import Content, Cue, DocumentInfo, EngineInfo, Record, Statement
from rawi.web.pages.marks import Labels, marked_text

NOTHING = Labels({}, {}, {})


@pytest.fixture(scope="module")
def record() -> Record:
    return rawi.load().read(LAVROV, published="2022-01-11")


def _words(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def test_the_text_is_unchanged(record: Record) -> None:
    assert "".join(_words(marked_text(record, LAVROV, NOTHING)).split()) == "".join(LAVROV.split())


def test_marks_name_their_characters(record: Record) -> None:
    markup = str(marked_text(record, LAVROV, NOTHING))
    found = re.findall(r'data-span="(\d+)-(\d+)"[^>]*>([^<]*)<', markup)
    assert len(found) > 10
    for start, end, words in found:
        assert unescape(words) == LAVROV[int(start) : int(end)]


def test_cues_and_triggers_lead_to_their_entries(record: Record) -> None:
    markup = str(marked_text(record, LAVROV, NOTHING))
    for statement in record.statements:
        assert f'href="#{statement.id}"' in markup
        assert f'id="{statement.id}-cue"' in markup
        assert f'aria-describedby="about-{statement.id}"' in markup


def test_a_speaker_left_out_is_told(record: Record) -> None:
    markup = str(marked_text(record, LAVROV, Labels({}, {}, {record.statements[0].id: "سيرغي لافروف"})))
    assert '<span class="unspoken"> [<bdi>سيرغي لافروف</bdi>]</span>' in markup


def test_nested_contents_are_told_apart() -> None:
    text = "قال أحمد إن علي قال إن الحرب انتهت"
    outer = Statement(id="q1", span=(0, 34), act="say", cue=Cue(span=(0, 3), text="قال", lemma="قال"), speaker=None, speaker_from="named",
                      content=Content(span=(12, 34), text=text[12:34]))  # fmt: skip
    inner = outer.model_copy(update={"id": "q2", "cue": Cue(span=(16, 19), text="قال", lemma="قال"), "content": Content(span=(23, 34), text=text[23:34])})
    record = Record(engine=EngineInfo(version="0", model="m"), document=DocumentInfo(id="x", characters=len(text)), statements=(outer, inner))
    markup = str(marked_text(record, text, NOTHING))
    assert 'class="mark content opens" data-entries="q1"' in markup
    assert 'class="mark content in2 opens closes" data-entries="q2 q1" data-span="23-34"' in markup


@settings(max_examples=50)
@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60), st.data())
def test_any_text_with_any_marks_is_safe(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    statement = Statement(id="q1", span=(start, end), act="say", cue=Cue(span=(start, end), text=text[start:end], lemma="x"), speaker=None,
                          speaker_from="named", content=Content(span=(start, end), text=text[start:end]))  # fmt: skip
    record = Record(engine=EngineInfo(version="0", model="m"), document=DocumentInfo(id="x", characters=len(text)), statements=(statement,))
    markup = str(marked_text(record, text, NOTHING))
    assert set(re.findall(r"<(\w+)", markup)) <= {"p", "a", "span", "bdi"}
    assert markup.count("<a ") == markup.count("</a>")
