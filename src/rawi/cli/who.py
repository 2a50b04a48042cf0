"""`rawi who`: what the store knows of a person, body or country."""

from __future__ import annotations

import argparse

from rawi.cli.answers import add_answer_options, answer
from rawi.cli.options import Commands, add_command


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "who", run, "what a person, body or country said and did, over time",
        "Positions over time, meetings, statements and other events of a person, body or country, newest first.",
    )  # fmt: skip
    parser.add_argument("name", metavar="NAME", help="a name or part of it, Arabic or English, a code such as RUS, or a Wikidata id")
    add_answer_options(parser, limit=20)


def run(options: argparse.Namespace) -> int:
    from rawi.store.who import who

    return answer(options, lambda c: who(c, options.name, options.since, options.until, options.limit))
