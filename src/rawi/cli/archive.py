"""`rawi archive`: a folder of many files to Parquet, on this machine or on a cluster."""

from __future__ import annotations

import argparse

from rawi.cli.options import Commands, EngineOptions, add_command, add_knowledge_option, positive

INTERRUPTED = 130


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "archive", run, "code a folder of many files to Parquet, also on a cluster",
        "Code every file of a folder to one Parquet file of records, with a manifest. Each is written once and whole; "
        "running it again goes on where it stopped. The bytes are the same on one machine and on a cluster.",
    )  # fmt: skip
    parser.add_argument("source", metavar="IN_DIR", help="a folder with files as `rawi ingest` reads them")
    parser.add_argument("out", metavar="OUT_DIR", help="a folder for the Parquet files and manifest.json")
    parser.add_argument("--engine", choices=("local", "ray"), default="local", help="processes here (default), or Ray")
    parser.add_argument("--address", metavar="ADDRESS", help="of the Ray cluster, such as auto; left out: one on this machine")
    parser.add_argument("--workers", type=positive, default=1, metavar="N", help="processes or Ray actors (default 1)")
    add_knowledge_option(parser)
    parser.add_argument(
        "--names", metavar="MODEL", help="a model of your own that finds names: spacy:PATH, hf:PATH, or a plug-in's name",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    from rawi.archive.run import archive
    from rawi.archive.shards import Done
    from rawi.cli.progress import Progress

    progress = Progress(None)
    articles = 0

    def tell(done: Done, number: int, total: int) -> None:
        nonlocal articles
        articles += done.articles
        progress.say(f"rawi: {number} of {total} shards, {done.output}: {done.articles:,} articles, {done.failed:,} failed")

    try:
        summary = archive(
            options.source, options.out, EngineOptions.of(options).load, engine=options.engine,
            workers=options.workers, address=options.address, tell=tell,
        )  # fmt: skip
    except KeyboardInterrupt:
        progress.say("rawi: interrupted; finished shards stay, run the same command to go on")
        return INTERRUPTED
    told = f"rawi: {summary.articles:,} articles in {summary.shards:,} shards, {summary.failed:,} failed"
    passed = f"; {summary.passed_over:,} shards were done before" if summary.passed_over else ""
    progress.say(told + passed)
    return 0
