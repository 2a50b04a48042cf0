"""Who speaks: the noun phrase that a cue's clause gives as its subject, before or behind the verb."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.mentions.types import EntityDraft, Mention
from rawi.statements.cues import Cue
from rawi.statements.frames import Frame
from rawi.statements.phrases import (
    Phrase,
    adjectival,
    can_speak,
    head_class,
    is_plural,
    no_speaker,
    phrase_at,
)
from rawi.statements.tables import words
from rawi.statements.view import AUXILIARIES, Kind, View, scope_at

_BACK = 50
"""Tokens to the left of a verb within which its subject is sought."""


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
    if relative >= 0:
        return _relative(view, cue, relative, subject, rest)
    if _resumptive(view, cue.token) and subject is None:
        antecedent = _sender(view, cue)
        if antecedent is not None:
            return Subject(antecedent, "resumptive", cue.token, rest, [])
    adjacent = _before_rather(view, cue, clause, subject) if subject is not None or cue.row.addressee else None
    if adjacent is not None:
        everyone = [p for p in frame.phrases if p.last <= frame.first]
        return Subject(adjacent, "before", min(particle, adjacent.first), everyone, [])
    if subject is not None:
        joint = _joint(view, subject, frame.opener)
        holder = _holder_of_all(view, subject, joint, frame.opener)
        if holder is not None:
            return Subject(holder, "after", clause, rest, [])
        return Subject(subject, "after", clause, rest, joint)
    if _describes_thing(view, cue.token):
        speech = _is_speech_noun(view, Phrase(cue.token - 1, cue.token))
        how = "relative" if speech or cue.pronoun else "impossible" if cue.present else "none"
        if how != "none":
            return Subject(None, how, cue.token, rest, [])
    if cue.present and view.tokens[cue.token - 1].stem in AUXILIARIES:
        return Subject(None, "impossible", clause, rest, [])
    topic = clause > 0 and view.bare[clause - 1] == "اما"
    before = _in_front(view, cue, clause) if topic or not view.tokens[cue.token].conjunction else None
    if before is not None:
        how = "impossible" if no_speaker(view, before) else "before"
        return Subject(before, how, min(particle, before.first), rest, _joint_before(view, before, cue.token))
    return Subject(None, "none", clause, rest, [])


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
    if before is None or before.mention is None or not can_speak(view, before):
        return None
    known = behind is not None and behind.mention is not None and can_speak(view, behind)
    adjacent = before.last == cue.token and (cue.row.addressee or cue.number == "plural")
    return before if adjacent or view.bare[cue.token - 1] == "قد" or not known else None


def _describes_thing(view: View, token: int) -> bool:
    """معلومات تشير إلى: a present behind an indefinite noun describes it, and it cannot speak."""
    if view.tokens[token].conjunction or token == view.scope_first[token]:
        return False
    before = view.tokens[token - 1]
    if view.kind[token - 1] is not Kind.WORD or before.article or before.pronoun or before.kind != "word":
        return False
    phrase = Phrase(token - 1, token)
    return view.analysis.entities.at(token - 1) is None and head_class(view, phrase) is None and not (
        before.key.endswith(("ون", "ين")) or token - 1 in view.day
    )


def _behind(view: View, cue: Cue, frame: Frame) -> tuple[Phrase | None, list[Phrase]]:
    """Split the phrases between cue and content into subject and others."""
    phrases = [p for p in frame.phrases if p.last <= frame.first or frame.kind in ("post", "clause", "document")]
    if not phrases or cue.number in ("dual", "plural"):
        return None, phrases  # in verb-subject order the verb is singular
    first = phrases[0]
    alone = len(_without_appositions(view, phrases)) == 1
    if cue.row.addressee == "required" and alone and not cue.pronoun:
        return None, phrases
    if cue.row.addressee == "optional" and alone and not _may_be_subject(view, cue, first):
        return None, phrases
    if cue.row.addressee and (not agrees_behind(view, cue, first) or _accusative(view, first)):
        return None, phrases
    apposition = _apposition(view, phrases) if not cue.row.addressee else None
    return apposition or first, phrases[1:]


def _accusative(view: View, phrase: Phrase) -> bool:
    """الكينيين behind a singular verb is no subject."""
    token = view.tokens[phrase.first]
    return token.article and token.key.endswith("ين") and phrase.last == phrase.first + 1


def _without_appositions(view: View, phrases: list[Phrase]) -> list[Phrase]:
    out = phrases[:1]
    for before, phrase in zip(phrases, phrases[1:], strict=False):
        joined = view.tokens[phrase.first].conjunction == "و" and before.last == phrase.first
        if not joined and not _stands_beside(view, before, phrase):
            out.append(phrase)
    return out


def _stands_beside(view: View, before: Phrase, phrase: Phrase) -> bool:
    """A second phrase behind a comma or bracket that names the same: السفير، ناصر كامل،."""
    if phrase.mention is not None and not phrase.mention.human:
        return False  # اتهم الوزير، أمريكا بأنها
    between = range(before.last, phrase.first)
    return bool(between) and all(view.kind[i] in (Kind.COMMA, Kind.DASH) for i in between)


def _apposition(view: View, phrases: list[Phrase]) -> Phrase | None:
    """The name behind a title, when the second phrase is the proper name of the first."""
    if len(phrases) < 2 or phrases[0].quoted:
        return None
    first, second = phrases[0], phrases[1]
    if second.mention is None and _stands_beside(view, first, second) and _all_names(view, second):
        return second if first.mention is None or first.mention.kind != "name" else None
    if second.mention is None or not second.mention.human:
        return None
    entities = view.analysis.entities
    named = entities.entity(second.mention).type == "person" and second.mention.kind == "name"
    if not _stands_beside(view, first, second) and not (named and _only_adjuncts(view, first, second)):
        return None
    if first.mention is None:
        enclosed = view.kind[second.last] is Kind.COMMA if second.last < len(view.tokens) else False
        return second if named and (head_class(view, first) is not None or enclosed) else None
    known = entities.entity(first.mention)
    return second if named and known.type in ("office", "group") and first.mention.kind != "name" else None


def _all_names(view: View, phrase: Phrase) -> bool:
    pos = view.analysis.language.pos
    return phrase.last - phrase.first <= 4 and all(pos[i] == "PROPN" for i in range(phrase.first, phrase.last))


def _only_adjuncts(view: View, first: Phrase, second: Phrase) -> bool:
    """المسؤول في المجلس المحلي محمد: nothing but a prepositional phrase between title and name."""
    between = view.kind[first.last : second.first]
    if "VERB" in view.analysis.language.pos[first.last : second.first]:
        return False
    if not view.tokens[first.first].article or not view.tokens[second.first - 1].article:
        return False  # اختفاء الصحفي جمال: the name belongs to the noun before it
    adjunct = bool(between) and (between[0] is Kind.PREPOSITION or bool(view.tokens[first.last].preposition))
    return adjunct and set(between) <= {Kind.PREPOSITION, Kind.WORD}


def _may_be_subject(view: View, cue: Cue, phrase: Phrase) -> bool:
    return can_speak(view, phrase) or (phrase.mention is None and not view.tokens[phrase.first].article)


def agrees_behind(view: View, cue: Cue, phrase: Phrase) -> bool:
    """Gender of a verb with the subject behind it; its number is always singular there."""
    mention = phrase.mention
    if mention is None or not cue.gender or not mention.gender or cue.number != "singular":
        return True
    if mention.number == "plural" or (mention.number == "dual" and not mention.human):
        return True
    return mention.gender == cue.gender


def clause_start(view: View, token: int) -> tuple[int, int]:
    """First token of the clause around a verb, and the particle or mark that opens it.

    Walks left over subject, adjuncts and brackets to a stop, colon, complementiser, clause particle, opening
    quotation mark, or to the comma behind another verb.
    """
    first, _ = scope_at(view, token)
    lowest = max(first, token - _BACK)
    comma = -1
    i = token - 1
    while i >= lowest:
        kind = view.kind[i]
        if kind in (Kind.STOP, Kind.COLON):
            return i + 1, i + 1
        if kind is Kind.OPEN_QUOTE and view.quote_at[i].closing > token and i + 1 < token:
            return i + 1, i + 1
        if kind is Kind.CLOSE_QUOTE:
            i = view.quote_end[i].opening - 1
            continue
        if kind in (Kind.CLAUSE, Kind.COMPLEMENTISER):
            return i + 1, i
        if kind is Kind.COMMA:
            comma = i
        elif kind is Kind.VERB and not _auxiliary(view, i) and not _describes_speaker(view, i):
            start = comma + 1 if comma > i else token  # what follows a verb at once is that verb's own
            return start, start
        i -= 1
    return lowest, lowest


def _describes_speaker(view: View, at: int) -> bool:
    """مسؤولين لم يفصح عن أسمائهم: a verb behind an indefinite speaker noun begins no clause of its own."""
    i = at - 1
    while i > 0 and view.kind[i] in (Kind.NEGATION, Kind.ADVERB):
        i -= 1
    token = view.tokens[i]
    return token.kind == "word" and not token.article and head_class(view, Phrase(i, i + 1)) is not None


def _auxiliary(view: View, at: int) -> bool:
    return view.tokens[at].stem in AUXILIARIES


def relative_before(view: View, token: int) -> int:
    """The relative pronoun that governs a verb (الذي قال، التي كان قد أعلن), or -1."""
    i = token - 1
    while i >= 0 and i > token - 4 and (view.kind[i] is Kind.ADVERB or view.bare[i] in ("قد", "كان", "كانت", "لم")):
        i -= 1
    return i if i >= 0 and view.kind[i] is Kind.RELATIVE else -1


def _resumptive(view: View, token: int) -> bool:
    """أعرب فيه، أكدت خلالها: the verb describes a speech, message or call named before it."""
    return token + 1 < len(view.tokens) and view.bare[token + 1] in words("resumptive") and (
        not view.tokens[token].conjunction
    )


def _relative(view: View, cue: Cue, relative: int, behind: Phrase | None, rest: list[Phrase]) -> Subject:
    """Subject of a relative clause: named inside it, else the antecedent, else who made the speech."""
    if behind is not None and can_speak(view, behind):
        return Subject(behind, "after", cue.token, rest, [])
    if cue.pronoun:
        return Subject(None, "relative", cue.token, rest, [])
    antecedent = _phrase_before(view, relative)
    if view.tokens[relative].conjunction:
        antecedent = _nearest_person(view, cue)
    if view.bare[relative] == "التي" and cue.gender == "masculine":
        antecedent = None
    if antecedent is not None and not can_speak(view, antecedent) and not _is_speech_noun(view, antecedent):
        return Subject(antecedent, "impossible", cue.token, rest, [])
    if antecedent is None or _is_speech_noun(view, antecedent) or not agrees_in_front(view, cue, antecedent):
        return Subject(None, "relative", cue.token, rest, [])
    return Subject(antecedent, "antecedent", cue.token, rest, [])


def _is_speech_noun(view: View, phrase: Phrase) -> bool:
    token = view.tokens[phrase.first]
    forms = {token.stem, token.key, token.key.removesuffix("ه"), token.key.removesuffix("ها")}
    return phrase.mention is None and bool(forms & words("speech_noun"))


def _phrase_before(view: View, relative: int) -> Phrase | None:
    """The noun phrase in front of a relative pronoun."""
    i = relative - 1
    while i >= 0 and view.kind[i] in (Kind.COMMA, Kind.CLOSE_PAREN, Kind.CLOSE_QUOTE):
        i -= 1
    if i < 0:
        return None
    mention = view.analysis.entities.at(i)
    if mention is not None:
        return Phrase(mention.first, mention.last, mention)
    first = i
    while first > 0 and view.kind[first - 1] is Kind.WORD and first > i - 6 and not view.tokens[first].preposition:
        if view.tokens[first].article and not view.tokens[first - 1].article and not adjectival(view, first):
            break  # توقيف السائق الذي: the antecedent is the last noun
        first -= 1
    return Phrase(first, i + 1)


def _nearest_person(view: View, cue: Cue) -> Phrase | None:
    """The last mention in front of a verb that can speak and agrees; persons before bodies."""
    entities = view.analysis.entities
    lowest, _ = scope_at(view, cue.token)
    near = list(reversed(entities.between(max(lowest, cue.token - _BACK), cue.token)))
    for types in (("person", "office", "group"), ("organization", "country")):
        for mention in near:
            entity = entities.entity(mention)
            if entity.type in types and entity_agrees(cue, entity, mention):
                return Phrase(mention.first, mention.last, mention)
    return None


def _sender(view: View, cue: Cue) -> Phrase | None:
    """Who speaks in a message or call: not the one it goes to (بعث شي برسالة إلى توكاييف، أعرب فيها)."""
    nearest = _nearest_person(view, cue)
    if nearest is None or nearest.first == 0:
        return nearest
    token = view.tokens[nearest.first]
    if view.bare[nearest.first - 1] not in ("الي", "لدي") and token.preposition != "ل":
        return nearest
    entities = view.analysis.entities
    lowest, _ = scope_at(view, cue.token)
    for mention in reversed(entities.between(max(lowest, cue.token - _BACK), nearest.first)):
        entity = entities.entity(mention)
        if entity.type in ("person", "office", "group") and entity_agrees(cue, entity, mention):
            return Phrase(mention.first, mention.last, mention)
    return nearest


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
            if not agrees_in_front(view, cue, phrase):
                return None
            if phrase.mention is None and not can_speak(view, phrase) and (cue.present or not _all_names(view, phrase)):
                return None if cue.present or not no_speaker(view, phrase) else phrase
            return _named_beside(view, phrase, cue.token) or phrase
        i += 1
    return None


def _named_beside(view: View, phrase: Phrase, limit: int) -> Phrase | None:
    """ولي العهد، وزير الدفاع محمد بن سلمان، قال: the proper name that stands beside a title in front."""
    i = phrase.last
    while i < limit and view.kind[i] in (Kind.COMMA, Kind.DASH):
        i += 1
    if i == phrase.last or i >= limit:
        return None
    second = phrase_at(view, i, limit)
    return _apposition(view, [phrase, second]) if second is not None else None


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


def agrees_in_front(view: View, cue: Cue, phrase: Phrase) -> bool:
    """Full agreement of a verb with the subject in front of it: gender and number."""
    mention = phrase.mention
    if mention is None:
        if cue.number == "dual":
            return view.tokens[phrase.first].key.endswith(("ان", "ين"))
        if is_plural(view, phrase):
            return cue.number == "plural" or cue.gender == "feminine"
        feminine = view.tokens[phrase.first].key.endswith(("ه", "ات"))
        if cue.gender == "feminine":
            return feminine or head_class(view, phrase) == "collective"
        return not (feminine and cue.number == "singular" and cue.gender == "masculine")
    return entity_agrees(cue, view.analysis.entities.entity(mention), mention)


def entity_agrees(cue: Cue, entity: EntityDraft, mention: Mention | None = None) -> bool:
    """Whether an entity can be the subject that a verb or participle implies."""
    gender = (mention.gender if mention else "") or entity.gender
    number = mention.number if mention else entity.number
    if entity.members and mention is None:
        number = "dual" if len(entity.members) == 2 else "plural"
    if cue.number == "dual":
        return number == "dual"
    if cue.number == "plural":
        return number != "singular"
    if number == "dual" and (mention is None or mention.human):
        return False
    if entity.type == "country" and number == "singular":
        return True  # usage wavers: أعلن المغرب، أعلنت المغرب
    if number == "plural":
        return cue.gender == "feminine" and entity.type != "person"
    if mention is not None and mention.kind == "nominal" and not mention.human and cue.gender == "feminine":
        return True  # وسائل إعلام أشارت: a broken plural of things takes the feminine
    return not gender or not cue.gender or gender == cue.gender


def _joint(view: View, subject: Phrase, limit: int) -> list[Phrase]:
    """Further speakers joined to the first by و: دمشق ومسقط، بريطانيا وفرنسا والولايات المتحدة."""
    out: list[Phrase] = []
    last = subject.last
    while last < limit and view.tokens[last].conjunction == "و":
        phrase = phrase_at(view, last, limit)
        if phrase is None or phrase.mention is None or not can_speak(view, phrase):
            break
        titled = subject.mention is not None and subject.mention.kind == "name" and subject.mention.human
        if titled and phrase.mention.kind == "title":
            break  # روبرت إيجر رئيس المجلس والرئيس التنفيذي: a second title of the same
        out.append(phrase)
        last = phrase.last
    return out


def _holder_of_all(view: View, subject: Phrase, joint: list[Phrase], limit: int) -> Phrase | None:
    """نائب رئيس الوزراء ووزير الخارجية، عبدالملك المخلافي: two titles of one who is named behind them."""
    mentions = [p.mention for p in (subject, *joint)]
    if not joint or any(m is None or m.kind != "title" for m in mentions):
        return None
    at = joint[-1].last
    while at < limit and view.kind[at] in (Kind.COMMA, Kind.DASH):
        at += 1
    name = view.mention_from(at) if at < limit else None
    if name is None or name.kind != "name" or not name.human or view.tokens[at].conjunction:
        return None
    return Phrase(name.first, name.last, name)


def _joint_before(view: View, subject: Phrase, token: int) -> list[Phrase]:
    return _joint(view, subject, token)
