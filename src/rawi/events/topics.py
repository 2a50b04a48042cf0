"""Modes and contexts from the words around a trigger: keyword tables."""

from __future__ import annotations

from functools import lru_cache

from rawi.events.candidate import Candidate
from rawi.events.lexicon import spellings
from rawi.events.ontology import read_table
from rawi.events.state import State
from rawi.events.view import Kind
from rawi.text.folding import fold

_AHEAD = 9
_BEHIND = 3


@lru_cache(maxsize=1)
def _mode_words() -> dict[str, list[tuple[str, frozenset[str]]]]:
    out: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for r in read_table("modes.tsv"):
        stems = frozenset(s for w in r["words"].split() for s in spellings(w))
        out.setdefault(r["type"], []).append((r["mode"], stems))
    return out


def mode_of(state: State, type: str, first: int, last: int) -> str | None:
    """The mode that a word near the trigger gives; the nearest word ahead decides, table order breaks ties."""
    rows = _mode_words().get(type)
    if not rows:
        return None
    view = state.view
    begin, end = view.sentence(first)
    order = list(range(first, min(end, last + _AHEAD))) + list(range(first - 1, max(begin, first - _BEHIND) - 1, -1))
    if type in ("REQUEST", "REJECT", "THREATEN"):
        order = [i for i in order if i >= last]
    for i in order:
        if view.kind[i] is Kind.HARD:
            continue
        for mode, stems in rows:
            if view.tokens[i].stem in stems:
                return mode
    return None


@lru_cache(maxsize=1)
def _context_words() -> dict[str, list[tuple[str, str]]]:
    """stem -> (context, following stem or '')."""
    out: dict[str, list[tuple[str, str]]] = {}
    for r in read_table("contexts.tsv"):
        for word in r["words"].split():
            head, _, rest = word.partition("_")
            after = next(iter(sorted(spellings(rest.removeprefix("ال")), key=len)), "") if rest else ""
            stems = frozenset((fold(head[1:]),)) if head.startswith("=") else spellings(head)
            for stem in stems:
                out.setdefault(stem, []).append((r["context"], after))
    return out


def contexts_of(state: State, c: Candidate) -> tuple[str, ...]:
    """Contexts of an event: its row's own, then those whose words stand near the trigger, most words first."""
    view = state.view
    begin, end = view.sentence(c.first)
    count: dict[str, int] = {}
    table = _context_words()
    for i in range(max(begin, c.first - 12), min(end, c.last + 16)):
        for context, after in table.get(view.tokens[i].stem, ()):
            if after and (i + 1 >= end or not view.tokens[i + 1].stem.startswith(after[:4])):
                continue
            count[context] = count.get(context, 0) + 1
    near = sorted(count, key=lambda k: -count[k])
    return tuple(dict.fromkeys((*c.row.contexts, *near[:3])))
