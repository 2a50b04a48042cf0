"""Writing results so that a full disk or a closed pipe is told, never passed over."""

from __future__ import annotations

import os
import shutil
import sys

from rawi.errors import OutputError

STDOUT = "-"


def emit(text: str, output: str | None = None) -> None:
    """Write the whole text to a file, or to standard output for None or ``-``.

    Raises:
        OutputError: when it cannot be written.
        BrokenPipeError: when the reader of standard output has gone.
    """
    name = "standard output" if output in (None, STDOUT) else output
    data = text.encode("utf-8", "backslashreplace")
    try:
        if output is None or output == STDOUT:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            with open(output, "wb") as file:
                file.write(data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        if output is None or output == STDOUT:
            _abandon_stdout()
        raise OutputError(f"{name} cannot be written: {reason(error)}; check the path, rights and free space") from None


def terminal(output: str | None = None) -> tuple[int, bool]:
    """Columns to fill, and whether to use colour: a file gets 100 and none; NO_COLOR is heeded."""
    if output not in (None, STDOUT) or not sys.stdout.isatty():
        return 100, False
    return max(shutil.get_terminal_size().columns, 40), not os.environ.get("NO_COLOR")


def one_line(text: str) -> str:
    """The text with everything escaped that could break a line or command a terminal."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _abandon_stdout() -> None:
    # What could not be written stays in Python's buffer and would raise again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
