"""Verbal positions that only a statement shows: an act whose cue no trigger row covered."""

from __future__ import annotations

from functools import lru_cache

from rawi.events import clauses
from rawi.events.candidate import Candidate
from rawi.events.lexicon import Frame, TriggerRow
from rawi.events.ontology import check, read_table
from rawi.events.slots import Roles
from rawi.events.state import Party, State, expand


@lru_cache(maxsize=1)
def act_rows() -> dict[tuple[str, str], TriggerRow]:
    """Rows of ``acts.tsv`` as trigger rows, by act and cue lemma ('' any)."""
    out: dict[tuple[str, str], TriggerRow] = {}
    for number, r in enumerate(read_table("acts.tsv"), 2):
        mode = r["mode"] or None
        check(r["type"], mode, f"acts.tsv, row {number}")
        row = TriggerRow(
            f"act:{r['act']}",
            "verb",
            (r["act"],),
            r["type"],
            mode,
            Frame(("s",), (r["recipient"],)),
            example=r["note"],
        )
        for lemma in r["lemmas"].split() or [""]:
            out[(r["act"], lemma)] = row
    return out


def from_acts(state: State, found: list[Candidate]) -> list[Candidate]:
    """Candidates from statement acts whose cue is no trigger already."""
    units = state.view.units
    taken = {i for c in found for i in range(min(c.first, units[c.unit].first), c.last)}
    taken |= {units[c.light_unit].first for c in found if c.light_unit >= 0}
    out: list[Candidate] = []
    for s in state.statements:
        row = act_rows().get((s.act, s.cue_lemma)) or act_rows().get((s.act, ""))
        if row is None or s.speaker is None or s.cue_token in taken or _empty(state, s.cue_token):
            continue
        u = state.view.unit_of[s.cue_token]
        roles = Roles(actors=expand(state, s.speaker, s.cue_token, s.cue_token + 1, "speaker"))
        roles.recipients = addressees(state, s.cue_token) or clauses.objects(state, u)
        out.append(Candidate(row, s.cue_token, s.cue_token + 1, u, roles))
    return out


def addressees(state: State, cue: int) -> list[Party]:
    """The parties a statement is addressed to; the medium that carries it (في مقابلة مع بي بي سي) is none."""
    index = state.cue_at.get(cue)
    if index is None or state.statements[index].act == "deny":
        return []
    out: list[Party] = []
    for entity in state.statements[index].addressee:
        if state.entity(entity).sector == "JRN":
            continue
        out += expand(state, entity, cue, cue + 1, "addressee")
    return out


_UNNAMED = frozenset(("ذكر", "نشر", "كشف", "افصاح", "تعريف"))


def _empty(state: State, cue: int) -> bool:
    """داعيا الله, طلب عدم ذكر اسمه: a prayer and the wish to stay unnamed ask nothing of anybody."""
    bare, stem = state.view.bare, state.view.stem
    if bare[cue + 1 : cue + 2] and bare[cue + 1] in ("الله", "المولي", "العلي"):
        return True
    return bare[cue + 1 : cue + 2] == ["عدم"] and stem[cue + 2 : cue + 3] != [] and stem[cue + 2] in _UNNAMED
