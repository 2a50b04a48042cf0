"""The real output that README shows: `python -m tests.excerpt` writes it anew, test_repository.py compares it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import rawi
from rawi.render.terminal import terminal_text
from rawi.sources import read_file

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "xinhua-2022-01-11.txt"
SHOWN = {"Participants": 3, "Statements": 3, "Events": 3}
BLOCK = re.compile(r"(<!-- begin: make readme -->\n```\n).*?(```\n<!-- end -->)", re.DOTALL)


def excerpt() -> str:
    """The head, and the first entries under each heading, of what `make demo` prints."""
    article = read_file(str(EXAMPLE))
    record = rawi.load().read_article(article)
    return "\n".join(_first(terminal_text(record, article.text).splitlines())) + "\n"


def _first(lines: list[str]) -> Iterator[str]:
    heading, entries = "", 0
    for line in lines:
        word = line.split(" ")[0]
        if word in SHOWN:
            heading, entries = word, 0
        elif heading and re.match(r" *[eqv]\d+ ", line):
            entries += 1
            if entries == SHOWN[heading] + 1:
                yield "..."
        if not heading or entries <= SHOWN[heading] or not line:
            yield line


def in_readme() -> str:
    """What README shows now."""
    found = BLOCK.search((ROOT / "README.md").read_text("utf-8"))
    assert found, "README.md has no block between <!-- begin: make readme --> and <!-- end -->"
    return found[0].partition("```\n")[2].rpartition("```\n")[0]


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(BLOCK.sub(lambda m: m[1] + excerpt() + m[2], readme.read_text("utf-8")), "utf-8")
