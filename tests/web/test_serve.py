"""`rawi serve` as a program: what it says, what it answers, how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rawi.cli import serve
from rawi.cli.main import main
from rawi.errors import MissingExtraError
from rawi.web.serving import listen
from rawi.web.settings import Settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "xinhua-2022-01-11.txt"


@contextmanager
def served(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of its own process, and its address."""
    command = [sys.executable, "-m", "rawi", "serve", *arguments, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                found = re.search(r"http://\S+", line)
                if found:
                    break
            else:
                pytest.fail("the server did not start")
            yield found[0], process
        finally:
            process.kill()


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def test_a_quick_look_is_served_and_ended_by_ctrl_c(tmp_path: Path) -> None:
    english = tmp_path / "english.txt"
    english.write_text("The minister said that the talks were useful.", "utf-8")
    with served(str(EXAMPLE), str(english)) as (address, process):
        assert address.startswith("http://127.0.0.1:")
        assert '"articles":1' in get(f"{address}api/v1")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{address}nothing")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert err.strip().endswith("rawi: stopped") and "Traceback" not in err


def test_several_processes_serve_one_store(store: Path) -> None:
    with served("--store", str(store), "--workers", "2") as (address, process):
        for _ in range(50):  # the first answers may come before a process listens: the port is open from the start
            assert '"articles":6' in get(f"{address}api/v1")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 0


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["serve", *arguments]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return err


def test_what_keeps_it_from_starting_is_told_in_one_line(capsys: pytest.CaptureFixture[str], store: Path, tmp_path: Path) -> None:
    assert "either --store" in said(capsys)
    assert "either --store" in said(capsys, str(EXAMPLE), "--store", str(store))
    assert "[R101]" in said(capsys, "--store", str(tmp_path / "none.rawi"), "--port", "0")
    assert "[R502]" in said(capsys, "--store", str(EXAMPLE), "--port", "0")
    assert "[R101]" in said(capsys, str(tmp_path / "none.txt"), "--port", "0")
    assert "[R108]" in said(capsys, "--store", str(store), "--port", "65536")
    assert "[R700]" in said(capsys, "--store", str(store), "--host", "192.0.2.1")


def test_a_taken_port_is_told(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    with listen(Settings(port=0)) as taken:
        err = said(capsys, "--store", str(store), "--port", str(taken.getsockname()[1]))
    assert "[R700]" in err and "--port" in err


def test_a_missing_library_is_told(capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(module: str, extra: str) -> None:
        raise MissingExtraError(f"{module} is not installed; run: pip install 'rawi[{extra}]'")

    monkeypatch.setattr(serve, "need", without)
    assert "rawi[serve]" in said(capsys, "--store", str(store))
