"""Input files to articles: what can be read is an Article, what cannot is an error that says where."""

from __future__ import annotations

from rawi.sources.arabic import check_arabic
from rawi.sources.decode import DEFAULT_MAX_BYTES, decode
from rawi.sources.files import read_bytes, read_file
from rawi.sources.items import Item, read_items, total_bytes
from rawi.sources.published import published_day

__all__ = [
    "DEFAULT_MAX_BYTES", "Item", "check_arabic", "decode", "published_day", "read_bytes", "read_file", "read_items",
    "total_bytes",
]  # fmt: skip
