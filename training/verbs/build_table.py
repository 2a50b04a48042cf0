"""Rebuild the packed table of verb forms from ``src/rawi/data/verbs/verbs.tsv``.

    python -m training.verbs.build_table          write src/rawi/data/verbs/forms.tsv.gz
    python -m training.verbs.build_table --check  only say whether it is up to date (exit status 1 when not)
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import rawi
from rawi.language.verbs.table import TABLE, packed_bytes


def main() -> int:
    path = Path(rawi.__file__).parent / TABLE
    data = packed_bytes()
    fresh = path.exists() and gzip.decompress(path.read_bytes()) == gzip.decompress(data)
    if "--check" in sys.argv[1:]:
        print("up to date" if fresh else "out of date: run python -m training.verbs.build_table")
        return 0 if fresh else 1
    if not fresh:
        path.write_bytes(data)
    lines = gzip.decompress(data).count(b"\n") - 1
    print(f"{lines:,} forms, {len(data):,} bytes packed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
