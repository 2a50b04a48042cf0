"""Acts of reporting as syntax gives them, before anybody knows who a left-out subject is.

Left to right over the article: cue, frame, subject; then which act ends which content, and which stands inside.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.statements.content import Content, content_of
from rawi.statements.cues import Cue, cues_at, possessor
from rawi.statements.frames import Frame, express_noun, find_frame, is_speech
from rawi.statements.phrases import Phrase, can_speak, phrase_at
from rawi.statements.speakers import Subject, find_subject
from rawi.statements.tables import CueRow, cue_rows, words
from rawi.statements.view import Kind, View, scope_at

_CONTINUING = frozenset({"أضاف", "تابع", "أردف", "استطرد", "ختم", "اختتم", "أوضح", "لفت"})
_WHEN = frozenset(["منذ", "عندما", "حين", "حينما", "بعدما", "قبلما", "لما", "كلما"])
_DESPITE = frozenset(["الا", "غير", "بيد", "رغم", "مع"])
_SIDE = frozenset(["كما", "فيما", "بينما", "اما", "ثم", "لكن", "بل"])


@dataclass(slots=True)
class Act:
    """One act: its cue, frame and subject; then content, level and speaker as they become known."""

    cue: Cue
    frame: Frame
    subject: Subject
    begin: int  # token at which the content of an act before it ends
    stops: list[int] = field(default_factory=list)
    parent: Act | None = None
    content: Content | None = None
    speaker: int | None = None
    span: tuple[int, int] | None = None  # tokens that name the speaker
    speaker_how: str = ""
    via: list[int] = field(default_factory=list)
    addressee: list[int] = field(default_factory=list)
    source: Phrase | None = None  # عن SOURCE: the speaker where the cue is passed on
    carrier: Phrase | None = None  # who passed it on
    features: dict[str, float] = field(default_factory=dict)

    @property
    def token(self) -> int:
        return self.cue.token

    @property
    def named(self) -> bool:
        return self.subject.how in ("after", "before") and self.subject.phrase is not None


@dataclass(slots=True)
class _Controlled:
    """A verbal noun that reports what a carrier passed on: نقلت الوكالة عن الوزير قوله."""

    source: Phrase | None
    carrier: Phrase | None


def find_acts(view: View) -> list[Act]:
    """All acts of an article in text order, with contents and levels."""
    acts: list[Act] = []
    consumed: set[int] = set()
    controlled: dict[int, _Controlled] = {}
    for token in range(view.start, len(view.tokens)):
        if token in consumed or not view.verbs(token):
            continue
        act = _act_at(view, token, controlled)
        if act is not None and not (acts and _same_opening(acts[-1], act)):
            consumed.update(act.frame.consumed)
            acts.append(act)
    settle(view, acts)
    return [a for a in acts if a.content is not None]


def _same_opening(before: Act, act: Act) -> bool:
    """A cue between another cue and its content that would open the same content: it belongs to the subject."""
    return before.token < act.token < before.frame.opener == act.frame.opener


def settle(view: View, acts: list[Act]) -> None:
    """Levels and contents of these acts; done again when acts without a speaker have been dropped."""
    for act in acts:
        act.stops, act.parent = [], None
    _levels(view, acts)
    for act in acts:
        relative = act.subject.how in ("relative", "antecedent")
        act.content = content_of(view, act.frame, act.token, act.stops, relative) or act.content


def _act_at(view: View, token: int, controlled: dict[int, _Controlled]) -> Act | None:
    """The act that a token signals: its likeliest reading that has a frame and agrees with its subject."""
    second_choice: Act | None = None
    for cue in cues_at(view, token):
        if "via" in cue.row.frames:
            passed = _passed_on(view, cue, controlled)
            if passed is not None:
                return passed
            continue
        if cue.form == "m" and token not in controlled:
            continue
        frame = _frame(view, cue)
        if frame is None or not _is_verb(view, cue, frame):
            continue
        subject = find_subject(view, cue, frame)
        if subject.how == "impossible" or _hedge(view, cue, subject, frame.kind, min(frame.first, len(view.tokens) - 1)):
            continue
        if _accuses(view, cue):
            frame.act_noun = cue.token - 1
        act = Act(cue, frame, subject, _begin(view, cue, subject))
        if token in controlled:
            act.source, act.carrier = controlled[token].source, controlled[token].carrier
        if subject.how == "after" and subject.phrase is not None and _other_gender(view, cue, subject.phrase):
            if frame.kind in ("inna", "direct", "quote"):
                second_choice = second_choice or act  # تقدم الوزير: تقدّم, not the feminine of قدّم
            continue
        return act
    return second_choice


def _other_gender(view: View, cue: Cue, phrase: Phrase) -> bool:
    """A masculine subject behind a verb read as feminine."""
    if cue.gender != "feminine":
        return False
    mention = phrase.mention
    if mention is not None:
        return mention.gender == "masculine" and mention.number == "singular" and mention.human
    return view.tokens[phrase.first].article and view.tokens[phrase.first].key.endswith("ان")


def _is_verb(view: View, cue: Cue, frame: Frame) -> bool:
    """A finite cue that the tagger calls a noun counts only with a frame that no noun has."""
    pos = view.analysis.language.pos[cue.token]
    if view.kind[cue.token] is Kind.PREPOSITION and cue.form == "f" and frame.act_noun is None:
        if not any(can_speak(view, p) for p in frame.phrases[:1]):
            return False  # عبر إرسال دوريات بحثا عن
    if cue.form != "f" or pos in ("VERB", "AUX", "", "X"):
        return True
    noun = any(v.kind == "verbal_noun" for v in view.verbs(cue.token))
    if not noun or view.tokens[cue.token].conjunction:
        return True
    return frame.kind in ("inna", "direct", "quote", "post", "clause", "عن")


def _accuses(view: View, cue: Cue) -> bool:
    """اتهامات وجهتها: the noun in front decides the act."""
    return cue.lemma == "وجّه" and bool(cue.pronoun) and cue.token > 0 and express_noun(view, cue.token - 1) is not None


def _hedge(view: View, cue: Cue, subject: Subject, kind: str, first: int) -> bool:
    """ما وصفه، بما يسمى: the narrator's distance, unless the speaker is named in the clause."""
    before = view.bare[cue.token - 1] if cue.token else ""
    if before in ("ما", "بما", "لما", "فيما", "مما", "عما") and cue.form == "f":
        return subject.how != "after"
    if kind == "noun" and cue.gender == "feminine" and cue.form == "f" and subject.how not in ("after", "before"):
        return not view.tokens[first].pronoun and view.tokens[first].key.endswith("ات")  # وجهت إليه انتقادات
    if "no_object" in cue.row.frames and kind == "على" and len(subject.addressees) > 0 and subject.how == "after":
        return not subject.joint and subject.addressees[0].mention is None
    if cue.row.lemma == "اعتبر" and cue.present:
        unknown = subject.phrase is None or not can_speak(view, subject.phrase)
        if kind in ("object", "direct", "quote") and (kind == "object" or unknown):
            return True
    if cue.row.lemma == "رفض" and kind == "object" and view.tokens[first].key in words("comment"):
        return True
    return subject.how == "none" and cue.present and _narrator(view, cue)


