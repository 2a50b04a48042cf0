"""Untrusted text: shown, never obeyed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.web.pages.safe import controls, lookalikes, plain, restored, visible
from rawi.web.pages.shown import name_of, path_part


def test_overrides_are_shown_by_their_number() -> None:
    assert "\u202e" not in visible("قال \u202eالحكومة\u202c")
    assert visible("\u202e").striptags() == "⟨U+202E⟩"
    assert controls("قال \u202eالحكومة\u202c \u200b") == 3


def test_markup_is_escaped() -> None:
    assert visible("<script>\u2066</script>").startswith("&lt;script&gt;<span")


@given(st.text())
def test_fields_give_back_what_they_were_made_of(text: str) -> None:
    if "⟨U+" not in text and not any(0xD800 <= ord(character) < 0xE000 for character in text):
        assert restored(plain(text)) == text


@given(st.text())
def test_no_control_is_left(text: str) -> None:
    assert controls(plain(text)) == 0


def test_words_of_several_alphabets_are_told() -> None:
    assert lookalikes("المتحدث باسم Раwі أن Rawi و Рави") == ["Раwі"]
    assert lookalikes("وزارة الخارجية ministry") == []


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1))
def test_names_in_addresses_come_back(name: str) -> None:
    from urllib.parse import unquote

    assert "/" not in path_part(name)
    assert name_of(unquote(path_part(name))) == name
