"""The benchmarks run on a tiny input and write a whole page; no test looks at a time."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from benchmarks import ablations, steady
from benchmarks.__main__ import main
from benchmarks.keywords import code, lexicon
from benchmarks.texts import load

import rawi
from rawi.article import Article
from rawi.evaluate.gold import read_gold
from rawi.evaluate.run import evaluate


def test_the_page_is_whole(tmp_path: Path) -> None:
    output = tmp_path / "page.md"
    main(["--articles", "2", "--longest", "10", "--times", "1", "--data", str(tmp_path), "--output", str(output)])
    text = output.read_text("utf-8")
    for heading in ("Start-up", "Rate and memory", "Where the time goes", "Length of the article", "Workers"):
        assert f"\n## {heading}\n" in text
    room = text.partition("\n## The reading room\n")[2]
    assert "Search of the API, 2 processes" in room and "| api: search |" in room and "not measured" not in room
    assert "the same few repeated" in text and "outputs are the same bytes" in text
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        rows = block.splitlines()
        assert len(rows) > 2 and len({row.count("|") for row in rows}) == 1
    assert not re.search(r"\b(nan|inf)\b|\| None", text) and str(tmp_path) not in text


def test_articles_come_evenly_from_the_files_of_a_folder(tmp_path: Path) -> None:
    rows = [{"text": f"خبر {i}", "date": "2018-02-18T21:35:43+04:00"} for i in range(10)]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"content": f"نبأ {i}"}) + "\n" for i in range(10))
    texts = load(tmp_path, 4)
    assert [a.text for a in texts.articles] == ["خبر 0", "خبر 5", "نبأ 0", "نبأ 5"]
    assert [a.date for a in texts.articles] == ["2018-02-18", "2018-02-18", None, None]
    assert "`a.jsonl`, `b.jsonl.gz`" in texts.origin


@pytest.mark.parametrize(
    ("text", "codes"),
    [("وقال الوزير إنه يرفض.", ["say"]), ("استقبل الملك الرئيس.", ["CONSULT"]), ("الجو جميل.", [])],
)
def test_the_plain_keyword_coder_finds_words_of_the_lexicons(text: str, codes: list[str]) -> None:
    found = code(text, lexicon())
    assert [c for _, _, c in found][: len(codes)] == codes
    assert all(0 <= start < end <= len(text) for start, end, _ in found)


def test_ablations_show_what_a_part_is_worth() -> None:
    golds = read_gold(Path(__file__).parents[1] / "evaluation" / "gold")[:4]
    found = ablations.measure(golds)
    whole, *others = found.values()
    assert list(found) == [part.name for part in ablations.PARTS]
    assert whole.main_scores()["event"] > 0.5
    assert all(other.main_scores() != whole.main_scores() for other in others[-1:])
    assert others[2].main_scores()["event+actors"] < whole.main_scores()["event+actors"]  # no tables, no codes
    assert evaluate(rawi.load(), golds).main_scores() == whole.main_scores(), "a part was not put back"
    rows = ablations.table(found)
    assert len(rows) == 2 + len(ablations.PARTS) and "(+" not in rows[2] and "(-" in "".join(rows[3:])


def test_memory_is_told_for_each_step_and_for_one_long_text() -> None:
    some = [Article("قال وزير الخارجية الروسي إن المحادثات مفيدة.")] * 4
    assert [line.split(":")[0] for line in steady.over_many(iter(some), 2)] == ["2 articles", "4 articles"]
    assert "3 statements" in steady.joined(iter(some), 200)