def _narrator(view: View, cue: Cue) -> bool:
    return view.phrase_at(cue.token, "narrator") is not None


def _frame(view: View, cue: Cue) -> Frame | None:
    if "document" in cue.row.frames:
        return _document(view, cue)
    if cue.token and view.bare[cue.token - 1] != "كما":
        told = _behind_clause(view, cue)
        if told is not None:
            return told
    frame = find_frame(view, cue)
    return frame or _behind_quotation(view, cue) or _behind_clause(view, cue)


def _document(view: View, cue: Cue) -> Frame | None:
    """جاء في بيان الوزارة أن: needs the preposition and a document or speech noun right behind the verb."""
    at = cue.token + 1
    if at + 1 >= len(view.tokens) or view.bare[at] != "في" or view.tokens[at + 1].stem not in words("speech_noun"):
        return None
    row = cue.row
    speech = CueRow(row.lemma, row.act, frozenset({"inna", "direct"}), row.weak, row.forms, "", row.example)
    frame = find_frame(view, Cue(cue.token, speech, cue.form, cue.present, cue.number, cue.gender, cue.pronoun))
    if frame is not None:
        frame.phrases = [Phrase(at + 1, at + 2)]
    return frame


def _behind_quotation(view: View, cue: Cue) -> Frame | None:
    """«…»، قال الوزير: the quotation in front of the cue is its content."""
    if "direct" not in cue.row.frames or cue.form != "f" or view.bare[cue.token] in words("lookalike"):
        return None
    if view.tokens[cue.token].conjunction:
        return None
    at = cue.token - 1
    while at > 0 and view.kind[at] in (Kind.COMMA, Kind.DASH):
        at -= 1
    quote = view.quote_end.get(at)
    if quote is None or not is_speech(view, quote):
        return None
    phrase = phrase_at(view, cue.token + 1, scope_at(view, cue.token)[1]) if _has_next(view, cue) else None
    return Frame("post", at, quote.first, [phrase] if phrase else [], quote)


