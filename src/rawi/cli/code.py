"""`rawi code`: many articles in, one record a line out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rawi.cli.options import (
    Commands,
    EngineOptions,
    add_background_option,
    add_command,
    add_input_options,
    positive,
)
from rawi.cli.output import STDOUT
from rawi.errors import BadOptionError, EmptyInputError, OutputError, RawiError

if TYPE_CHECKING:
    from rawi.cli.lines import LineWriter, Resumption
    from rawi.cli.pool import Outcome
    from rawi.cli.progress import Progress
    from rawi.sources import Item
    from rawi.sources.items import InputFile

INTERRUPTED = 130


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "code", run, "code many articles, one record a line",
        "Code many articles: one record a line, in the order of the input. A line or file that cannot be read is "
        "reported with its place and skipped.",
    )  # fmt: skip
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT",
        help="a .jsonl or .jsonl.gz file (objects with text and optional id, title, date, source, url), a .txt file, "
        "a folder of them, or - for JSON lines on standard input",
    )  # fmt: skip
    parser.add_argument("--output", required=True, metavar="OUT.jsonl", help="write there, or - for standard output")
    parser.add_argument(
        "--workers", type=positive, default=1, metavar="N",
        help="processes to use (default 1); the output is the same for any number",
    )  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="stop at the first line or file that cannot be read")
    parser.add_argument(
        "--resume", action="store_true", help="go on with an output that was left unfinished, after checking it"
    )
    add_background_option(parser)
    add_input_options(parser)


@dataclass
class Count:
    """What came out of a run."""

    records: int = 0
    failed: int = 0


def run(options: argparse.Namespace) -> int:
    from rawi.cli.lines import LineWriter
    from rawi.cli.pool import foreground_line, read_all, record_line
    from rawi.cli.progress import Progress
    from rawi.sources import read_items, total_bytes
    from rawi.sources.items import input_files

    files = _inputs(input_files(options.inputs), options.output, options.resume)
    items = read_items(files, options.encoding, options.max_bytes)
    before = _resume(options, items)
    progress = Progress(total_bytes(files), before.position)
    count = Count(before.records)
    make_line = foreground_line if options.no_background else record_line
    try:
        with (
            LineWriter(options.output, before.end) as out,
            closing(read_all(items, options.workers, EngineOptions.of(options), make_line)) as outcomes,
        ):
            _write(outcomes, out, count, progress, options.strict)
    except KeyboardInterrupt:
        progress.say(f"rawi: interrupted; {count.records:,} whole records in {options.output}, go on with --resume")
        return INTERRUPTED
    finally:
        progress.close()
    return _close(count, before, progress, options.output)


def _write(outcomes: Iterator[Outcome], out: LineWriter, count: Count, progress: Progress, strict: bool) -> None:
    before = count.records
    for outcome in outcomes:
        item = outcome.item
        if item.warning:
            progress.say(f"rawi: warning: {item.where}: {item.warning}")
        if outcome.error:
            error = _placed(outcome.error, item.where)
            if strict:
                raise error
            count.failed += 1
            progress.say(f"rawi: {error}")
        elif outcome.line is not None:
            out.write(outcome.line)
            count.records += 1
        progress.update(count.records - before, item.position)


def _placed(error: RawiError, where: str) -> RawiError:
    """The error with its place in front, unless its message names it already."""
    return error if error.message.startswith(where) else type(error)(f"{where}: {error.message}")


def _inputs(files: list[InputFile], output: str, resume: bool) -> list[InputFile]:
    """The files to read, without the output where it lies in an input folder; raises when the output cannot be used."""
    if output == STDOUT:
        if resume:
            raise BadOptionError("--resume needs a file to go on with; standard output has no past")
        return files
    if os.path.isdir(output):
        raise OutputError(f"{output} is a folder; name a file in it")
    same = [f for f in files if os.path.exists(output) and os.path.exists(f.path) and os.path.samefile(output, f.path)]
    if any(f.folder is None for f in same):
        raise BadOptionError(f"the output {output} is one of the inputs, which it would overwrite; name another file")
    return [f for f in files if f not in same]


def _resume(options: argparse.Namespace, items: Iterator[Item]) -> Resumption:
    from rawi.cli.lines import Resumption, catch_up

    if not options.resume or not os.path.exists(options.output):
        return Resumption()
    try:
        return catch_up(options.output, items)
    except OSError as error:
        raise OutputError(f"{options.output} cannot be read: {error.strerror}; check your rights") from None


def _close(count: Count, before: Resumption, progress: Progress, output: str) -> int:
    if count.records == 0:
        tried = f"none of {count.failed} could be read" if count.failed else "there is none in the inputs"
        raise EmptyInputError(f"no article was coded: {tried}")
    told = [f"{count.records:,} records in {output}"] if count.failed or before.records else []
    if before.records:
        told.append(f"{before.records:,} were there before")
    if before.passed_over:
        told.append(f"{before.passed_over:,} that failed before passed over")
    if count.failed:
        told.append(f"{count.failed:,} articles skipped")
    if told or progress.shown:
        progress.say("rawi: " + "; ".join(told or [f"{count.records:,} records in {output}"]))
    return 0
