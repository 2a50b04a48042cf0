"""Power cuts: what was reported as stored is there, whatever of the rest has reached the disk."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.disk import Disk, Step, steps
from tests.store.stub import article, record_of
from tests.store.test_crashes import check_whole

from rawi.errors import StoreError
from rawi.store.place import open_reading, open_writing
from rawi.store.rows import coded_article, index_of
from rawi.store.writer import Coded, Writer

ARTICLES = 96
CUTS = int(os.environ.get("RAWI_TEST_CUTS", "40"))
"""Moments at which the power is cut; RAWI_TEST_CUTS=400 looks more closely."""
ROOT = Path(__file__).parents[2]
_PROGRAM = "import sys; from tests.store.stub import write; write(sys.argv[1], int(sys.argv[2]), sys.argv[3])"


@pytest.fixture(scope="module")
def logger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that keeps the log, where one can be built."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("wants Linux and a C compiler")
    library = tmp_path_factory.mktemp("logger") / "disk_log.so"
    source = Path(__file__).parent / "disk_log.c"
    built = subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl", "-lpthread"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if built.returncode:
        pytest.skip(f"the library that keeps the log cannot be built here: {built.stderr[:200]}")
    return library


def logged(logger: Path, folder: Path, *counts: int) -> list[Step]:
    """What writers did that stored so many articles each, one after the other."""
    log = folder.parent / "log"
    folder.mkdir()
    for count in counts:
        command = [sys.executable, "-c", _PROGRAM, str(folder / "news.rawi"), str(count), str(folder / "reported")]
        settings = {"DISK_LOG": str(log), "DISK_LOG_FOLDER": str(folder), "LD_PRELOAD": str(logger)}
        done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return list(steps(log))


def test_the_log_tells_all_that_was_done(logger: Path, tmp_path: Path) -> None:
    disk = Disk(str(tmp_path / "in"))
    for step in logged(logger, tmp_path / "in", 20):
        disk.do(step)
    assert sorted(Path(name).name for name in disk.names) == sorted(path.name for path in (tmp_path / "in").iterdir())
    for name, file in disk.names.items():
        assert file.after([(step, len(step.data)) for step in file.waiting]) == Path(name).read_bytes(), name


def test_a_power_cut_loses_nothing_that_was_reported(logger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    # Two writers, so that one goes on from a store that is there.
    done = logged(logger, folder, ARTICLES // 2, ARTICLES)
    generator = random.Random(11)
    moments = sorted(generator.sample(range(len(done)), CUTS))
    disk, reported, found = Disk(str(folder)), 0, []
    for at, step in enumerate(done):
        while moments and moments[0] == at:
            moments.pop(0)
            target = tmp_path / f"cut{at}"
            target.mkdir()
            disk.cut(generator, target)
            found.append(stored(target))
            assert found[-1] >= reported, f"cut before step {at} of {len(done)}"
            shutil.rmtree(target)
        disk.do(step)
        if step.kind == "w" and disk.handles[step.handle] is disk.names.get(str(folder / "reported")):
            reported = int(step.data.split()[-1])
    assert reported == ARTICLES and max(found) > ARTICLES // 2


def stored(folder: Path) -> int:
    """How many articles the store has that a power cut left, each of them whole; 0 where there is no store yet."""
    store = folder / "news.rawi"
    if not store.exists() and not Path(f"{store}.writing").exists():
        return 0
    return check_whole(store)


def half_way(tmp_path: Path) -> Path:
    """A folder as a writer leaves it that was cut off after three batches of one article."""
    store, copy = tmp_path / "news.rawi", tmp_path / "copy"
    connection = open_writing(str(store))
    writer = Writer(connection)
    writer.begin()
    for number in range(3):
        one = article(number)
        writer.add([Coded(one, "x", 1, coded_article(one, record_of(one), index_of(one)))])
    copy.mkdir()
    for path in tmp_path.glob("news.rawi*"):
        shutil.copyfile(path, copy / path.name)
    connection.close()
    return copy


@pytest.mark.parametrize("tail", [bytes(4_096), b"\xff" * 700, bytes(range(256)) * 40, b"\x40" + bytes(7) + b"x" * 100])
def test_a_log_whose_end_never_reached_the_disk_is_mended(tmp_path: Path, tail: bytes) -> None:
    copy = half_way(tmp_path)
    with (copy / "news.rawi.writing.wal").open("ab") as log:
        log.write(tail)
    assert check_whole(copy / "news.rawi") == 3
    assert sorted(path.name for path in copy.iterdir()) == ["news.rawi", "news.rawi.lock"]


@pytest.mark.parametrize("tail", [b"", bytes(4_096)])
def test_a_torn_working_copy_is_made_again_from_the_published_file_and_the_log(tmp_path: Path, tail: bytes) -> None:
    copy = half_way(tmp_path)
    working = copy / "news.rawi.writing"
    working.write_bytes(working.read_bytes()[:20_000] + b"torn" * 500 + working.read_bytes()[22_000:])
    for header in (4_096, 8_192):
        with working.open("rb+") as file:
            file.seek(header)
            file.write(bytes(512))
    with (copy / "news.rawi.writing.wal").open("ab") as log:
        log.write(tail)
    assert check_whole(copy / "news.rawi") == 3
    assert sorted(path.name for path in copy.iterdir()) == ["news.rawi", "news.rawi.lock"]


def test_what_cannot_be_mended_stays_as_it_is(tmp_path: Path) -> None:
    copy = half_way(tmp_path)
    for name in ("news.rawi", "news.rawi.writing"):
        (copy / name).write_bytes(b"torn" * 5_000)
    before = {path.name: path.read_bytes() for path in copy.iterdir() if path.name != "news.rawi.lock"}
    with pytest.raises(StoreError):
        open_reading(str(copy / "news.rawi"))
    after = {path.name: path.read_bytes() for path in copy.iterdir() if path.name != "news.rawi.lock"}
    assert after == before
