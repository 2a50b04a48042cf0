"""Measures speed and memory and writes the page: ``python -m benchmarks --output docs/benchmarks.md``.

Every measure runs in a process of its own, one after the other, on the same articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measures import Result
from benchmarks.page import page
from benchmarks.texts import ROOT, Texts, load, write

DATA = ROOT.parent / "shared" / "data" / "newswire"
ALONE = ("count", "rate", "stages", "language", "tokens", "tagged", "spacy", "simplemma", "keywords")


@dataclass(frozen=True)
class Run:
    """One command: seconds by the wall clock, seconds of processor time, and what it printed."""

    wall: float
    processor: float
    out: str


def children() -> float:
    """Seconds of processor time that ended processes of ours have used."""
    try:
        import resource
    except ImportError:  # Windows
        times = os.times()
        return times.children_user + times.children_system
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: list[str]) -> Run:
    """Runs a command to its end; raises CalledProcessError when it fails."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    before, start = children(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True, env=environment)
    return Run(time.perf_counter() - start, children() - before, done.stdout)


def measure(name: str, path: Path, *rest: int) -> Result:
    """The result of one measure of ``benchmarks.measures`` in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.measures", name, str(path), *map(str, rest)]
    result: Result = json.loads(run(command).out)
    return result


def start_up(times: int) -> Result:
    """The least seconds, by both clocks, that bare Python, ``rawi --help`` and ``rawi read`` take to their end."""
    example = str(ROOT / "examples" / "xinhua-2022-01-11.txt")
    commands = {"python": ["-c", "pass"], "help": ["-m", "rawi", "--help"], "read": ["-m", "rawi", "read", example]}
    found: Result = {}
    for name, command in commands.items():
        runs = [run([sys.executable, *command]) for _ in range(times)]
        found[name] = (min(r.wall for r in runs), min(r.processor for r in runs))
    return found


def first(path: Path, times: int) -> Result:
    """The least seconds of each step from nothing to the first record, by both clocks, each time in a fresh process."""
    runs = [measure("first", path) for _ in range(times)]
    return {step: [min(r[step][i] for r in runs) for i in (0, 1)] for step in ("load", "first", "again")}


def workers(path: Path, folder: Path) -> Result:
    """Wall-clock seconds of ``rawi code`` with one and two processes, and whether their outputs are the same bytes."""
    seconds, digests = {}, set()
    for number in (1, 2):
        out = folder / f"out{number}.jsonl"
        options = ["code", str(path), "--output", str(out), "--workers", str(number)]
        seconds[str(number)] = run([sys.executable, "-m", "rawi", *options]).wall
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
    return {"seconds": seconds, "same": len(digests) == 1}


def store(folder: Path, articles: int) -> str:
    """What ``benchmarks.store`` prints of the same articles, or why it does not: its questions want known people."""
    if not (ROOT / "benchmarks" / "store.py").exists() or find_spec("duckdb") is None:
        return "not measured: the store is not installed"
    options = ["--data", str(folder), "--articles", str(articles)]
    try:
        return run([sys.executable, "-m", "benchmarks.store", *options]).out
    except subprocess.CalledProcessError as error:
        return f"not measured: python -m benchmarks.store ended with status {error.returncode} on these texts"


def serve(path: Path, folder: Path) -> str:
    """What ``benchmarks.serve`` prints of a store made of the texts, or why it does not."""
    if any(find_spec(name) is None for name in ("duckdb", "fastapi", "uvicorn")):
        return "not measured: the reading room is not installed"
    place = str(folder / "served.rawi")
    try:
        run([sys.executable, "-m", "rawi", "ingest", str(path), "--store", place])
        return run([sys.executable, "-m", "benchmarks.serve", "--store", place, "--each", "10", "--requests", "500"]).out
    except subprocess.CalledProcessError as error:
        return f"not measured: it ended with status {error.returncode} on these texts"


def everything(texts: Texts, longest: int, times: int) -> dict[str, Result]:
    """All measures by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "texts" / "texts.jsonl"
        path.parent.mkdir()
        write(texts.articles, path)
        found: dict[str, Result] = {"start": start_up(times), "first": first(path, times)}
        for name in ALONE:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            found[name] = measure(name, path)
        print("measuring: length, workers, store", file=sys.stderr, flush=True)
        found["length"] = measure("length", path, longest)
        found["workers"] = workers(path, folder)
        print("measuring: reading room", file=sys.stderr, flush=True)
        found["serve"] = {"printed": serve(path, folder)}
        if not texts.own:
            found["store"] = {"printed": store(path.parent, len(texts.articles))}
    return found


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--output", type=Path, help="the page to write; standard output when left out")
    parser.add_argument(
        "--data", type=Path, default=DATA if DATA.is_dir() else None,
        help="a folder of .jsonl or .jsonl.gz files with text or content; else the example report and sentences",
    )  # fmt: skip
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--longest", type=int, default=10_000, help="sentences of the longest article")
    parser.add_argument("--times", type=int, default=5, help="repetitions of the start-up measures")
    options = parser.parse_args(arguments)
    texts = load(options.data, options.articles)
    written = page(texts.origin, everything(texts, options.longest, options.times))
    if options.output:
        options.output.write_text(written, encoding="utf-8")
    else:
        print(written)


if __name__ == "__main__":
    main()
