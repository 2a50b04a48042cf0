"""Where a store lies: the published file, the writer's own copy, the lock; and the moves between them.

``news.rawi`` is a DuckDB file that never changes while it has this name: readers in any number of processes open it
read-only and are never locked out. The one writer works on ``news.rawi.writing`` (DuckDB's transactions and write-ahead
log make each batch durable) and now and then puts a whole copy in place of ``news.rawi`` by an atomic rename. After a
crash the next writer or reader goes on from ``news.rawi.writing``, which holds everything that was reported as stored;
where a power cut has torn it, from ``news.rawi`` and the log.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from typing import Any

from rawi.errors import MissingFileError, StoreError, StoreLockedError, StoreVersionError
from rawi.extras import need
from rawi.store.spellings import join_spellings
from rawi.version import VERSION

SCHEMA_VERSION = 2
BLOCK_BYTES = 16_384
"""Size of a block of the file. DuckDB's own 262,144 makes a store of a thousand articles three times as large."""
FREE_SHARE = 0.2
"""Share of unused blocks from which the store is written anew when it is closed."""
_CONFIG = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "python_enable_replacements": "false",
}  # fmt: skip
Connection = Any
"""A duckdb.DuckDBPyConnection; the library is loaded on use."""


def connect(path: str, *, read_only: bool, threads: int | None = None) -> Connection:
    """A DuckDB connection without the network; raises StoreVersionError when the file is no DuckDB file."""
    duckdb = need("duckdb", "store")
    config = dict(_CONFIG) | ({"threads": str(threads)} if threads else {})
    try:
        connection = duckdb.connect(path, read_only=read_only, config=config)
        with suppress(duckdb.InvalidInputException):  # in a notebook, which shows none without ipywidgets
            connection.execute("SET enable_progress_bar = false")  # it would be drawn amid the answer
        return connection
    except duckdb.IOException as error:
        if os.path.isdir(path) or "not a valid DuckDB" in str(error):
            raise StoreVersionError(f"{path} is no store; name a file that `rawi ingest` made") from None
        raise StoreError(f"{path} cannot be opened: {first_line(error)}") from None
    except duckdb.Error as error:
        raise StoreError(f"{path} cannot be opened: {first_line(error)}") from None


def first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]


@contextmanager
def writer_lock(path: str) -> Iterator[None]:
    """Holds the right to write; the system gives it back when the process ends, however it ends.

    Raises StoreLockedError, naming the other process, when another one holds it.
    """
    import fcntl  # not on Windows, where stores are read only

    name = f"{path}.lock"
    try:
        handle = os.open(name, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{name} cannot be written: {error.strerror}; check the path and your rights") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(handle, 200).decode("utf-8", "replace").strip() or "another process"
            raise StoreLockedError(f"{path} is being written by {holder}; wait until it is done") from None
        os.ftruncate(handle, 0)
        # Only a hint for the message; a full disk must not keep anybody from the lock.
        with suppress(OSError):
            os.write(handle, f"process {os.getpid()} since {time.strftime('%Y-%m-%d %H:%M:%S')}".encode())
        yield
    finally:
        os.close(handle)


def open_writing(path: str) -> Connection:
    """The writer's connection, at the newest state of the store; call with the lock held, end with ``finish``.

    Raises StoreError, StoreVersionError.
    """
    working = f"{path}.writing"
    _remove_leftovers(path)
    foreign = f"{path}.wal"
    if os.path.exists(foreign) and os.path.getsize(foreign):
        raise StoreError(f"another program has changed {path} ({foreign} is there); close it there, then run again")
    try:
        if not os.path.exists(working):
            if os.path.exists(path):
                _copy(path, f"{path}.copy")
            else:
                _create(f"{path}.copy")
                _copy(f"{path}.copy", f"{path}.new")
                _move(f"{path}.new", path)
            _move(f"{path}.copy", working)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}; check the path, rights and free space") from None
    connection = _connect_mending(working, path)
    # Only where the published file is replaced as well: until then it is what a torn checkpoint is mended from.
    connection.execute("SET checkpoint_threshold = '1TB'")
    _check_same(connection, path)
    migrate(connection, path)
    join_spellings(connection)
    return connection


