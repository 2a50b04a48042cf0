"""`rawi kb`: look into the knowledge tables, and check your own."""

from __future__ import annotations

import argparse

from rawi.cli.options import Commands, add_command


def register(commands: Commands) -> None:
    add_command(commands, "kb", run, "look up names and offices")


def run(options: argparse.Namespace) -> int:
    return 0
