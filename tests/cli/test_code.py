"""`rawi code`: order, bad lines, resuming, and what is left after an interruption."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import NEWS, Rawi, identifiers, write_lines

from rawi import Record


def test_one_record_a_line_in_the_order_of_the_input(rawi: Rawi, lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ran = rawi("code", lines, "--output", out)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert identifiers(out) == [f"a{n}" for n in range(20)]
    first = Record.from_json(out.read_text("utf-8").splitlines()[0])
    assert (first.document.published, first.document.published_from) == ("2022-01-01", "metadata")


def test_text_files_folders_and_standard_output(rawi: Rawi, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in zip("bca", NEWS, strict=False):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    single = write_lines(tmp_path / "in.jsonl", 1)
    ran = rawi("code", folder, single, folder / "c.txt", "--output", "-")
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == ["a", "b", "c", "a0", "c"]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Good lines around four bad ones and one with a date that cannot be used."""
    path = tmp_path / "faulty.jsonl"
    good = [json.dumps({"id": name, "text": NEWS[0]}, ensure_ascii=False) for name in "abc"]
    dated = json.dumps({"id": "d", "text": NEWS[0], "date": "yesterday"})
    path.write_text("\n".join([good[0], "{broken", '{"title": "x"}', good[1], '{"text": 5}', dated, good[2], '{"text": "no"}']), "utf-8")
    return path


def test_bad_lines_are_told_with_their_place_and_skipped(rawi: Rawi, faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ran = rawi("code", faulty, "--output", out)
    assert ran.status == 0
    assert identifiers(out) == ["a", "b", "d", "c"]
    assert [line.split(": ")[1:3] for line in ran.err.splitlines()] == [
        [f"[R107] {faulty}:2", "broken JSON"],
        [f"[R107] {faulty}:3", "no field 'text'; each line is an object with the article's text in 'text'"],
        [f"[R107] {faulty}:5", "the field 'text' is a number, not a string"],
        ["warning", f"{faulty}:6"],
        [f"[R105] {faulty}:8", "the text is not Arabic (0% Arabic letters)"],
        [f"4 records in {out}; 4 articles skipped"],
    ]


def test_strict_stops_at_the_first_bad_line(rawi: Rawi, faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ran = rawi("code", faulty, "--output", out, "--strict")
    assert ran.status == 2 and ran.err.startswith(f"rawi: [R107] {faulty}:2: broken JSON") and ran.err.count("\n") == 1
    assert identifiers(out) == ["a"]


def test_line_seven_thousand_is_told_by_its_number(rawi: Rawi, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n" * 6_998 + json.dumps({"text": NEWS[0]}) + "\n{broken", "utf-8")
    assert f"{path}:7000: broken JSON" in rawi("code", path, "--output", tmp_path / "out.jsonl").err


def test_nothing_to_code_is_an_error(rawi: Rawi, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n\n")
    ran = rawi("code", path, "--output", tmp_path / "out.jsonl")
    assert ran.status == 2 and "[R102] no article was coded" in ran.err


def test_a_fault_in_one_article_does_not_cost_the_others(
    rawi: Rawi, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rawi.pipeline import Engine

    read = Engine.read_article

    def fail(engine: Engine, article: object) -> Record:
        if getattr(article, "id", "") == "a7":
            raise ZeroDivisionError("of a test")
        return read(engine, article)  # type: ignore[arg-type]

    out = tmp_path / "out.jsonl"
    monkeypatch.setattr(Engine, "read_article", fail)
    ran = rawi("code", lines, "--output", out)
    assert ran.status == 0 and f"[R900] {lines}:8: a fault in Rawi: ZeroDivisionError" in ran.err
    assert len(identifiers(out)) == 19
    monkeypatch.undo()
    out.write_text("".join(out.read_text("utf-8").splitlines(keepends=True)[:10]), "utf-8")
    ran = rawi("code", lines, "--output", out, "--resume")
    assert "19 records" in ran.err and "1 that failed before passed over" in ran.err
    assert identifiers(out) == [f"a{n}" for n in range(20) if n != 7]


@pytest.mark.parametrize("kept", [0, 1, 13, 20])
def test_resume_completes_what_was_left(rawi: Rawi, lines: Path, tmp_path: Path, kept: int) -> None:
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    rawi("code", lines, "--output", whole)
    written = whole.read_bytes().splitlines(keepends=True)
    torn = written[kept][:100] if kept < 20 else b'{"schema'
    out.write_bytes(b"".join(written[:kept]) + torn)
    assert rawi("code", lines, "--output", out, "--resume").status == 0
    assert out.read_bytes() == whole.read_bytes()


def test_resume_starts_when_there_is_nothing_yet(rawi: Rawi, lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert rawi("code", lines, "--output", out, "--resume").status == 0
    assert len(identifiers(out)) == 20


def test_resume_refuses_an_output_that_does_not_belong(rawi: Rawi, lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    rawi("code", lines, "--output", out)
    before = out.read_bytes()
    other = write_lines(tmp_path / "other.jsonl", 12)
    for change, message in (
        (before, "record 13 of"),
        (before.replace(b'"a0"', b'"zz"'), "record 1 of"),
        (b"{}\n" + before, ":1 is no record"),
        (before.replace(b'"model":"', b'"model":"old-', 1), "start anew without --resume"),
    ):
        out.write_bytes(change)
        ran = rawi("code", other, "--output", out, "--resume")
        assert ran.status == 2 and ran.err.startswith("rawi: [R201] ") and message in ran.err
        assert out.read_bytes() == change


def test_outputs_that_cannot_be(rawi: Rawi, lines: Path, tmp_path: Path) -> None:
    for output, code in ((tmp_path, "R200"), (tmp_path / "no" / "out.jsonl", "R200"), (lines, "R108"), ("/dev/full", "R200")):
        before = lines.read_bytes()
        ran = rawi("code", lines, "--output", output)
        assert ran.status == 2 and f"[{code}] " in ran.err and ran.err.count("\n") == 1
        assert lines.read_bytes() == before
    ran = rawi("code", lines, "--output", "-", "--resume")
    assert ran.status == 2 and "[R108] --resume" in ran.err


def test_an_output_inside_an_input_folder_is_not_read(rawi: Rawi, lines: Path) -> None:
    out = lines.parent / "out.jsonl"
    rawi("code", lines.parent, "--output", out)
    assert rawi("code", lines.parent, "--output", out).status == 0
    assert len(identifiers(out)) == 20


def test_background_is_left_out_when_asked(rawi: Rawi, tmp_path: Path) -> None:
    text = "زار الرئيس التركي باريس أمس الاثنين. وكان الرئيس التركي قد زار برلين عام 2003."
    path, lines = tmp_path / "old.txt", tmp_path / "old.jsonl"
    path.write_text(text, "utf-8")
    lines.write_text(json.dumps({"text": text, "date": "2022-01-11"}), "utf-8")
    whole = Record.from_json(rawi("code", lines, "--output", "-").out)
    assert [e.historical for e in whole.events] == [False, True]
    for command in (("code", lines, "--output", "-"), ("read", path, "--format", "json", "--date", "2022-01-11")):
        kept = Record.from_json(rawi(*command, "--no-background").out)
        assert [text[slice(*e.trigger.span)] for e in kept.events] == ["زار"]
        assert not any(e.historical for e in kept.events)
