"""`rawi version`: which Rawi, which model, which record."""

from __future__ import annotations

import argparse

from rawi.cli.options import Commands, add_command
from rawi.cli.output import emit
from rawi.version import MODEL, VERSION


def register(commands: Commands) -> None:
    add_command(commands, "version", run, "print the versions of Rawi, its model and its record")


def run(options: argparse.Namespace) -> int:
    from rawi.record import SCHEMA

    emit(f"rawi {VERSION}\nmodel {MODEL}\nrecord {SCHEMA}\n")
    return 0
