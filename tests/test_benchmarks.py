"""The benchmarks run on a tiny input and write a whole page; no test looks at a time."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from benchmarks.__main__ import main
from benchmarks.keywords import code, lexicon
from benchmarks.texts import load


def test_the_page_is_whole(tmp_path: Path) -> None:
    output = tmp_path / "page.md"
    main(["--articles", "2", "--longest", "10", "--times", "1", "--data", str(tmp_path), "--output", str(output)])
    text = output.read_text("utf-8")
    for heading in ("Start-up", "Rate and memory", "Where the time goes", "Length of the article", "Workers"):
        assert f"\n## {heading}\n" in text
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
