"""docs/ontology.md, the whole ontology in Arabic examples: `python -m tests.ontology_page` writes it anew.

The examples are sentences of the trigger table that the engine codes as the row says; test_repository.py reads each one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import rawi
from rawi.events.ontology import read_table

PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"
DAY = "2022-01-11"
SHOWN = 3

HEAD = """# The ontology in Arabic examples

Written by `make readme` (`python -m tests.ontology_page`); do not edit by hand. A test reads every sentence on this page and
fails when one is coded otherwise.

Rawi codes with PLOVER: 16 types of event, modes that say how, and 37 contexts that say what about. Types, modes, scores and
descriptions are the codebook's (Open Event Data Alliance); the sentences are our own, composed and coded by the engine as
shown. The score goes from conflict (-10) to cooperation (+10). A mode without an example is one for which no sentence of the
table is coded right at present.

"""


def examples() -> dict[tuple[str, str], list[str]]:
    """Sentences by type and mode that the engine codes as their rows say."""
    engine = rawi.load()
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read_table("triggers.tsv"):
        wanted = found[row["type"], row["mode"]]
        if len(wanted) < SHOWN and row["example"] not in wanted and coded(engine, row["example"], row["type"], row["mode"]):
            wanted.append(row["example"])
    return found


def coded(engine: rawi.Engine, sentence: str, type_: str, mode: str) -> bool:
    """Whether a sentence yields an event of this type and mode ("" for none)."""
    return any(e.type == type_ and (e.mode or "") == mode for e in engine.read(sentence, published=DAY).events)


def lines() -> Iterator[str]:
    """The page after its head."""
    found = examples()
    rows = read_table("ontology.tsv")
    modes: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "mode":
            modes[row["of"]].append(row)
    for row in rows:
        if row["kind"] == "type":
            yield from ("", f"## {row['code']}", "", f"{row['description']}. Score {row['score']}, {row['quad'].lower()}.", "")
            yield from ("| mode | score | examples |", "|---|--:|---|")
            yield _row("no mode", row["score"], found[row["code"], ""])
            for mode in modes[row["code"]]:
                yield _row(f"`{mode['code']}`", mode["score"] or row["score"], found[row["code"], mode["code"]])
    contexts = [f"`{row['code']}`" for row in rows if row["kind"] == "context"]
    yield from ("", "## Contexts", "", "What an event is about; it may have several: " + ", ".join(contexts) + ".")


def _row(name: str, score: str, sentences: list[str]) -> str:
    return f"| {name} | {score} | {'<br>'.join(sentences)} |"


def sentences_of(page: str) -> Iterator[tuple[str, str, str]]:
    """Type, mode and sentence of every example on the page."""
    type_ = ""
    for line in page.splitlines():
        if line.startswith("## "):
            type_ = line[3:]
        elif line.startswith("| ") and not line.startswith("| mode"):
            name, _, cell = (part.strip() for part in line.strip("|").split("|"))
            for sentence in filter(None, cell.split("<br>")):
                yield type_, name.strip("`").replace("no mode", ""), sentence


if __name__ == "__main__":
    PAGE.write_text(HEAD.rstrip("\n") + "\n" + "\n".join(lines()) + "\n", "utf-8")
