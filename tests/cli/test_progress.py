"""The progress line: only on a terminal, with rate and time left."""

from __future__ import annotations

import io

from rawi.cli.progress import Progress, status


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_drawn_where_nobody_looks() -> None:
    stream = io.StringIO()
    progress = Progress(100, stream=stream)
    progress.update(1, 50)
    progress.close()
    assert stream.getvalue() == ""


def test_a_line_is_drawn_over_and_wiped_for_a_message() -> None:
    stream = Terminal()
    progress = Progress(100, stream=stream)
    progress.update(3, 50)
    progress.say("in.jsonl:7: broken\x1b[31m")
    drawn = stream.getvalue()
    assert drawn.startswith("\r[")
    assert drawn.endswith("\rin.jsonl:7: broken\\x1b[31m\n")


def test_rate_and_time_left() -> None:
    assert status(10, 500, 0, 1000, 2.0) == "[############            ]  50 %  10 articles  5.0/s  0:00:02 left"
    assert status(10, 600, 500, 1000, 3600.0).endswith("4:00:00 left")
    assert status(1200, 0, 0, None, 2.0) == "1,200 articles  600.0/s"
