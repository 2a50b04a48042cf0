"""The store that is open: read-only cursors for many threads, always of the newest publication."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rawi.errors import BusyError, MissingFileError, StoreError, StoreVersionError
from rawi.extras import need
from rawi.store.place import SCHEMA_VERSION, Connection, first_line, open_reading, store_info
from rawi.version import VERSION
from rawi.web.questions.ranking import SearchIndex

if TYPE_CHECKING:
    from rawi.pipeline import Engine

MEMORY = "1GB"
"""Of DuckDB at most, in each process."""
THREADS = 2
"""Threads with which one process answers one question, if it is not told otherwise."""
CURSORS = 8
"""Questions answered at once in one process; more only wait for each other."""
WAIT_SECONDS = 10.0
STREAMS = 4
"""Long answers given at once in one process."""
_CONFIG = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "python_enable_replacements": "false",
    "memory_limit": MEMORY, "temp_directory": "",
}  # fmt: skip


@dataclass
class _Opened:
    """One publication of the store: its database and how many questions use it."""

    key: tuple[int, int, int, int]
    version: str
    database: Connection
    users: int = 0
    retired: bool = False
    index: SearchIndex | None = None
    making: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Library:
    """A store that pages and the API ask. Safe to share over threads.

    Args:
        path: the store, a file that `rawi ingest` made.
        seconds: how long one question may take.
        corrections: what readers have corrected, or None where nothing can be kept.
        temporary: whether the store is made for one look and goes afterwards.
        load: makes the engine that reads texts; ``rawi.load`` when left out.
        threads: with which one question is answered; 1 where as many processes as cores share the work.

    Raises MissingFileError, StoreError, StoreVersionError when it is opened.
    """

    path: str
    seconds: float = 20.0
    corrections: Any = None
    temporary: bool = False
    load: Callable[[], Engine] | None = None
    threads: int = THREADS
    _folder: tempfile.TemporaryDirectory[str] | None = None
    _opened: _Opened | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turns: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(CURSORS))
    _streams: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(STREAMS))
    _engine: Engine | None = None
    _engine_lock: threading.Lock = field(default_factory=threading.Lock)
    _of: dict[int, _Opened] = field(default_factory=dict)
    _watch: Watch = field(default_factory=lambda: Watch())

    def __post_init__(self) -> None:
        # After a crash the first one to open a store brings it up to date; so too where its schema is older.
        open_reading(self.path).close()
        with self._lock:
            self._newest()

    @property
    def version(self) -> str:
        """Changes with each publication of the store and with each version of Rawi."""
        with self._lock:
            return self._newest().version

    @classmethod
    def of_files(cls, inputs: Sequence[str]) -> Library:
        """A quick look: files and folders coded into a store that goes when the library is closed.

        Raises what ``rawi.web.quick.code_files`` raises.
        """
        import rawi
        from rawi.web.quick import code_files, store_in

        engine = rawi.load()
        folder = code_files(inputs, engine)
        return cls(store_in(folder.name), temporary=True, _folder=folder, _engine=engine)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A cursor of the newest publication, for one question; temporary tables are its own.

        Raises:
            BusyError: when too many questions are being answered, or this one took too long.
            StoreError: when the store cannot be read any more.
        """
        if not self._turns.acquire(timeout=WAIT_SECONDS):
            raise BusyError("too many questions at once; ask again in a moment")
        try:
            opened = self._take()
            try:
                cursor = opened.database.cursor()
                cursor.execute("USE store")
                self._of[id(cursor)] = opened
                try:
                    with self._watch.over(cursor, self.seconds):
                        yield cursor
                finally:
                    del self._of[id(cursor)]
                    cursor.close()
            finally:
                self._give_back(opened)
        finally:
            self._turns.release()

    def index(self, connection: Connection) -> SearchIndex:
        """What is kept in memory for the searches of the publication that a connection of ours reads."""
        opened = self._of[id(connection)]
        with opened.making:
            if opened.index is None:
                opened.index = SearchIndex.of(connection)
            return opened.index

    @contextmanager
    def stream(self) -> Iterator[Connection]:
        """A cursor for a long answer, which may take as long as the client reads.

        Raises BusyError when others are being given already: they shall not keep short questions waiting.
        """
        if not self._streams.acquire(blocking=False):
            raise BusyError(f"{STREAMS} long answers are being given already; ask again in a moment")
        try:
            opened = self._take()
            try:
                cursor = opened.database.cursor()
                cursor.execute("USE store")
                try:
                    yield cursor
                finally:
                    cursor.close()
            finally:
                self._give_back(opened)
        finally:
            self._streams.release()

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """The engine, loaded when it is first wanted, for one thread at a time; raises BusyError after some seconds."""
        if not self._engine_lock.acquire(timeout=WAIT_SECONDS):
            raise BusyError("other texts are being read; ask again in a moment")
        try:
            if self._engine is None:
                import rawi

                self._engine = (self.load or rawi.load)()
            yield self._engine
        finally:
            self._engine_lock.release()

    def close(self) -> None:
        """Closes the store, and removes it when it was made for this look alone."""
        with self._lock:
            if self._opened is not None:
                self._retire(self._opened)
                self._opened = None
        if self._folder is not None:
            self._folder.cleanup()

    def _take(self) -> _Opened:
        with self._lock:
            opened = self._newest()
            opened.users += 1
            return opened

    def _give_back(self, opened: _Opened) -> None:
        with self._lock:
            opened.users -= 1
            if opened.retired and not opened.users:
                opened.database.close()

    def _newest(self) -> _Opened:
        try:
            stat = os.stat(self.path)
        except OSError:
            raise MissingFileError(f"no such store: {self.path}; was it moved while it was open?") from None
        key = (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if self._opened is None or self._opened.key != key:
            database = _attached(self.path, self.threads)
            if self._opened is not None:
                self._retire(self._opened)
            digest = hashlib.sha256(repr((VERSION, key)).encode()).hexdigest()[:16]
            self._opened = _Opened(key, digest, database)
        return self._opened

    @staticmethod
    def _retire(opened: _Opened) -> None:
        opened.retired = True
        if not opened.users:
            opened.database.close()


def _attached(path: str, threads: int) -> Connection:
    """A database in memory with the store beside it, read only, and no way to any other file.

    A connection to the file itself would show the old publication as long as another one holds that in this process.
    """
    duckdb = need("duckdb", "store")
    database = duckdb.connect(":memory:", config=_CONFIG | {"threads": str(threads)})
    quoted = os.path.abspath(path).replace("'", "''")
    try:
        database.execute(f"ATTACH '{quoted}' AS store (READ_ONLY)")
        database.execute("SET enable_external_access = false")
        database.execute("USE store")
        version = int(store_info(database, path)["schema_version"])
    except duckdb.Error as error:
        database.close()
        raise StoreError(f"{path} cannot be opened: {first_line(error)}") from None
    except StoreVersionError:
        database.close()
        raise
    if version != SCHEMA_VERSION:
        database.close()
        raise StoreVersionError(f"{path} has schema {version}, this Rawi knows {SCHEMA_VERSION}; start `rawi serve` again")
    return database


@dataclass
class Watch:
    """Interrupts questions that take too long, from one thread for all of them."""

    _deadlines: dict[int, tuple[float, Connection]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _next: int = 0
    _thread: threading.Thread | None = None

    @contextmanager
    def over(self, cursor: Connection, seconds: float) -> Iterator[None]:
        """Lets the cursor work for so many seconds; raises BusyError when it was interrupted."""
        duckdb = need("duckdb", "store")
        number = self._begin(cursor, seconds)
        try:
            yield
        except duckdb.InterruptException:
            raise BusyError(f"the question took longer than {seconds:g} s; ask for less, such as a shorter period") from None
        finally:
            with self._lock:
                self._deadlines.pop(number, None)

    def _begin(self, cursor: Connection, seconds: float) -> int:
        with self._lock:
            self._next += 1
            self._deadlines[self._next] = (time.monotonic() + seconds, cursor)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="rawi-watch")
                self._thread.start()
            return self._next

    def _run(self) -> None:
        while True:
            time.sleep(0.25)
            now = time.monotonic()
            with self._lock:
                for deadline, cursor in self._deadlines.values():
                    if now > deadline:
                        with suppress(Exception):  # it may have ended in between
                            cursor.interrupt()
