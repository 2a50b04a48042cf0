"""The names of the knowledge tables as phrases of stem words, frozen beside the weights that were trained with them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from rawi.language.words import stem_word
from rawi.text import read_text

TABLES = {
    "countries": "CTRY", "capitals": "CITY", "places": "CITY", "regions": "REG", "organizations": "BODY",
    "armed_groups": "ARM", "parties": "PTY", "companies": "COM", "media": "MED", "seats": "SEAT", "people": "PERS",
    "given_names": "GIVEN",
}  # fmt: skip


def _names(cell: str) -> Iterator[str]:
    for name in cell.split("|"):
        if name.startswith("(ال)"):
            yield name[4:]
            yield "ال" + name[4:]
        elif name:
            yield name


def _rows(folder: Path) -> Iterator[tuple[str, str]]:
    """Each name with its kind."""
    for table, kind in TABLES.items():
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                town = table != "places" or row["feature"] == "city"
                yield from ((name, kind if town else "PLACE") for name in _names(row["names"]))
                if table == "people":
                    yield from ((name, "SURNAME") for name in _names(row["surnames"]))
    with (folder / "nationalities.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for name in _names(row["masculine"]):
                for form in (name, name + "ة", name + "ين", name + "ون"):
                    yield form, "NATION"
                    yield "ال" + form, "NATION"
            for name in _names(row["broken_plurals"]):
                yield name, "NATION"
                yield "ال" + name, "NATION"


def write_names(folder: Path, path: Path) -> None:
    """Write the name list from the CSV files of ``folder``."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name, kind in _rows(folder):
        phrase = tuple(stem_word(t) for t in read_text(name).tokens if t.kind != "punctuation")
        if phrase and len(phrase) <= 8:
            found.setdefault(phrase, set()).add(kind)
    with gzip.GzipFile(path, "wb", mtime=0) as raw:
        raw.write(b"name\tkinds\n")
        for phrase in sorted(found):
            raw.write((" ".join(phrase) + "\t" + " ".join(sorted(found[phrase])) + "\n").encode())
