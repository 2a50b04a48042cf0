"""Articles to records over worker processes: same order and same bytes for any number of workers."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from typing import TYPE_CHECKING, Any

from rawi.article import Article
from rawi.cli.options import EngineOptions
from rawi.errors import InternalError, RawiError
from rawi.sources import Item

if TYPE_CHECKING:
    from rawi.pipeline import Engine

CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 100_000
"""A chunk is sent when either is reached: small enough to spread over workers, large enough that sending costs nothing."""
CHUNKS_AHEAD = 3
"""Chunks under way for each worker; bounds the memory whatever the size of the input."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: what ``make_line`` made of it (the record as one line of JSON), or the error."""

    item: Item
    line: Any = None
    error: RawiError | None = None


Outcomes = list[tuple[Any, RawiError | None]]
MakeLine = Callable[["Engine", Article], Any]
"""Makes of an article what is wanted of it: a line of JSON, or rows for a store."""


def foreground_line(engine: Engine, article: Article) -> str:
    """The same without events of long ago that the article recalls."""
    from rawi.events.background import without_background

    return without_background(engine.read_article(article)).to_json()


def record_line(engine: Engine, article: Article) -> str:
    """The record of one article as one line of JSON."""
    return engine.read_article(article).to_json()


def read_all(
    items: Iterable[Item], workers: int, options: EngineOptions, make_line: MakeLine = record_line
) -> Generator[Outcome, None, None]:
    """One outcome for each item, in order; the engine is loaded once in each worker.

    ``make_line`` is a function of a module: it goes to the workers by name.

    Raises InternalError when a worker process dies.
    """
    if workers == 1:
        yield from _read_here(items, options, make_line)
    else:
        yield from _read_there(items, workers, options, make_line)


def _read_here(items: Iterable[Item], options: EngineOptions, make_line: MakeLine) -> Iterator[Outcome]:
    engine = options.load()
    for item in items:
        if item.article is None:
            yield Outcome(item, error=item.error)
        else:
            yield Outcome(item, *_line_of(engine, item.article, make_line))


def _line_of(
    engine: Engine, article: Article, make_line: MakeLine
) -> tuple[Any, RawiError | None]:
    try:
        return make_line(engine, article), None
    except RawiError as error:
        return None, error
    except Exception as error:
        if os.environ.get("RAWI_DEBUG"):
            raise
        # One article that the engine trips over must not cost the other ten thousand.
        return None, InternalError.of(error)


def _read_there(
    items: Iterable[Item], workers: int, options: EngineOptions, make_line: MakeLine
) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (options,))
    under_way: deque[tuple[list[Item], Future[Outcomes]]] = deque()
    try:
        _start_all(pool, workers)
        for chunk in _chunks(items):
            articles = [item.article for item in chunk if item.article]
            under_way.append((chunk, pool.submit(_read_chunk, articles, make_line)))
            while under_way and (under_way[0][1].done() or len(under_way) >= workers * CHUNKS_AHEAD):
                yield from _collect(*under_way.popleft())
        while under_way:
            yield from _collect(*under_way.popleft())
    except BrokenProcessPool:
        raise InternalError(
            "a worker process died (out of memory?); go on with --resume, fewer --workers or a smaller --max-bytes"
        ) from None
    except BaseException:  # Ctrl-C, a full disk, --strict: what is under way is not wanted any more
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        raise
    pool.shutdown()


def _start_all(pool: ProcessPoolExecutor, workers: int) -> None:
    # Workers inherit the ignored signal: Ctrl-C in a terminal reaches the whole group, and only the parent
    # should answer it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(workers):
            pool.submit(_ready)
    finally:
        signal.signal(signal.SIGINT, before)


def _ready() -> None:
    return None


_engine: Engine | RawiError


def _start_worker(options: EngineOptions) -> None:
    global _engine
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    try:
        _engine = options.load()
    except Exception as error:  # raised with the first chunk: here it would only break the pool
        _engine = error if isinstance(error, RawiError) else InternalError.of(error)


def _follow_parent() -> None:
    # The pool's own queue would keep a worker waiting for ever after its parent was killed.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(articles: list[Article], make_line: MakeLine) -> Outcomes:
    if isinstance(_engine, RawiError):
        raise _engine
    return [_line_of(_engine, article, make_line) for article in articles]


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.article.text) if item.article else 0
        if len(chunk) >= CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _collect(chunk: list[Item], future: Future[Outcomes]) -> Iterator[Outcome]:
    outcomes = iter(future.result())
    for item in chunk:
        if item.article is None:
            yield Outcome(item, error=item.error)
        else:
            yield Outcome(item, *next(outcomes))
