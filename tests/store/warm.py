"""Imported once by the process from which writers are forked, so that each starts in milliseconds."""

from __future__ import annotations

import duckdb
import pyarrow
import rensa
from tests.store import stub

from rawi.text import read_text

READY = (duckdb, pyarrow, rensa, stub, read_text("قال الوزير"))
