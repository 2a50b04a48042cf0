"""Events and statements of several articles that report the same."""

from __future__ import annotations

from rawi.store.place import Connection


def link_reports(connection: Connection) -> None:
    """Joins the events and statements added since the last time."""
