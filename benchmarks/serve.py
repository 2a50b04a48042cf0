"""How fast the reading room answers, and what memory it holds: ``python -m benchmarks.serve --store news.rawi``.

Pages are asked one at a time. Searches are asked over several connections at once, each for two words out of one title (where
there are no titles, out of one sentence), all different. Client and server share the cores of this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

_WORD = re.compile(r"[\u0621-\u064a]{3,}")
KINDS = ("home", "articles", "article", "actor", "dyad", "network", "search", "statement", "event", "api: list", "api: search")


@dataclass(frozen=True)
class Room:
    """A running server: its address and its processes."""

    host: str
    port: int
    process: subprocess.Popen[str]

    def processes(self) -> list[int]:
        """The server's process and all below it."""
        parents: dict[int, int] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(path.parent.name)] = int(fields[1])
        found = {self.process.pid}
        while below := {child for child, parent in parents.items() if parent in found} - found:
            found |= below
        return sorted(found)

    def memory(self) -> list[float]:
        """Resident megabytes of each process that answers."""
        sizes = []
        for number in self.processes():
            told = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{number}/status").read_text())
            if told and int(told[1]) > 60_000:  # not the helpers that only keep track of resources
                sizes.append(int(told[1]) / 1024)
        return sizes

    def seconds(self) -> float:
        """Processor time of all processes so far."""
        total = 0
        for number in self.processes():
            fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")


@contextmanager
def room(store: str, workers: int) -> Iterator[Room]:
    """Serves a store until the block ends."""
    command = [sys.executable, "-m", "rawi", "serve", "--store", store, "--port", "0", "--rate", "0", "--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = next(line for line in process.stderr if "http://" in line)
            address = urlsplit(re.findall(r"http://\S+", line)[0])
            yield Room(address.hostname or "", address.port or 0, process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


class Client:
    """One connection, kept open: as little work as can be, since it uses the server's cores."""

    def __init__(self, place: Room) -> None:
        self.place = place

    async def __aenter__(self) -> Client:
        self.reader, self.writer = await asyncio.open_connection(self.place.host, self.place.port, limit=1 << 22)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()
        await self.writer.wait_closed()

    async def get(self, path: str) -> bytes:
        """The body; raises RuntimeError for anything but 200."""
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = int(re.findall(rb"content-length: (\d+)", head.lower())[0])
        body = await self.reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {head.splitlines()[0].decode()}")
        return body


async def addresses(place: Room, each: int) -> dict[str, list[str]]:
    """Pages of each kind, spread over the store, and searches."""
    async with Client(place) as client:

        async def items(path: str) -> list[Any]:
            found: list[Any] = json.loads(await client.get(path))["items"]
            return found

        heads = [head for n in range(12) for head in await items(f"/api/v1/articles?size=200&page={n * 8 + 1}")]
        random.Random(1).shuffle(heads)
        titles = [head["title"] for head in heads if head["title"]]
        if len(titles) < each:
            said = [s["sentence"] for n in range(12) for s in await items(f"/api/v1/statements?size=200&page={n + 1}")]
            titles += [sentence["text"] for sentence in said if sentence and sentence["text"]]
        queries = searches(titles, each)
        actors = [quote(a["identity"], safe="") for a in await items("/api/v1/actors?size=200")]
        dyads = [(d["first"], d["second"]) for d in await items(f"/api/v1/dyads?size={min(each, 200)}")]
        statements = [s["id"] for s in await items("/api/v1/statements?size=200")]
        events = [e["id"] for e in await items("/api/v1/events?size=200")]
    return {
        "home": ["/"] * each, "articles": [f"/articles?page={n + 1}" for n in range(each)],
        "article": [f"/articles/{h['article']}" for h in heads], "actor": [f"/actors/{a}" for a in actors],
        "dyad": [f"/dyads/{a}/{b}" for a, b in dyads], "network": ["/network"] * each, "search": [f"/search?q={q}" for q in queries],
        "statement": [f"/statements/{quote(s)}" for s in statements], "event": [f"/events/{quote(e)}" for e in events],
        "api: list": [f"/api/v1/statements?page={n + 1}" for n in range(each)],
        "api: search": [f"/api/v1/search?q={q}&size=10" for q in queries],
    }  # fmt: skip


def searches(titles: Sequence[str], most: int) -> list[str]:
    """Two words out of each title, quoted."""
    chosen = random.Random(2)
    found = []
    for title in titles:
        words = sorted(set(_WORD.findall(title)))
        if len(words) > 1:
            found.append(quote(" ".join(chosen.sample(words, 2))))
    return list(dict.fromkeys(found))[:most]


async def one_by_one(place: Room, paths: Sequence[str]) -> list[float]:
    """Milliseconds of each answer."""
    took = []
    async with Client(place) as client:
        for path in paths:
            began = time.perf_counter()
            await client.get(path)
            took.append((time.perf_counter() - began) * 1_000)
    return took


async def at_once(place: Room, paths: Sequence[str], connections: int) -> float:
    """Seconds that all answers take over several connections."""
    waiting = iter(paths)

    async def ask() -> None:
        async with Client(place) as client:
            for path in waiting:
                await client.get(path)

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(connections)))
    return time.perf_counter() - began


