"""One article as it comes in, before anything is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from rawi.errors import EncodingError


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``published`` is an ISO day (YYYY-MM-DD) or None.

    Raises EncodingError when a field holds a lone surrogate, which no encoding can write: the record
    could be made but never stored.

    >>> Article("قال الوزير إن الاجتماع ناجح.", published="2022-01-11").id is None
    True
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_from: Literal["metadata", "option"] = "metadata"

    def __post_init__(self) -> None:
        fields = {
            "text": self.text, "id": self.id, "title": self.title, "published": self.published,
            "outlet": self.outlet, "url": self.url,
        }  # fmt: skip
        for name, value in fields.items():
            try:
                (value or "").encode("utf-8")
            except UnicodeEncodeError as error:
                code = ord(error.object[error.start])
                raise EncodingError(
                    f"the {name} holds half of a surrogate pair (U+{code:04X}) at character {error.start}; "
                    "mend it where the text was written"
                ) from None


def document_id(text: str) -> str:
    """An id from the content: the first 16 hexadecimal digits of its SHA-256.

    >>> document_id("قال الوزير")
    '52a6eeada798dbcd'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
