"""Whether a candidate is asserted, and how sure the engine is of the event."""

from __future__ import annotations

from functools import lru_cache
from math import exp

from rawi.events.candidate import Candidate, Shape
from rawi.events.ontology import read_table
from rawi.events.parties import in_class
from rawi.events.state import State

THRESHOLD = 0.45
"""Accept a candidate from here on; chosen for the best F1 in cross-validation (training/events)."""

THRESHOLDS = {"PROTEST": 0.2}
"""Types with a threshold of their own. Judged sentences call many plain protests none (ورفع المتظاهرون شعارات), so that
what is learned from them is too low for this type. When it was chosen, the F1 against sentences of the other type was
0.59 at 0.2 and 0.39 at 0.45; at 0.2 it is 0.66 now."""

_AUTHORLESS = frozenset(("ASSAULT", "PROTEST", "COERCE", "SANCTION", "CONSULT", "AGREE", "ACCUSE", "RETREAT"))
"""Types that are coded without an actor: the others are positions of somebody or nothing."""


def possible(state: State, c: Candidate, shape: Shape) -> bool:
    """Hard conditions of a row on its parties: demonstrators protest, troops move, positions have a holder."""
    if not shape.actors and shape.type not in _AUTHORLESS:
        return False
    if c.row.kind == "noun" and c.row.needs in ("crowd", "armed"):
        return any(in_class(state, c.row.needs, p.first, p.last, p.entity) for p in shape.actors)
    return not (shape.type == "REQUEST" and _of_themselves(state, shape))


def _of_themselves(state: State, shape: Shape) -> bool:
    """يتعين على الجانبين: what a party says that both sides must do is asked of nobody else."""
    asked = {state.entity(p.entity).country for p in shape.recipients} - {None}
    return len(asked) > 1 and any(state.entity(p.entity).country in asked for p in shape.actors)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weights of the traits, learned by training/events/train.py; ``bias`` is among them."""
    return {r["trait"]: float(r["weight"]) for r in read_table("weights.tsv")}


def confidence(traits: list[str]) -> float:
    """The probability that a candidate with these traits is an event that the text asserts."""
    table = weights()
    score = table.get("bias", 0.0) + sum(table.get(t, 0.0) for t in traits)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
