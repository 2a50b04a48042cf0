"""How the reading room is served: address, limits, language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORT = 8765


@dataclass(frozen=True, slots=True)
class Settings:
    """All that ``rawi serve`` can be told.

    Args:
        host: the address to listen on; loopback unless the user asks for more.
        allowed_hosts: names, besides IP addresses and localhost, under which browsers may ask for pages.
        max_body: bytes of a request's body at most.
        max_text: characters of a text to read at most.
        rate: requests a second that one client may make on average, in each process; 0 for any number.
        burst: requests that one client may make at once.
        seconds: how long one question to the store may take.
        language: of the interface, until the reader chooses.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    allowed_hosts: tuple[str, ...] = ()
    max_body: int = 1_000_000
    max_text: int = 200_000
    rate: float = 50.0
    burst: int = 200
    seconds: float = 20.0
    language: Literal["en", "ar"] = "en"
