"""What each part is worth: the scores without it. ``python -m benchmarks.ablations GOLD_DIR... --output docs/ablations.md``.

A part is taken out by putting something that does nothing in its place; all else stays, and nothing is trained again.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from rawi.analysis import Analysis
from rawi.evaluate.gold import GoldArticle, read_gold
from rawi.evaluate.run import Evaluation, evaluate
from rawi.events import EventDraft, find_events
from rawi.knowledge.gazetteer import Gazetteer
from rawi.language import NameModel
from rawi.pipeline import Engine
from rawi.statements import StatementDraft

LEVELS = ("statement", "statement+speaker", "statement+speaker+content", "event", "event+actors+recipients", "event full")
RATES = ("speaker of dropped subject", "speaker country", "sector", "said_by")


@dataclass(frozen=True)
class Part:
    """One part, and how the engine is run without it: replaced functions, and arguments of the engine."""

    name: str
    replaced: tuple[tuple[str, Callable[..., object]], ...] = ()
    names: NameModel | None = None
    knowledge: Gazetteer | None = None


def _nobody() -> Gazetteer:
    return Gazetteer(())


def _always(*_: object, **__: object) -> bool:
    return True


def _events_alone(analysis: Analysis, statements: list[StatementDraft]) -> list[EventDraft]:
    return find_events(analysis, [])


PEOPLE = (("rawi.knowledge.people.gazetteer", _nobody),)
AGREEMENT = tuple(
    (f"rawi.statements.{module}.entity_agrees", _always) for module in ("discourse", "left_out", "speakers.antecedents")
)

PARTS = (
    Part("nothing left out"),
    Part("trained names", names=lambda layer: ()),
    Part("table of people", PEOPLE),
    Part("tables of people, countries, bodies, places", PEOPLE, knowledge=Gazetteer(())),
    Part("agreement of left-out subjects", AGREEMENT),
    Part("statements when events are sought", (("rawi.pipeline.find_events", _events_alone),)),
)
"""What is left out in turn."""


@contextmanager
def without(part: Part) -> Iterator[Engine]:
    """An engine that runs without a part as long as the context is open."""
    with ExitStack() as stack:
        for target, replacement in part.replaced:
            stack.enter_context(patch(target, replacement))
        yield Engine(part.names, part.knowledge)


def measure(golds: Sequence[GoldArticle], parts: Sequence[Part] = PARTS) -> dict[str, Evaluation]:
    """The evaluation without each part in turn."""
    found = {}
    for part in parts:
        with without(part) as engine:
            found[part.name] = evaluate(engine, golds)
    return found


def _cells(evaluation: Evaluation) -> list[float | None]:
    counts = evaluation.counts
    return [counts.prf(level).f1 for level in LEVELS] + [counts.accuracy(rate) for rate in RATES]


def table(found: dict[str, Evaluation]) -> list[str]:
    """One row a part; behind each score stands how much is lost."""
    whole, *_ = (_cells(evaluation) for evaluation in found.values())
    lines = ["| left out | " + " | ".join(LEVELS + RATES) + " |", "|---|" + "--:|" * len(LEVELS + RATES)]
    for name, evaluation in found.items():
        cells = []
        for full, cell in zip(whole, _cells(evaluation), strict=True):
            change = "" if cell is None or full is None or cell is full else f" ({cell - full:+.3f})"
            cells.append("-" if cell is None else f"{cell:.3f}{change if name != PARTS[0].name else ''}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


HEAD = """# Ablations

Written by `python -m benchmarks.ablations GOLD_DIR... --output docs/ablations.md`; do not edit by hand.

The scores of [evaluation.md](evaluation.md) without one part of the engine, and how far each falls. F1 of statements and
events, then shares of right answers among matched pairs. Nothing is trained again: weights were fitted with the part in place, so
these numbers say what the engine would lose, not how well one could do without.
"""


def page(folders: Sequence[Path]) -> str:
    """The whole page; a section for each folder of gold articles."""
    lines = [HEAD]
    for folder in folders:
        golds = read_gold(folder)
        lines += [f"## {len(golds)} articles of `{folder.name if folder.name != 'gold' else 'evaluation/gold'}`", ""]
        lines += [*table(measure(golds)), ""]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablations", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of gold articles")
    parser.add_argument("--output", type=Path, help="the page to write; standard output when left out")
    options = parser.parse_args(arguments)
    written = page(options.folders)
    if options.output:
        options.output.write_text(written, encoding="utf-8")
    else:
        print(written, end="")


if __name__ == "__main__":
    main()
