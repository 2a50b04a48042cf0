"""`rawi evaluate`: score the engine on gold articles, and keep the scores from falling."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING

from rawi.cli.options import Commands, EngineOptions, add_command, add_knowledge_option
from rawi.cli.output import emit
from rawi.errors import BadOptionError

if TYPE_CHECKING:
    from rawi.evaluate import Evaluation
    from rawi.evaluate.gate import Floors

FALLEN = 1


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "evaluate", run, "score the engine on gold articles",
        "Code the gold articles of a folder and score the records against them. docs/evaluation.md tells what is measured.",
    )  # fmt: skip
    parser.add_argument("gold", metavar="GOLD_DIR", help="a folder with gold articles, *.json")
    parser.add_argument("--errors", action="store_true", help="list every miss, every extra and every wrong party")
    parser.add_argument("--json", action="store_true", help="all numbers as JSON")
    parser.add_argument(
        "--check", metavar="FLOORS.json", help="exit with 1 when a score is below its floor or the gold is another one"
    )
    parser.add_argument("--pin", metavar="FLOORS.json", help="write floors half a point below the scores, never lower")
    parser.add_argument("--allow-lower", action="store_true", help="with --pin: floors may sink")
    add_knowledge_option(parser)
    parser.add_argument(
        "--names", metavar="MODEL", help="a model of your own that finds names: spacy:PATH, hf:PATH, or a plug-in's name"
    )


def run(options: argparse.Namespace) -> int:
    from rawi.evaluate import evaluate, read_gold
    from rawi.evaluate.gate import read_floors
    from rawi.evaluate.report import as_object, as_text

    if options.allow_lower and not options.pin:
        raise BadOptionError("--allow-lower goes with --pin; say which file to write")
    if options.check and options.pin:
        raise BadOptionError("--check and --pin exclude each other; check first, then pin")
    golds = read_gold(options.gold)
    # Read first, so that a wrong file is told before the articles are coded, not after.
    floors = read_floors(options.check) if options.check else None
    old = read_floors(options.pin) if options.pin and os.path.exists(options.pin) else None
    result = evaluate(EngineOptions.of(options).load(), golds)
    if options.json:
        found = as_object(result) | ({"errors": [str(m) for m in result.mistakes]} if options.errors else {})
        emit(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        emit(as_text(result) + ("\n" + "".join(f"{m}\n" for m in result.mistakes) if options.errors else ""))
    if floors:
        return _check(result, options.gold, floors)
    if options.pin:
        _pin(result, options.gold, options.pin, old, options.allow_lower)
    return 0


def _check(result: Evaluation, gold: str, floors: Floors) -> int:
    from rawi.evaluate.gate import digest, fallen

    lines = fallen(floors, result.main_scores(), digest(gold))
    for line in lines:
        print(f"rawi: {line}", file=sys.stderr)
    return FALLEN if lines else 0


def _pin(result: Evaluation, gold: str, path: str, old: Floors | None, allow_lower: bool) -> None:
    from rawi.evaluate.gate import digest, floors_text, pinned

    floors = pinned(old, result.main_scores(), digest(gold), result.articles, allow_lower)
    emit(floors_text(floors), path)
    print(f"rawi: {len(floors.floors)} floors in {path}", file=sys.stderr)
