"""`rawi read`: one article, one record, for the eye or for a program."""

from __future__ import annotations

import argparse

from rawi.cli.options import (
    Commands,
    EngineOptions,
    add_article_options,
    add_background_option,
    add_command,
    article_of,
)
from rawi.cli.output import emit, terminal


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "read", run, "read one article and show its record",
        "Read one article and show its record: head, participants, statements and events.",
    )  # fmt: skip
    add_article_options(parser)
    add_background_option(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "html"), default="text",
        help="text for the terminal (default), json for programs, html for one page with the article marked",
    )  # fmt: skip
    parser.add_argument("--output", metavar="OUT", help="write there instead of standard output")


def run(options: argparse.Namespace) -> int:
    article = article_of(options)
    record = EngineOptions.of(options).load().read_article(article)
    if options.no_background:
        from rawi.events.background import without_background

        record = without_background(record)
    if options.format == "json":
        emit(record.to_json(indent=2) + "\n", options.output)
    elif options.format == "html":
        from rawi.render.html import html_page

        emit(html_page(record, article.text), options.output)
    else:
        from rawi.render.terminal import terminal_text

        width, colour = terminal(options.output)
        emit(terminal_text(record, article.text, width=width, colour=colour), options.output)
    return 0
