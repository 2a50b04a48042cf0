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
        self.message = " ".join(message.splitlines())  # words of the input may hold line ends

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


class InputError(RawiError):
    """The text or file given cannot be read."""

    code = "R100"


class MissingFileError(InputError):
    """No such file or folder."""

    code = "R101"


class EmptyInputError(InputError):
    """Nothing in it but white space."""

    code = "R102"


class BinaryInputError(InputError):
    """Bytes that are no text: NUL, many control characters, the head of a PDF or archive."""

    code = "R103"


class EncodingError(InputError):
    """Bytes that are not valid in the encoding, or characters that no encoding can write."""

    code = "R104"


class NotArabicError(InputError):
    """Text in another script, or in another language of the Arabic script."""

    code = "R105"


class TooLargeError(InputError):
    """Larger than ``--max-bytes``."""

    code = "R106"


class BadLineError(InputError):
    """A line of JSON Lines that is no article."""

    code = "R107"


class BadOptionError(InputError):
    """An option or argument that cannot be used."""

    code = "R108"


class FolderError(InputError):
    """A folder where a file is wanted, or a folder with nothing to read in it."""

    code = "R109"


class DamagedFileError(InputError):
    """A compressed file that ends early or fails its checks."""

    code = "R110"


class MissingExtraError(RawiError):
    """A library that this needs is not installed."""

    code = "R111"


class NotFoundError(InputError):
    """The store has no such article, statement, event or person."""

    code = "R112"


class OutputError(RawiError):
    """The result cannot be written."""

    code = "R200"


class ResumeError(OutputError):
    """The output that is to be continued does not belong to these inputs."""

    code = "R201"


class KnowledgeError(RawiError):
    """A knowledge table or lexicon is wrong in some row."""

    code = "R300"


class ModelError(RawiError):
    """The trained part cannot be loaded."""

    code = "R400"


class StoreError(RawiError):
    """The store cannot be read or written."""

    code = "R500"


class StoreLockedError(StoreError):
    """Another process writes to the store."""

    code = "R501"


class StoreVersionError(StoreError):
    """The store was made by a newer Rawi, or is no store at all."""

    code = "R502"


class GoldError(RawiError):
    """A gold article, or the floors that scores must keep, cannot be used."""

    code = "R600"


class ServeError(RawiError):
    """The reading room cannot be served at this address."""

    code = "R700"


class ForbiddenError(RawiError):
    """A request that another site's page may have made."""

    code = "R701"


class RateError(RawiError):
    """More requests than one client may make."""

    code = "R702"


class BusyError(RawiError):
    """Too many questions at once, or one that took too long."""

    code = "R703"


class InternalError(RawiError):
    """A fault of Rawi itself."""

    code = "R900"
    exit_status = 1

    @classmethod
    def of(cls, error: Exception) -> InternalError:
        """An exception that should not have come up, as one line that says how to see more."""
        return cls(f"a fault in Rawi: {type(error).__name__}: {error}; set RAWI_DEBUG=1 to see where, and please report it")