def measured(store: str, workers: int, each: int, requests: int, connections: int) -> Iterator[str]:
    """The measures as lines of Markdown, as they are made."""
    with room(store, workers) as place:
        yield from _pages(place, each)
        found = asyncio.run(addresses(place, 2_000))
        for name, kind in (("Search of the API", "api: search"), ("The page of search", "search")):
            yield from _searches(place, name, found[kind], workers, connections)
        kinds = [cycle(found[kind]) for kind in KINDS if found[kind]]
        mixed = [next(kinds[n % len(kinds)]) for n in range(requests)]
        yield "| requests of all kinds | memory of each process |"
        yield "|--:|---|"
        step = max(requests // 5, 1)
        for done in range(0, requests + 1, step):
            yield f"| {done:,} | {', '.join(f'{size:.0f} MB' for size in place.memory())} |"
            if done < requests:
                asyncio.run(at_once(place, list(islice(mixed, done, done + step)), connections))


def _searches(place: Room, name: str, queries: Sequence[str], workers: int, connections: int) -> Iterator[str]:
    """How many searches a second are answered: of queries that nobody has asked before, then of the same ones."""
    asyncio.run(at_once(place, queries[:50], connections))
    new = queries[50:] or queries
    used = place.seconds()
    took = asyncio.run(at_once(place, new, connections))
    used = place.seconds() - used
    again = [*new] * 3
    repeated = asyncio.run(at_once(place, again, connections))
    yield (
        f"{name}, {workers} processes, {connections} connections, {len(new):,} different queries: {len(new) / took:.0f} requests/s, "
        f"{1_000 * used / len(new):.1f} ms of processor time each; three times more: {len(again) / repeated:.0f} requests/s."
    )
    yield ""


def _pages(place: Room, each: int) -> Iterator[str]:
    found = asyncio.run(addresses(place, each))
    yield "| page | median | 95 of 100 are below | processor time each |"
    yield "|---|--:|--:|--:|"
    everything: list[float] = []
    for kind in KINDS:
        paths = found[kind][:each]
        if not paths:
            continue
        asyncio.run(one_by_one(place, paths[:1]))
        used = place.seconds()
        took = asyncio.run(one_by_one(place, paths))
        used = (place.seconds() - used) * 1_000 / len(paths)
        everything += took
        yield f"| {kind} | {statistics.median(took):.0f} ms | {sorted(took)[int(len(took) * 0.95)]:.0f} ms | {used:.0f} ms |"
    yield f"| all | {statistics.median(everything):.0f} ms | {sorted(everything)[int(len(everything) * 0.95)]:.0f} ms | |"
    yield ""


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description=__doc__)
    parser.add_argument("--store", required=True, help="a store, large if may be (python -m benchmarks.multiply makes one)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--each", type=int, default=20, help="pages of each kind")
    parser.add_argument("--requests", type=int, default=10_000, help="requests over which memory is watched")
    parser.add_argument("--connections", type=int, default=8)
    options = parser.parse_args(arguments)
    for line in measured(options.store, options.workers, options.each, options.requests, options.connections):
        print(line, flush=True)


if __name__ == "__main__":
    main()
