from rawi.language.words import stem_word, words_of
from rawi.text import read_text


def test_article_stays_on_the_stem_word_and_other_clitics_stand_apart() -> None:
    words = [words_of(token) for token in read_text("وللأمم المتحدة وسيبحثها").tokens]
    assert words == [["و+", "ل+", "الامم"], ["المتحده"], ["و+", "س+", "يبحث", "+ها"]]


def test_digits_of_any_script_become_one_sign() -> None:
    assert [stem_word(t) for t in read_text("في 2015 و٢٠١٨").tokens] == ["في", "0000", "و", "0000"]
