"""What a power cut may leave of a folder, worked out from the log of what a process did (``disk_log.c``).

The model is as strict as POSIX: what was written to a file is sure only after an fsync of the file, and that a file was
made, renamed or removed only after an fsync of its folder. What came after may have reached the disk or not, in whole
or in part (sectors of 512 bytes), writes in any order; names change in the order in which they were changed.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cqqq")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: o(pen), c(lose), w(rite), t(runcate), s(ync), r(ename), u(nlink)."""

    kind: str
    handle: int
    offset: int
    data: bytes


@dataclass
class File:
    """A file: what is sure to be on disk, and the changes that are not sure yet."""

    synced: bytes = b""
    waiting: list[Step] = field(default_factory=list)

    def after(self, survived: list[tuple[Step, int]]) -> bytes:
        """The bytes when these steps, each with so many of its bytes, have reached the disk."""
        content = bytearray(self.synced)
        for step, length in survived:
            if step.kind == "t":
                content = content[: step.offset] + bytes(max(0, step.offset - len(content)))
            else:
                content += bytes(max(0, step.offset + length - len(content)))
                content[step.offset : step.offset + length] = step.data[:length]
        return bytes(content)

    def sync(self) -> None:
        self.synced = self.after([(step, len(step.data)) for step in self.waiting])
        self.waiting.clear()


@dataclass
class Disk:
    """A folder: names that are sure, changes of names that are not, and what is open."""

    folder: str
    names: dict[str, File] = field(default_factory=dict)
    sure: dict[str, File] = field(default_factory=dict)
    changes: list[dict[str, File]] = field(default_factory=list)
    handles: dict[int, File | None] = field(default_factory=dict)

    def do(self, step: Step) -> None:
        """Follows one step."""
        if step.kind == "o":
            self._open(step)
        elif step.kind == "c":
            self.handles.pop(step.handle, None)
        elif step.kind == "r":
            before, after = step.data.decode().split("\n")
            self.names[after] = self.names.pop(before)
            self.changes.append(dict(self.names))
        elif step.kind == "u":
            del self.names[step.data.decode()]
            self.changes.append(dict(self.names))
        elif step.kind == "s":
            self._sync(step.handle)
        else:
            file = self.handles[step.handle]
            assert file is not None
            file.waiting.append(step)

    def _open(self, step: Step) -> None:
        name = step.data.decode()
        if name.rstrip("/") == self.folder.rstrip("/"):
            self.handles[step.handle] = None
            return
        if name not in self.names:
            self.names[name] = File()
            self.changes.append(dict(self.names))
        file = self.names[name]
        if step.offset & os.O_TRUNC:
            file.waiting.append(Step("t", step.handle, 0, b""))
        self.handles[step.handle] = file

    def _sync(self, handle: int) -> None:
        file = self.handles[handle]
        if file is not None:
            file.sync()
        else:
            self.sure = dict(self.names)
            self.changes.clear()

    def cut(self, generator: random.Random, target: Path) -> None:
        """Writes what a power cut at this moment leaves, one possibility of many, to another folder."""
        names = generator.choice([self.sure, *self.changes])
        for name, file in names.items():
            (target / Path(name).name).write_bytes(file.after(_survivors(file.waiting, generator)))


def _survivors(waiting: list[Step], generator: random.Random) -> list[tuple[Step, int]]:
    kind = generator.choice(("none", "all", "first", "any"))
    if kind == "none":
        return []
    if kind == "all":
        return [(step, len(step.data)) for step in waiting]
    if kind == "first":
        return [(step, len(step.data)) for step in waiting[: generator.randint(0, len(waiting))]]
    found = []
    for step in waiting:
        if generator.random() < 0.5:
            sectors = generator.randint(0, -(-len(step.data) // SECTOR))
            found.append((step, min(len(step.data), sectors * SECTOR)))
    return found


def steps(log: Path) -> Iterator[Step]:
    """The steps of a log."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        kind, handle, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield Step(kind.decode(), handle, offset, data[at : at + length])
        at += length
