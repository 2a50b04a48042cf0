"""Who speaks: the noun phrase that a cue's clause gives as its subject, before or behind the verb."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.statements.cues import Cue
from rawi.statements.frames.walk import Frame
from rawi.statements.phrases import Phrase, can_speak, head_class, no_speaker, phrase_at
from rawi.statements.speakers.agreement import agrees_behind, agrees_in_front
from rawi.statements.speakers.antecedents import is_speech_noun, nearest_person, phrase_before, sender
from rawi.statements.speakers.clauses import clause_start, relative_before, relative_joined, resumptive
from rawi.statements.speakers.groups import (
    all_names,
    apposition_of,
    enclosed_name,
    holder_of_all,
    joint_before,
    joint_speakers,
    named_beside,
    without_appositions,
)
from rawi.statements.speakers.names import name_of_holder
from rawi.statements.tables import words
from rawi.statements.view import AUXILIARIES, Kind, View


@dataclass(slots=True)
class Subject:
    """What syntax says of a cue's subject.

    ``how``: after, before, relative, resumptive, none (left out), impossible (no speaker: النتائج تؤكد).
    ``clause`` is the first token of the cue's clause, where the content of an earlier act would end.
    """

    phrase: Phrase | None
    how: str
    clause: int
    addressees: list[Phrase]
    joint: list[Phrase]


def find_subject(view: View, cue: Cue, frame: Frame) -> Subject:
    """Subject, addressees and clause start of a cue whose frame is known."""
    clause, particle = clause_start(view, cue.token)
    relative = relative_before(view, cue.token)
    if cue.form != "f":
        return Subject(None, "none", clause, list(frame.phrases), [])
    subject, rest = _behind(view, cue, frame)
    if _pronoun_subject(view, cue.token) and subject is not None:
        return Subject(None, "pronoun", clause, [p for p in frame.phrases if p.last <= frame.first], [])
    if subject is not None and no_speaker(view, subject):
        return Subject(subject, "impossible", clause, rest, [])
    after_auxiliary = cue.present and view.tokens[cue.token - 1].stem in AUXILIARIES
    if after_auxiliary and subject is not None and not can_speak(view, subject):
        return Subject(subject, "impossible", clause, rest, [])  # وبات يهدد قدرتها
    if relative >= 0:
        return _relative(view, cue, relative, subject, rest)
    if resumptive(view, cue.token) and subject is None:
        antecedent = sender(view, cue)
        if antecedent is not None:
            return Subject(antecedent, "resumptive", cue.token, rest, [])
    topic_named = _topic(view, cue) if subject is None or cue.row.addressee else None
    if topic_named is not None:
        everyone = [p for p in frame.phrases if p.last <= frame.first]
        return Subject(topic_named, "before", cue.token - (view.bare[cue.token - 1] == "قد"), everyone, [])
    paper = _of_document(view, cue.token) if subject is None else None
    if paper is not None:
        return Subject(paper, "antecedent", cue.token, rest, [])
    adjacent = (
        _before_rather(view, cue, clause, subject) if subject is not None or cue.row.addressee else None
    )
    if adjacent is not None:
        everyone = [p for p in frame.phrases if p.last <= frame.first]
        return Subject(adjacent, "before", min(particle, adjacent.first), everyone, [])
    if subject is not None:
        joint = joint_speakers(view, subject, frame.opener)
        holder = holder_of_all(view, subject, joint, frame.opener)
        if holder is not None:
            return Subject(holder, "after", clause, rest, [])
        return Subject(subject, "after", clause, rest, joint)
    if _describes_thing(view, cue.token):
        speech = is_speech_noun(view, Phrase(cue.token - 1, cue.token))
        how = "relative" if speech or cue.pronoun else "impossible" if cue.present else "none"
        if how != "none":
            return Subject(None, how, cue.token, rest, [])
    if after_auxiliary and not _was(view, cue.token - 1):
        return Subject(None, "impossible", clause, rest, [])
    topic = clause > 0 and view.bare[clause - 1] == "اما"
    before = _in_front(view, cue, clause) if topic or not view.tokens[cue.token].conjunction else None
    if before is None and _subject_unknown(view, cue, clause, particle):
        return Subject(None, "impossible", clause, rest, [])
    if before is not None:
        how = "impossible" if no_speaker(view, before) else "before"
        return Subject(before, how, min(particle, before.first), rest, joint_before(view, before, cue.token))
    return Subject(None, "none", clause, rest, [])


def _subject_unknown(view: View, cue: Cue, clause: int, particle: int) -> bool:
    """أن توجيهات الوزارة تؤكد: a present behind إن and a noun that cannot speak."""
    if not cue.present or view.tokens[cue.token].conjunction or cue.token == clause:
        return False
    joint = view.kind[particle] is Kind.COMPLEMENTISER and not view.tokens[particle].pronoun
    return joint and view.kind[clause] is Kind.WORD


def _was(view: View, at: int) -> bool:
    """وكانت تدعو إلى: the one who spoke before goes on."""
    return view.tokens[at].conjunction == "و" and view.tokens[at].stem in ("كان", "كانت", "كانوا")


def _pronoun_subject(view: View, token: int) -> bool:
    """أنه أبلغ، لأنها أعلنت: the pronoun on the particle is the subject."""
    i = token - 1
    while i > 0 and view.kind[i] is Kind.ADVERB:
        i -= 1
    return i >= 0 and view.kind[i] is Kind.COMPLEMENTISER and view.tokens[i].pronoun != ""


def _before_rather(view: View, cue: Cue, clause: int, behind: Phrase | None) -> Phrase | None:
    """The mention at the head of the verb's clause, where it is the subject rather than the phrase behind.

    So in كان … قد أعلن, where it stands right before a verb that takes an addressee (إن النائب أبلغ الوزير), and
    where what stands behind the verb is nobody who can speak.
    """
    if view.tokens[cue.token].conjunction or cue.token <= clause:
        return None
    before = _in_front(view, cue, clause)
    if before is None or not can_speak(view, before):
        return None
    if before.mention is None and not (view.tokens[before.first].article and before.last == cue.token):
        return None
    known = behind is not None and behind.mention is not None and can_speak(view, behind)
    adjacent = before.last == cue.token and (cue.row.addressee or cue.number == "plural")
    return before if adjacent or view.bare[cue.token - 1] == "قد" or not known else None


def _topic(view: View, cue: Cue) -> Phrase | None:
    """أما الوزير، الذي أمر بالرد، فقد توعد: the one named behind أما, where a clause stands before the ف of the verb."""
    first = view.scope_first[cue.token]
    at = cue.token - 1 if view.bare[cue.token - 1] == "قد" else cue.token
    if view.bare[first] != "اما" or view.tokens[at].conjunction != "ف" or view.kind[at - 1] is not Kind.COMMA:
        return None
    if view.tokens[first].kind != "word" or view.kind[first + 1] is Kind.COMPLEMENTISER:
        return None
    phrase = phrase_at(view, first + 1, at)
    if phrase is None or not can_speak(view, phrase) or not agrees_in_front(view, cue, phrase):
        return None
    return named_beside(view, phrase, at) or name_of_holder(view, phrase, at) or phrase


def _of_document(view: View, token: int) -> Phrase | None:
    """تقرير لشبكة أميركية يوم الاثنين، ذكر أن: a clause without a joint describes the report before the comma."""
    if view.tokens[token].conjunction or view.kind[token - 1] is not Kind.COMMA:
        return None
    for i in range(token - 2, max(view.scope_first[token], token - 14) - 1, -1):
        if view.analysis.entities.at(i) is not None:
            continue  # شبكة "سي إن إن"
        if view.kind[i] in (Kind.COMMA, Kind.VERB, Kind.COMPLEMENTISER, Kind.STOP):
            return None
        word = view.tokens[i]
        if word.article or word.pronoun or word.conjunction:
            continue
        if head_class(view, Phrase(i, i + 1)) == "document":
            return Phrase(i, i + 1)
    return None


def _describes_thing(view: View, token: int) -> bool:
    """معلومات تشير إلى: a present behind an indefinite noun describes it, and it cannot speak."""
    if view.tokens[token].conjunction or token == view.scope_first[token]:
        return False
    before = view.tokens[token - 1]
    if view.kind[token - 1] is not Kind.WORD or before.article or before.pronoun or before.kind != "word":
        return False
    phrase = Phrase(token - 1, token)
    return (
        view.analysis.entities.at(token - 1) is None
        and head_class(view, phrase) in (None, "document")
        and not (before.key.endswith(("ون", "ين")) or token - 1 in view.day)
    )


def _behind(view: View, cue: Cue, frame: Frame) -> tuple[Phrase | None, list[Phrase]]:
    """Split the phrases between cue and content into subject and others."""
    phrases = [
        p for p in frame.phrases if p.last <= frame.first or frame.kind in ("post", "clause", "document")
    ]
    if not phrases or cue.number in ("dual", "plural"):
        return None, phrases  # in verb-subject order the verb is singular
    first = phrases[0]
    alone = len(without_appositions(view, phrases)) == 1
    if cue.row.addressee == "required" and alone and not cue.pronoun:
        return None, phrases
    if cue.row.addressee == "optional" and alone and not _may_be_subject(view, cue, first):
        return None, phrases
    if frame.kind in ("object", "quote", "noun") and _of_other_gender(view, cue, first):
        return None, phrases  # واعتبرت السفير "شخصا غير مرغوب فيه"
    told = cue.row.addressee and not cue.pronoun  # ووصفتها الأمم المتحدة بأنها: the object is written on the verb
    if told and (not agrees_behind(view, cue, first) or _accusative(view, first)):
        return None, phrases
    beside = apposition_of(view, phrases) or enclosed_name(view, phrases) if not cue.row.addressee else None
    beside = beside or name_of_holder(view, first, frame.opener, bool(cue.row.addressee))
    return beside or first, phrases[1:]


def _of_other_gender(view: View, cue: Cue, phrase: Phrase) -> bool:
    """A man's title with the article behind a feminine verb is its object."""
    mention = phrase.mention
    if mention is None or mention.kind != "title" or not view.tokens[mention.first].article:
        return False
    return cue.gender == "feminine" and mention.gender == "masculine" and mention.number == "singular"


