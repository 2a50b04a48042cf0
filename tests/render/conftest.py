"""A small record made by hand, with everything in it that a view has to show."""

from __future__ import annotations

import pytest

from rawi.record import (
    Casualty,
    Content,
    Cue,
    Dateline,
    DocumentInfo,
    EngineInfo,
    Entity,
    Event,
    EventDate,
    Mention,
    Place,
    Record,
    Sentence,
    Statement,
    Trigger,
)

TEXT = (
    "بيروت 3 مارس 2021 (وكالة) قال وزير الدفاع سليم حداد إن القائد أعلن أن الجيش قصف المعسكر أمس.\r\n"
    "وأضاف أن الحكومة «لن تفاوض» أحدا."
)


def span(words: str, start: int = 0) -> tuple[int, int]:
    """Where the words stand in TEXT."""
    at = TEXT.index(words, start)
    return at, at + len(words)


def words(text: str) -> dict[str, object]:
    return {"span": span(text), "text": text}


@pytest.fixture
def sample() -> tuple[Record, str]:
    minister = Entity(
        id="e1", type="person", name="سليم حداد", name_en="Salim Haddad", country="LBN", sector="GOV",
        other_sectors=("ELI",), office="وزير الدفاع", office_en="Minister of Defence",
        mentions=(
            Mention(span=span("سليم حداد"), text="سليم حداد", kind="name"),
            Mention(span=span("وأضاف"), text="وأضاف", kind="dropped"),
        ),
    )  # fmt: skip
    army = Entity(
        id="e2", type="organization", name="الجيش", country="LBN", sector="MIL",
        mentions=(Mention(span=span("الجيش"), text="الجيش", kind="nominal"),),
    )  # fmt: skip
    both = Entity(id="e3", type="group", name="سليم حداد والجيش", members=("e1", "e2"))
    leader = Entity(id="e4", type="office", name="القائد", mentions=(Mention(span=span("القائد"), text="القائد", kind="title"),))
    outer = Statement(
        id="q1", span=(span("قال")[0], span("أمس")[1]), act="say", cue=Cue(**words("قال"), lemma="قال"), speaker="e1",
        speaker_span=span("وزير الدفاع سليم حداد"), speaker_from="named",
        content=Content(**words("القائد أعلن أن الجيش قصف المعسكر أمس")), rule="verb-subject-clause", confidence=0.93,
    )  # fmt: skip
    inner = Statement(
        id="q2", span=(span("القائد")[0], span("أمس")[1]), act="announce", cue=Cue(**words("أعلن"), lemma="أعلن"),
        speaker="e4", speaker_span=span("القائد"), speaker_from="unnamed", via=("e1",), addressee=("e3",),
        content=Content(**words("الجيش قصف المعسكر أمس")), in_="q1", rule="subject-verb-clause",
    )  # fmt: skip
    dropped = Statement(
        id="q3", span=(span("وأضاف")[0], span("أحدا")[1]), act="add", cue=Cue(**words("وأضاف"), lemma="أضاف"),
        speaker="e1", speaker_from="dropped", content=Content(**words("الحكومة «لن تفاوض» أحدا")), quoted=True,
        quotes=(span("لن تفاوض"),), rule="dropped-subject",
    )  # fmt: skip
    raid = Event(
        id="v1", type="ASSAULT", mode="heavy-weapons", quad="MATERIAL CONFLICT", score=-9.5,
        trigger=Trigger(**words("قصف")), actors=("e2",), recipients=("e3",),
        place=Place(name="المعسكر", span=span("المعسكر"), country="LBN"),
        date=EventDate(start="2021-03-02", end="2021-03-02", text="أمس", span=span("أمس")), said_in="q2",
        casualties=(Casualty(kind="killed", number=1200, span=span("المعسكر")),), rule="trigger-verb",
    )  # fmt: skip
    talks = Event(
        id="v2", type="CONSULT", quad="VERBAL COOPERATION", score=2.5, trigger=Trigger(**words("تفاوض")),
        status="negated", status_cue=span("لن"), said_in="q3", same_as="v1", historical=True,
        date=EventDate(start="2021-03-01", end="2021-03-07"),
    )  # fmt: skip
    record = Record(
        engine=EngineInfo(version="0.1.0", model="rules-1"),
        document=DocumentInfo(
            id="sample", title="حديث الوزير", outlet="الصحيفة", url="https://example.org/a?b=1&c=2", published="2021-03-03",
            published_from="dateline", characters=len(TEXT),
            dateline=Dateline(place="بيروت", date="2021-03-03", agency="وكالة", span=span("بيروت 3 مارس 2021 (وكالة)")),
        ),
        sentences=(
            Sentence(id="s1", span=(0, TEXT.index("\r")), paragraph=1),
            Sentence(id="s2", span=(TEXT.index("وأضاف"), len(TEXT)), paragraph=2),
        ),
        entities=(leader, minister, army, both), statements=(outer, inner, dropped), events=(raid, talks),
    )  # fmt: skip
    return record, TEXT