def _has_next(view: View, cue: Cue) -> bool:
    return cue.token + 1 < scope_at(view, cue.token)[1]


def _behind_clause(view: View, cue: Cue) -> Frame | None:
    """…، كما قالت المدعية / بحسب ما أعلنت الوزارة: the clause in front is the content."""
    if cue.form != "f" or not cue.row.frames & {"inna", "direct"} or not _has_next(view, cue):
        return None
    first, last = scope_at(view, cue.token)
    for length in (1, 2):
        at = cue.token - length
        phrase = view.phrase_at(at, "source_verb") if at >= first else None
        if phrase is not None and len(phrase.keys) == length and at > first + 2:
            at_who = cue.token + 1
            while at_who < last and (view.bare[at_who] in words("prep_pronoun") or at_who in view.day):
                at_who += 1
            who = phrase_at(view, at_who, last) if at_who < last and not view.tokens[at_who].preposition else None
            if who is None or not _ends_clause(view, who.last, last):
                return None
            frame = Frame("clause", at, first, [who])
            frame.act_noun = None
            return frame
    return None


def _ends_clause(view: View, at: int, last: int) -> bool:
    """Nothing but an adjunct or a mark follows: كما قال الوزير، not كما يعتبر الوزير مرشحا."""
    if at >= last or at in view.day or view.tokens[at].preposition:
        return True
    return view.kind[at] not in (Kind.WORD, Kind.COMPLEMENTISER, Kind.VERB)


def _passed_on(view: View, cue: Cue, controlled: dict[int, _Controlled]) -> Act | None:
    """نقلت CARRIER عن SOURCE (قوله) إن …: an act of the source's, or the control of the verbal noun."""
    preposition = {"نسب": "الي", "علم": "من"}.get(cue.lemma, "عن")
    _, last = scope_at(view, cue.token)
    limit = min(last, cue.token + 25)
    at = next((i for i in range(cue.token + 1, limit) if view.bare[i] == preposition), -1)
    if at < 0 or at + 1 >= limit:
        return _passed_on_word(view, cue, limit, controlled) or _carrier_itself(view, cue)
    carrier = next((p for p in _phrases(view, cue.token + 1, at)), None)
    source = phrase_at(view, at + 1, last)
    if source is None:
        return None
    speech = CueRow("قال", "say", frozenset({"inna", "direct"}), frozenset(), cue.row.forms, "", "")
    tail = Cue(source.last - 1, speech, "p", False, "", "", "")
    for i in range(source.last, min(last, source.last + 12)):
        if view.kind[i] in (Kind.COMPLEMENTISER, Kind.STOP):
            break
        if possessor(view, i) and any(v.kind == "verbal_noun" and v.lemma in cue_rows() for v in view.verbs(i)):
            controlled[i] = _Controlled(source, carrier)
            return None
    frame = find_frame(view, tail)
    if frame is None:
        return None
    act = Act(cue, frame, Subject(source, "source", cue.token, [], []), _begin(view, cue, None))
    act.source, act.carrier = source, carrier
    return act


