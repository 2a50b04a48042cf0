"""Names found in an article, before and after their context is weighed."""

from __future__ import annotations

from typing import NamedTuple

from rawi.knowledge.context import Context, Site
from rawi.knowledge.types import Entry, Gender, Number


class Name(NamedTuple):
    """One spelling of one entry, as the index holds it."""

    entry: Entry
    text: str
    gender: Gender = ""
    number: Number = "singular"
    context: Context | None = None


class Hit(NamedTuple):
    """One spelling found, before context is weighed."""

    site: Site
    names: tuple[Name, ...]
    proclitics: tuple[str, str]  # conjunction, preposition
