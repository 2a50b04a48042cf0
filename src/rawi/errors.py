"""One tree of errors. Each has a short code; each message says what, where and what to do next."""

from __future__ import annotations


class RawiError(Exception):
    """Base of all errors that a user can meet: a code, a message, an exit status.

    ``str(error)`` is one line: ``[code] what happened, where; what to do``.
    """

    code = "R000"
    exit_status = 2

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


class InputError(RawiError):
    """The text or file given cannot be read."""

    code = "R100"


class MissingFileError(InputError):
    code = "R101"


class EmptyInputError(InputError):
    code = "R102"


class BinaryInputError(InputError):
    code = "R103"


class EncodingError(InputError):
    code = "R104"


class NotArabicError(InputError):
    code = "R105"


class TooLargeError(InputError):
    code = "R106"


class BadLineError(InputError):
    code = "R107"


class BadOptionError(InputError):
    code = "R108"


class OutputError(RawiError):
    """The result cannot be written."""

    code = "R200"


class KnowledgeError(RawiError):
    """A knowledge table or lexicon is wrong in some row."""

    code = "R300"


class ModelError(RawiError):
    """The trained part cannot be loaded."""

    code = "R400"
