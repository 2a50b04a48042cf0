"""A quick look at files: coded into a store of their own, which goes when the look is over."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rawi.errors import InternalError, RawiError
from rawi.sources.decode import DEFAULT_MAX_BYTES
from rawi.sources.many import source_files, source_items
from rawi.store.ingest import ItemLike, OutcomeLike, ingest
from rawi.store.rows import CodedArticle, code_article

if TYPE_CHECKING:
    from rawi.pipeline import Engine
    from rawi.store.writer import Summary


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item."""

    item: ItemLike
    line: CodedArticle | None = None
    error: RawiError | None = None


def code_files(
    inputs: Sequence[str], engine: Engine, *, encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES,
    fault: Callable[[str, RawiError], None] = lambda where, error: None,
    report: Callable[[int], None] = lambda articles: None,
) -> tempfile.TemporaryDirectory[str]:  # fmt: skip
    """Codes files and folders into ``news.rawi`` of a new temporary folder, which the caller removes.

    Args:
        fault: told of each article that cannot be read, with its place.
        report: told now and then how many articles are done.

    Raises:
        MissingFileError, FolderError, BadOptionError: before anything is read.
        RawiError: that of the first article, when none could be read.
    """
    files = source_files(inputs)
    folder = tempfile.TemporaryDirectory(prefix="rawi-", ignore_cleanup_errors=True)
    first: list[RawiError] = []

    def told(where: str, error: RawiError) -> None:
        first.append(error)
        fault(where, error)

    def code(items: Iterator[ItemLike]) -> AbstractContextManager[Iterator[OutcomeLike]]:
        return closing(_outcomes(engine, items))

    def stored(summary: Summary, _: int) -> None:
        report(summary.new + summary.changed)

    try:
        done = ingest(
            source_items(files, encoding, max_bytes), store_in(folder.name), code, fault=told, report=stored, publish_seconds=1e9
        )
        if first and not done.new:
            raise first[0]
    except BaseException:
        folder.cleanup()
        raise
    return folder


def store_in(folder: str) -> str:
    """The path of the store in a folder that ``code_files`` made."""
    return os.path.join(folder, "news.rawi")


def _outcomes(engine: Engine, items: Iterator[ItemLike]) -> Generator[Outcome, None, None]:
    for item in items:
        if item.article is None:
            yield Outcome(item, error=item.error)
            continue
        try:
            yield Outcome(item, code_article(engine, item.article))
        except RawiError as error:
            yield Outcome(item, error=error)
        except Exception as error:  # one article that the engine trips over must not cost the others
            yield Outcome(item, error=InternalError.of(error))
