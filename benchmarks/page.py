"""The measures as a page of Markdown."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from benchmarks.measures import Result


def table(head: str, rows: list[str]) -> str:
    """A Markdown table; cells are set apart by `` | ``, numbers to the right from the second column on."""
    columns = head.count(" | ") + 1
    lines = [head, " | ".join(["---"] + ["--:"] * (columns - 1)), *rows]
    return "\n".join(f"| {line} |" for line in lines)


def megabytes(value: float | None) -> str:
    return "not told by this system" if value is None else f"{value:,.0f} MB"


def machine() -> str:
    """Processor, cores, system and Python, and how busy the machine was."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0] if names else cpu
    load = f"; load average {os.getloadavg()[1]:.1f} over the last five minutes" if hasattr(os, "getloadavg") else ""
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"


def start_up(start: Result, first: Result) -> str:
    base = (start["python"][0], max(start["python"][1], 0.001))
    rows = [
        f"{name} | {wall:.2f} s | {processor:.2f} s | {processor / base[1]:.1f}"
        for name, (wall, processor) in (
            ("bare Python (`python -c pass`)", base), ("`rawi --help`", start["help"]),
            ("`rawi read` of the example report", start["read"]), ("engine: `rawi.load()`, imports included", first["load"]),
            ("first record, tables and models loaded on the way", first["first"]), ("the same record again", first["again"]),
        )
    ]  # fmt: skip
    return table("what | wall clock | processor | processor, times bare Python", rows)


def rates(size: Result, rate: Result) -> str:
    rows = [
        f"{turn} | {size['words'] / s:,.0f} | {size['sentences'] / s:,.0f} | {size['articles'] / s:,.1f} | {megabytes(memory)}"
        for turn, s, memory in (
            ("first reading", rate["first"], rate["memory_first"]),
            ("second reading, known words remembered", rate["second"], rate["memory_second"]),
        )
    ]
    return table("text to record, one core | words/s | sentences/s | articles/s | memory at most", rows)


def shares(result: Result) -> str:
    whole = result["whole"]
    parts = [*result["stages"].items(), ("all else", max(0.0, whole - sum(result["stages"].values())))]
    return table("stage | share of the time", [f"{name} | {100 * s / whole:.1f} %" for name, s in parts])


def steps(result: Result) -> str:
    rows = [
        f"{name} | {result['words'] / max(s, 1e-9):,.0f} | {s / max(result['steps']['together'], 1e-9):.2f}"
        for name, s in result["steps"].items()
    ]
    return table("step of text and language | words/s | part of the two stages", rows)


def lengths(result: Result) -> str:
    base = result["rows"][0]["seconds"] / result["rows"][0]["words"]
    rows = [
        f"{r['size']:,} | {r['articles']:,} | {1e3 * r['seconds'] / r['sentences']:.2f} ms | "
        f"{1e6 * r['seconds'] / r['words']:.0f} µs | {r['seconds'] / r['words'] / base:.2f}"
        for r in result["rows"]
    ]
    return table("sentences an article | articles | a sentence | a word | a word, times that of one sentence", rows)


def workers(result: Result) -> str:
    base = result["seconds"]["1"]
    rows = [f"{n} | {s:.1f} s | {base / s:.2f}" for n, s in result["seconds"].items()]
    same = "the same bytes" if result["same"] else "**not the same bytes**"
    return table("workers | wall clock | times one worker", rows) + (
        f"\n\nThe outputs are {same}. Start-up and loading are included; the gain has its limit in the cores that are free."
    )


OTHERS = (
    ("tokens", "Rawi, first stage", "{:,} sentences, tokens and clitics with offsets, quotations"),
    ("tagged", "Rawi, first two stages", "{:,} names, parts of speech, readings of verbs"),
    ("spacy", "spaCy blank Arabic, sentencizer", "{:,} sentences, tokens (clitics left on)"),
    ("simplemma", "simplemma", "{:,} lemmas"),
    ("keywords", "plain keyword coder, Rawi's lexicons", "{:,} words coded; no actors, speakers, negation, dates"),
)


def others(size: Result, rate: Result, found: dict[str, Result]) -> str:
    words, whole = size["words"], rate["second"]
    gives = f"{rate['statements']:,} statements with speakers, {rate['events']:,} events with actors, status, dates"
    rows = [f"Rawi, text to record | {gives} | {words / whole:,.0f} | 1.0 | {megabytes(rate['memory_second'])}"]
    for name, title, what in OTHERS:
        result = found[name]
        if "missing" in result:
            rows.append(f"{title} | not installed: `{result['missing']}` | | |")
            continue
        s = max(result["seconds"], 1e-9)
        rows.append(
            f"{title} | {what.format(result['found'])} | {words / s:,.0f} | {whole / s:,.1f} | {megabytes(result['memory'])}"
        )
    return table("program | what it gives | words/s | times Rawi's rate | memory at most", rows)


def page(origin: str, found: dict[str, Result]) -> str:
    """The whole page.

    Args:
        origin: where the articles come from, in words.
        found: the measures by name, as ``benchmarks.__main__.everything`` makes them.
    """
    size, rate = found["count"], found["rate"]
    parts = [
        "# Benchmarks",
        "Written by `make bench` (`python -m benchmarks --output docs/benchmarks.md`); do not edit by hand.",
        f"Machine: {machine()}.\n\nTexts: {origin}; {size['words']:,} words, {size['sentences']:,} sentences, "
        f"{size['characters']:,} characters. A word is a token that is no punctuation mark.",
        "Each measure ran in a process of its own, one after the other, on the same texts. Rates are by processor time of "
        "one core, workers by the wall clock. Numbers differ between machines, and on a busy one from run to "
        "run: the ratios within one run are what to look at.",
        "## Start-up", "The least of several runs, each a new process.", start_up(found["start"], found["first"]),
        "## Rate and memory", rates(size, rate),
        f"Memory is the most that the process held (resident set); {megabytes(rate['memory_loaded'])} are held once tables "
        "and models are loaded. It includes the records of all articles of one reading, which the measure keeps.",
        "## Where the time goes", "On a second reading.", shares(found["stages"]), steps(found["language"]),
        "## Length of the article",
        "The same sentences, joined to articles of different length; the longest article needs more sentences than the "
        f"others, so look at the time a word. The texts have {found['length']['different']:,} sentences; where an article needs "
        f"more they are repeated. Memory at most {megabytes(found['length']['memory'])}.",
        lengths(found["length"]),
        "## Workers", workers(found["workers"]),
        "## Beside what else could be installed",
        "On the same texts, a second reading, as far as each goes. None of these does what Rawi does; the table says what "
        "the additional work costs. The words are Rawi's count in each row.",
        others(size, rate, found),
    ]  # fmt: skip
    if "store" in found:
        parts += ["## The store", "Ingest, questions and size, on the same texts (`python -m benchmarks.store`).",
                  f"```\n{found['store']['printed'].strip()}\n```"]  # fmt: skip
    if "serve" in found:
        parts += ["## The reading room", "A store of the same texts, served by two processes; each page is asked for by its own (`python -m benchmarks.serve`). "
                  "The numbers of a store of 30,000 articles are in [reading-room.md](reading-room.md#speed).",
                  found["serve"]["printed"].strip()]  # fmt: skip
    return "\n\n".join(parts) + "\n"
