"""`rawi mcp`: a store for language-model clients, over the Model Context Protocol."""

from __future__ import annotations

import argparse
import sys

from rawi.cli.ingest import add_store_option
from rawi.cli.options import Commands, EngineOptions, add_command, add_knowledge_option
from rawi.extras import need


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "mcp", run, "let a language-model client ask a store",
        "Serve the tools read, search, who and dyad over the Model Context Protocol, on standard input and output; every "
        "answer cites sentences by outlet, date and id. A client starts it by itself: docs/api.md shows how.",
    )  # fmt: skip
    add_store_option(parser)
    add_knowledge_option(parser)
    parser.add_argument("--names", metavar="MODEL", help="a model of your own that finds names, as for `rawi read`")


def run(options: argparse.Namespace) -> int:
    for module in ("duckdb", "mcp"):
        need(module, "mcp")
    from rawi.model_context import server
    from rawi.web.library import Library

    library = Library(options.store, load=EngineOptions.of(options).load)
    if sys.stdin.isatty():
        print("rawi: speaks the Model Context Protocol on standard input and output; Ctrl-C ends it", file=sys.stderr)
    try:
        server.run(library)
    except KeyboardInterrupt:
        print("rawi: stopped", file=sys.stderr)
    finally:
        library.close()
    return 0
