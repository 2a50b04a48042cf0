"""The verb lexicon: every row is sound and its example holds a form of it."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from rawi.language.verbs import lookup, lookup_token, verb
from rawi.language.verbs.lexicon import rows
from rawi.language.verbs.table import TABLE, frequency, packed_bytes
from rawi.text import fold, read_text


def test_table_is_in_step_with_the_lexicon() -> None:
    """Run ``python -m training.verbs.build_table`` after a change to verbs.tsv or to the conjugator."""
    shipped = files("rawi").joinpath(TABLE).read_bytes()
    assert gzip.decompress(shipped) == gzip.decompress(packed_bytes())


def test_lemmas_are_unique() -> None:
    lemmas = [row.lemma for row in rows()]
    assert len(lemmas) == len(set(lemmas))


def test_every_example_holds_a_form_of_its_verb() -> None:
    missing = []
    for row in rows():
        tokens = read_text(row.example).tokens
        if not any(form.lemma == row.lemma for token in tokens for form in lookup_token(token)):
            missing.append((row.lemma, row.example))
    assert missing == []


def test_every_verb_has_its_frequency() -> None:
    """Run ``python -m training.verbs.count_newswire`` after adding verbs."""
    assert set(frequency()) == {row.lemma for row in rows()}


def test_every_row_is_filled_in() -> None:
    for row in rows():
        assert row.gloss and row.source and len(row.example) <= 80, row.lemma
        assert (row.form == 1) == bool(row.past_vowel and row.present_vowel), row.lemma
        assert len(row.root) == (4 if row.form > 10 else 3), row.lemma


def test_every_lemma_is_its_own_past_form() -> None:
    for row in rows():
        past = [form for form in lookup(fold(row.lemma)) if form.lemma == row.lemma]
        assert any((form.tense, form.person, form.number, form.gender) == ("past", 3, "singular", "masculine")
                   for form in past), row.lemma  # fmt: skip


def test_unknown_verb() -> None:
    with pytest.raises(KeyError):
        verb("زقزق")
    assert lookup("زقزقت") == ()


def test_words_that_are_no_verbs() -> None:
    lines = files("rawi").joinpath("data/verbs/not_verbs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        word, drop, _, _, example = line.split("\t")
        tokens = [t for t in read_text(example).tokens if word in (t.key, t.stem)]
        assert tokens, example
        for token in tokens:
            kinds = {form.kind for form in lookup_token(token)}
            assert "finite" not in kinds if drop == "finite" else not kinds, example