def _connect_mending(working: str, path: str) -> Connection:
    """The writer's connection; after a power cut that tore a file, from what is whole.

    DuckDB goes on from a log that ends early, but not from one whose last blocks never reached the disk, nor from a file
    of which a block was torn: a checkpoint writes blocks in place that the file still needs. What was reported as stored
    had been flushed to the log before, and the published file is what the working copy was at its last checkpoint: the
    log goes with either.
    """
    log, torn, damaged = f"{working}.wal", f"{working}.wal.torn", f"{working}.damaged"
    if os.path.exists(torn):  # killed while mending
        _move(torn, log)
    try:
        connection = connect(working, read_only=False, threads=2)
    except StoreError as error:
        connection = _mended(working, path, error)
    for leftover in (torn, damaged):
        with suppress(FileNotFoundError):
            os.remove(leftover)
    return connection


def _mended(working: str, path: str, error: StoreError) -> Connection:
    log, torn, damaged = f"{working}.wal", f"{working}.wal.torn", f"{working}.damaged"
    if os.path.exists(log):
        _move(log, torn)
    size = os.path.getsize(torn) if os.path.exists(torn) else 0
    for file in (working, path):
        if file == path:
            if not os.path.exists(path):
                break
            _move(working, damaged)
            _copy(path, f"{path}.copy")
            _move(f"{path}.copy", working)
        good, bad = 0, size + 1
        while bad - good > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if _opens_with(working, torn, log, middle) else (good, middle)
        if _opens_with(working, torn, log, good):
            return connect(working, read_only=False, threads=2)
    with suppress(FileNotFoundError):
        _move(damaged, working)
    if size:
        _move(torn, log)
    raise error


def _opens_with(working: str, torn: str, log: str, length: int) -> bool:
    """Whether DuckDB takes so many bytes of its log; they stay in place."""
    if length:
        with open(torn, "rb") as source, open(log, "wb") as target:
            target.write(source.read(length))
            target.flush()
            os.fsync(target.fileno())
    else:
        with suppress(FileNotFoundError):
            os.remove(log)
    try:
        connect(working, read_only=True).close()
    except StoreError:
        return False
    return True


def _remove_leftovers(path: str) -> None:
    for name in (f"{path}.copy", f"{path}.copy.wal", f"{path}.new", f"{path}.new.wal"):
        with suppress(FileNotFoundError):
            os.remove(name)


def _check_same(connection: Connection, path: str) -> None:
    """A working copy left by a crash must belong to the file that it will replace."""
    if not os.path.exists(path):
        return
    published = connect(path, read_only=True)
    try:
        theirs, ours = store_info(published, path).get("store_id"), store_info(connection, path).get("store_id")
    finally:
        published.close()
    if theirs != ours:
        raise StoreError(f"{path}.writing belongs to another store than {path}; move one of them away")


def refresh(connection: Connection) -> None:
    """Brings the derived tables up to date, which tell readers the latest versions, what counts once, and who is who."""
    connection.execute("BEGIN")
    connection.execute(_data("state.sql"))
    connection.execute("COMMIT")


def publish(connection: Connection, path: str) -> None:
    """Puts the present state in place for readers, whole and at once; readers that have the old one keep it."""
    duckdb = need("duckdb", "store")
    try:
        refresh(connection)
        connection.execute("CHECKPOINT")
        _copy(f"{path}.writing", f"{path}.new")
        _move(f"{path}.new", path)
    except (OSError, duckdb.Error) as error:
        with suppress(OSError):
            os.remove(f"{path}.new")
        raise StoreError(f"{path} cannot be published: {first_line(error)}; free some space and run again") from None


def finish(connection: Connection, path: str) -> None:
    """Closes the writer's copy and makes it the published file; nothing is copied."""
    duckdb = need("duckdb", "store")
    try:
        refresh(connection)
        connection.execute("CHECKPOINT")
        compacted = _compact(connection, path)
        connection.close()
    except duckdb.Error as error:
        with suppress(duckdb.Error):
            connection.close()
        # The next one to open the store goes on from the writer's copy.
        raise StoreError(f"{path} cannot be closed: {first_line(error)}; free some space and run again") from None
    if os.path.exists(f"{path}.writing.wal"):  # not taken over: the log belongs to the name .writing
        raise StoreError(f"{path}.writing was not closed whole; run again")
    if compacted:
        _move(f"{path}.new", path)
        os.remove(f"{path}.writing")  # after a kill just before this the next writer goes on from it: it says the same
    else:
        _move(f"{path}.writing", path)


