"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rawi.errors import BadOptionError
from rawi.sources.decode import DEFAULT_MAX_BYTES, check_encoding
from rawi.sources.published import published_day

if TYPE_CHECKING:
    from rawi.article import Article
    from rawi.pipeline import Engine

Run = Callable[[argparse.Namespace], int]


class Commands(Protocol):
    """What argparse returns from ``add_subparsers``: it has no public name."""

    def add_parser(
        self, name: str, *, help: str, description: str, allow_abbrev: bool
    ) -> argparse.ArgumentParser: ...


def add_command(
    commands: Commands, name: str, run: Run | None, help: str, description: str = ""
) -> argparse.ArgumentParser:
    """A command with its one-line help.

    ``run`` gets the parsed options and returns the exit status; None for a command that only holds others.
    """
    parser = commands.add_parser(name, help=help, description=description or help, allow_abbrev=False)
    if run:
        parser.set_defaults(run=run)
    return parser


def add_article_options(parser: argparse.ArgumentParser) -> None:
    """FILE and what is known of the one article in it."""
    parser.add_argument("file", metavar="FILE", help="a text file with one article, or - for standard input")
    parser.add_argument(
        "--date", type=iso_day, metavar="DATE",
        help="day of publication, YYYY-MM-DD; weekdays and words like أمس are resolved against it where the dateline has no date",
    )  # fmt: skip
    parser.add_argument("--title", help="the headline")
    parser.add_argument("--id", help="the record's id; derived from the text when left out")
    parser.add_argument("--outlet", help="who published it")
    add_input_options(parser)


def add_input_options(parser: argparse.ArgumentParser) -> None:
    """How bytes are read, and what knowledge is added."""
    parser.add_argument(
        "--encoding", type=encoding, help="how the text is encoded, such as windows-1256; UTF-8 when left out, "
        "or UTF-16 with a byte order mark",
    )  # fmt: skip
    parser.add_argument(
        "--max-bytes", type=positive, default=DEFAULT_MAX_BYTES, metavar="N",
        help=f"refuse an article larger than this (default {DEFAULT_MAX_BYTES:,})",
    )  # fmt: skip
    add_knowledge_option(parser)
    parser.add_argument(
        "--names", metavar="MODEL", help="a model of your own that finds names: spacy:PATH, hf:PATH, or a plug-in's name",
    )  # fmt: skip


def add_knowledge_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--knowledge", action="append", default=[], metavar="FILE.csv",
        help="a table of your own people, bodies or places; may be given several times; `rawi kb check` tests it",
    )  # fmt: skip


def add_background_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-background", action="store_true", help="leave out events of long ago that an article only recalls"
    )


def iso_day(value: str) -> str:
    day = published_day(value)
    if day is None:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2022-01-11")
    return day


def encoding(value: str) -> str:
    try:
        check_encoding(value)
    except BadOptionError as error:
        raise argparse.ArgumentTypeError(error.message) from None
    return value


def positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 15 or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number above 0")
    return int(value)


def article_of(options: argparse.Namespace) -> Article:
    """The one article that FILE and the options describe."""
    from rawi.sources import read_file

    return read_file(
        options.file, encoding=options.encoding, max_bytes=options.max_bytes, id=options.id, title=options.title,
        published=options.date, outlet=options.outlet,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What is loaded into an engine besides the package; goes to worker processes."""

    knowledge: tuple[str, ...] = ()
    names: str | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> EngineOptions:
        return cls(tuple(options.knowledge), options.names)

    def load(self) -> Engine:
        import rawi

        return rawi.load(knowledge=self.knowledge, names=self.names)
