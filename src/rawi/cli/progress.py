"""A progress line on a terminal: how many, how fast, how long still."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from rawi.cli.output import one_line

WIDTH = 24


class Progress:
    """Draws on standard error, only when it is a terminal, ten times a second at most.

    ``total`` is in bytes of input, None when unknown; ``start`` is where in the input this run begins.
    """

    def __init__(self, total: int | None, start: int = 0, stream: TextIO | None = None) -> None:
        self.stream = stream if stream is not None else sys.stderr
        self.total = total
        self.shown = self.stream.isatty()
        self.began = time.monotonic()
        self.drawn_at = 0.0
        self.start = start
        self.width = 0

    def update(self, number: int, position: int) -> None:
        """``number`` records are done, ``position`` bytes of input are read."""
        now = time.monotonic()
        if self.shown and now - self.drawn_at >= 0.1:
            self.drawn_at = now
            self._draw(status(number, position, self.start, self.total, now - self.began))

    def say(self, line: str) -> None:
        """A whole line on the same stream, above the progress line."""
        self.close()
        print(one_line(line), file=self.stream, flush=True)

    def close(self) -> None:
        """Wipe the progress line."""
        if self.width:
            self._draw("")
            self.stream.write("\r")
            self.stream.flush()

    def _draw(self, line: str) -> None:
        self.stream.write("\r" + line.ljust(self.width))
        self.stream.flush()
        self.width = len(line)


def status(number: int, position: int, start: int, total: int | None, seconds: float) -> str:
    """The progress line.

    >>> status(450, 3_000_000, 0, 12_000_000, 10.0)
    '[######                  ]  25 %  450 articles  45.0/s  0:00:30 left'
    """
    rate = number / seconds if seconds > 0 else 0.0
    counted = f"{number:,} articles  {rate:.1f}/s"
    if not total or position <= start:
        return counted
    part = min(position / total, 1.0)
    left = round(seconds * (total - position) / (position - start))
    bar = "#" * int(part * WIDTH)
    hours, minutes = left // 3600, left % 3600 // 60
    return f"[{bar:{WIDTH}}] {part:>4.0%}  {counted}  {hours}:{minutes:02}:{left % 60:02} left".replace("%", " %")
