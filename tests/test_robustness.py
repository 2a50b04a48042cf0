"""A hostile or odd text is read to the end, offsets hold, and the record does not grow with the square of the length."""

from __future__ import annotations

import pytest

import rawi
from rawi import Engine, Record

CUE = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات الأمريكية."
TEXTS = {
    "10,000 nested quotation marks": "«" * 10_000 + "نص" + "»" * 10_000,
    "quotations with cues, nested": "قال الرئيس «" * 1_000 + "نص" + "» " * 1_000,
    "quotations never closed": "قال الوزير الروسي: «" * 500,
    "ASCII quotes alone": '"' * 10_000,
    "nested parentheses": "(" * 10_000 + "نص" + ")" * 10_000,
    "a line of a million letters": "وال" * 333_333,
    "a line of half a million letters with marks": "قَـ" * 166_000,
    "digits": "1" * 1_000_000,
    "numbers joined by slashes": "1/2/" * 50_000,
    "addresses": "http://a.b/" * 50_000,
    "vowel marks without letters": "َ" * 1_000_000,
    "direction marks": "\u202b" * 1_000_000,
    "50,000 dots": "." * 50_000,
    "dots apart": ". " * 20_000,
    "only punctuation": '،.؛:!؟-–—«»"()[]{}…/\\*' * 500,
    "a million spaces": "قال" + " " * 1_000_000 + "نص",
    "100,000 empty lines": "\n" * 100_000 + "قال",
    "one cue sentence over and over": f"{CUE}\n" * 500,
    "one cue over and over": "قال إن " * 1_000,
    "cues within cues": "قال الوزير الروسي إن " * 500,
    "cues with colons": "قال: " * 800,
    "one verb over and over": "قتل " * 4_000,
    "titles over and over": "وزير " * 10_000,
    "names over and over": "محمد و" * 10_000,
    "days over and over": "11 يناير 2022 " * 3_000,
    "emoji": "🙂" * 20_000,
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return rawi.load()


def check(record: Record, text: str) -> None:
    """Spans lie inside the text and hold the words the record tells."""
    parts = [(m.span, m.text) for e in record.entities for m in e.mentions]
    parts += [part for s in record.statements for part in ((s.cue.span, s.cue.text), (s.content.span, s.content.text))]
    parts += [(e.trigger.span, e.trigger.text) for e in record.events]
    for (start, end), words in parts:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    assert record.document.characters == len(text)


@pytest.mark.parametrize("name", TEXTS)
def test_is_read_to_the_end(engine: Engine, name: str) -> None:
    check(engine.read(TEXTS[name]), TEXTS[name])


@pytest.mark.parametrize(
    ("left", "right"),
    [("قال الرئيس «", "» "), ("قال الوزير الروسي: «", ""), ("قال الوزير الروسي إن ", ""), ("(قال الرئيس إن ", ")")],
)
def test_the_record_grows_with_the_text_and_not_with_its_square(engine: Engine, left: str, right: str) -> None:
    """Contents within contents repeat the words; past some hundred levels each is as long as the last."""
    texts = [left * n + "بلاده ترفض ذلك" + right * n for n in (400, 800)]
    small, large = (len(engine.read(text).model_dump_json()) for text in texts)
    assert large < 2.5 * small
