"""The command line: parse, run one command, and turn every error into one line and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from rawi.cli import (
    archive,
    code,
    dyad,
    evaluate,
    explain,
    export,
    ingest,
    kb,
    mcp,
    read,
    schema,
    search,
    serve,
    sql,
    timeline,
    version,
    who,
)
from rawi.cli.output import one_line
from rawi.errors import BadOptionError, InternalError, RawiError
from rawi.version import VERSION

COMMANDS = (read, code, explain, ingest, who, dyad, search, timeline, sql, serve, mcp, export, archive, evaluate, kb, schema, version)
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
PIPE_CLOSED = 141  # 128 + SIGPIPE


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are errors of ours: one line, one code."""

    def error(self, message: str) -> NoReturn:
        raise BadOptionError(f"{message}; see `{self.prog} --help`")


def build_parser() -> Parser:
    """The parser of all commands; imports nothing heavy, so that ``rawi --help`` answers at once."""
    parser = Parser(
        prog="rawi",
        description="Reads Arabic newswire and keeps the record: who said what, who met whom, who did what to whom, "
        "when and where, by whose word. Every field points at the characters that state it.",
        epilog="Errors are one line on standard error with a code such as [R101]; docs/cli.md explains each.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"rawi {VERSION}")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.register(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status: 0, 2 for what the user can mend, 1 for a fault of Rawi, 130, 141."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = build_parser().parse_args(arguments)
        status: int = options.run(options)
        return status
    except RawiError as error:
        complain(error)
        return error.exit_status
    except KeyboardInterrupt:
        print("rawi: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if os.environ.get("RAWI_DEBUG"):
            raise
        complain(InternalError.of(error))
        return InternalError.exit_status


def complain(error: RawiError) -> None:
    """One line on standard error, whatever the message holds."""
    print(one_line(f"rawi: {error}"), file=sys.stderr, flush=True)
