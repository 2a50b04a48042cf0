"""`rawi serve`: the reading room, in the browser and for programs."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from rawi.cli.options import Commands, add_command, add_input_options, positive
from rawi.cli.output import one_line
from rawi.errors import BadOptionError, RawiError
from rawi.extras import need

if TYPE_CHECKING:
    from rawi.web.serving import Served, Socket

PORT = 8765
MODULES = ("duckdb", "pyarrow", "fastapi", "uvicorn", "jinja2", "python_multipart")


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "serve", run, "read a store in the browser, and over an API",
        "Serve a store, or a quick look at some files, at this machine alone unless --host says otherwise. Works without "
        "any network. The API is under /api/v1, its description at /api/docs. Ctrl-C ends it.",
    )  # fmt: skip
    parser.add_argument("inputs", nargs="*", metavar="FILE", help="files or folders to look at without a store; as for `rawi ingest`")
    parser.add_argument("--store", metavar="FILE.rawi", help="the store")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=port, default=PORT, metavar="N", help=f"port (default {PORT}; 0 for any free one)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME",
        help="name under which browsers may ask, besides IP addresses and localhost; may be given several times",
    )  # fmt: skip
    parser.add_argument("--language", choices=("en", "ar"), default="en", help="of the interface until the reader chooses (default en)")
    parser.add_argument("--rate", type=rate, default=50.0, metavar="N", help="requests a second of one client (default 50; 0 for any)")
    parser.add_argument("--workers", type=positive, default=1, metavar="N", help="processes to use (default 1)")
    add_input_options(parser)


def port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 5 or int(value) > 65_535:
        raise argparse.ArgumentTypeError(f"{value!r} is no port; give a number up to 65535")
    return int(value)


def rate(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise argparse.ArgumentTypeError(f"{value!r} is no rate; give requests a second, such as 50")
    return number


def run(options: argparse.Namespace) -> int:
    if bool(options.inputs) == bool(options.store):
        raise BadOptionError("give either --store FILE.rawi or some files to look at; see `rawi serve --help`")
    for module in MODULES:
        need(module, "serve")
    from rawi.web.serving import Served, listen
    from rawi.web.settings import Settings

    settings = Settings(
        host=options.host, port=options.port, allowed_hosts=tuple(options.allow_host), rate=options.rate,
        burst=max(int(options.rate * 4), 1), language=options.language,
    )  # fmt: skip
    served = Served(options.store or "", settings, tuple(options.knowledge), options.names)
    with listen(settings) as bound:
        try:
            if options.store:
                _say_and_serve(served, bound, options.workers)
            else:
                _look(served, bound, options)
        except KeyboardInterrupt:
            _say("stopped")
    return 0


def _look(served: Served, bound: Socket, options: argparse.Namespace) -> None:
    from dataclasses import replace

    from rawi.web.quick import code_files, store_in

    with code_files(
        options.inputs, served.load(), encoding=options.encoding, max_bytes=options.max_bytes,
        fault=lambda where, error: _say(_placed(error, where)), report=_counted,
    ) as name:  # fmt: skip
        _say_and_serve(replace(served, store=store_in(name), temporary=True), bound, options.workers)


def _say_and_serve(served: Served, bound: Socket, workers: int) -> None:
    from rawi.web.serving import address, serve
    from rawi.web.settings import LOOPBACK

    served.library().close()  # whatever is wrong with the store is told now, in one line
    what = "the files" if served.temporary else served.store
    _say(f"{what} at {address(served.settings, bound)} - Ctrl-C ends it")
    if served.settings.host not in LOOPBACK:
        _say("warning: whoever reaches this machine can read all of it; there is no password")
    serve(served, bound, workers)
    _say("stopped")


def _counted(number: int) -> None:
    if number:
        _say(f"{number:,} article{'s' if number > 1 else ''} read")


def _placed(error: RawiError, where: str) -> str:
    return str(error) if error.message.startswith(where) else f"[{error.code}] {where}: {error.message}"


def _say(line: str) -> None:
    print(one_line(f"rawi: {line}"), file=sys.stderr, flush=True)
