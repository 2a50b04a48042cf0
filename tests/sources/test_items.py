"""Files and folders: found in order, checked before work begins, each failure in its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rawi.errors import BadOptionError, FolderError, InputError, MissingFileError, TooLargeError
from rawi.sources import read_file, read_items, total_bytes
from rawi.sources.items import input_files

NEWS = "قال الوزير إن الاجتماع ناجح."


def test_a_folder_is_read_to_the_bottom_in_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(NEWS)
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": NEWS, "id": "line"}))
    (tmp_path / "notes.md").write_text("left out")
    files = input_files([str(tmp_path)])
    assert [i.article and i.article.id for i in read_items(files)] == ["a", "b/two", "line"]
    assert total_bytes(files) == sum((tmp_path / f).stat().st_size for f in ("a.txt", "b/two.txt", "c.jsonl"))


def test_a_bad_text_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(NEWS)
    found = list(read_items(input_files([str(tmp_path)])))
    assert found[0].error is not None and found[0].error.code == "R102"
    assert found[1].article is not None and found[1].article.text == NEWS


def test_what_cannot_be_read_is_told_before_work_begins(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("x")
    with pytest.raises(MissingFileError, match=r"gone\.txt"):
        input_files([str(tmp_path / "gone.txt")])
    with pytest.raises(FolderError, match="nothing to read"):
        input_files([str(tmp_path)])
    with pytest.raises(BadOptionError, match=r"\.jsonl"):
        input_files([str(tmp_path / "data.csv")])


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(NEWS.encode("windows-1256"))
    article = read_file(str(path), encoding="windows-1256", title="خبر", published="2022-01-11")
    assert (article.text, article.title, article.published, article.published_from) == (NEWS, "خبر", "2022-01-11", "option")


@pytest.mark.parametrize("size", [10, 27])
def test_the_size_limit(tmp_path: Path, size: int) -> None:
    path = tmp_path / "news.txt"
    path.write_text(NEWS)
    with pytest.raises(TooLargeError, match=f"larger than {size} bytes"):
        read_file(str(path), max_bytes=size)


def test_a_folder_a_web_page_a_line_file_and_a_nul_are_no_article(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"<!DOCTYPE html><html><body>{NEWS}")
    lines = tmp_path / "in.jsonl"
    lines.write_text("{}")
    with pytest.raises(FolderError, match="is a folder"):
        read_file(str(tmp_path))
    with pytest.raises(InputError, match="web page"):
        read_file(str(page))
    with pytest.raises(BadOptionError, match="rawi code"):
        read_file(str(lines))
    with pytest.raises(InputError):
        read_file("a\0b.txt")
