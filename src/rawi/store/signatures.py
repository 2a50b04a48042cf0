"""MinHash signatures: how much of their word triples two texts have in common, without keeping the triples.

Method: Broder 1997 (MinHash) with bands for candidates (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
chapter 3); the hashing is that of the library rensa.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence

from rawi.extras import need

HASHES = 64
BAND_ROWS = 4
"""16 bands of 4: texts with 70 % of triples in common meet with probability 0.99, with 30 % 0.12."""
SHORTEST = 8
"""Words below which a text gets no signature: two bulletins of one line are no copies of each other."""


def signature(words: Sequence[str]) -> bytes:
    """The signature of a text's words, 64 little-endian 32-bit numbers; empty for a very short text."""
    if len(words) < SHORTEST:
        return b""
    triples = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    minhash = need("rensa", "store").RMinHash(num_perm=HASHES, seed=42)
    minhash.update(sorted(triples))
    return struct.pack(f"<{HASHES}I", *minhash.digest())


def bands(minhash: bytes) -> list[int]:
    """A 32-bit number for each band; texts that share one are compared."""
    step = BAND_ROWS * 4
    return [
        int.from_bytes(hashlib.blake2b(minhash[at : at + step], digest_size=4, salt=at.to_bytes(4, "big")).digest(), "big")
        for at in range(0, len(minhash), step)
    ]


def similarity(one: bytes, other: bytes) -> float:
    """The share of word triples that two texts have in common (Jaccard), estimated; 0 for empty signatures."""
    if not one or not other:
        return 0.0
    a, b = struct.unpack(f"<{HASHES}I", one), struct.unpack(f"<{HASHES}I", other)
    same: int = sum(x == y for x, y in zip(a, b, strict=True))
    return same / HASHES
