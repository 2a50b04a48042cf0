"""One store, many threads, the newest publication."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.store.stub import article, code, items

from rawi.errors import BusyError, MissingFileError, NotArabicError, RawiError, StoreError, StoreVersionError
from rawi.store.ingest import ingest
from rawi.web.library import STREAMS, Library

EXAMPLE = Path(__file__).parents[2] / "examples" / "xinhua-2022-01-11.txt"


def count(library: Library) -> int:
    with library.connection() as connection:
        return int(connection.execute("SELECT count(*) FROM current_articles").fetchone()[0])


def test_a_new_publication_is_seen_at_once_and_the_old_one_kept_by_who_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "news.rawi"
    ingest(items([article(1), article(2)]), str(path), code)
    library = Library(str(path))
    version = library.version
    assert version == library.version and count(library) == 2
    with library.connection() as old:
        ingest(items([article(3)]), str(path), code)
        assert count(library) == 3
        assert library.version != version
        assert old.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    assert count(library) == 3
    library.close()


def test_many_threads_ask_at_once(library: Library) -> None:
    def ask(number: int) -> int:
        with library.connection() as connection:
            connection.execute("CREATE OR REPLACE TEMP TABLE own AS SELECT ? AS number", [number])
            return int(connection.execute("SELECT number FROM own").fetchone()[0])

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(ask, range(200))) == list(range(200))


def test_nothing_can_be_changed_and_no_file_read(library: Library, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", "utf-8")
    with library.connection() as connection:
        for sql in (
            "DELETE FROM articles", "CREATE TABLE store.x (a INTEGER)", f"SELECT * FROM read_csv('{secret}')",
            f"COPY articles TO '{tmp_path}/out.csv'", f"ATTACH '{tmp_path}/other.rawi'", "SET enable_external_access = true",
            "INSTALL httpfs",
        ):  # fmt: skip
            with pytest.raises(Exception, match=r"(?i)read-only|cannot|not allowed|disabled|permission"):
                connection.execute(sql)
    assert list(tmp_path.iterdir()) == [secret]


def test_a_question_that_takes_too_long_is_stopped(store: Path) -> None:
    library = Library(str(store), seconds=0.3)
    with pytest.raises(BusyError, match="longer"), library.connection() as connection:
        connection.execute("SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b").fetchall()
    assert count(library) == 6
    library.close()


def test_long_answers_are_few_and_leave_room_for_short_ones(library: Library) -> None:
    streams = [library.stream() for _ in range(STREAMS)]
    for stream in streams:
        stream.__enter__()
    with pytest.raises(BusyError), library.stream():
        pass
    assert count(library) == 6
    for stream in streams:
        stream.__exit__(None, None, None)
    with library.stream() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_what_is_no_store_is_told(tmp_path: Path, store: Path) -> None:
    with pytest.raises(MissingFileError, match="no such store"):
        Library(str(tmp_path / "none.rawi"))
    text = tmp_path / "text.rawi"
    text.write_text("قال الوزير" * 1_000, "utf-8")
    with pytest.raises(StoreVersionError):
        Library(str(text))
    copy = tmp_path / "copy.rawi"
    shutil.copy(store, copy)
    library = Library(str(copy))
    os.remove(copy)
    with pytest.raises(MissingFileError, match="moved"), library.connection():
        pass
    copy.write_text("", "utf-8")
    with pytest.raises((StoreError, StoreVersionError)), library.connection():
        pass
    library.close()


def test_a_quick_look_at_files(tmp_path: Path) -> None:
    library = Library.of_files([str(EXAMPLE)])
    assert count(library) == 1 and library.temporary
    folder = Path(library.path).parent
    library.close()
    assert not folder.exists()
    english = tmp_path / "a.txt"
    english.write_text("The minister said that the talks were useful.", "utf-8")
    with pytest.raises(NotArabicError):
        Library.of_files([str(english)])
    with pytest.raises(RawiError):
        Library.of_files([str(tmp_path / "none.txt")])
