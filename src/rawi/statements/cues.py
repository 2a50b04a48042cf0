"""Which words may signal an act of reporting: verb forms of the lexicon's lemmas, minus acts that did not happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rawi.language.types import VerbForm
from rawi.statements.tables import CueRow, cue_rows, words
from rawi.statements.view import Kind, View

Form = Literal["f", "p", "m"]
_FINAL_ACTS = frozenset({"أكّد", "قال", "أعلن", "أضاف", "شدّد", "صرّح"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a token as a cue: the row, the form and what the verb agrees with."""

    token: int
    row: CueRow
    form: Form
    present: bool
    number: str
    gender: str
    pronoun: str  # the object or possessor written onto it

    @property
    def lemma(self) -> str:
        return self.row.lemma


def cues_at(view: View, token: int) -> list[Cue]:
    """The readings of one token as cues, likeliest first; none when the act is denied, asked or yet to come."""
    readings = view.verbs(token)
    if not readings:
        return []
    table = cue_rows()
    out: list[Cue] = []
    seen: set[tuple[str, str]] = set()
    for reading in readings:
        rows = table.get(reading.lemma)
        if rows is None:
            continue
        form = _form(view, token, reading)
        if form is None or (reading.lemma, form) in seen:
            continue
        seen.add((reading.lemma, form))
        if form == "f" and not happened(view, token, reading.tense == "present"):
            continue
        pronoun = view.tokens[token].pronoun
        out.extend(
            Cue(token, row, form, reading.tense == "present", reading.number, reading.gender, pronoun)
            for row in rows if form in row.forms
        )  # fmt: skip
    return out


def _form(view: View, index: int, reading: VerbForm) -> Form | None:
    """Finite verb, participle of state or verbal noun; None for a form that cannot be a cue."""
    token = view.tokens[index]
    if reading.kind == "finite":
        if reading.person != 3 or reading.voice != "active" or reading.tense == "imperative":
            return None
        return None if _is_noun_here(view, index) else "f"
    if reading.kind == "active_participle":
        if token.article or token.preposition:
            return None
        return "p" if _accusative(view, index, reading) else None
    if reading.kind == "verbal_noun":
        return "m" if token.pronoun else None
    return None


def _is_noun_here(view: View, index: int) -> bool:
    """A word that could be a verb but stands where only a noun can: after a preposition, with a noun ending."""
    token = view.tokens[index]
    if token.article or (token.preposition and token.preposition != "ل"):
        return True
    if index == 0 or token.conjunction:
        return False
    before = view.tokens[index - 1]
    if view.kind[index - 1] is Kind.PREPOSITION:
        return True
    return before.kind == "word" and bool(before.preposition) and not before.article and not before.pronoun


def _accusative(view: View, index: int, reading: VerbForm) -> bool:
    """True for a participle that can describe the subject's state: مشيرا، مشيرة، مشيرين، مشيرات."""
    token = view.tokens[index]
    stem = token.stem if token.stem.endswith("ا") else token.key
    if reading.number == "singular" and reading.gender != "feminine":
        return stem.endswith("ا") or (bool(token.pronoun) and _after_comma(view, index))
    if reading.number == "singular":
        return _after_comma(view, index)
    return "ين" in token.key[-5:] or token.key.endswith("ات") or bool(token.pronoun)


def _after_comma(view: View, index: int) -> bool:
    """A feminine participle looks like an adjective; it counts behind a mark, a name or a quotation."""
    if index == 0:
        return False
    before = view.kind[index - 1]
    if before in (Kind.COMMA, Kind.CLOSE_QUOTE, Kind.STOP, Kind.CLOSE_PAREN) or view.tokens[index].conjunction:
        return True
    token = view.tokens[index - 1]
    mention = view.analysis.entities.at(index - 1)
    return mention is not None or index - 1 in view.day or token.kind == "number" or not token.article


def happened(view: View, token: int, present: bool) -> bool:
    """False for acts denied, asked, conditional or in the future: لم يقل، هل قال، إذا قال، سيقول، قد يقول."""
    word = view.tokens[token]
    if word.future or word.question:
        return False
    if word.preposition == "ل" and present:
        return any(v.lemma in _FINAL_ACTS for v in view.verbs(token))
    at = token - 1
    while at >= 0 and view.kind[at] is Kind.ADVERB and view.bare[at] not in words("unreal"):
        at -= 1
    if at < 0 or word.conjunction:
        return True
    before = view.bare[at]
    if before in words("negation"):
        return False
    if present:
        return before not in words("unreal") and view.kind[at] is not Kind.COMPLEMENTISER
    return before not in ("اذا", "لو", "هل", "لولا", "ان" if view.tokens[at].text.startswith("إ") else "لولا")
