"""`python -m rawi`: the same as `rawi`."""

from __future__ import annotations

import sys

from rawi.cli.main import main

if __name__ == "__main__":  # worker processes import this module too
    sys.exit(main())