def _compact(connection: Connection, path: str) -> bool:
    """Whether a copy without the holes that replaced rows leave was made at ``.new``; not worth it for few holes."""
    blocks, _, free = connection.execute(
        "SELECT total_blocks, used_blocks, free_blocks FROM pragma_database_size() WHERE database_name NOT IN ('system', 'temp')"
    ).fetchone()
    if free < blocks * FREE_SHARE:
        return False
    duckdb = need("duckdb", "store")
    name = connection.execute("SELECT current_database()").fetchone()[0]
    target = f"{path}.new"
    try:
        connection.execute(f"ATTACH {_quoted(target)} AS compact (BLOCK_SIZE {BLOCK_BYTES})")
        connection.execute(f'COPY FROM DATABASE "{name}" TO compact')
        connection.execute("CHECKPOINT compact")
        connection.execute("DETACH compact")
    except duckdb.Error:  # no space for it: the store stays larger than it need be
        with suppress(duckdb.Error):
            connection.execute("DETACH compact")
        for leftover in (target, f"{target}.wal"):
            with suppress(OSError):
                os.remove(leftover)
        return False
    with open(target, "rb+") as file:
        os.fsync(file.fileno())
    return True


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def open_reading(path: str) -> Connection:
    """A read-only connection to the newest published state; after a crash the state is first recovered.

    Raises MissingFileError, StoreVersionError, StoreError.
    """
    if os.path.exists(f"{path}.writing"):
        # A live writer holds the lock; a dead one left work that was reported as stored.
        with suppress(StoreLockedError, StoreError), writer_lock(path):
            finish(open_writing(path), path)
    if not os.path.lexists(path):
        raise MissingFileError(f"no such store: {path}; make it with `rawi ingest SOURCE --store {path}`")
    connection = connect(path, read_only=True)
    if _version(connection, path) < SCHEMA_VERSION:
        connection.close()
        with writer_lock(path):
            finish(open_writing(path), path)
        connection = connect(path, read_only=True)
    return connection


def store_info(connection: Connection, path: str) -> dict[str, str]:
    """The table ``store_info`` as a dictionary; raises StoreVersionError when there is none."""
    duckdb = need("duckdb", "store")
    try:
        return dict(connection.execute("SELECT name, value FROM store_info").fetchall())
    except duckdb.CatalogException:
        raise StoreVersionError(f"{path} is a DuckDB file but no store; name a file that `rawi ingest` made") from None


def _version(connection: Connection, path: str) -> int:
    version = int(store_info(connection, path)["schema_version"])
    if version > SCHEMA_VERSION:
        raise StoreVersionError(
            f"{path} has schema {version}, this Rawi knows {SCHEMA_VERSION}; install the Rawi that made it"
        )
    return version


def migrate(connection: Connection, path: str) -> None:
    """Brings an older schema up to date, one version a transaction: ``data/store/migrations/0002.sql`` and so on."""
    for version in range(_version(connection, path) + 1, SCHEMA_VERSION + 1):
        connection.execute("BEGIN")
        connection.execute(_migration(version))
        connection.execute(_data("views.sql"))
        connection.execute("UPDATE store_info SET value = ? WHERE name = 'schema_version'", [str(version)])
        connection.execute("COMMIT")


def _migration(version: int) -> str:
    return _data(f"migrations/{version:04}.sql")


def _data(name: str) -> str:
    return (files("rawi") / "data" / "store" / name).read_text("utf-8")


def _create(path: str) -> None:
    connection = need("duckdb", "store").connect(config=_CONFIG)
    connection.execute(f"ATTACH {_quoted(path)} AS store (BLOCK_SIZE {BLOCK_BYTES})")
    connection.execute("USE store")
    connection.execute("BEGIN")  # one flush to disk, not one for each table
    connection.execute(_data("schema.sql"))
    connection.execute(_data("views.sql"))
    facts = {
        "schema_version": str(SCHEMA_VERSION), "store_id": uuid.uuid4().hex, "created_by": f"rawi {VERSION}",
        "words": "0", "sorted_postings": "0", "stories_to": "0", "links_to": "0",
    }  # fmt: skip
    for name, value in facts.items():
        connection.execute("INSERT INTO store_info VALUES (?, ?)", [name, value])
    connection.execute("COMMIT")
    connection.close()


def _copy(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    with open(target, "rb+") as file:
        os.fsync(file.fileno())


def _move(source: str, target: str) -> None:
    os.replace(source, target)
    sync_folder(os.path.dirname(os.path.abspath(target)))


def sync_folder(folder: str) -> None:
    """Makes renames in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
