from rawi.language.consistency import with_short_forms
from rawi.language.types import NameSpan
from rawi.text import read_text


def rare(word: str) -> bool:
    return word not in ("سلام", "وزير", "قال")


def test_short_form_takes_the_reading_of_the_full_name() -> None:
    layer = read_text("وصل تمام سلام وأندري ملنيك. وقال ملنيك إن السلام قريب، وتابع ملنيك سلام.")
    found = with_short_forms(layer.tokens, (NameSpan(1, 3, "PER"), NameSpan(3, 5, "PER")), rare)
    words = [(layer.tokens[n.first].stem, n.label) for n in found if n.first > 4]
    assert words == [("ملنيك", "PER"), ("ملنيك", "PER")]  # سلام is a common word


def test_names_of_one_word_count_and_long_bodies_do_not() -> None:
    layer = read_text("في بلغورود شركة غازبروم الروسية ثم بلغورود والروسية")
    found = with_short_forms(layer.tokens, (NameSpan(1, 2, "GPE"), NameSpan(2, 5, "ORG")), rare)
    assert found == (NameSpan(1, 2, "GPE"), NameSpan(2, 5, "ORG"), NameSpan(6, 7, "GPE"))


def test_the_commoner_reading_wins_and_nothing_overlaps() -> None:
    layer = read_text("كيرتس وكيرتس وكيرتس وكيرتس")
    given = (NameSpan(0, 1, "GPE"), NameSpan(1, 2, "PER"), NameSpan(2, 3, "PER"))
    assert with_short_forms(layer.tokens, given, rare) == (*given, NameSpan(3, 4, "PER"))
    assert with_short_forms(layer.tokens, (), rare) == ()
