"""Files, compressed or not, as streams of bytes."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast

from rawi.errors import DamagedFileError, InputError, TooLargeError
from rawi.extras import need
from rawi.sources.files import os_error

COMPRESSED = (".gz", ".zst")


def bare_name(path: str) -> str:
    """The name in lower case, without the suffix of a compression.

    >>> bare_name("news/Report.HTML.zst")
    'news/report.html'
    """
    name = path.lower()
    return next((name.removesuffix(suffix) for suffix in COMPRESSED if name.endswith(suffix)), name)


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file's content, decompressed where the name says so.

    Raises:
        InputError: when it cannot be opened, or DamagedFileError when the compressed data are damaged.
    """
    try:
        raw = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise os_error(path, error) from None
    with raw:
        try:
            if path.lower().endswith(".gz"):
                yield cast(BinaryIO, gzip.GzipFile(fileobj=raw))
            elif path.lower().endswith(".zst"):
                reader = need("zstandard", "web-sources").ZstdDecompressor().stream_reader(raw, read_across_frames=True)
                yield cast(BinaryIO, io.BufferedReader(reader))
            else:
                yield raw
        except (EOFError, gzip.BadGzipFile) as error:
            raise DamagedFileError(f"{path} is damaged ({error}); get a whole copy") from None
        except OSError as error:
            raise os_error(path, error) from None
        except Exception as error:
            # zlib.error, zstandard.ZstdError: named by what they are, since zstandard may be missing.
            if type(error).__name__ in ("error", "ZstdError"):
                raise DamagedFileError(f"{path} is damaged ({error}); get a whole copy") from None
            raise


def whole(path: str, max_bytes: int) -> bytes:
    """All bytes of a file of one article; raises TooLargeError instead of reading more than ``max_bytes``."""
    with opened(path) as stream:
        data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLargeError(f"{path} is larger than {max_bytes:,} bytes; split it or raise --max-bytes")
    return data


def size(path: str) -> int:
    """Bytes on disk; 0 when it cannot be told."""
    with suppress(OSError):
        return os.path.getsize(path)
    return 0


def foreign(where: str, error: Exception) -> InputError:
    """A parser's complaint about a file as an error of ours."""
    return DamagedFileError(f"{where} cannot be read ({type(error).__name__}: {error}); get a whole copy, or leave it out")
