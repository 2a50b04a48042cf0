"""Tables that users add: one CSV format, checked row by row.

The header row names the columns; ``name`` and ``kind`` are needed, the rest may be left out:

=========  =================================================================================================
name       the name as it is shown, in Arabic
names      more names and spellings, between ``|``; ``(ال)`` stands for an article that may be missing
kind       person, organization, armed_group, place, seat, region, country, capital or nationality
country    ISO 3166 alpha-3 code, or IGO UNO EUR NGO ISM IMG MNC; for a region its members between ``|``
sector     PLOVER sector codes between ``|``, the main one first
office     the office in Arabic, for people
start      first day of this country, sector and office (2015, 2015-03 or 2015-03-24); empty = always
end        the last day; empty = until now
name_en    the name in Latin letters
wikidata   Q and digits
source     where the row comes from
=========  =================================================================================================

Rows with the same name and kind are one entry with several terms. For a nationality ``name`` and ``names`` hold
masculine singulars (قازاقي); all genders and numbers follow from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast, get_args

from rawi.errors import KnowledgeError
from rawi.knowledge.codes import SECTORS, country_codes
from rawi.knowledge.gazetteer import MAX_WORDS, Gazetteer
from rawi.knowledge.sheets import Row, file_lines, read_rows
from rawi.knowledge.spelling import key, nationality_forms, spellings
from rawi.knowledge.tables import all_entries
from rawi.knowledge.types import Entry, EntryKind, Term

COLUMNS = ("name", "names", "kind", "country", "sector", "office", "start", "end", "name_en", "wikidata", "source")
KINDS = get_args(EntryKind)
MAX_ROWS = 200_000
"""More rows than this are refused: a table of names for one subject has some thousands."""

_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_LETTER = re.compile(r"[^\W\d_]")


def load_user_table(path: str | Path) -> list[Entry]:
    """The entries of a user's table.

    Args:
        path: a CSV file in UTF-8; see the module's text for its columns.

    Raises:
        KnowledgeError: the file cannot be read, or a row is wrong; the message names the first bad row and
            column, and how many more there are.
    """
    rows = _rows(path)
    problems = [problem for row in rows for problem in _problems(row)]
    if problems:
        more = f" (and {len(problems) - 1} more; see `rawi kb check`)" if len(problems) > 1 else ""
        raise KnowledgeError(f"{path}, {problems[0]}{more}")
    return _entries(rows)


def check_table(path: str | Path) -> list[str]:
    """What is wrong in a user's table, one line a problem, with row and column; empty when all is well.

    Raises:
        KnowledgeError: the file cannot be read at all.
    """
    try:
        rows = _rows(path)
    except KnowledgeError as error:
        if not Path(path).is_file():
            raise
        return [error.message.removeprefix(f"{path}, ")]
    problems = [problem for row in rows for problem in _problems(row)]
    return problems + _double_rows(rows)


def gazetteer_with(tables: Iterable[str | Path], entries: Iterable[Entry] = ()) -> Gazetteer:
    """An index over the packaged tables, further entries (people) and users' tables, which have the last word.

    A name in a user's table hides the packaged entries of that name.
    """
    own = [entry for table in tables for entry in load_user_table(table)]
    return Gazetteer([*all_entries(), *entries], own)


def _rows(path: str | Path) -> list[Row]:
    rows = list(read_rows(file_lines(path), str(path), ("name", "kind")))
    unknown = [column for column in (rows[0].cells if rows else {}) if column not in COLUMNS]
    if unknown:
        raise KnowledgeError(
            f"{path}, row 1: unknown column {', '.join(unknown)[:80]}; columns are {', '.join(COLUMNS)}"
        )
    if len(rows) > MAX_ROWS:
        raise KnowledgeError(f"{path}: {len(rows)} rows, more than {MAX_ROWS}; split the table or leave rows out")
    return rows


def _problems(row: Row) -> list[str]:
    """All that is wrong in one row."""
    out: list[str] = []

    def check(test: Callable[[], object]) -> None:
        try:
            test()
        except KnowledgeError as error:
            out.append(error.message.removeprefix(f"{row.file}, "))

    check(lambda: _check_names(row))
    check(lambda: _check_kind(row))
    check(lambda: _check_countries(row))
    check(lambda: _check_sectors(row))
    check(lambda: _check_dates(row))
    check(lambda: _check_wikidata(row))
    return out


def _check_names(row: Row) -> None:
    if not row.cells["name"].strip():
        raise row.problem("name", "is empty; write the name in Arabic")
    for column in ("name", "names"):
        for name in row.names(column):
            if not _LETTER.search(name):
                raise row.problem(column, f"'{name[:40]}' has no letter")
            if len(key(name).split()) > MAX_WORDS:
                raise row.problem(column, f"'{name[:40]}...' has more than {MAX_WORDS} words; shorten it")
            if len(key(name.replace("(ال)", ""))) < 2:
                raise row.problem(column, f"'{name[:40]}' is one letter and would be found everywhere")


def _check_kind(row: Row) -> None:
    if not row.cells["kind"]:
        raise row.problem("kind", f"is empty; write one of {', '.join(KINDS)}")
    row.one_of("kind", KINDS, f"kind; write one of {', '.join(KINDS)}")


def _check_countries(row: Row) -> None:
    codes = row.names("country")
    if len(codes) > 1 and row.cells["kind"] != "region":
        raise row.problem("country", "holds several codes; only a region may, others have one a term")
    for code in codes:
        if code not in country_codes():
            hint = " (write it in capitals)" if code.upper() in country_codes() else ""
            raise row.problem("country", f"'{code[:40]}' is no ISO 3166 alpha-3 or PLOVER code{hint}")


def _check_sectors(row: Row) -> None:
    for sector in row.names("sector"):
        if sector not in SECTORS:
            raise row.problem("sector", f"'{sector[:40]}' is no PLOVER sector; known are {' '.join(sorted(SECTORS))}")


def _check_dates(row: Row) -> None:
    start, end = row.date("start"), row.date("end")
    if start and end and end[: len(start)] < start[: len(end)]:
        raise row.problem("end", f"{end} is before start {start}")


def _check_wikidata(row: Row) -> None:
    value = row.cells.get("wikidata", "")
    if value and not _QID.fullmatch(value):
        raise row.problem("wikidata", f"'{value[:40]}' is no Wikidata id; write Q and digits, or leave it empty")


def _double_rows(rows: list[Row]) -> list[str]:
    """Rows that say the same twice: one name, kind, office and start."""
    seen: dict[tuple[str, ...], int] = {}
    out = []
    for row in rows:
        same = (key(row.cells["name"]), *(row.cells.get(c, "") for c in ("kind", "country", "office", "start")))
        if same in seen:
            out.append(f"row {row.line}, column name: the same as row {seen[same]}; leave one out")
        seen.setdefault(same, row.line)
    return out


def _entries(rows: list[Row]) -> list[Entry]:
    same: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        same.setdefault((row.cells["kind"], key(row.cells["name"])), []).append(row)
    return [_entry(cast(EntryKind, kind), name, group) for (kind, name), group in same.items()]


def _entry(kind: EntryKind, name: str, rows: list[Row]) -> Entry:
    cells = rows[0].cells
    names = [name for row in rows for column in ("name", "names") for name in row.names(column)]
    members = rows[0].names("country") if kind == "region" else ()
    forms = [form for each in names for form in nationality_forms(each)] if kind == "nationality" else []
    return Entry(
        f"{kind}:user-{name.replace(' ', '-')}", kind, cells["name"].strip(), cells.get("name_en") or None,
        tuple(dict.fromkeys(each for name in names for each in spellings(name))),
        cells.get("wikidata") or None, tuple(_term(row) for row in rows), members,
        source=cells.get("source") or "user's table", forms=tuple(forms),
    )  # fmt: skip


def _term(row: Row) -> Term:
    country, sectors = row.names("country"), row.names("sector")
    return Term(
        country[0] if len(country) == 1 else None, sectors[0] if sectors else None, sectors[1:],
        row.cells.get("office") or None, None, row.date("start"), row.date("end"),
    )  # fmt: skip
