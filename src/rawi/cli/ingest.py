"""`rawi ingest`: articles from files of many kinds into a store."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, cast

from rawi.cli.options import Commands, EngineOptions, add_command, add_input_options, positive
from rawi.errors import BadOptionError, RawiError
from rawi.sources.fetch import LEAST_MINUTES, Feed, is_url

if TYPE_CHECKING:
    from rawi.cli.progress import Progress
    from rawi.sources import Item
    from rawi.sources.feeds import Follow
    from rawi.sources.pages import Visitor
    from rawi.store.ingest import Code, ItemLike, OutcomeLike
    from rawi.store.writer import Summary

INTERRUPTED = 130


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "ingest", run, "code articles into a store that can be asked",
        "Code articles and keep them with their records in a store, one DuckDB file. What is known is passed over; "
        "a changed article becomes a new version. Readers may ask the store meanwhile.",
    )  # fmt: skip
    parser.add_argument(
        "inputs", nargs="+", metavar="SOURCE",
        help="a .txt, .html, .jsonl, .csv, .parquet, .warc or feed (.rss, .atom, .xml) file, also with .gz or .zst, "
        "a folder of them, - for JSON lines on standard input, or the URL of a feed",
    )  # fmt: skip
    add_store_option(parser)
    parser.add_argument("--no-text", action="store_true", help="keep the record only, not the articles' text")
    parser.add_argument(
        "--watch", type=positive, metavar="MINUTES",
        help=f"fetch the feeds given by URL again every so many minutes (at least {LEAST_MINUTES}), until Ctrl-C",
    )  # fmt: skip
    parser.add_argument(
        "--no-follow", action="store_true",
        help="take what stands in feeds given by URL alone; do not fetch the pages that they link to",
    )  # fmt: skip
    parser.add_argument("--workers", type=positive, default=1, metavar="N", help="processes to use (default 1)")
    add_input_options(parser)


def add_store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", required=True, metavar="FILE.rawi", help="the store")


def run(options: argparse.Namespace) -> int:
    from rawi.cli.progress import Progress
    from rawi.sources import total_bytes
    from rawi.sources.many import source_files, source_items

    feeds = [Feed(name) for name in options.inputs if is_url(name)]
    if options.watch and (not feeds or options.watch < LEAST_MINUTES):
        raise BadOptionError(f"--watch wants the URL of a feed, and {LEAST_MINUTES} minutes or more; servers are shared")
    files = source_files([name for name in options.inputs if not is_url(name)])
    progress = Progress(None if feeds else total_bytes(files))
    items = source_items(files, options.encoding, options.max_bytes)
    reader = _FeedReader(feeds, options.store, options.max_bytes, None if options.no_follow or not feeds else _visitor(options.max_bytes))
    try:
        _ingest(chain(items, reader.items()), options, progress)
        while options.watch:
            time.sleep(options.watch * 60)
            _ingest(reader.items(), options, progress)
    except KeyboardInterrupt:
        progress.say(f"rawi: interrupted; what was stored is in {options.store}, run the same command to go on")
        return INTERRUPTED
    finally:
        progress.close()
    return 0


def _ingest(items: Iterator[Item], options: argparse.Namespace, progress: Progress) -> None:
    from rawi.store.ingest import ingest

    summary = ingest(
        _with_warnings(items, progress), options.store, coder(options.workers, EngineOptions.of(options)),
        with_text=not options.no_text,
        report=lambda summary, position: progress.update(stored(summary), position),
        fault=lambda where, error: progress.say(f"rawi: {placed(error, where)}"),
    )  # fmt: skip
    progress.say("rawi: " + told(summary, options.store))


def _visitor(max_bytes: int) -> Visitor:
    from rawi.sources.pages import Visitor

    return Visitor(max_bytes)


@dataclass(frozen=True)
class _FeedReader:
    """The feeds given by URL, again and again; without ``visitor`` the pages that they link to are left alone."""

    feeds: list[Feed]
    store: str
    max_bytes: int
    visitor: Visitor | None

    def items(self) -> Iterator[Item]:
        from rawi.sources import Item
        from rawi.sources.feeds import read_feed
        from rawi.sources.fetch import fetch

        for feed in self.feeds:
            try:
                data = fetch(feed, self.max_bytes)
            except RawiError as error:
                yield Item(feed.url, 0, error=error)
                continue
            if data is None:
                continue
            with self._known() as known:
                for where, found, warning in read_feed(data, feed.url, self._follow(feed, known)):
                    failed = found if isinstance(found, RawiError) else None
                    yield Item(feed.url + where, 0, None if isinstance(found, RawiError) else found, failed, warning)

    @contextmanager
    def _known(self) -> Iterator[Callable[[str], str | None]]:
        """When a page was stored last (ISO, UTC), by its address: the state that was published when this began."""
        from rawi.store.place import connect

        if self.visitor is None or not os.path.exists(self.store):
            yield lambda url: None
            return
        with closing(connect(self.store, read_only=True)) as connection:
            sql = "SELECT CAST(max(r.started) AS VARCHAR) FROM articles a JOIN runs r USING (run) WHERE a.url = ?"
            yield lambda url: connection.execute(sql, [url]).fetchone()[0]

    def _follow(self, feed: Feed, known: Callable[[str], str | None]) -> Follow | None:
        visitor = self.visitor
        if visitor is None:
            return None

        def follow(link: str, changed: str | None) -> bytes | None:
            stored = known(link)
            # A page that is stored is asked for again when the feed says that it has changed since.
            if stored is not None and (changed is None or changed.replace("T", " ") <= stored):
                return None
            return visitor.page(link, feed.url)

        return follow


def coder(workers: int, options: EngineOptions) -> Code:
    """How items become coded lines: in this process, or in several."""
    from rawi.cli.pool import read_all
    from rawi.store.rows import code_article

    def code(items: Iterator[ItemLike]) -> AbstractContextManager[Iterator[OutcomeLike]]:
        outcomes = read_all(cast("Iterator[Item]", items), workers, options, code_article)
        return cast("AbstractContextManager[Iterator[OutcomeLike]]", closing(outcomes))

    return code


def _with_warnings(items: Iterator[Item], progress: Progress) -> Iterator[Item]:
    for item in items:
        if item.warning:
            progress.say(f"rawi: warning: {item.where}: {item.warning}")
        yield item


def placed(error: RawiError, where: str) -> RawiError:
    """The error with its place in front, unless its message names it already."""
    return error if error.message.startswith(where) else type(error)(f"{where}: {error.message}")


def stored(summary: Summary) -> int:
    return summary.new + summary.changed


def told(summary: Summary, store: str) -> str:
    """The summary as one line."""
    return (
        f"{summary.new:,} new, {summary.known:,} known, {summary.changed:,} changed, "
        f"{summary.duplicates:,} copies of another, {summary.failed:,} failed; {store}"
    )
