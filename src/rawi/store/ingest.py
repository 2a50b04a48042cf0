"""The run: articles in, coded, stored batch by batch, published now and then, joined at the end."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from rawi.article import Article
from rawi.errors import RawiError, StoreError
from rawi.store.linking import link_reports
from rawi.store.place import Connection, finish, open_writing, publish, refresh, writer_lock
from rawi.store.rows import CodedArticle
from rawi.store.stories import link_stories
from rawi.store.writer import Coded, Summary, Writer

BATCH = 64
"""Articles stored in one transaction: some seconds of work for one engine, well above the cost of a flush to disk."""
BATCH_SECONDS = 10.0
LOOK_AHEAD = 64
PUBLISH_SECONDS = 30.0
PUBLISH_SHARE = 0.03
"""Readers see news after half a minute, later when copying the store would take more than this share of the time."""


class ItemLike(Protocol):
    """One article of the input, or the error in its place, as the readers of sources make it."""

    @property
    def where(self) -> str: ...
    @property
    def position(self) -> int: ...
    @property
    def article(self) -> Article | None: ...
    @property
    def error(self) -> RawiError | None: ...


class OutcomeLike(Protocol):
    """What became of an item: what ``rawi.store.rows.code_article`` made of it, or an error."""

    @property
    def item(self) -> ItemLike: ...
    @property
    def line(self) -> CodedArticle | None: ...
    @property
    def error(self) -> RawiError | None: ...


Code = Callable[[Iterator[ItemLike]], AbstractContextManager[Iterator[OutcomeLike]]]
Report = Callable[[Summary, int], None]
"""Called after each stored batch with what is safely stored, and the bytes of input read."""


@dataclass
class _Clock:
    """When to publish next."""

    last: float
    least: float
    cost: float = 0.0

    def due(self) -> bool:
        return time.monotonic() - self.last > max(self.least, self.cost / PUBLISH_SHARE)

    def publish(self, connection: Connection, path: str) -> None:
        began = time.monotonic()
        publish(connection, path)
        self.last = time.monotonic()
        self.cost = self.last - began


def ingest(
    items: Iterable[ItemLike],
    path: str,
    code: Code,
    *,
    with_text: bool = True,
    report: Report = lambda summary, position: None,
    fault: Callable[[str, RawiError], None] = lambda where, error: None,
    batch: int = BATCH,
    publish_seconds: float = PUBLISH_SECONDS,
) -> Summary:
    """Adds articles to the store at ``path``, which is made when there is none; returns what became of them.

    Ctrl-C, an error or a kill leave everything that was reported as stored, and the next run goes on.

    Raises:
        StoreLockedError: when another process writes.
        StoreError: when the store cannot be written, as on a full disk.
    """
    with writer_lock(path):
        connection = open_writing(path)
        writer = Writer(connection, with_text)
        try:
            writer.begin()
            run = _Run(writer, path, batch, _Clock(time.monotonic(), publish_seconds), report, fault)
            engine = run.code(iter(items), code)
            if writer.summary.new or writer.summary.changed:
                # All articles are safe in a second file before much is written at once: links, the sorted index.
                publish(connection, path)
            writer.summary.duplicates = link_stories(connection)
            refresh(connection)
            link_reports(connection)
            writer.sort_index()
            writer.end(engine)
        except BaseException:
            # What is stored shall be seen; if that cannot be, the next reader or writer sees to it.
            with suppress(StoreError):
                finish(connection, path)
            raise
        finish(connection, path)
    return writer.summary


@dataclass
class _Run:
    """The loop over outcomes, and what waits to be stored."""

    writer: Writer
    path: str
    batch: int
    clock: _Clock
    report: Report
    fault: Callable[[str, RawiError], None]
    coded: list[Coded] = field(default_factory=list)
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    position: int = 0
    stored_at: float = 0.0

    def code(self, items: Iterator[ItemLike], code: Code) -> CodedArticle | None:
        engine: CodedArticle | None = None
        versions: deque[int] = deque()
        self.stored_at = time.monotonic()
        try:
            with code(_not_known(self.writer, items, versions)) as outcomes:
                for outcome in outcomes:
                    engine = self._take(outcome, versions.popleft()) or engine
                    waiting = len(self.coded) + len(self.failures)
                    if waiting >= self.batch or time.monotonic() - self.stored_at > BATCH_SECONDS:
                        self._store()
        except KeyboardInterrupt:
            self._store()
            raise
        self._store()
        return engine

    def _take(self, outcome: OutcomeLike, version: int) -> CodedArticle | None:
        item = outcome.item
        self.position = item.position
        if outcome.line is not None and item.article is not None:
            self.coded.append(Coded(item.article, item.where, version, outcome.line))
            return outcome.line
        error = outcome.error or item.error
        if item.article is not None:
            self.writer.drop(item.article)
        if error is not None:
            self.failures.append((item.where, error.code, error.message))
            self.fault(item.where, error)
        return None

    def _store(self) -> None:
        if self.coded or self.failures:
            self.writer.add(self.coded, self.failures)
            self.coded.clear()
            self.failures.clear()
            self.stored_at = time.monotonic()
        self.report(self.writer.summary, self.position)
        if self.clock.due():
            self.clock.publish(self.writer.connection, self.path)


def _not_known(writer: Writer, items: Iterator[ItemLike], versions: deque[int]) -> Iterator[ItemLike]:
    """The items that are not stored yet; their versions go into the queue, in the same order."""
    while chunk := list(islice(items, LOOK_AHEAD)):
        found = iter(writer.versions([item.article for item in chunk if item.article]))
        for item in chunk:
            version = next(found) if item.article else -1
            if version:
                versions.append(version)
                yield item
