"""`rawi explain`: which rule, which words and which look-ups led to an entry of the record."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from rawi.cli.options import Commands, EngineOptions, add_article_options, add_command, article_of
from rawi.cli.output import emit, terminal
from rawi.errors import BadOptionError

if TYPE_CHECKING:
    from rawi.record import Record


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "explain", run, "show why an entry of the record is there",
        "Show which rule, which words and which look-ups led to an entry of the record; to all of them when none is named.",
    )  # fmt: skip
    add_article_options(parser)
    parser.add_argument("--event", metavar="V", help="an event, such as v3; may be given several times", action="append")
    parser.add_argument("--statement", metavar="Q", help="a statement, such as q5", action="append")
    parser.add_argument("--entity", metavar="E", help="a participant, such as e1", action="append")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(options: argparse.Namespace) -> int:
    from rawi.render.explanation import explain, explanation_text, ids

    article = article_of(options)
    record, evidence = EngineOptions.of(options).load().explain(article)
    wanted = _wanted(options, record)
    blocks = [explain(record, article.text, evidence, id)[: None if wanted else 1] for id in wanted or ids(record)]
    if options.format == "json":
        told = [explanation.as_dict() for block in blocks for explanation in block]
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        width, colour = terminal()
        emit("\n".join(explanation_text(block, width=width, colour=colour) for block in blocks))
    return 0


def _wanted(options: argparse.Namespace, record: Record) -> list[str]:
    """The ids asked for; raises BadOptionError when the record lacks one of them."""
    wanted: list[str] = []
    kinds = (
        ("statement", options.statement, record.statements), ("event", options.event, record.events),
        ("entity", options.entity, record.entities),
    )  # fmt: skip
    for kind, asked, parts in kinds:
        there = [part.id for part in parts]
        for id in asked or ():
            if id not in there:
                have = f"it has {there[0]} to {there[-1]}" if there else "it has none"
                raise BadOptionError(f"the record has no {kind} {id}: {have}")
            wanted.append(id)
    return wanted
