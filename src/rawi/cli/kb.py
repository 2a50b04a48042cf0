"""`rawi kb`: look into the knowledge tables, and check your own."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rawi.cli.options import Commands, add_command, add_knowledge_option, iso_day
from rawi.cli.output import emit
from rawi.errors import BadOptionError

if TYPE_CHECKING:
    from rawi.knowledge.types import Entry, Term


def register(commands: Commands) -> None:
    parser = add_command(commands, "kb", None, "look into the knowledge tables, or check a table of your own")
    actions = parser.add_subparsers(title="actions", dest="action", metavar="ACTION", required=True)
    lookup = add_command(
        actions, "lookup", run_lookup, "show all entries that bear a name",
        "Show all entries that bear a name: countries, nationalities, people, bodies, places.",
    )  # fmt: skip
    lookup.add_argument("name", metavar="NAME", help="a name, such as سيرغي لافروف; vowel marks and hamza do not matter")
    add_knowledge_option(lookup)
    _common(lookup)
    who = add_command(
        actions, "who", run_who, "show who held an office", "Show who holds an office, or held it on a day.",
    )  # fmt: skip
    who.add_argument("office", metavar="OFFICE", help="an office with its country or body, such as وزير خارجية الصين")
    _common(who)
    check = add_command(
        actions, "check", run_check, "check a table of your own", "Show what is wrong in which row of a table of your own.",
    )  # fmt: skip
    check.add_argument("file", metavar="FILE.csv", help="a CSV file in UTF-8, as docs/knowledge.md describes it")


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", type=iso_day, metavar="DATE", help="show country, sector and office of that day (YYYY-MM-DD); "
        "all periods when left out",
    )  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run_lookup(options: argparse.Namespace) -> int:
    from rawi.knowledge.gazetteer import gazetteer
    from rawi.knowledge.holders import lookup
    from rawi.knowledge.user_tables import gazetteer_with

    names = gazetteer_with(options.knowledge) if options.knowledge else gazetteer()
    people = (entry for entry, _ in lookup(options.name, options.on))
    return _show([*people, *names.lookup(options.name)], options)


def run_check(options: argparse.Namespace) -> int:
    from rawi.knowledge.user_tables import check_table

    problems = check_table(options.file)
    emit("".join(f"{options.file}, {problem}\n" for problem in problems) or f"{options.file}: nothing is wrong\n")
    return 1 if problems else 0


def run_who(options: argparse.Namespace) -> int:
    from rawi.knowledge import offices
    from rawi.knowledge.gazetteer import gazetteer
    from rawi.knowledge.holders import holders
    from rawi.text import read_text

    layer = read_text(options.office)
    matches = offices.find(layer, gazetteer().find(layer))
    if not matches:
        raise BadOptionError(f"{options.office!r} names no office that the tables know; try one such as وزير خارجية الصين")
    return _show([entry for m in matches for entry in holders(m.office, m.country, options.on)], options)


def _show(entries: Sequence[Entry], options: argparse.Namespace) -> int:
    entries = list(dict.fromkeys(entries))
    if options.format == "json":
        told = [_as_dict(entry, options.on) for entry in entries]
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        emit("\n".join(_as_text(entry, options.on) for entry in entries) or "not in the tables\n")
    return 0 if entries else 1


def _terms(entry: Entry, day: str | None) -> tuple[Term, ...]:
    return (entry.on(day),) if day else entry.terms


def _as_dict(entry: Entry, day: str | None) -> dict[str, object]:
    terms = [
        {
            "country": t.country, "sector": t.sector, "other_sectors": t.other_sectors, "office": t.office,
            "office_en": t.office_en, "start": t.start, "end": t.end,
        }
        for t in _terms(entry, day)
    ]  # fmt: skip
    return {
        "id": entry.id, "kind": entry.kind, "name": entry.name, "name_en": entry.name_en, "names": entry.names,
        "wikidata": entry.wikidata, "terms": terms, "countries": entry.countries, "latitude": entry.latitude,
        "longitude": entry.longitude, "source": entry.source,
    }  # fmt: skip


def _as_text(entry: Entry, day: str | None) -> str:
    rows = [" ".join(filter(None, (entry.id, entry.name, entry.name_en and f"({entry.name_en})", entry.wikidata)))]
    for term in _terms(entry, day):
        period = f"{term.start or '...'} to {term.end or '...'}" if term.start or term.end else ""
        sectors = "/".join(filter(None, (term.sector, *term.other_sectors)))
        rows.append("    " + " ".join(filter(None, (term.country, sectors, term.office, term.office_en, period))))
    others = [name for name in entry.names if name != entry.name]
    if others:
        rows.append(f"    also {'، '.join(others[:12])}{' ...' if len(others) > 12 else ''}")
    if entry.latitude is not None and entry.longitude is not None:
        rows.append(f"    at {entry.latitude:.4f}, {entry.longitude:.4f}")
    if entry.source:
        rows.append(f"    source {entry.source}")
    return "\n".join(row.rstrip() for row in rows if row.strip()) + "\n"
