"""The store: many articles' records in one DuckDB file that can be asked while it grows.

``rawi.store.place`` opens and publishes the file, ``writer`` adds to it, ``stories`` and ``linking`` join what belongs
together, ``questions`` answers, ``search`` finds, ``export`` writes the files of other tools.
"""

from __future__ import annotations
