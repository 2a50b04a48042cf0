"""Marks that overlap in any way are cut into segments that are the whole text, once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rawi.record import Record
from rawi.render.segments import MOST_MARKS, Mark, marks_of, segments

MARKS = st.lists(
    st.builds(
        lambda a, b, kind, n: Mark(min(a, b), max(a, b), kind, f"e{n}", f"e{n}-1"),
        st.integers(0, 40), st.integers(0, 40), st.sampled_from(["name", "cue", "content", "trigger"]), st.integers(1, 5),
    ),
    max_size=20, unique=True,
)  # fmt: skip


@given(MARKS)
def test_segments_cover_the_text_once_and_know_their_marks(marks: list[Mark]) -> None:
    found = list(segments(marks, [0, 17, 40]))
    assert found[0].start == 0 and found[-1].end == 40
    assert all(a.end == b.start for a, b in pairwise(found))
    assert any(s.end == 17 for s in found)
    for segment in found:
        over = {m for m in marks if m.start <= segment.start and segment.end <= m.end and m.start < m.end}
        assert set(segment.marks) <= over
        assert len(segment.marks) == min(len(over), MOST_MARKS)
        assert list(segment.marks) == sorted(segment.marks, key=lambda m: m.order)
        assert set(segment.begins) == {m for m in marks if m.start == segment.start and m.start < m.end}
        assert set(segment.ends) == {m for m in marks if m.end == segment.end and m.start < m.end}


def test_every_span_of_a_record_is_a_mark(sample: tuple[Record, str]) -> None:
    record, text = sample
    marked = {(m.kind, m.entry, text[m.start : m.end]) for m in marks_of(record)}
    assert {
        ("cue", "q1", "قال"), ("content", "q2", "الجيش قصف المعسكر أمس"), ("speaker", "q1", "وزير الدفاع سليم حداد"),
        ("quote", "q3", "لن تفاوض"), ("name", "e1", "سليم حداد"), ("trigger", "v1", "قصف"), ("date", "v1", "أمس"),
        ("place", "v1", "المعسكر"), ("status", "v2", "لن"),
    } <= marked  # fmt: skip
    assert ("name", "e1", "وأضاف") not in marked


def test_ten_thousand_nested_marks_are_no_trouble() -> None:
    marks = [Mark(n, 20_000 - n, "content", f"q{n}") for n in range(9_999)]
    found = list(segments(marks, [0, 20_000]))
    assert len(found) == 2 * 9_999 - 1 + 0
    assert max(len(s.marks) for s in found) == MOST_MARKS
