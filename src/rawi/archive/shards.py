"""One file of articles to one Parquet file of records, written once and whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from rawi.errors import InternalError, OutputError, RawiError
from rawi.extras import need
from rawi.sources.items import InputFile
from rawi.sources.many import source_files, source_items
from rawi.version import MODEL, VERSION

if TYPE_CHECKING:
    from rawi.pipeline import Engine

ROWS = 256
"""Rows in a row group. Fixed, so that a shard's bytes do not depend on who wrote it."""
COLUMNS = ("source", "id", "outlet", "url", "title", "published", "record", "error_code", "error_message")


@dataclass(frozen=True, slots=True)
class Shard:
    """An input file, and the name of its output without a folder."""

    path: str
    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """What is told of a finished shard in the manifest."""

    source: str
    output: str
    articles: int
    failed: int
    input_bytes: int
    input_sha256: str
    output_bytes: int
    output_sha256: str
    version: str = VERSION
    model: str = MODEL


def shards_of(folder: str) -> list[Shard]:
    """The shards of a folder: each file that holds articles, in order of names.

    Raises FolderError, MissingFileError when there is none.
    """
    found = []
    for file in source_files([folder]):
        relative = os.path.relpath(file.path, folder)
        # Two files that differ only in what cannot stand in a name must not meet in one output.
        name = relative.replace("%", "%25").replace(os.sep, "%2F")
        found.append(Shard(file.path, folder, f"{name}.parquet"))
    return found


def code_shard(engine: Engine, shard: Shard, out: str) -> Done:
    """Codes a shard; the output appears under its name when it is whole and on disk, and its ``.json`` after it.

    Raises OutputError when it cannot be written.
    """
    target = os.path.join(out, shard.name)
    part = f"{target}.{os.getpid()}.part"
    try:
        articles, failed = _write(engine, shard, part)
        _sync(part)
        size, digest = _digest(part)
        input_size, input_digest = _digest(shard.path)
        os.replace(part, target)
        done = Done(
            os.path.relpath(shard.path, shard.folder), shard.name, articles, failed, input_size, input_digest, size, digest
        )
        write_whole(f"{target}.json", json.dumps(asdict(done), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}; free some space and run again") from None
    finally:
        if os.path.exists(part):
            os.remove(part)
    return done


def _write(engine: Engine, shard: Shard, path: str) -> tuple[int, int]:
    arrow, parquet = need("pyarrow", "store"), need("pyarrow.parquet", "store")
    schema = arrow.schema([(name, arrow.string()) for name in COLUMNS])
    rows, articles, failed = _rows(engine, shard), 0, 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while some := list(islice(rows, ROWS)):
            articles += len(some)
            failed += sum(row[-1] is not None for row in some)
            file.write_table(arrow.table([arrow.array(c, arrow.string()) for c in zip(*some, strict=True)], schema=schema))
    return articles, failed


def _rows(engine: Engine, shard: Shard) -> Iterator[tuple[str | None, ...]]:
    prefix = len(os.path.join(shard.folder, ""))
    for item in source_items([InputFile(shard.path, shard.folder)]):
        where = item.where[prefix:] if item.where.startswith(os.path.join(shard.folder, "")) else item.where
        article, error, line = item.article, item.error, None
        if article is not None:
            try:
                line = engine.read_article(article).to_json()
            except RawiError as found:
                error = found
            except Exception as found:  # one article must not cost the shard
                error = InternalError.of(found)
        told = (article.id, article.outlet, article.url, article.title, article.published) if article else (None,) * 5
        yield (where, *told, line, error.code if error else None, error.message if error else None)


def finished(shard: Shard, out: str) -> Done | None:
    """What an earlier run made of this shard, if its input, its output and the version are the same still."""
    target = os.path.join(out, shard.name)
    try:
        with open(f"{target}.json", encoding="utf-8") as file:
            done = Done(**json.load(file))
        same = (done.version, done.model) == (VERSION, MODEL)
        if same and _digest(shard.path) == (done.input_bytes, done.input_sha256):
            return done if _digest(target) == (done.output_bytes, done.output_sha256) else None
    except (OSError, ValueError, TypeError):
        pass
    return None


def remove_parts(out: str, shards: Sequence[Shard]) -> None:
    """Removes what killed workers left half-written."""
    names = tuple(shard.name for shard in shards)
    for name in os.listdir(out):
        if name.endswith(".part") and name.startswith(names):
            os.remove(os.path.join(out, name))


def write_manifest(out: str, found: Sequence[Done]) -> str:
    """Writes ``manifest.json``: all shards with counts and digests, in order of names."""
    shards: list[dict[str, Any]] = [asdict(done) for done in sorted(found, key=lambda done: done.output)]
    manifest = {
        "format": "rawi.archive/1", "version": VERSION, "model": MODEL, "columns": list(COLUMNS),
        "articles": sum(d.articles for d in found), "failed": sum(d.failed for d in found), "shards": shards,
    }  # fmt: skip
    path = os.path.join(out, "manifest.json")
    write_whole(path, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    return path


def write_whole(path: str, text: str) -> None:
    """Writes a small file so that it is whole or not there."""
    part = f"{path}.{os.getpid()}.part"
    with open(part, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    _sync(os.path.dirname(os.path.abspath(path)))


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digest(path: str) -> tuple[int, str]:
    with open(path, "rb") as file:
        return os.path.getsize(path), hashlib.file_digest(file, "sha256").hexdigest()
