"""Records go to JSON and back without loss, and take nothing that is not theirs."""

from __future__ import annotations

import json

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.record import (
    Content,
    Cue,
    DocumentInfo,
    EngineInfo,
    Entity,
    Event,
    EventDate,
    Mention,
    Place,
    Record,
    Statement,
    Trigger,
)

TEXT = st.text(st.characters(codec="utf-8"))
SPAN = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))
ID = st.from_regex(r"[a-z][0-9]{1,3}", fullmatch=True)
IDS = st.lists(ID, max_size=3).map(tuple)
WORDS = {"span": SPAN, "text": TEXT}
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
ENTITY = st.builds(
    Entity, id=ID, type=st.sampled_from(["person", "country", "group"]), name=TEXT, name_en=st.none() | TEXT,
    other_sectors=IDS, members=IDS,
    mentions=st.lists(st.builds(Mention, **WORDS, kind=st.sampled_from(["name", "dropped"])), max_size=3).map(tuple),
)  # fmt: skip
STATEMENT = st.builds(
    Statement, id=ID, span=SPAN, act=st.just("say"), cue=st.builds(Cue, **WORDS, lemma=TEXT), speaker=st.none() | ID,
    speaker_span=st.none() | SPAN, speaker_from=st.just("named"), via=IDS, addressee=IDS,
    content=st.builds(Content, **WORDS), quoted=st.booleans(), quotes=st.lists(SPAN, max_size=3).map(tuple),
    in_=st.none() | ID, rule=TEXT, confidence=NUMBER,
)  # fmt: skip
EVENT = st.builds(
    Event, id=ID, type=st.just("AID"), mode=st.none() | TEXT, quad=TEXT, score=st.none() | NUMBER,
    trigger=st.builds(Trigger, **WORDS), actors=IDS, recipients=IDS,
    place=st.none() | st.builds(Place, name=TEXT, latitude=NUMBER, span=st.none() | SPAN),
    date=st.none() | st.builds(EventDate, start=TEXT, end=TEXT, span=st.none() | SPAN), historical=st.booleans(),
)  # fmt: skip
RECORD = st.builds(
    Record, engine=st.builds(EngineInfo, version=TEXT, model=TEXT),
    document=st.builds(DocumentInfo, id=TEXT, title=st.none() | TEXT, characters=st.integers(0, 10**9)),
    entities=st.lists(ENTITY, max_size=3).map(tuple), statements=st.lists(STATEMENT, max_size=3).map(tuple),
    events=st.lists(EVENT, max_size=3).map(tuple),
)  # fmt: skip


@given(RECORD)
def test_json_and_back(record: Record) -> None:
    for indent in (None, 2):
        assert Record.from_json(record.to_json(indent)) == record
    assert "\n" not in record.to_json()


@given(RECORD)
def test_the_contract_s_own_names_are_written(record: Record) -> None:
    written = json.loads(record.to_json())
    assert written["schema"] == "rawi.record/1"
    assert all("in" in s and "in_" not in s for s in written["statements"])


def test_records_are_frozen_and_refuse_unknown_fields() -> None:
    engine = EngineInfo(version="0", model="m")
    with pytest.raises(pydantic.ValidationError, match="frozen"):
        engine.version = "1"  # type: ignore[misc]
    with pytest.raises(pydantic.ValidationError, match="Extra inputs"):
        EngineInfo.model_validate({"version": "0", "model": "m", "colour": "red"})
    with pytest.raises(pydantic.ValidationError):
        Record.from_json('{"schema": "rawi.record/2"}')
