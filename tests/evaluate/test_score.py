"""The scores, worked out by hand on small records."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.evaluate import GoldArticle
from rawi.evaluate.counts import LEVELS, Counts, add_up
from rawi.evaluate.intervals import intervals
from rawi.evaluate.matching import agreement, pair, place_statement, plain, same_name, word_starts
from rawi.evaluate.run import article_of, wrong_spans
from rawi.evaluate.score import score_article
from rawi.record import Record

TEXT = "قال زيد الخالدي إن الرحلة طويلة. وزار زيد الخالدي بكين."
ZAYD = {"name": "زيد الخالدي", "country": "JOR", "sector": "GOV"}
GOLD: dict[str, Any] = {
    "doc_id": "a", "date": "2022-01-11", "text": TEXT, "dateline": {"date": None, "place": None, "agency": None},
    "statements": [{"cue": "قال", "act": "say", "source": {"mention": "زيد الخالدي", **ZAYD}, "content": "الرحلة طويلة"}],
    "events": [{
        "type": "CONSULT", "mode": "visit", "trigger": "وزار", "sentence": "وزار زيد الخالدي بكين.", "actors": [ZAYD],
        "recipients": [{"name": "بكين", "country": "CHN", "sector": "GOV"}], "date": "2022-01-10", "status": "happened",
    }],
}  # fmt: skip


def span(words: str, start: int = 0) -> tuple[int, int]:
    at = TEXT.index(words, start)
    return at, at + len(words)


RECORD: dict[str, Any] = {
    "engine": {"version": "0", "model": "0"}, "document": {"id": "a", "characters": len(TEXT)},
    "entities": [
        {"id": "e1", "type": "person", "name": "زيد الخالدي", "country": "JOR", "sector": "GOV"},
        {"id": "e2", "type": "place", "name": "بكين", "country": "CHN", "sector": "GOV"},
    ],
    "statements": [{
        "id": "q1", "span": span("قال زيد الخالدي إن الرحلة طويلة"), "act": "say", "speaker": "e1", "speaker_from": "named",
        "cue": {"span": span("قال"), "text": "قال", "lemma": "قال"},
        "content": {"span": span("الرحلة طويلة"), "text": "الرحلة طويلة"},
    }],
    "events": [{
        "id": "v1", "type": "CONSULT", "mode": "visit", "quad": "VERBAL COOPERATION", "score": 4,
        "trigger": {"span": span("وزار"), "text": "وزار"}, "actors": ["e1"], "recipients": ["e2"],
        "date": {"start": "2022-01-10", "end": "2022-01-10"},
    }],
}  # fmt: skip


def score(gold: dict[str, Any] = GOLD, record: dict[str, Any] = RECORD) -> tuple[Counts, list[str]]:
    counts, mistakes = score_article(GoldArticle.model_validate(gold), Record.model_validate(record))
    return counts, [str(mistake) for mistake in mistakes]


def changed(data: dict[str, Any], part: str, **fields: object) -> dict[str, Any]:
    copied = copy.deepcopy(data)
    copied[part][0].update(fields)
    return copied


def test_a_right_record_scores_full_marks() -> None:
    counts, mistakes = score()
    assert [counts.prf(level).f1 for level in LEVELS] == [1.0] * 7
    assert counts.accuracy("date") == counts.accuracy("mode") == counts.accuracy("sector") == 1.0
    assert counts.accuracy("said_by") is None
    assert mistakes == []


def test_an_empty_record_misses_everything() -> None:
    counts, mistakes = score(record={**RECORD, "statements": [], "events": [], "entities": []})
    assert [counts.prf(level).f1 for level in LEVELS] == [0.0] * 7
    assert [mistake.split("'")[0] for mistake in mistakes] == ["a MISSED STATEMENT ", "a MISSED EVENT CONSULT "]


def test_a_wrong_speaker_fails_only_where_speakers_count() -> None:
    counts, mistakes = score(record=changed(RECORD, "statements", speaker="e2"))
    assert [counts.right[level] for level in LEVELS[:3]] == [1, 0, 0]
    assert mistakes == ["a STATEMENT 'قال' gold='زيد الخالدي' got='بكين' content F1=1.00"]


def test_a_short_content_fails_only_where_contents_count() -> None:
    content = {"span": span("طويلة"), "text": "طويلة"}
    counts, _ = score(record=changed(RECORD, "statements", content=content))
    assert [counts.right[level] for level in LEVELS[:3]] == [1, 1, 0]
    assert counts.content_f1() == pytest.approx(2 / 3)


def test_doubtful_entries_are_neither_rewarded_nor_punished() -> None:
    doubtful = changed(changed(GOLD, "statements", doubt=True), "events", doubt=True)
    for record in (RECORD, {**RECORD, "statements": [], "events": []}):
        counts, mistakes = score(doubtful, record)
        assert all(counts.gold[level] == counts.found[level] == 0 for level in LEVELS)
        assert mistakes == []


def test_an_event_of_another_type_is_one_miss_and_one_extra() -> None:
    counts, mistakes = score(record=changed(RECORD, "events", type="SUPPORT", mode=None))
    assert counts.prf("event").f1 == 0
    assert counts.event_types() == ["CONSULT", "SUPPORT"]
    assert mistakes[1] == "a EXTRA EVENT SUPPORT 'وزار'"


def test_recipients_and_status_count_one_after_the_other() -> None:
    counts, mistakes = score(record=changed(RECORD, "events", recipients=[], status="planned"))
    assert [counts.right[level] for level in LEVELS[3:]] == [1, 1, 0, 0]
    assert mistakes == ["a EVENT CONSULT 'وزار' actors {JOR} got {JOR}, recipients {CHN} got {}"]


def test_a_promise_made_and_a_deed_planned_are_one_status() -> None:
    gold = changed(GOLD, "events", type="AGREE", mode=None, status="planned")
    counts, _ = score(gold, changed(RECORD, "events", type="AGREE", mode=None, status="happened"))
    assert counts.accuracy("status") == 1.0


def test_what_the_levels_do_not_ask_for_is_counted_too() -> None:
    gold = changed(changed(GOLD, "statements", via="وكالة الأنباء"), "events", place="بكين")
    counts, _ = score(gold)
    assert (counts.accuracy("quoted"), counts.accuracy("via"), counts.accuracy("place")) == (1.0, 0.0, 0.0)
    record = changed(changed(RECORD, "statements", via=["e2"], quoted=True), "events", place={"name": "العاصمة بكين"})
    counts, _ = score(changed(gold, "statements", via="بكين"), record)
    assert (counts.accuracy("quoted"), counts.accuracy("via"), counts.accuracy("place")) == (0.0, 1.0, 1.0)


def test_an_event_told_again_is_linked_to_the_first() -> None:
    gold, record = copy.deepcopy(GOLD), copy.deepcopy(RECORD)
    gold["events"].append({**gold["events"][0], "same_as": 0})
    record["events"].append({**record["events"][0], "id": "v2"})
    assert score(gold, record)[0].accuracy("same_as") == 0.0
    for one, other in ((0, 1), (1, 0)):
        linked = copy.deepcopy(record)
        linked["events"][one]["same_as"] = linked["events"][other]["id"]
        assert score(gold, linked)[0].asked["same_as"] == 1


def test_the_date_of_publication_is_given_only_where_the_dateline_has_none() -> None:
    assert article_of(GoldArticle.model_validate(GOLD)).published == "2022-01-11"
    told = {**GOLD, "dateline": {"date": "2022-01-11"}}
    assert article_of(GoldArticle.model_validate(told)).published is None


def test_spans_that_do_not_hold_their_words_are_counted() -> None:
    record = Record.model_validate(RECORD)
    assert wrong_spans(TEXT, record) == 0
    assert wrong_spans("x" + TEXT, record) == 3


def test_names_are_compared_by_their_words() -> None:
    assert same_name("الرئيس الأمريكي", "الأمريكى")
    assert same_name("الرئيس", "الرئيس") and not same_name("الرئيس", "الملك")
    assert not same_name("زيد", None)
    assert plain("مُحَمَّـد") == "محمد"


def test_a_cue_is_placed_by_the_content_nearest_to_it() -> None:
    text = "قال زيد إن الجو بارد. قال عمرو إن الجو حار."
    placed = place_statement(text, "قال", "الجو حار")
    assert placed is not None and placed[0][0] == text.rindex("قال")
    assert place_statement(text, "قال", "الجو لطيف") is None
    quote_first = "الجو حار، قال عمرو"
    assert place_statement(quote_first, "قال", "الجو حار") == ((10, 13), (0, 8))


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_pairs_are_one_to_one(golds: list[int], founds: list[int]) -> None:
    pairs = pair(golds, founds, lambda g, f: float(g == f))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(golds[i] == founds[j] for i, j in pairs)
    assert len(pairs) == sum(min(golds.count(n), founds.count(n)) for n in set(golds))


@given(st.text(alphabet="اب ت\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_word_starts_lie_in_their_span(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    starts = word_starts(text, (start, end))
    assert all(start <= at < end and not text[at].isspace() for at in starts)
    assert agreement(starts, starts) == 1.0


def test_intervals_hold_the_score_and_repeat() -> None:
    right, wrong = score()[0], score(record={**RECORD, "statements": [], "events": []})[0]
    parts = [right] * 8 + [wrong] * 2
    found = intervals(parts)
    low, high = found["event"]
    assert low < add_up(parts).prf("event").f1 < high
    assert found == intervals(parts)
    assert intervals([right] * 5)["event"] == (1.0, 1.0)
