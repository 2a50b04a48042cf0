"""Files, folders and lines to a stream of articles in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rawi.article import Article
from rawi.errors import BadOptionError, FolderError, MissingFileError, RawiError
from rawi.sources.decode import DEFAULT_MAX_BYTES, check_encoding
from rawi.sources.files import STDIN, article_id, name_of, os_error, read_text, standard_input
from rawi.sources.jsonl import numbered_lines, read_line

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
SUFFIXES = (*LINES, ".txt")


@dataclass(frozen=True, slots=True)
class Item:
    """One article of the input, or the error in its place.

    ``where`` is the file, with ``:line`` for a line of JSON; ``position`` counts the bytes of all inputs read so far.
    """

    where: str
    position: int
    article: Article | None = None
    error: RawiError | None = None
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and the folder it was found in when a folder was given."""

    path: str
    folder: str | None = None


def input_files(inputs: Sequence[str]) -> list[InputFile]:
    """The files to read: folders searched to the bottom, in order of their names.

    Raises:
        MissingFileError, FolderError, BadOptionError: before anything is read, so that a slip costs nothing.
    """
    found: list[InputFile] = []
    for name in inputs:
        if name == STDIN:
            found.append(InputFile(name))
        elif os.path.isdir(name):
            below = sorted(p for p in _walk(name) if p.lower().endswith(SUFFIXES))
            if not below:
                raise FolderError(f"nothing to read in the folder {name}: no {', '.join(SUFFIXES)} file")
            found += [InputFile(p, name) for p in below]
        elif not os.path.lexists(name):
            raise MissingFileError(f"no such file or folder: {name}; check the path")
        elif not name.lower().endswith(SUFFIXES):
            raise BadOptionError(f"what is {name}? Its name should end in {', '.join(SUFFIXES)}")
        else:
            found.append(InputFile(name))
    return found


def _walk(folder: str) -> Iterator[str]:
    for root, _, files in os.walk(folder):
        yield from (os.path.join(root, file) for file in files)


def total_bytes(files: Sequence[InputFile]) -> int | None:
    """The size of all inputs in bytes, for the progress bar; None when standard input is among them."""
    if any(f.path == STDIN for f in files):
        return None
    return sum(os.path.getsize(f.path) for f in files if os.path.exists(f.path))


def read_items(
    files: Sequence[InputFile], encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Item]:
    """Each article of the files in order, or the error in its place; holds one article in memory at a time."""
    check_encoding(encoding)
    done = 0
    for file in files:
        if file.path == STDIN or file.path.lower().endswith(LINES):
            yield from _lines(file, done, encoding, max_bytes)
        else:
            yield _text_file(file, done, encoding, max_bytes)
        done += _size(file)


def _size(file: InputFile) -> int:
    try:
        return 0 if file.path == STDIN else os.path.getsize(file.path)
    except OSError:
        return 0


def _text_file(file: InputFile, done: int, encoding: str | None, max_bytes: int) -> Item:
    position = done + _size(file)
    try:
        text = read_text(file.path, encoding, max_bytes)
        id = article_id(Path(file.path), Path(file.folder) if file.folder else None)
        return Item(file.path, position, Article(text, id))
    except RawiError as error:
        return Item(file.path, position, error=error)


def _lines(file: InputFile, done: int, encoding: str | None, max_bytes: int) -> Iterator[Item]:
    name = name_of(file.path)
    try:
        stream = standard_input() if file.path == STDIN else open(file.path, "rb")  # noqa: SIM115
    except OSError as error:
        yield Item(name, done, error=os_error(file.path, error))
        return
    with stream:
        compressed = file.path.lower().endswith(".gz")
        for number, line in numbered_lines(stream, name, compressed, encoding, max_bytes):
            article, error_, warning = read_line(line, number, encoding)
            if article or error_:
                yield Item(f"{name}:{number}", done + _tell(stream), article, error_, warning)


def _tell(stream: BinaryIO) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0
