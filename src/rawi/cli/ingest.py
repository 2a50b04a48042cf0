"""`rawi ingest`: articles from files of many kinds into a store."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING, cast

from rawi.cli.options import Commands, EngineOptions, add_command, add_input_options, positive
from rawi.errors import RawiError

if TYPE_CHECKING:
    from rawi.cli.progress import Progress
    from rawi.sources import Item
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
        "a folder of them, - for JSON lines on standard input",
    )  # fmt: skip
    add_store_option(parser)
    parser.add_argument("--no-text", action="store_true", help="keep the record only, not the articles' text")
    parser.add_argument("--workers", type=positive, default=1, metavar="N", help="processes to use (default 1)")
    add_input_options(parser)


def add_store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", required=True, metavar="FILE.rawi", help="the store")


def run(options: argparse.Namespace) -> int:
    from rawi.cli.progress import Progress
    from rawi.sources import read_items, total_bytes
    from rawi.sources.items import input_files
    from rawi.store.ingest import ingest

    files = input_files(options.inputs)
    progress = Progress(total_bytes(files))
    items = read_items(files, options.encoding, options.max_bytes)
    try:
        summary = ingest(
            _with_warnings(items, progress), options.store, coder(options.workers, EngineOptions.of(options)),
            with_text=not options.no_text,
            report=lambda summary, position: progress.update(stored(summary), position),
            fault=lambda where, error: progress.say(f"rawi: {placed(error, where)}"),
        )  # fmt: skip
    except KeyboardInterrupt:
        progress.say(f"rawi: interrupted; what was stored is in {options.store}, run the same command to go on")
        return INTERRUPTED
    finally:
        progress.close()
    progress.say("rawi: " + told(summary, options.store))
    return 0


def coder(workers: int, options: EngineOptions) -> Code:
    """How items become coded lines: in this process, or in several."""
    from rawi.cli.pool import read_all
    from rawi.store.rows import coded_line

    def code(items: Iterator[ItemLike]) -> AbstractContextManager[Iterator[OutcomeLike]]:
        outcomes = read_all(cast("Iterator[Item]", items), workers, options, coded_line)
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
