"""The gate: scores may rise and must not fall, and the gold must be the one they were measured on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rawi.errors import GoldError
from rawi.evaluate.gold import gold_paths

MARGIN = 0.005
"""Floors lie half a point below the scores: a content that is a word longer or shorter is no loss of quality, an entry
of a hundred is one."""


class Floors(BaseModel):
    """What is pinned: a digest of the gold, how many articles it has, and the least value of each score."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    articles: int
    floors: dict[str, Annotated[float, Field(ge=0, le=1)]]


def digest(folder: str | Path) -> str:
    """SHA-256 over the names and bytes of the gold files of a folder, in the order of the names."""
    total = hashlib.sha256()
    for path in gold_paths(folder):
        # The digest of each file has one length, so that no two sets of files run together to the same bytes.
        total.update(path.name.encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_floors(path: str | Path) -> Floors:
    """The floors of a file; raises GoldError when it cannot be read or used."""
    try:
        return Floors.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}; `rawi evaluate GOLD_DIR --pin FILE` makes one") from None
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the file"
        raise GoldError(f"{path}: {field}: {first['msg']}; mend it, or pin floors anew") from None


def fallen(floors: Floors, scores: Mapping[str, float], gold_sha256: str) -> list[str]:
    """What keeps the gate shut, one line each; none when it opens."""
    lines = []
    if gold_sha256 != floors.gold_sha256:
        lines.append("the gold articles are not those that the floors were pinned on; look at what changed, then --pin")
    for name, floor in floors.floors.items():
        if name not in scores:
            lines.append(f"{name}: nothing was scored; its floor is {floor:.3f}")
        elif scores[name] < floor:
            lines.append(f"{name}: {scores[name]:.4f} is below its floor of {floor:.3f}")
    return lines


def pinned(
    old: Floors | None, scores: Mapping[str, float], gold_sha256: str, articles: int, allow_lower: bool = False
) -> Floors:
    """New floors, a margin below the scores; without ``allow_lower`` none is lower than it was.

    Raises:
        GoldError: when a score is below its old floor and that is not allowed.
    """
    # Rounded down, so that a floor never comes to lie above what the margin grants.
    floors = {name: max(0.0, math.floor((score - MARGIN) * 1000 + 1e-9) / 1000) for name, score in scores.items()}
    if old is not None and not allow_lower:
        below = [line for line in fallen(old, scores, old.gold_sha256)]
        if below:
            raise GoldError(f"floors would sink: {'; '.join(below)}; give --allow-lower if that is right")
        floors = {name: max(floor, old.floors.get(name, 0.0)) for name, floor in floors.items()}
    return Floors(gold_sha256=gold_sha256, articles=articles, floors=floors)


def floors_text(floors: Floors) -> str:
    """The floors as the file holds them: one line a score, so that a change shows in a diff."""
    return json.dumps(floors.model_dump(), ensure_ascii=False, indent=2) + "\n"
