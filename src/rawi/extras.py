"""Libraries that only some commands need: imported on use, with a plain word when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from rawi.errors import MissingExtraError


def need(module: str, extra: str) -> Any:
    """The module, or MissingExtraError with the command that installs it.

    >>> need("no_such_library", "store")
    Traceback (most recent call last):
    rawi.errors.MissingExtraError: [R111] no_such_library is not installed; run: pip install 'rawi[store]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        library = module.partition(".")[0]
        raise MissingExtraError(f"{library} is not installed; run: pip install 'rawi[{extra}]'") from None
