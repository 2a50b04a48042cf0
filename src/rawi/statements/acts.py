"""Acts of reporting as syntax gives them, before anybody knows who a left-out subject is.

Left to right over the article: cue, frame, subject.
"""

from __future__ import annotations

from dataclasses import replace

from rawi.statements.act import Act, begin
from rawi.statements.cues import Cue, cues_at
from rawi.statements.frames.behind import WHICH, frame_of
from rawi.statements.frames.walk import Frame
from rawi.statements.hedges import told_of
from rawi.statements.levels import settle
from rawi.statements.nouns import express_noun, verbal
from rawi.statements.passed_on import Controlled, passed_on
from rawi.statements.phrases import Phrase, can_speak
from rawi.statements.speakers.find import Subject, find_subject
from rawi.statements.speech_nouns import speech_noun
from rawi.statements.tables import words
from rawi.statements.view import Kind, View


def find_acts(view: View) -> list[Act]:
    """All acts of an article in text order, with contents and levels."""
    acts: list[Act] = []
    consumed: set[int] = set()
    controlled: dict[int, Controlled] = {}
    for token in range(view.start, len(view.tokens)):
        if token in consumed and token not in controlled:
            continue
        act = _act_at(view, token, controlled) or speech_noun(view, token)
        if act is not None and token in controlled and acts and _same_opening(acts[-1], act):
            acts.pop()  # عن الوزير، الذي اختتم زيارته، قوله إن: the clause of the one named opens nothing
        if act is not None and acts and act.frame.kind == "clause" and view.bare[act.frame.opener] in WHICH:
            _answer(view, acts[-1], act)
        if act is not None and not (acts and _same_opening(acts[-1], act)):
            consumed.update(act.frame.consumed)
            acts.append(act)
    settle(view, acts)
    return [a for a in acts if a.content is not None]


def _answer(view: View, before: Act, act: Act) -> None:
    """وتتهم مصر قطر بالتدخل وهو ما تنفيه الدوحة: what is denied is the content of the act before."""
    same = view.scope_first[before.token] == view.scope_first[act.token]
    if same and before.token < before.frame.first < act.frame.opener:
        act.frame.first = before.frame.first


def _same_opening(before: Act, act: Act) -> bool:
    """A cue between another cue and its content that would open the same content: it belongs to the subject."""
    if not before.token < act.token < before.frame.opener:
        return False
    manner = act.cue.form == "p" and "gift" in act.cue.row.frames  # وقال موجها كلامه إلى الوفد: "…"
    return manner or before.frame.opener == act.frame.opener


def _act_at(view: View, token: int, controlled: dict[int, Controlled]) -> Act | None:
    """The act that a token signals: its likeliest reading that has a frame and agrees with its subject."""
    second_choice: Act | None = None
    for cue in cues_at(view, token):
        if "via" in cue.row.frames:
            carried = passed_on(view, cue, controlled)
            if carried is not None:
                return carried
            continue
        if cue.form == "m" and token not in controlled:
            continue
        frame = frame_of(view, cue)
        if frame is None or not _is_verb(view, cue, frame):
            continue
        subject = find_subject(view, cue, frame)
        if subject.how == "impossible" or _hedge(
            view, cue, subject, frame.kind, min(frame.first, len(view.tokens) - 1)
        ):
            continue
        if _accuses(view, cue):
            frame.act_noun = cue.token - 1
        act = Act(cue, frame, subject, begin(view, cue, subject))
        if token in controlled:
            passed = controlled[token]
            act.source, act.carrier = passed.source, passed.carrier
            act.begin = begin(view, replace(cue, token=passed.verb, form="f"), None)
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
    preposition = view.kind[cue.token] is Kind.PREPOSITION and cue.form == "f" and frame.act_noun is None
    preposition = preposition and pos != "VERB"
    if preposition and not any(can_speak(view, p) for p in frame.phrases[:1]):
        return False  # عبر إرسال دوريات بحثا عن
    if cue.form != "f" or pos in ("VERB", "AUX", "", "X"):
        return True
    if (
        cue.token == view.scope_first[cue.token]
        and len(frame.phrases) > 1
        and frame.phrases[0].last <= frame.first
    ):
        return frame.phrases[0].mention is not None and can_speak(
            view, frame.phrases[0]
        )  # شكر أمير قطر إيران على
    noun = any(v.kind == "verbal_noun" for v in view.verbs(cue.token))
    if not noun or view.tokens[cue.token].conjunction:
        return True
    return frame.kind in ("inna", "direct", "quote", "post", "clause", "عن")


