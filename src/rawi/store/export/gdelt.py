"""Tab-separated rows in the shape of the GDELT 2.0 event table: 61 columns, no line of names.

Source of the columns: The GDELT Event Database, data format codebook V2.0 (2015). What Rawi does not know is left empty:
tone, ADM codes, feature ids, religions and ethnic groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from rawi.store.export.crosswalk import QUAD, cameo
from rawi.store.export.events import counted_events
from rawi.store.place import Connection

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{which}Geo_{name}" for which in ("Actor1", "Actor2", "Action") for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip


def gdelt_tsv(connection: Connection, since: str | None = None, until: str | None = None) -> Iterator[str]:
    """A row for each counted event that has a day and a CAMEO code: its first actor and first recipient.

    Where there is no recipient the second actor is Actor2.
    """
    number = 0
    for event in counted_events(connection, since, until):
        code = cameo(event["type"], event["mode"], event["contexts"])
        if code and event["day"]:
            number += 1
            yield "\t".join(_plain(value) for value in _row(event, code, number)) + "\n"


def _row(event: dict[str, Any], code: str, number: int) -> list[object]:
    day: date = event["day"]
    actors, recipients = event["actors"], event["recipients"]
    first = actors[0] if actors else None
    second = recipients[0] if recipients else actors[1] if len(actors) > 1 else None
    fraction = day.year + (day.month * 30 + day.day) / 365  # the codebook's own approximation
    added = event["published"] or day
    return [
        number, f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}", *_party(first), *_party(second), 1, code,
        code[:3], code[:2], QUAD.get(event["quad"], ""), event["score"], event["outlets"], event["outlets"],
        event["outlets"], None, *_home(first), *_home(second), *_place(event), f"{added:%Y%m%d}000000", event["url"] or f"urn:rawi:{event['key']}",
    ]  # fmt: skip


def _party(party: dict[str, Any] | None) -> list[object]:
    if party is None:
        return [None] * len(_ACTOR)
    sectors = [s for s in (party["sector"], *(party["other_sectors"] or [])) if s][:3]
    code = (party["country"] or "") + "".join(sectors)
    return [code, party["name_en"] or party["name"], party["country"], *[None] * 4, *sectors, *[None] * (3 - len(sectors))]


def _place(event: dict[str, Any]) -> list[object]:
    """The columns of a place: kind (GDELT's 1 for a country, 4 for a city of the world), name, country, coordinates."""
    if not event["place"]:
        return [0, *[None] * 7]
    kind = 1 if event["place_type"] == "country" else 4
    name = event["place_en"] or event["place"]
    return [kind, name, event["place_country"], None, None, event["latitude"], event["longitude"], None]


def _home(party: dict[str, Any] | None) -> list[object]:
    """The same of an actor: the record tells only where countries are."""
    if party is None or party["type"] != "country":
        return [0, *[None] * 7]
    return [1, party["name_en"] or party["name"], party["country"], *[None] * 5]


def _plain(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
