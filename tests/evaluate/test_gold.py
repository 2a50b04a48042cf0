"""Reading gold files, and what is said of wrong ones."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from rawi.errors import GoldError
from rawi.evaluate import read_gold

TEXT = "قال وزير الخارجية الروسي إن بلاده ترفض العقوبات. وزار الوزير بكين أمس."
RUSSIA = {"name": "وزير الخارجية الروسي", "country": "RUS", "sector": "GOV"}
GOOD: dict[str, Any] = {
    "doc_id": "a", "source": "gold", "url": "", "date": "2022-01-11", "title": "عنوان", "text": TEXT,
    "dateline": {"place": None, "date": None, "agency": None},
    "statements": [{
        "cue": "قال", "act": "say", "source": {"mention": "وزير الخارجية الروسي", **RUSSIA},
        "content": "بلاده ترفض العقوبات", "quoted": False, "via": None, "doubt": False,
    }],
    "events": [{
        "type": "CONSULT", "mode": "visit", "trigger": "وزار", "sentence": "وزار الوزير بكين أمس.",
        "actors": [RUSSIA], "recipients": [{"name": "بكين", "country": "CHN", "sector": "GOV"}],
        "date": "2022-01-10", "place": "بكين", "status": "happened", "said_by": None, "same_as": None, "doubt": False,
    }],
}  # fmt: skip


def write(folder: Path, data: object, name: str = "a.json") -> None:
    (folder / name).write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def test_a_good_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (article,) = read_gold(tmp_path)
    assert article.statements[0].source.name == "وزير الخارجية الروسي"
    assert article.events[0].date == "2022-01-10"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("statements.0.cue", "وقال", r"statements\.0\.cue: 'وقال' is not in the text"),
        ("statements.0.content", "بلاده تقبل", r"statements\.0\.content: .* is not in the text"),
        ("statements.0.source.mention", "لافروف", r"statements\.0\.source\.mention: 'لافروف' is not in the text"),
        ("statements.0.act", "shout", r"statements\.0\.act: "),
        ("statements.0.source.sector", "XYZ", r"statements\.0\.source\.sector: 'XYZ' is no PLOVER sector"),
        ("statements.0.source.country", "Russia", r"statements\.0\.source\.country: "),
        ("events.0.type", "MEET", r"events\.0\.type: 'MEET' is none of the 16 event types"),
        ("events.0.mode", "demo", r"events\.0\.mode: 'demo' is no mode of CONSULT, which has visit"),
        ("events.0.trigger", "قال", r"events\.0\.trigger: 'قال' is not in its sentence"),
        ("events.0.sentence", "وزار الوزير باريس.", r"events\.0\.sentence: .* is not in the text"),
        ("events.0.status", "maybe", r"events\.0\.status: "),
        ("events.0.date", "أمس", r"events\.0\.date: 'أمس' is no date; write it as 2022-01-11"),
        ("events.0.date", "2022-01-11/2022-01-10", r"events\.0\.date: .* ends before it starts"),
        ("events.0.same_as", 0, r"events\.0\.same_as: 0 is not the index of an earlier event"),
        ("date", "11/1/2022", r"date: '11/1/2022' is no date"),
        ("text", "", r"text: "),
        ("headline", "x", r"headline: "),
    ],
)
def test_a_wrong_field_is_named_with_its_file(tmp_path: Path, path: str, value: object, message: str) -> None:
    data = copy.deepcopy(GOOD)
    place: Any = data
    *way, last = path.split(".")
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    place[last] = value
    write(tmp_path, data)
    with pytest.raises(GoldError, match=r"a\.json: " + message):
        read_gold(tmp_path)


@pytest.mark.parametrize(("data", "message"), [(b"{", "is no JSON"), (b"\xff", "is not UTF-8"), (b"[]", "the file: ")])
def test_a_broken_file_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(GoldError, match=message):
        read_gold(tmp_path)


def test_half_a_surrogate_pair_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({**GOOD, "title": "\ud800"}), "utf-8")
    with pytest.raises(GoldError, match=r"a\.json: title: "):
        read_gold(tmp_path)


def test_two_articles_with_one_id_are_told(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "b.json")
    with pytest.raises(GoldError, match=r"b\.json: doc_id: 'a' is also that of a\.json"):
        read_gold(tmp_path)


def test_folders_without_gold_are_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold article"):
        read_gold(tmp_path)
    with pytest.raises(GoldError, match="is no folder"):
        read_gold(tmp_path / "none")