def _accuses(view: View, cue: Cue) -> bool:
    """اتهامات وجهتها: the noun in front decides the act."""
    return (
        cue.lemma == "وجّه"
        and bool(cue.pronoun)
        and cue.token > 0
        and express_noun(view, cue.token - 1) is not None
    )


def _hedge(view: View, cue: Cue, subject: Subject, kind: str, first: int) -> bool:
    """ما وصفه، بما يسمى: the narrator's distance, unless the speaker is named in the clause."""
    before = view.bare[cue.token - 1] if cue.token else ""
    if before in ("ما", "بما", "لما", "فيما", "مما", "عما") and cue.form == "f":
        return subject.how != "after" or view.bare[min(cue.token + 1, len(view.bare) - 1)] in ("به", "بها")
    if (
        kind == "noun"
        and cue.gender == "feminine"
        and cue.form == "f"
        and subject.how not in ("after", "before")
    ):
        return not view.tokens[first].pronoun and view.tokens[first].key.endswith("ات")  # وجهت إليه انتقادات
    if (
        "no_object" in cue.row.frames
        and kind == "على"
        and len(subject.addressees) > 0
        and subject.how == "after"
    ):
        return not subject.joint and subject.addressees[0].mention is None
    unknown = subject.how == "after" and subject.phrase is not None and not can_speak(view, subject.phrase)
    if kind == "noun" and unknown and subject.phrase is not None and verbal(view, subject.phrase.first):
        return True  # جددت الهزيمة الشكوك
    alone = first + 1 >= len(view.tokens) or view.kind[first + 1] in (Kind.STOP, Kind.COMMA)
    if kind == "noun" and alone and view.tokens[first].article:
        return True  # الذي وجه الدعوة: nothing is said of it
    if cue.row.lemma == "اعتبر" and cue.present:
        unknown = subject.phrase is None or not can_speak(view, subject.phrase)
        many = subject.how == "after" and view.tokens[cue.token + 1].key.endswith("ون")
        if kind in ("object", "direct", "quote") and (kind == "object" or unknown) and not many:
            return True  # but يعتبر الفلسطينيون القدس عاصمتهم
    if told_of(view, cue, subject, kind, unknown):
        return True
    if cue.lemma == "لوّح" and kind == "ب" and not verbal(view, first):
        return True  # لوح المتظاهرون بالأعلام
    if kind in ("ب", "إلى", "على", "عن") and view.bare[first] in ("بذلك", "ذلك", "بهذا"):
        return first + 1 >= len(view.tokens) or not view.tokens[first + 1].article  # تأمرهم بذلك إيران
    age = view.bare[min(cue.token + 1, len(view.bare) - 1)] in ("من", "نحو", "حوالي")
    if cue.row.lemma == "أبلغ" and cue.present and (kind != "inna" or age):
        return True  # يبلغ عدد العاملين, تبلغ من العمر
    if view.bare[cue.token] == "تبين":
        return subject.how != "after" or unknown  # وتبين أن الأمر: it turned out
    if subject.how == "none" and _nobody_named(view, cue):
        return True
    if cue.row.lemma == "رفض" and kind == "object" and view.tokens[first].key in words("comment"):
        return True
    return subject.how == "none" and cue.present and _narrator(view, cue)


def _nobody_named(view: View, cue: Cue) -> bool:
    """كان قد أعلن اليوم عن مقتل: at the head of a sentence, with no subject, the verb is passive."""
    first = view.scope_first[cue.token]
    return (
        cue.token == first + 2
        and view.tokens[first].stem == "كان"
        and view.bare[first + 1] == "قد"
        and not view.tokens[first].conjunction
    )


def _narrator(view: View, cue: Cue) -> bool:
    if cue.token and view.bare[cue.token - 1] in ("لكنه", "لكنها"):
        return False
    return view.phrase_at(cue.token, "narrator") is not None