def _accusative(view: View, phrase: Phrase) -> bool:
    """الكينيين behind a singular verb is no subject."""
    token = view.tokens[phrase.first]
    return token.article and token.key.endswith("ين") and phrase.last == phrase.first + 1


def _may_be_subject(view: View, cue: Cue, phrase: Phrase) -> bool:
    return can_speak(view, phrase) or (phrase.mention is None and not view.tokens[phrase.first].article)


def _relative(view: View, cue: Cue, relative: int, behind: Phrase | None, rest: list[Phrase]) -> Subject:
    """Subject of a relative clause: named inside it, else the antecedent, else who made the speech."""
    if behind is not None and can_speak(view, behind):
        return Subject(behind, "after", cue.token, rest, [])
    if cue.pronoun:
        return Subject(None, "relative", cue.token, rest, [])
    antecedent = phrase_before(view, relative)
    if view.tokens[relative].conjunction:
        first = relative_joined(view, relative)
        antecedent = phrase_before(view, first) if first >= 0 else nearest_person(view, cue)
    if _owner_of_speech(view, cue, relative, antecedent):
        return Subject(antecedent, "antecedent", cue.token, rest, [])
    if view.bare[relative] == "التي" and cue.gender == "masculine":
        if cue.present and (antecedent is None or not is_speech_noun(view, antecedent)):
            return Subject(antecedent, "impossible", cue.token, rest, [])  # النتائج التي يتوقع أن
        antecedent = None
    if antecedent is not None and not can_speak(view, antecedent) and not is_speech_noun(view, antecedent):
        return Subject(antecedent, "impossible", cue.token, rest, [])
    plural = view.bare[relative] == "الذين" and cue.number == "plural"
    agrees = antecedent is not None and (plural or agrees_in_front(view, cue, antecedent))
    if view.tokens[relative].conjunction and antecedent is not None and is_speech_noun(view, antecedent):
        near = nearest_person(view, cue)  # التصريحات التي أدلى بها الوزير، والتي أشار فيها إلى
        if near is not None and near.first > antecedent.last and near.mention is not None and near.mention.human:
            return Subject(near, "antecedent", cue.token, rest, [])
    if antecedent is None or is_speech_noun(view, antecedent) or not agrees:
        return Subject(None, "relative", cue.token, rest, [])
    return Subject(antecedent, "antecedent", cue.token, rest, [])


