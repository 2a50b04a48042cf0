"""`rawi search`: full-text search in Arabic."""

from __future__ import annotations

import argparse

from rawi.cli.answers import add_answer_options, answer
from rawi.cli.options import Commands, add_command


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "search", run, "find articles by words, speaker, act, date or outlet",
        "The articles that answer best (BM25 over folded words without clitics), one for each story, with the sentence "
        "that answers best. With --speaker or --act the sentence is such a statement.",
    )  # fmt: skip
    parser.add_argument("query", metavar="WORDS", help="words to look for")
    parser.add_argument("--speaker", metavar="NAME", help="in what this person, body or country said")
    parser.add_argument("--act", metavar="ACT", help="in statements of this act, such as deny or warn")
    parser.add_argument("--outlet", metavar="NAME", help="published by this outlet")
    add_answer_options(parser, limit=10)


def run(options: argparse.Namespace) -> int:
    from rawi.store.search import Filters, search

    filters = Filters(options.speaker, options.act, options.outlet, options.since, options.until)
    return answer(options, lambda c: search(c, options.query, filters, options.limit))
