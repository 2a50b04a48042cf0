"""Personal names: one bearer, many spellings."""

import pytest

from rawi.mentions.names import parts, same_bearer, same_word


@pytest.mark.parametrize(
    ("a", "b"),
    [("غوتيريش", "جوتيريش"), ("سيرغي", "سيرجي"), ("اردوغان", "اردوجان"), ("كيري", "كيري"), ("نتانياهو", "نتنياهو")],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_word(a, b)


@pytest.mark.parametrize(("a", "b"), [("محمد", "محمود"), ("حسن", "حسين"), ("سالم", "سليم"), ("كيري", "كيم")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert not same_word(a, b)


def test_links_and_articles_are_left_out() -> None:
    assert parts("محمد بن سلمان بن عبد العزيز آل سعود") == ("محمد", "سلمان", "عبدالعزيز", "سعود")
    assert parts("عبد الفتاح السيسي") == parts("عبدالفتاح السيسي")


def test_surname_belongs_to_full_name() -> None:
    assert same_bearer(parts("لافروف"), parts("سيرغي لافروف"))
    assert same_bearer(parts("محمد بن سلمان"), parts("محمد بن سلمان بن عبدالعزيز"))
    assert not same_bearer(parts("سلمان محمد"), parts("محمد بن سلمان"))
