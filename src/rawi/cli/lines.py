"""The output of `rawi code`: whole lines only, and how to go on with a file that was left unfinished."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

from rawi.article import document_id
from rawi.cli.output import STDOUT, reason
from rawi.errors import OutputError, ResumeError
from rawi.sources import Item
from rawi.version import MODEL, VERSION


@dataclass(frozen=True, slots=True)
class Written:
    """A line that an earlier run wrote: the record's id and where the line ends."""

    id: str
    end: int


def written(path: str) -> Iterator[Written]:
    """The whole lines of an unfinished output; a torn last line is left out.

    Raises ResumeError when a line is no record, or one of another version of Rawi.
    """
    end = 0
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                return
            end += len(line)
            try:
                record = json.loads(line)
                engine, id = record["engine"], record["document"]["id"]
                made_by = (engine["version"], engine["model"])
            except (ValueError, KeyError, TypeError, RecursionError):
                raise ResumeError(f"{path}:{number} is no record; give the output of an earlier run") from None
            if made_by != (VERSION, MODEL):
                raise ResumeError(
                    f"{path}:{number} was made by rawi {made_by[0]} ({made_by[1]}), this is {VERSION} ({MODEL}); "
                    "start anew without --resume"
                )
            yield Written(id, end)


def item_id(item: Item) -> str | None:
    """The id that the item's record will have; None for an item that cannot be read."""
    return (item.article.id or document_id(item.article.text)) if item.article else None


@dataclass
class Resumption:
    """How far an earlier run came.

    ``end`` is the end of its last whole line, ``passed_over`` counts readable articles without a record, ``position``
    is how many bytes of input it used.
    """

    records: int = 0
    end: int = 0
    passed_over: int = 0
    position: int = 0


def catch_up(path: str, items: Iterator[Item]) -> Resumption:
    """Take from ``items`` those that the output already has, checking that their ids match in order.

    An article whose record is missing between others failed before; it is passed over again, and counted.

    Raises ResumeError when the output holds a record that the inputs do not.
    """
    done = Resumption()
    for line in written(path):
        for item in items:
            id = item_id(item)
            if id == line.id:
                break
            done.passed_over += id is not None
        else:
            raise ResumeError(
                f"record {done.records + 1} of {path} ({line.id}) is not in the inputs where it should be; "
                "give the same inputs in the same order, or start anew without --resume"
            )
        done.records += 1
        done.end = line.end
        done.position = item.position
    return done


class LineWriter:
    """Appends whole lines to a file, or to standard output for ``-``; each is in the file when ``write`` returns.

    After an error the file ends with the last whole line.
    """

    def __init__(self, path: str, end: int = 0) -> None:
        self.path = path
        self.end = end
        # Standard output, pipes and devices cannot be cut, or are not ours to cut.
        self.ours = path != STDOUT and (os.path.isfile(path) or not os.path.exists(path))
        try:
            if path == STDOUT:
                self.descriptor = os.dup(sys.stdout.fileno())
            else:
                self.descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
                if self.ours:
                    os.ftruncate(self.descriptor, end)
                    os.lseek(self.descriptor, end, os.SEEK_SET)
        except (OSError, ValueError) as error:
            raise OutputError(f"{path} cannot be written: {reason(error)}; check the path and your rights") from None

    def write(self, line: str) -> None:
        data = memoryview(line.encode("utf-8") + b"\n")
        size = len(data)
        try:
            while data:  # a nearly full disk takes a part of it
                data = data[os.write(self.descriptor, data) :]
        except BrokenPipeError:
            raise
        except OSError as error:
            self._drop_torn_line()
            raise OutputError(
                f"{self.path} cannot be written: {reason(error)}; what was written is whole: free space, "
                "then go on with --resume"
            ) from None
        self.end += size

    def _drop_torn_line(self) -> None:
        if self.ours:
            with contextlib.suppress(OSError):
                os.ftruncate(self.descriptor, self.end)

    def __enter__(self) -> LineWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._drop_torn_line()
        with contextlib.suppress(OSError):
            os.fsync(self.descriptor)
        os.close(self.descriptor)
