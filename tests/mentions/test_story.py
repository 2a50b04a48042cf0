"""The country that a story is about: the quick score of each candidate is that of its features."""

from __future__ import annotations

import pytest

from rawi.mentions.story import Mark, Story, story_weights
from rawi.text import read_text

TEXT = (
    "اجتمع وزير الخارجية المصري بنظيره الأردني في القاهرة. وقال سعيد الغامدي إن السعودية تدعم مصر. "
    "وفي باريس رحبت فرنسا بالاتفاق، وأكد محمد علي أن الأردن لن يتراجع."
)
CODES = {"المصري": ("EGY", "place"), "الأردني": ("JOR", "place"), "القاهرة": ("EGY", "place"), "السعودية": ("SAU", "place"),
         "مصر": ("EGY", "place"), "باريس": ("FRA", "place"), "فرنسا": ("FRA", "body"), "الأردن": ("JOR", "person")}  # fmt: skip


def story(home: str | None, headline: frozenset[str]) -> Story:
    layer = read_text(TEXT)
    marks = [Mark(t.start, t.index, *CODES[t.text]) for t in layer.tokens if t.text in CODES]
    return Story(layer, marks, headline, home)


@pytest.mark.parametrize("home", [None, "EGY", "QAT"])
@pytest.mark.parametrize("headline", [frozenset(), frozenset(("JOR", "USA"))])
@pytest.mark.parametrize("name", [None, "سعيد الغامدي", "راموس", "محمد علي"])
def test_best_is_the_candidate_whose_features_weigh_most(
    home: str | None, headline: frozenset[str], name: str | None
) -> None:
    read, weights = story(home, headline), story_weights()
    for token in range(len(read.layer.tokens)):
        scores = {
            code: sum(weights.get(feature, 0.0) * value for feature, value in features.items())
            for code, features in read.candidates(token, name).items()
        }
        top, chance = read.best(token, name)
        assert top == max(scores, key=lambda code: scores[code])
        assert 0 < chance <= 1


def test_nothing_named_and_nobody_at_home_means_no_country() -> None:
    assert Story(read_text("قال الرجل شيئا"), []).best(1) == (None, 0.0)
