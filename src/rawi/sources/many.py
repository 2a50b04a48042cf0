"""Files of all kinds to a stream of articles in a fixed order: what `rawi ingest` reads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from rawi.article import Article
from rawi.errors import BadOptionError, FolderError, MissingFileError, RawiError
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import DEFAULT_MAX_BYTES, check_encoding, decode
from rawi.sources.feeds import read_feed
from rawi.sources.files import STDIN
from rawi.sources.html import read_page
from rawi.sources.items import InputFile, Item, read_items
from rawi.sources.jsonl import numbered_lines, read_line
from rawi.sources.streams import bare_name, opened, size, whole
from rawi.sources.tables import Found, read_csv, read_parquet
from rawi.sources.warc import read_warc

LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml")
TABLES = (".csv", ".tsv")
FEEDS = (".rss", ".atom", ".xml")
KINDS = (".txt", *LINES, *PAGES, *TABLES, ".parquet", ".warc", *FEEDS)


def source_files(inputs: Sequence[str]) -> list[InputFile]:
    """The files to read: folders searched to the bottom, in order of their names.

    Raises:
        MissingFileError, FolderError, BadOptionError: before anything is read.
    """
    found: list[InputFile] = []
    for name in inputs:
        if name == STDIN:
            found.append(InputFile(name))
        elif os.path.isdir(name):
            below = sorted(
                os.path.join(root, file) for root, _, files in os.walk(name) for file in files if bare_name(file).endswith(KINDS)
            )
            if not below:
                raise FolderError(f"nothing to read in the folder {name}: no {', '.join(KINDS)} file")
            found += [InputFile(path, name) for path in below]
        elif not os.path.lexists(name):
            raise MissingFileError(f"no such file or folder: {name}; check the path")
        elif not bare_name(name).endswith(KINDS):
            raise BadOptionError(f"what is {name}? Its name should end in {', '.join(KINDS)}, perhaps with .gz or .zst")
        else:
            found.append(InputFile(name))
    return found


def source_items(
    files: Sequence[InputFile], encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Item]:
    """Each article of the files in order, or the error in its place."""
    check_encoding(encoding)
    done = 0
    for file in files:
        name = file.path.lower()
        if file.path == STDIN or name.endswith((".txt", *LINES)) or name.endswith(tuple(f"{s}.gz" for s in LINES)):
            for item in read_items([file], encoding, max_bytes):
                yield Item(item.where, done + item.position, item.article, item.error, item.warning)
        else:
            yield from _found(file, done, encoding, max_bytes)
        done += 0 if file.path == STDIN else size(file.path)


def _found(file: InputFile, done: int, encoding: str | None, max_bytes: int) -> Iterator[Item]:
    # Within a compressed file the position is not known; the bar moves when the file is done.
    position = done
    try:
        for where, article, warning in _read(file, encoding, max_bytes):
            error = article if isinstance(article, RawiError) else None
            yield Item(file.path + where, position, None if isinstance(article, RawiError) else article, error, warning)
    except RawiError as error:
        yield Item(file.path, done + size(file.path), error=error)


def _read(file: InputFile, encoding: str | None, max_bytes: int) -> Iterator[Found]:
    path = file.path
    name = bare_name(path)
    if name.endswith(TABLES):
        yield from read_csv(path, encoding, max_bytes)
    elif name.endswith(".parquet"):
        yield from read_parquet(path)
    elif name.endswith(".warc"):
        yield from read_warc(path, max_bytes)
    elif name.endswith(FEEDS):
        yield from read_feed(whole(path, max_bytes), path)
    elif name.endswith(PAGES):
        yield "", read_page(whole(path, max_bytes), path, encoding=encoding, id=_id(file)), None
    elif name.endswith(LINES):
        yield from _lines(path, encoding, max_bytes)
    else:
        text = decode(whole(path, max_bytes), path, encoding)
        check_arabic(text, path)
        yield "", Article(text, _id(file)), None


def _lines(path: str, encoding: str | None, max_bytes: int) -> Iterator[Found]:
    with opened(path) as stream:
        for number, line in numbered_lines(stream, path, False, encoding, max_bytes):
            article, error, warning = read_line(line, number, encoding)
            if article or error:
                yield f":{number}", article or error, warning  # type: ignore[misc]


def _id(file: InputFile) -> str:
    """The path below the given folder, or the name, without its suffixes."""
    path = Path(file.path)
    relative = path.relative_to(file.folder) if file.folder else Path(path.name)
    name = relative.as_posix()
    return os.path.splitext(name[: len(bare_name(name))])[0]
