"""Running the command line inside the test's process, and news to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rawi.cli.main import main

NEWS = (
    "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات.",
    "أعلنت الحكومة المصرية أن الرئيس سيزور باريس الأسبوع المقبل.",
    "بحث الوزير مع نظيره الصيني سبل تعزيز التعاون بين البلدين.\nوأضاف أن المحادثات كانت ناجحة.",
    (Path(__file__).parents[2] / "examples" / "xinhua-2022-01-11.txt").read_text("utf-8"),
)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str


Rawi = Callable[..., Ran]


@pytest.fixture
def rawi(capfd: pytest.CaptureFixture[str]) -> Rawi:
    """Runs `rawi` with these arguments; the engine is loaded once for all tests."""

    def run(*arguments: object) -> Ran:
        capfd.readouterr()
        status = main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A text file with one article."""
    path = tmp_path / "news.txt"
    path.write_text(NEWS[0], "utf-8")
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Twenty articles as JSON lines."""
    return write_lines(tmp_path / "in.jsonl", 20)


def write_lines(path: Path, number: int) -> Path:
    objects = [{"id": f"a{n}", "text": NEWS[n % len(NEWS)], "date": f"2022-01-{n % 28 + 1:02}"} for n in range(number)]
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), "utf-8")
    return path


def identifiers(path: Path) -> list[str]:
    """The ids of the records in an output."""
    return [json.loads(line)["document"]["id"] for line in path.read_text("utf-8").splitlines()]