def _owner_of_speech(view: View, cue: Cue, relative: int, antecedent: Phrase | None) -> bool:
    """تصريحات الرئيس التي أكد فيها: the relative is the speech's, the verb its owner's."""
    if antecedent is None or antecedent.mention is None or not antecedent.mention.human:
        return False
    if view.bare[relative] != "التي" or cue.gender != "masculine" or not resumptive(view, cue.token):
        return False
    return agrees_in_front(view, cue, antecedent)


def _in_front(view: View, cue: Cue, clause: int) -> Phrase | None:
    """The subject in front of a verb: the first noun phrase of the clause that no preposition governs."""
    i = clause
    while i < cue.token:
        kind = view.kind[i]
        if kind is Kind.PREPOSITION or view.tokens[i].preposition:
            i = _over_adjunct(view, i, cue.token)
            continue
        if kind is Kind.OPEN_PAREN:
            i = _over_bracket(view, i, cue.token)
            continue
        if kind in (Kind.WORD, Kind.NUMBER, Kind.OPEN_QUOTE) and i not in view.day:
            phrase = phrase_at(view, i, cue.token)
            if phrase is None:
                i += 1
                continue
            if _is_verbal(view, i) and phrase.mention is None:
                i += 1
                continue
            if not agrees_in_front(view, cue, phrase) and not (
                cue.number != "singular"
                and phrase.mention is not None
                and joint_before(view, phrase, cue.token)
            ):
                return None
            if (
                phrase.mention is None
                and not can_speak(view, phrase)
                and cue.number != "plural"  # الحلفاء دعوا: only people agree in the plural
                and (cue.present or not all_names(view, phrase))
            ):
                return None if cue.present or not no_speaker(view, phrase) else phrase
            beside = named_beside(view, phrase, cue.token) or name_of_holder(view, phrase, cue.token)
            return beside or phrase
        i += 1
    return None


def _is_verbal(view: View, i: int) -> bool:
    return view.tokens[i].key in words("day")


def _over_adjunct(view: View, at: int, limit: int) -> int:
    """Behind a prepositional phrase in front of the verb: to its comma when it has one near."""
    switch = view.phrase_at(at, "switch")
    if switch is not None:
        return at + len(switch.keys)
    for i in range(at + 1, min(limit, at + 16)):
        if view.kind[i] is Kind.COMMA:
            return i + 1
    phrase = phrase_at(view, at + 1, limit) if view.kind[at] is Kind.PREPOSITION and at + 1 < limit else None
    return phrase.last if phrase else at + 1


def _over_bracket(view: View, at: int, limit: int) -> int:
    for i in range(at + 1, min(limit, at + 15)):
        if view.kind[i] is Kind.CLOSE_PAREN:
            return i + 1
    return at + 1
