"""Rawi reads Arabic newswire and keeps the record: who said what, who did what to whom, by whose word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rawi.version import VERSION as __version__

if TYPE_CHECKING:
    from rawi.pipeline import Article, Engine
    from rawi.record import Record

__all__ = ["Article", "Engine", "Record", "__version__", "load"]


def load(*, knowledge: Sequence[str] = (), names: str | None = None) -> Engine:
    """An engine with all tables and models loaded, ready to read.

    Args:
        knowledge: CSV files with people, bodies or places of your own, as `rawi kb check` wants them.
        names: a model of your own for names: ``spacy:PATH``, ``hf:PATH`` or an installed plug-in's name.

    Raises:
        KnowledgeError: when a row of these files is wrong.
        ModelError: when the model for names cannot be loaded.

    >>> import rawi
    >>> record = rawi.load().read("قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات.", published="2022-01-11")
    >>> record.document.published
    '2022-01-11'
    """
    from rawi.pipeline import Engine

    model = table = None
    if names is not None:
        from rawi.language.plugins import load_names

        model = load_names(names)
    if knowledge:
        from rawi.knowledge.user_tables import gazetteer_with

        table = gazetteer_with(knowledge)
    return Engine(model, table)


def __getattr__(name: str) -> object:
    # Heavy modules load on first use, so that `import rawi` and `rawi --help` stay light.
    if name in ("Article", "Engine"):
        import rawi.pipeline

        return getattr(rawi.pipeline, name)
    if name == "Record":
        import rawi.record

        return rawi.record.Record
    raise AttributeError(f"module 'rawi' has no attribute {name!r}")
