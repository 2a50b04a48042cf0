"""`rawi export`: files of other tools out of a store."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import closing, suppress

from rawi.cli.ingest import add_store_option
from rawi.cli.options import Commands, add_command, iso_day
from rawi.cli.output import STDOUT, reason
from rawi.errors import BadOptionError, OutputError

KINDS = ("plover", "csv", "parquet", "gdelt", "annotations", "graphml")


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "export", run, "write events for other tools",
        "Write the store's events as PLOVER JSON Lines, flat CSV or Parquet (one row a dyad), GDELT-shaped TSV; all spans "
        "as W3C Web Annotations; who met or named whom as GraphML. docs/exports.md has the columns.",
    )  # fmt: skip
    parser.add_argument("kind", choices=KINDS, help="what to write")
    add_store_option(parser)
    parser.add_argument("--since", type=iso_day, metavar="DATE", help="from this day on, YYYY-MM-DD")
    parser.add_argument("--until", type=iso_day, metavar="DATE", help="up to this day")
    parser.add_argument("--output", required=True, metavar="OUT", help="the file, or - for standard output")


def run(options: argparse.Namespace) -> int:
    from rawi.store.export import writer
    from rawi.store.export.flat import flat_parquet
    from rawi.store.place import open_reading

    if options.kind == "parquet" and options.output == STDOUT:
        raise BadOptionError("Parquet goes to a file; give --output OUT.parquet")
    with closing(open_reading(options.store)) as connection:
        if options.output == STDOUT:
            _to_stdout(writer(options.kind)(connection, options.since, options.until))
            return 0
        # A file is whole or not there: it gets its name when it is done.
        part = f"{options.output}.part"
        try:
            if options.kind == "parquet":
                flat_parquet(connection, part, options.since, options.until)
            else:
                with open(part, "w", encoding="utf-8", newline="") as file:
                    file.writelines(writer(options.kind)(connection, options.since, options.until))
            os.replace(part, options.output)
        except OSError as error:
            with suppress(OSError):
                os.remove(part)
            raise OutputError(
                f"{options.output} cannot be written: {reason(error)}; check the path, rights and free space"
            ) from None
    return 0


def _to_stdout(chunks: Iterator[str]) -> None:
    for chunk in chunks:
        sys.stdout.buffer.write(chunk.encode("utf-8"))
    sys.stdout.buffer.flush()
