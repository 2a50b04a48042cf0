"""The whole way from text to record, on any text: offsets hold, nothing raises, the same text gives the same record."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rawi
from rawi import Article, Engine, Record
from rawi.errors import EncodingError
from rawi.record import Span

EXAMPLE = (Path(__file__).parents[1] / "examples" / "xinhua-2022-01-11.txt").read_text("utf-8")
PIECES = [
    "بكين 11 يناير 2022 (شينخوا)", "قال وزير الخارجية الروسي سيرغي لافروف إن", "بلاده ترفض العقوبات", "وأضاف أن",
    "الرئيس المصري", "سيزور باريس يوم الاثنين المقبل", "مشيرا إلى أن", "وَقَالَتِ الوِزَارَةُ إنّ", "أعـــلـــن", "«", "»", '"', ":", "،", ".",
    "\n", "\r\n", "\ufeff", "\u202b", "\u202e", "\u200f", "ﻗﺎﻝ ﺍﻟﺮﺋﻴﺲ", "لا", "لم", "نقلت وكالة رويترز عن", "قوله", "(", ")", "1443", "CNN",
    "ا\u0654لجيش قصف", "بحسب", "الجانبان", "اتفقا على", "أمس", "قتل 12 شخصا في انفجار", "\u0301", "ط\u0640\u0640", "🙂",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return rawi.load()


def spans(record: Record) -> Iterator[tuple[Span, str | None]]:
    """Every span of a record, with the text that it should hold where the record tells it."""
    if record.document.dateline:
        yield record.document.dateline.span, None
    for sentence in record.sentences:
        yield sentence.span, None
    for entity in record.entities:
        yield from ((m.span, m.text) for m in entity.mentions)
    for statement in record.statements:
        yield from ((statement.span, None), (statement.cue.span, statement.cue.text))
        yield statement.content.span, statement.content.text
        yield from ((quote, None) for quote in statement.quotes)
        if statement.speaker_span:
            yield statement.speaker_span, None
    for event in record.events:
        yield event.trigger.span, event.trigger.text
        if event.date and event.date.span:
            yield event.date.span, event.date.text
        if event.place and event.place.span:
            yield event.place.span, None
        if event.status_cue:
            yield event.status_cue, None
        yield from ((casualty.span, None) for casualty in event.casualties)


def check(record: Record, text: str) -> None:
    for (start, end), words in spans(record):
        assert 0 <= start < end <= len(text)
        assert words is None or text[start:end] == words
    there = [part.id for parts in (record.entities, record.statements, record.events) for part in parts]
    assert len(there) == len(set(there))
    named = {i for s in record.statements for i in (s.speaker, s.in_, *s.via, *s.addressee)}
    named |= {i for e in record.events for i in (e.said_in, e.same_as, *e.actors, *e.recipients)}
    named |= {i for e in record.entities for i in e.members}
    assert named - {None} <= set(there)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), max_size=4), max_size=25), st.sampled_from(["", " "]))
def test_any_text_has_a_record_whose_spans_hold(engine: Engine, pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    check(engine.read(text, published="2022-01-12"), text)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "\ufeff" + t,
        lambda t: t.replace("\n", "\r\n"),
        lambda t: "".join(c + "\u0640" if c in "سشصض" else c for c in t),
        lambda t: "".join(f"\u202b{line}\u202c\n" for line in t.split("\n")),
        lambda t: "".join(c + "\u064e" if c in "بتثجحخ" else c for c in t),
    ],
    ids=["byte order mark", "CRLF", "tatweel", "bidi controls", "vowel marks"],
)
def test_the_example_is_read_the_same_however_it_is_written(engine: Engine, change: object) -> None:
    text = change(EXAMPLE)  # type: ignore[operator]
    record, plain = engine.read(text), engine.read(EXAMPLE)
    check(record, text)
    assert [(s.act, s.cue.lemma) for s in record.statements] == [(s.act, s.cue.lemma) for s in plain.statements]
    assert record.document.published == plain.document.published == "2022-01-11"


def test_spans_hold_where_letters_are_taken_apart(engine: Engine) -> None:
    text = unicodedata.normalize("NFD", EXAMPLE)
    record = engine.read(text)
    check(record, text)
    assert record.document.published == "2022-01-11" and record.statements


def test_the_same_text_gives_the_same_record_whatever_was_read_before(engine: Engine) -> None:
    first = engine.read(EXAMPLE)
    engine.read("".join(PIECES))
    assert engine.read(EXAMPLE) == first
    assert [r.document.id for r in engine.pipe([Article(EXAMPLE), Article(EXAMPLE, "b")])] == [first.document.id, "b"]


def test_what_is_known_of_an_article_is_in_its_record(engine: Engine) -> None:
    head = engine.read_article(Article("قال الوزير.", "a1", "عنوان", "2022-01-12", "واس", "https://spa.gov.sa")).document
    assert (head.id, head.title, head.outlet, head.url) == ("a1", "عنوان", "واس", "https://spa.gov.sa")
    assert (head.published, head.published_from) == ("2022-01-12", "metadata")
    dated = engine.read(EXAMPLE, published="2020-01-01").document
    assert (dated.published, dated.published_from) == ("2022-01-11", "dateline")
    unknown = engine.read("قال الوزير.").document
    assert (unknown.published, unknown.published_from) == (None, None)
    assert unknown.id == engine.read("قال الوزير.").document.id != engine.read("قال وزير.").document.id


def test_every_entry_has_its_evidence(engine: Engine) -> None:
    record, evidence = engine.explain(Article(EXAMPLE))
    assert record == engine.read(EXAMPLE)
    assert set(evidence) == {p.id for parts in (record.entities, record.statements, record.events) for p in parts}
    assert all(evidence[p.id] and p.rule for parts in (record.statements, record.events) for p in parts)


def test_half_a_surrogate_pair_is_refused(engine: Engine) -> None:
    with pytest.raises(EncodingError, match=r"the text holds half of a surrogate pair \(U\+D800\) at character 4"):
        engine.read("قال \ud800")
