"""Real processes: workers, Ctrl-C, kill -9 and a full disk in the middle of the work."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.conftest import identifiers, write_lines

RAWI = [sys.executable, "-m", "rawi"]
PATIENCE = 180.0


def _hear_ctrl_c() -> None:
    """A shell that runs the tests in the background has its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def started(arguments: list[str], source: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`rawi code -`, which has read the lines of ``source`` and waits for more."""
    with subprocess.Popen(
        [*RAWI, "code", "-", *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=_hear_ctrl_c,
    ) as process:
        assert process.stdin is not None
        try:
            process.stdin.write(source.read_bytes())
            process.stdin.flush()
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[bytes], path: Path, number: int) -> None:
    """Until the output has this many lines."""
    end = time.monotonic() + PATIENCE
    while not path.exists() or path.read_bytes().count(b"\n") < number:
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < end, "no output came"
        time.sleep(0.02)


def errors(process: subprocess.Popen[bytes]) -> str:
    """What the process said, when it has ended."""
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.wait(PATIENCE)
    return said


@pytest.fixture
def whole(lines: Path, tmp_path: Path) -> bytes:
    """What an undisturbed run of one process writes of sixty articles: enough for some chunks to each worker."""
    write_lines(lines, 60)
    out = tmp_path / "whole.jsonl"
    subprocess.run([*RAWI, "code", lines, "--output", out], check=True)
    return out.read_bytes()


def test_any_number_of_workers_writes_the_same(lines: Path, tmp_path: Path, whole: bytes) -> None:
    out = tmp_path / "out.jsonl"
    ran = subprocess.run([*RAWI, "code", lines, "--output", out, "--workers", "3"], capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert out.read_bytes() == whole


def test_resume_after_kill_9(lines: Path, tmp_path: Path, whole: bytes) -> None:
    out = tmp_path / "out.jsonl"
    half = write_lines(tmp_path / "half.jsonl", 10)
    with started(["--output", str(out)], half) as process:
        wait_for(process, out, 10)
        process.kill()
        assert errors(process) == ""
    assert whole.startswith(out.read_bytes())
    with out.open("ab") as file:
        file.write(b'{"schema":"rawi.rec')  # as a crash of the machine may leave it
    subprocess.run([*RAWI, "code", lines, "--output", out, "--resume"], check=True, stderr=subprocess.DEVNULL)
    assert out.read_bytes() == whole


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_ctrl_c_and_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    many = write_lines(tmp_path / "many.jsonl", 120)
    for number in (signal.SIGINT, signal.SIGKILL):
        out.unlink(missing_ok=True)
        with started(["--output", str(out), "--workers", "2"], many) as process:
            wait_for(process, out, 16)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            assert len(children) >= 2
            if number == signal.SIGINT:
                os.killpg(process.pid, number)  # as a terminal does
            else:
                process.kill()
            said = errors(process)
        written = identifiers(out)
        assert written == [f"a{n}" for n in range(len(written))]
        if number == signal.SIGINT:
            assert process.returncode == 130
            assert said == f"rawi: interrupted; {len(written)} whole records in {out}, go on with --resume\n"
        end = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{child}").exists() for child in children):
            assert time.monotonic() < end, "a worker lives on"
            time.sleep(0.05)


def test_a_disk_that_fills_up_loses_nothing_written(lines: Path, tmp_path: Path, whole: bytes) -> None:
    out = tmp_path / "out.jsonl"
    limit = len(whole) // 2

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ran = subprocess.run([*RAWI, "code", lines, "--output", out], capture_output=True, text=True, preexec_fn=full)
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"rawi: [R200] {out} cannot be written: ") and ran.stderr.count("\n") == 1
    left = out.read_bytes()
    assert left.endswith(b"\n") and whole.startswith(left) and len(left) > limit // 2
    subprocess.run([*RAWI, "code", lines, "--output", out, "--resume"], check=True, stderr=subprocess.DEVNULL)
    assert out.read_bytes() == whole