def _carrier_itself(view: View, cue: Cue) -> Act | None:
    """ونقلت الوكالة أن: no source is named, the carrier says it."""
    following = cue.token + 1
    if cue.lemma != "نقل" or following >= len(view.tokens) or view.bare[following] in words("prep_pronoun"):
        return None
    row = CueRow(cue.lemma, "say", frozenset({"inna"}), frozenset(), cue.row.forms, "", "")
    plain = Cue(cue.token, row, cue.form, cue.present, cue.number, cue.gender, cue.pronoun)
    frame = find_frame(view, plain)
    if frame is None or not frame.phrases:
        return None
    subject = find_subject(view, plain, frame)
    return Act(plain, frame, subject, _begin(view, plain, subject)) if subject.how == "after" else None


def _passed_on_word(view: View, cue: Cue, limit: int, controlled: dict[int, _Controlled]) -> Act | None:
    """نقلت الوكالات قوله إن: whose word it is the reader knows from before."""
    for i in range(cue.token + 1, min(limit, cue.token + 12)):
        if view.kind[i] in (Kind.COMPLEMENTISER, Kind.STOP, Kind.VERB):
            break
        if possessor(view, i) and any(v.kind == "verbal_noun" and v.lemma in cue_rows() for v in view.verbs(i)):
            controlled[i] = _Controlled(None, next(iter(_phrases(view, cue.token + 1, i)), None))
            break
    return None


def _phrases(view: View, first: int, last: int) -> list[Phrase]:
    out: list[Phrase] = []
    i = first
    while i < last:
        phrase = phrase_at(view, i, last)
        if phrase is not None:
            out.append(phrase)
            i = phrase.last
        else:
            i += 1
    return out


def _begin(view: View, cue: Cue, subject: Subject | None) -> int:
    """The token where this act's clause begins, seen from a content that it ends."""
    first, _ = scope_at(view, cue.token)
    at = cue.token
    if cue.form != "f" or view.tokens[at].conjunction:
        return at
    if subject is not None and subject.how == "before":
        start = subject.clause
        while start > first and (view.kind[start - 1] in (Kind.CLAUSE, Kind.ADVERB) or view.bare[start - 1] in _DESPITE):
            start -= 1
        return start
    if view.kind[at - 1] is Kind.COMPLEMENTISER and view.bare[at - 2] in _DESPITE:
        return at - 2
    start = at
    while start > first and start > at - 20 and view.kind[start - 1] not in (Kind.COMMA, Kind.STOP, Kind.COLON):
        if view.tokens[start].conjunction or view.kind[start] is Kind.CLAUSE:
            break
        start -= 1
    if start > first and _opens_clause(view, start):
        at = start
    while at - 1 > first and view.kind[at - 1] is Kind.COMMA:
        switch = next((i for i in range(at - 2, max(first, at - 4) - 1, -1) if view.phrase_at(i, "switch")), -1)
        if switch < 0:
            break
        at = switch
    return at


def _opens_clause(view: View, at: int) -> bool:
    return bool(
        view.tokens[at].conjunction or view.kind[at] in (Kind.PREPOSITION, Kind.CLAUSE, Kind.ADVERB)
        or view.phrase_at(at, "switch")
    )  # fmt: skip


