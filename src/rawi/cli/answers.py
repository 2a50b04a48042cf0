"""Showing answers of the store: tables in the terminal, CSV, JSON or Parquet for programs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from rawi.cli.ingest import add_store_option
from rawi.cli.options import iso_day, positive
from rawi.cli.output import STDOUT, emit, one_line, terminal
from rawi.errors import BadOptionError

if TYPE_CHECKING:
    from rawi.store.answers import Answer
    from rawi.store.place import Connection

FORMATS = ("table", "csv", "json", "parquet")
WIDE = frozenset(("sentence", "content"))
FOLDED = frozenset(("actors", "recipients", "others", "name", "title", "office", "speaker", "place"))
"""Columns that may be folded where the terminal is narrow."""


def add_answer_options(parser: argparse.ArgumentParser, *, limit: int | None, period: bool = True) -> None:
    """Options that every question takes."""
    add_store_option(parser)
    if period:
        parser.add_argument("--since", type=iso_day, metavar="DATE", help="from this day on, YYYY-MM-DD")
        parser.add_argument("--until", type=iso_day, metavar="DATE", help="up to this day")
    if limit is not None:
        parser.add_argument("--limit", type=positive, default=limit, metavar="N", help=f"rows at most (default {limit})")
    parser.add_argument("--part", metavar="NAME", help="only this part of the answer, such as meetings or statements")
    parser.add_argument("--format", choices=FORMATS, default="table", help="table for the terminal (default), or for programs")
    parser.add_argument("--output", metavar="OUT", help="write there instead of standard output")


def answer(options: argparse.Namespace, question: Callable[[Connection], Sequence[Answer]]) -> int:
    """Asks the store and shows what it says; 1 when nothing was found."""
    from rawi.store.place import open_reading

    with closing(open_reading(options.store)) as connection:
        answers = list(question(connection))
    if options.part:
        chosen = [a for a in answers if a.title.startswith(options.part)]
        if not chosen:
            raise BadOptionError(f"no part {options.part}; there are {', '.join(a.title for a in answers)}")
        answers = chosen
    _write(answers, options)
    return 0 if any(a.rows for a in answers) else 1


def _write(answers: Sequence[Answer], options: argparse.Namespace) -> None:
    from rawi.store import answers as forms

    if options.format == "parquet":
        if options.output in (None, STDOUT):
            raise BadOptionError("Parquet goes to a file; give --output OUT.parquet")
        forms.write_parquet(answers, options.output)
    elif options.format == "json":
        emit(forms.to_json(answers), options.output)
    elif options.format == "csv":
        emit(forms.to_csv(answers), options.output)
    else:
        width, colour = terminal(options.output)
        emit(table_text(answers, width, colour), options.output)


def table_text(answers: Sequence[Answer], width: int, colour: bool) -> str:
    """Each row as one line of short columns, and below it the sentence; Arabic in logical order."""
    import io

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, emoji=False)
    for found in answers:
        console.print(Text(one_line(f"{found.title} ({len(found.rows)})"), style="bold"))
        if found.rows:
            short = [n for n, name in enumerate(found.columns) if name not in WIDE and name != "url"]
            filled = [n for n in short if any(row[n] is not None for row in found.rows)]
            table = Table(box=None, pad_edge=False, header_style="dim")
            for n in filled:
                table.add_column(found.columns[n], overflow="fold", no_wrap=found.columns[n] not in FOLDED)
            for row in found.rows:
                table.add_row(*[Text(_shown(row[n])) for n in filled])
            console.print(table)
            for values in found.dictionaries():
                if values.get("sentence") and "id" in values:
                    console.print(Text(f"{values['id']}  {_shown(values['sentence'])}"))
        console.print()
    return out.getvalue()


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return one_line(" ".join(str(value).split()))
