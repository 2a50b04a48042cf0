"""`rawi read` from the outside."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import NEWS, Rawi

from rawi import Record


def test_json_is_the_record(rawi: Rawi, news: Path) -> None:
    ran = rawi("read", news, "--format", "json", "--date", "2022-01-11", "--title", "عنوان", "--id", "a1", "--outlet", "واس")
    record = Record.from_json(ran.out)
    assert (ran.status, ran.err) == (0, "")
    head = record.document
    assert (head.id, head.title, head.outlet, head.published, head.published_from) == (
        "a1", "عنوان", "واس", "2022-01-11", "option",
    )  # fmt: skip
    assert record.sentences[0].span == (0, len(NEWS[0]))


def test_text_and_html(rawi: Rawi, news: Path) -> None:
    shown = rawi("read", news)
    assert shown.status == 0 and "Statements" in shown.out and "\x1b" not in shown.out
    page = rawi("read", news, "--format", "html")
    assert page.status == 0 and page.out.startswith("<!doctype html>") and "لافروف" in page.out


def test_output_goes_to_a_file(rawi: Rawi, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    assert rawi("read", news, "--format", "json", "--output", out).out == ""
    assert json.loads(out.read_text("utf-8"))["schema"] == "rawi.record/1"


def test_standard_input(rawi: Rawi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS[0].encode("windows-1256"))))
    ran = rawi("read", "-", "--encoding", "windows-1256", "--format", "json")
    assert Record.from_json(ran.out).document.characters == len(NEWS[0])


def test_offsets_count_byte_order_mark_and_carriage_returns(rawi: Rawi, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(f"\ufeff{NEWS[0]}\r\n{NEWS[1]}".encode())
    record = Record.from_json(rawi("read", path, "--format", "json").out)
    text = path.read_bytes().decode("utf-8")
    assert record.document.characters == len(text)
    assert [text[slice(*s.span)].lstrip("\ufeff") for s in record.sentences] == list(NEWS[:2])


def bad_files(folder: Path) -> dict[str, Path]:
    files = {
        "empty": b"", "binary": b"\x7fELF\0\0", "bytes": NEWS[0].encode("windows-1256"), "utf16": NEWS[0].encode("utf-16"),
        "english": b"The minister said that the talks were useful.", "controls": b"\x01\x02\x03" * 40,
        "large": ("ا" * 3000).encode(),
    }  # fmt: skip
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in files}


@pytest.mark.parametrize(
    ("name", "options", "code", "message"),
    [
        ("missing.txt", [], "R101", "no such file"),
        ("empty", [], "R102", "is empty"),
        ("binary", [], "R103", "program"),
        ("controls", [], "R103", "control characters"),
        ("bytes", [], "R104", "not valid UTF-8 at byte 0 (0xDE); it looks like windows-1256: try --encoding windows-1256"),
        ("utf16", ["--encoding", "utf-8"], "R103", "NUL"),
        ("english", [], "R105", "it looks like English"),
        ("large", ["--max-bytes", "5000"], "R106", "larger than 5,000 bytes"),
        ("bytes", ["--encoding", "klingon"], "R108", "unknown encoding 'klingon'"),
        ("bytes", ["--date", "11/1/2022"], "R108", "write it as 2022-01-11"),
        ("bytes", ["--max-bytes", "0"], "R108", "not a whole number above 0"),
        ("bytes", ["--format", "xml"], "R108", "invalid choice: 'xml'"),
        ("bytes", ["--frobnicate"], "R108", "unrecognized arguments"),
        ("", [], "R109", "is a folder"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_line(rawi: Rawi, tmp_path: Path, name: str, options: list[str], code: str, message: str) -> None:
    bad_files(tmp_path)
    ran = rawi("read", tmp_path / name, *options)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"rawi: [{code}] ") and message in ran.err
    assert ran.err.count("\n") == 1 and "Traceback" not in ran.err


def test_what_the_options_mend(rawi: Rawi, tmp_path: Path) -> None:
    files = bad_files(tmp_path)
    assert rawi("read", files["bytes"], "--encoding", "windows-1256").status == 0
    assert rawi("read", files["utf16"]).status == 0


@pytest.mark.parametrize("output", ["missing/record.json", ""])
def test_an_unwritable_output(rawi: Rawi, news: Path, tmp_path: Path, output: str) -> None:
    ran = rawi("read", news, "--output", tmp_path / output)
    assert ran.status == 2 and ran.err.startswith("rawi: [R200] ") and ran.err.count("\n") == 1


def test_a_name_cannot_break_the_line_or_command_the_terminal(rawi: Rawi) -> None:
    ran = rawi("read", "no\nsuch\x1b[31m\u202efile")
    assert ran.status == 2 and ran.err.count("\n") == 1
    assert "\x1b" not in ran.err and "\u202e" not in ran.err


def test_a_fault_of_ours_is_told_without_a_traceback(rawi: Rawi, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of a test")

    monkeypatch.setattr("rawi.pipeline.Engine.read_article", fail)
    ran = rawi("read", news)
    assert ran.status == 1
    assert ran.err.startswith("rawi: [R900] a fault in Rawi: ZeroDivisionError: of a test") and ran.err.count("\n") == 1


def test_a_full_disk_and_a_closed_pipe(news: Path) -> None:
    command = f"{sys.executable} -m rawi read {news}"
    full = subprocess.run(f"{command} > /dev/full", shell=True, capture_output=True, text=True)
    assert full.returncode == 2
    assert full.stderr.startswith("rawi: [R200] standard output cannot be written: No space left") and full.stderr.count("\n") == 1
    closed = subprocess.run(f"{command} | true", shell=True, capture_output=True, text=True)
    assert closed.stderr == ""
