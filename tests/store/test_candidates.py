"""Pairs worth comparing: none that reaches the threshold is lost."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.store import linking
from rawi.store.candidates import MOST, candidates
from rawi.store.linking import EVENT_THRESHOLD, STATEMENT_THRESHOLD, Link, least_words, score
from rawi.store.reports import Party, Report, keys

NAMES = ("لافروف", "أوغلو", "وانغ", "بلينكن")


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    generator = random.Random(draw(st.integers(0, 10**6)))
    vocabulary = [f"كلمة{n}" for n in range(40)]
    found = []
    for number in range(draw(st.integers(2, 40))):
        first = date(2022, 1, 1) + timedelta(generator.randrange(6))
        kind = generator.choice(("SAY", "CONSULT", "ACCUSE"))
        people = tuple(Party("person", name, name, None, None, None) for name in generator.sample(NAMES, 2))
        # Words by rank, as in texts: a few are in most sentences.
        words = frozenset(vocabulary[min(int(generator.paretovariate(0.7)) - 1, 39)] for _ in range(12))
        found.append(
            Report(
                (number // 2 + 1, f"v{number}"), kind, None, first, first + timedelta(generator.choice((0, 0, 0, 5))),
                generator.random() < 0.7, people[:1], people[1:] if kind != "SAY" else (),
                generator.choice((None, "موسكو", "أنقرة")), None, words,
            )
        )  # fmt: skip
    return found


def every_pair(some: list[Report], done: int) -> set[Link]:
    """What comparing each with each finds."""
    weight = linking._weights(some)
    found = set()
    for at, a in enumerate(some):
        for b in some[at + 1 :]:
            if a.type != b.type or a.id[0] == b.id[0] or max(a.id[0], b.id[0]) <= done:
                continue
            if keys(a).isdisjoint(keys(b)) or len(a.words & b.words) < linking.LEAST_WORDS:
                continue
            link = score(a, b, weight)
            if link and link.score >= (STATEMENT_THRESHOLD if a.type == "SAY" else EVENT_THRESHOLD):
                found.add(link)
    return found


@settings(max_examples=60, deadline=None)
@given(reports(), st.integers(0, 5))
def test_no_pair_that_reaches_the_threshold_is_lost(some: list[Report], done: int) -> None:
    for threshold, part in (
        (STATEMENT_THRESHOLD, [r for r in some if r.type == "SAY"]),
        (EVENT_THRESHOLD, [r for r in some if r.type != "SAY"]),
    ):
        found = linking._links(part, done, threshold)
        assert {(link.a, link.b) for link in found} == {(link.a, link.b) for link in every_pair(part, done)}
        assert len({(link.a, link.b) for link in found}) == len(found)


@pytest.mark.parametrize("count", [500, 2_000])
def test_a_day_on_which_everybody_writes_of_one_thing_is_not_squared(count: int) -> None:
    day, speaker = date(2022, 1, 1), (Party("person", "لافروف", "Q58217", None, None, None),)
    # Three words that all have, three that only one other report has.
    some = [
        Report((n, "q1"), "SAY", None, day, day, True, speaker,
               words=frozenset(("قال", "وزير", "روسي", *(f"كلمة{n // 2}.{k}" for k in range(3)))))
        for n in range(count)
    ]  # fmt: skip
    pairs = list(candidates(some, linking._weights(some), least_words, 1))
    assert len(pairs) == count // 2
    same = [Report(r.id, "SAY", None, day, day, True, speaker, words=frozenset("ابجد")) for r in some]
    assert len(list(candidates(same, dict.fromkeys("ابجد", 1.0), least_words, 1))) <= count * MOST