def _levels(view: View, acts: list[Act]) -> None:
    """Set ``stops`` and ``parent``: every act closes the open ones it breaks and stands inside the rest."""
    open_acts: list[Act] = []
    scope = -1
    for act in acts:
        first = scope_at(view, act.token)[0]
        if first != scope:
            open_acts = [a for a in open_acts if a.frame.quote is not None and a.frame.quote.last > act.token]
            scope = first
        closed: list[Act] = []
        while open_acts:
            outer = open_acts[-1]
            if closed and _goes_on_inside(view, outer, closed[-1], act):
                break
            if act.token < outer.frame.first or outer.frame.kind in ("post", "clause"):
                if act.token < outer.frame.opener:
                    act.stops.append(_joint_start(view, outer.frame.opener))
                break
            if not _breaks(view, outer, act):
                break
            outer.stops.append(act.begin)
            closed.append(open_acts.pop())
        act.parent = next((a for a in reversed(open_acts) if act.token >= a.frame.first), None)
        open_acts.append(act)


def _joint_start(view: View, opener: int) -> int:
    """Where the outer act goes on behind a clause that describes its subject: إلى أن begins at إلى."""
    return opener - 1 if view.kind[opener - 1] is Kind.PREPOSITION else opener


def _goes_on_inside(view: View, outer: Act, sibling: Act, act: Act) -> bool:
    """ذكرت الوكالة أن المجلس عبّر عن تضامنه وقال إنه: the second act is the council's too."""
    if sibling.parent is not outer or sibling.subject.how != "before" or act.named or act.cue.form != "f":
        return False
    if act.cue.lemma in _CONTINUING or view.kind[act.token - 1] in (Kind.COMMA, Kind.CLOSE_QUOTE):
        return False
    return bool(view.tokens[act.token].conjunction)


def _quote_level(view: View, token: int) -> int:
    return view.inside_quote[token]


def _breaks(view: View, outer: Act, act: Act) -> bool:
    """Whether a new act ends the content of an open one (else it is said inside it)."""
    token = act.token
    level = _quote_level(view, token)
    if level >= 0 and level != _quote_level(view, outer.frame.first) and level >= outer.frame.first:
        return False
    if act.cue.form == "p":
        return True
    if act.subject.how in ("relative", "antecedent", "resumptive"):
        return False
    if level >= 0 and level == _quote_level(view, outer.frame.first) and outer.frame.quote is not None:
        return False
    before = token - 1
    if act.subject.how == "before":
        return _breaks_in_front(view, outer, act)
    if view.kind[before] is Kind.COMPLEMENTISER and view.bare[before - 1] in ("الا", "غير", "بيد"):
        return True
    if view.kind[before] is Kind.COMPLEMENTISER or view.bare[before] in _WHEN or view.kind[before] is Kind.RELATIVE:
        return False
    if view.bare[before] in ("حيث", "اذ"):
        return act.subject.how == "none"
    if view.bare[before] in _SIDE:
        return True
    if view.tokens[token].conjunction:
        if act.named or act.cue.lemma in _CONTINUING:
            return True
        return True
    if act.subject.how == "none":
        return view.kind[before] in (Kind.COMMA, Kind.CLOSE_QUOTE)
    return act.begin < token or view.kind[before] in (Kind.COMMA, Kind.CLOSE_QUOTE)


def _breaks_in_front(view: View, outer: Act, act: Act) -> bool:
    """SUBJECT VERB: inside when an إن of the outer content opens the clause; new behind لكن، فيما، إلا أن."""
    start = act.subject.phrase.first if act.subject.phrase else act.token
    clause = act.subject.clause
    if start <= outer.frame.first:
        return False
    opener = clause
    if view.kind[opener] is Kind.COMPLEMENTISER or view.kind[opener - 1] is Kind.COMPLEMENTISER:
        at = opener if view.kind[opener] is Kind.COMPLEMENTISER else opener - 1
        return view.bare[at - 1] in _DESPITE
    if view.kind[opener] is Kind.CLAUSE:
        return True
    return view.kind[start - 1] in (Kind.COMMA, Kind.CLAUSE) and not view.inside_quote[start] >= 0
