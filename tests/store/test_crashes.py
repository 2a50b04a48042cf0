"""Real writers killed at random points, a full disk, two writers, readers beside a writer."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.store.stub import write

from rawi.errors import StoreLockedError
from rawi.store.place import open_reading, open_writing, writer_lock

ARTICLES = 400
ROOT = Path(__file__).parents[2]


def start(store: Path, count: int = ARTICLES, limit: int | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.stub", str(store), str(count), *([str(limit)] if limit else [])]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def reported(output: str) -> int:
    """The last whole number of articles that the writer said it had stored."""
    lines = output.split("\n")[:-1]
    return int(lines[-1]) if lines else 0


def check_whole(store: Path) -> int:
    """The number of articles in the store, each of which must be there once, with all its rows."""
    connection = open_reading(str(store))
    try:
        count, keys = connection.execute("SELECT count(*), count(DISTINCT key) FROM articles").fetchone()
        assert count == keys
        for table in ("sentences", "statements", "events", "signatures"):
            rows, articles = connection.execute(f"SELECT count(*), count(DISTINCT article) FROM {table}").fetchone()
            assert rows == articles == count, table
        words, total = connection.execute(
            "SELECT (SELECT value FROM store_info WHERE name = 'words'), (SELECT sum(words) FROM articles)"
        ).fetchone()
        assert int(words) == (total or 0)
        postings = connection.execute("SELECT sum(frequency) FROM postings").fetchone()[0]
        assert postings == total
        return int(count)
    finally:
        connection.close()


def test_a_writer_killed_again_and_again_loses_nothing_it_reported(tmp_path: Path) -> None:
    store, generator = tmp_path / "news.rawi", random.Random(7)
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.store.warm"])
    least = kills = 0
    for number in range(26):
        log = tmp_path / f"{number}.log"
        log.touch()
        writer = context.Process(target=write, args=(str(store), ARTICLES, str(log)))
        writer.start()
        while not log.stat().st_size and writer.is_alive():
            time.sleep(0.002)
        # From here on it stores, publishes, links or closes.
        time.sleep(generator.uniform(0.0, 0.25))
        writer.kill()
        writer.join()
        kills += writer.exitcode == -signal.SIGKILL
        # What is known counts too: a writer passes over what an earlier one stored.
        least = max(least, reported(log.read_text()))
        if number % 4 == 3:
            assert check_whole(store) >= least
    assert kills >= 24
    assert check_whole(store) >= least > 0
    last = start(store)
    last.communicate()
    assert last.returncode == 0
    assert check_whole(store) == ARTICLES


def test_killed_before_anything_is_stored(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    for delay in (0.2, 0.5):
        writer = start(store)
        time.sleep(delay)
        writer.kill()
        writer.communicate()
        if store.exists():
            check_whole(store)
    writer = start(store, 16)
    writer.communicate()
    assert writer.returncode == 0


def test_a_full_disk_is_told_and_costs_only_what_was_not_stored(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    writer = start(store, 16)
    writer.communicate()
    assert check_whole(store) == 16
    limit = store.stat().st_size + 200_000
    writer = start(store, limit=limit)
    out, complaint = writer.communicate()
    assert writer.returncode == 2
    assert "R500" in complaint and "run" in complaint
    assert check_whole(store) >= reported(out) >= 16
    writer = start(store, 64)
    writer.communicate()
    assert writer.returncode == 0
    assert check_whole(store) >= 64


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    store = str(tmp_path / "news.rawi")
    with writer_lock(store), pytest.raises(StoreLockedError, match=f"process {os.getpid()}"), writer_lock(store):
        pass
    with writer_lock(store):  # given back
        pass


def test_a_lock_file_left_by_a_dead_writer_locks_nobody_out(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    Path(f"{store}.lock").write_text("process 1 since 2022-01-11 10:00:00")
    with writer_lock(str(store)):
        pass


def test_readers_in_other_processes_work_while_a_writer_writes(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    start(store, 8).communicate()
    program = (
        "import sys; from rawi.store.place import open_reading; c = open_reading(sys.argv[1]); "
        "print(c.execute('SELECT count(*) FROM event_list').fetchone()[0])"
    )
    with writer_lock(str(store)):
        connection = open_writing(str(store))
        connection.execute("BEGIN")
        connection.execute("DELETE FROM events")
        read = subprocess.run([sys.executable, "-c", program, str(store)], capture_output=True, text=True, check=False)
        assert read.stdout == "8\n", read.stderr
        connection.execute("ROLLBACK")
        connection.close()


def test_a_reader_keeps_its_view_while_news_is_published(tmp_path: Path) -> None:
    store = tmp_path / "news.rawi"
    start(store, 8).communicate()
    reader = open_reading(str(store))
    start(store, 24).communicate()
    assert reader.execute("SELECT count(*) FROM articles").fetchone() == (8,)
    reader.close()
    assert check_whole(store) == 24
