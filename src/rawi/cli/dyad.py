"""`rawi dyad`: what two parties did to each other, month by month."""

from __future__ import annotations

import argparse

from rawi.cli.answers import add_answer_options, answer
from rawi.cli.options import Commands, add_command


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "dyad", run, "events between two parties by month, type and score",
        "Events between two parties, either way: counted by month and type with their mean score, then the newest ones.",
    )  # fmt: skip
    parser.add_argument("first", metavar="NAME", help="a code such as CHN, a name, Arabic or English, or a Wikidata id")
    parser.add_argument("second", metavar="NAME", help="the other party")
    add_answer_options(parser, limit=20)


def run(options: argparse.Namespace) -> int:
    from rawi.store.dyads import dyad

    return answer(
        options, lambda c: dyad(c, options.first, options.second, options.since, options.until, options.limit)
    )
