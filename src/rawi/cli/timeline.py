"""`rawi timeline`: events in order of time."""

from __future__ import annotations

import argparse

from rawi.cli.answers import add_answer_options, answer
from rawi.cli.options import Commands, add_command


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "timeline", run, "events in order of time",
        "Events in order of time, each once however many outlets carried it: all, or those in which all named take part.",
    )  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help="a name, Arabic or English, a code such as RUS, or a Wikidata id")
    parser.add_argument("--type", metavar="TYPE", help="only events of this PLOVER type, such as CONSULT")
    add_answer_options(parser, limit=50)


def run(options: argparse.Namespace) -> int:
    from rawi.store.dyads import timeline

    return answer(
        options, lambda c: timeline(c, options.names, options.since, options.until, options.type, options.limit)
    )
