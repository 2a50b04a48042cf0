"""What linking knows of an event or statement, and how alike two of them are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

Id = tuple[int, str]
"""Article number, and id of the event or statement in it."""

SYMMETRIC = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Types where one report's actor may be another's recipient: who met whom is the same either way round."""
_STATE = frozenset(("country", "office"))


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, recipient or speaker: what is known of who it is."""

    type: str
    name_key: str
    identity: str | None
    country: str | None
    office: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """An event, or a statement (type ``SAY``; the speaker is the actor), with the words of its sentence."""

    id: Id
    type: str
    mode: str | None
    first: date
    last: date
    dated: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    place_country: str | None = None
    words: frozenset[str] = field(default=frozenset())


def keys(report: Report) -> set[tuple[str, str]]:
    """Type and party: only reports that share one are compared."""
    found = set()
    for party in (*report.actors, *report.recipients):
        if party.identity:
            found.add((report.type, party.identity))
        if party.type == "person" and party.name_key:
            found.add((report.type, "name:" + party.name_key.split()[-1]))
        if party.country and (party.type in _STATE or party.sector == "GOV"):
            found.add((report.type, "state:" + party.country))
    return found


def same_party(a: Party, b: Party) -> float:
    """How surely two parties are one, from 0 to 1.

    >>> lavrov = Party("person", "سيرغي لافروف", None, "RUS", None, "GOV")
    >>> same_party(lavrov, Party("person", "لافروف", None, None, None, None))
    0.9
    >>> same_party(lavrov, Party("country", "روسيا", "RUS", "RUS", None, "GOV"))
    0.6
    """
    if a.identity and a.identity == b.identity:
        return 1.0
    if a.country and b.country and a.country != b.country:
        return 0.0
    if a.type == b.type == "person" and a.name_key and b.name_key:
        x, y = a.name_key.split(), b.name_key.split()
        return 0.9 if set(x) <= set(y) or set(y) <= set(x) else 0.0
    if a.name_key == b.name_key and a.type == b.type:
        return 0.8 if a.country else 0.6
    if a.country and a.country == b.country:
        if a.office and a.office == b.office:
            return 0.9
        of_state = all(party.type in _STATE or party.sector in ("GOV", "MIL") for party in (a, b))
        if of_state and "country" in (a.type, b.type):
            return 0.6
    return 0.0


def side(a: Sequence[Party], b: Sequence[Party]) -> float | None:
    """How well the parties on one side agree: the mean of the best matches of the shorter list; None when one is empty."""
    if not a or not b:
        return None
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return sum(max(same_party(x, y) for y in long) for x in short) / len(short)


def parties(a: Report, b: Report) -> float:
    """How well the parties agree, 0 when a side contradicts; a side that one report leaves out counts half."""
    if a.type in SYMMETRIC:
        return side((*a.actors, *a.recipients), (*b.actors, *b.recipients)) or 0.0
    sides = (side(a.actors, b.actors), side(a.recipients, b.recipients))
    told = [share for share in sides if share is not None]
    if not told or min(told) < 0.5:
        return 0.0
    return sum(told) / len(told) * (1.0 if len(told) == 2 or not (a.recipients or b.recipients) else 0.75)


def days(a: Report, b: Report) -> float:
    """How well the dates agree: 1 for dates that overlap, less for the day before or after, 0 beyond."""
    gap = max((a.first - b.last).days, (b.first - a.last).days, 0)
    sure = a.dated and b.dated
    if gap == 0:
        return 1.0 if sure else 0.8
    if gap == 1:
        return 0.5 if sure else 0.6  # a report without a date is often printed the day after
    return 0.0


def place(a: Report, b: Report) -> float:
    """1 where places agree, 0.5 where one is not told, 0.3 for different places, 0 for places in different countries."""
    if a.place_country and b.place_country and a.place_country != b.place_country:
        return 0.0
    if a.place and b.place:
        return 1.0 if a.place == b.place else 0.3
    return 0.5


def overlap(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """Share of the words in common, each by its weight (Jaccard, weighted by inverse document frequency)."""
    union = sum(weight[word] for word in a | b)
    return sum(weight[word] for word in a & b) / union if union else 0.0


def around(report: Report, tolerance: int) -> tuple[date, date]:
    """First and last day that another report of the same may bear."""
    return report.first - timedelta(tolerance), report.last + timedelta(tolerance)
