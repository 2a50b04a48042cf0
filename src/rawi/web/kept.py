"""Answers kept in memory for pages and API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from fastapi import Request

from rawi.web.library import Library

T = TypeVar("T")


class Kept:
    """Answers of costly questions, kept until the store is published anew; the oldest go first."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._answers: dict[tuple[object, ...], Any] = {}

    def of(self, library: Library, key: tuple[object, ...], ask: Callable[[], T]) -> T:
        """The kept answer, or the one that ``ask`` gives."""
        whole = (library.version, *key)
        if whole in self._answers:
            return cast("T", self._answers[whole])
        answer = ask()
        if len(self._answers) >= self._most:
            # Another thread may have taken it away meanwhile.
            self._answers.pop(next(iter(self._answers), ()), None)
        self._answers[whole] = answer
        return answer


def kept_of(request: Request) -> Kept:
    """The application's kept answers."""
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    return cast("Kept", state.kept)
