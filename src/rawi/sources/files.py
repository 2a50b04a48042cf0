"""One file to one article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from rawi.article import Article
from rawi.errors import (
    BadOptionError,
    BinaryInputError,
    FolderError,
    InputError,
    MissingFileError,
    TooLargeError,
)
from rawi.sources.arabic import check_arabic
from rawi.sources.decode import DEFAULT_MAX_BYTES, check_encoding, decode

STDIN = "-"


def os_error(path: str, error: OSError) -> InputError:
    """The operating system's complaint about an input as one of ours."""
    if isinstance(error, FileNotFoundError):
        return MissingFileError(f"no such file: {path}; check the path")
    if isinstance(error, IsADirectoryError):
        return FolderError(f"{path} is a folder; `rawi read` takes one file, `rawi code` takes folders")
    return InputError(f"{path} cannot be read: {error.strerror or error}")


def standard_input() -> BinaryIO:
    """Standard input as bytes; raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError("standard input is closed; give a file")
    return sys.stdin.buffer


def read_bytes(path: str, max_bytes: int = DEFAULT_MAX_BYTES) -> bytes:
    """The bytes of a file, or of standard input for ``-``; never reads more than ``max_bytes`` + 1."""
    try:
        if path == STDIN:
            data = standard_input().read(max_bytes + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(max_bytes + 1)
    except OSError as error:
        raise os_error(path, error) from None
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{path!r} cannot be read: {error}") from None
    if len(data) > max_bytes:
        raise TooLargeError(f"{name_of(path)} is larger than {max_bytes:,} bytes; split it or raise --max-bytes")
    return data


def name_of(path: str) -> str:
    return "standard input" if path == STDIN else path


def read_text(path: str, encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> str:
    """The text of one article's file, checked to be Arabic; every character is kept."""
    check_encoding(encoding)
    if path.lower().endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")):
        raise BadOptionError(f"{path} holds many articles; use `rawi code {path} --output OUT.jsonl`")
    name = name_of(path)
    text = decode(read_bytes(path, max_bytes), name, encoding)
    if text[:200].lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html")):
        raise BinaryInputError(f"{name} is a web page, not plain text; give the article's text alone")
    check_arabic(text, name)
    return text


def read_file(
    path: str,
    *,
    encoding: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Article:
    """One article from a text file or, for ``-``, from standard input.

    Raises one of the InputErrors, with the path and what to do, when it cannot be read as Arabic text.
    """
    text = read_text(path, encoding, max_bytes)
    return Article(text, id, title, published, outlet, published_from="option")


def article_id(path: Path, folder: Path | None) -> str:
    """A text file's id: its path below the given folder, or its name, without the suffix."""
    relative = path.relative_to(folder) if folder else Path(path.name)
    return relative.with_suffix("").as_posix()
