"""Which words may signal an act of reporting: verb forms of the lexicon's lemmas, minus acts that did not happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rawi.language.types import VerbForm
from rawi.language.verbs import lookup
from rawi.mentions.types import Mention
from rawi.statements.nouns import express_noun
from rawi.statements.tables import CueRow, cue_rows, speaker_nouns, words
from rawi.statements.view import Kind, View
from rawi.text.folding import fold

Form = Literal["f", "p", "m"]
_FINAL_ACTS = frozenset({"أكّد", "قال", "أعلن", "أضاف", "شدّد", "صرّح"})
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
_VERB_AFTER = frozenset(
    {Kind.COMMA, Kind.STOP, Kind.COLON, Kind.OPEN_QUOTE, Kind.CLOSE_QUOTE, Kind.CLAUSE, Kind.RELATIVE,
     Kind.COMPLEMENTISER, Kind.CLOSE_PAREN, Kind.DASH, Kind.ADVERB, Kind.NEGATION}
)  # fmt: skip


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
    if not readings or any(first <= token < last for first, last in view.withheld.items()):
        return []
    named = view.analysis.entities.at(token)
    if named is not None and named.kind == "name" and not _verb_after_all(view, token, named):
        return []
    if view.kind[token] in (Kind.PREPOSITION, Kind.CLAUSE):
        via = view.tokens[token].stem == "عبر" and (_verb_place(view, token) or _feeling_ahead(view, token))
        if not via and not _before_speaker(view, token) and not _behind_speaker(view, token):
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
        pronoun = possessor(view, token) if form != "f" else view.tokens[token].pronoun
        for row in rows:
            if "past" in row.frames and form == "f" and reading.tense == "present":
                continue
            if form in row.forms and not ("hamza" in row.frames and not _has_hamza(view, token)):
                out.append(
                    Cue(token, row, form, reading.tense == "present", reading.number, reading.gender, pronoun)
                )  # fmt: skip
    return out


def _verb_after_all(view: View, token: int, mention: Mention) -> bool:
    """وبينت الجمعية: a verb that somebody's name is spelt like, as the tagger and the conjunction tell."""
    if mention.last - mention.first > 1 or not view.tokens[token].conjunction:
        return False
    return view.analysis.language.pos[token] == "VERB" and view.tokens[mention.first - 1].kind != "word"


def _feeling_ahead(view: View, token: int) -> bool:
    """عبر الفارس عن اعتزازه: a feeling behind عن tells the verb from the preposition."""
    for i in range(token + 1, min(token + 14, view.scope_last[token] - 1)):
        if view.kind[i] in (Kind.COMMA, Kind.STOP, Kind.VERB, Kind.COMPLEMENTISER):
            return False
        if view.bare[i] == "عن":
            return express_noun(view, i + 1) is not None
    return False


def _has_hamza(view: View, token: int) -> bool:
    return "أ" in view.tokens[token].text[:3]


def _form(view: View, index: int, reading: VerbForm) -> Form | None:
    """Finite verb, participle of state or verbal noun; None for a form that cannot be a cue."""
    if reading.kind == "finite":
        return "f" if _finite_here(view, index, reading) else None
    if reading.kind == "active_participle":
        return "p" if _state_here(view, index, reading) else None
    if reading.kind == "verbal_noun":
        return "m" if possessor(view, index) else None
    return None


def _finite_here(view: View, index: int, reading: VerbForm) -> bool:
    """Third person, active, indicative, and in a place where a verb can stand."""
    token = view.tokens[index]
    if reading.person != 3 or reading.voice != "active" or reading.tense not in ("past", "present"):
        return False
    if reading.mood == "jussive" or (reading.mood == "subjunctive" and not token.preposition):
        return False
    if (
        token.article
        or (token.preposition and token.preposition != "ل")
        or (view.bare[index] in words("adverb") and not token.text.endswith("أ"))
    ):
        return False
    first_person = token.text[len(token.conjunction) :].startswith("أ") and reading.form >= 7
    if reading.tense == "past" and (first_person or _speaks_for_himself(view, index, reading)):
        return False
    marked = "\u0651" in token.text  # صرّح أوغلو: the writer's shadda tells the verb from a name
    if view.analysis.language.pos[index] == "PROPN" and not token.conjunction and not marked:
        return False
    bare = token.text[len(token.conjunction) :]
    if reading.tense == "past" and (bare[1:2] == "\u064f" or (bare[:1] == "آ" and reading.lemma == "أمل")):
        return False  # أُعلن in the passive; آمل: I hope
    if reading.lemma == "أطلع" and index + 1 < len(view.tokens) and view.bare[index + 1] in words("prep_pronoun"):
        return False  # اطلعت عليه الصحيفة
    final = token.text.endswith("أ")
    if (final and not reading.lemma.endswith("أ")) or (
        token.key.endswith("نا") and any(v.person == 1 for v in view.verbs(index))
    ):
        return False
    doubtful = view.bare[index] in words("lookalike") or any(
        v.kind == "verbal_noun" for v in view.verbs(index)
    )
    if token.stem == "بين" and (token.pronoun or _between(view, index) or not _clause_begins(view, index)):
        return False
    if reading.lemma == "وعد" and reading.tense == "present" and reading.number == "singular":
        return False  # يعد، تعد: nearly always عدّ in the passive
    if reading.lemma == "ادّعى" and reading.tense == "present" and token.text.endswith("ى"):
        return False  # يدعى فلانا: he is called
    if reading.lemma == "لفت" and _catches_the_eye(view, index):
        return False
    to_me = token.key.endswith("ني") and not fold(reading.lemma).endswith(("ن", "ني"))
    if to_me or (reading.tense == "past" and _subjunctive(view, index)):
        return False  # وجهني الأمير; إمكانية أن تقدم كندا اعتذارا
    if reading.lemma == "وصف" and token.conjunction and _called_so(view, index):
        return True
    which = index > 0 and view.bare[index - 1] in ("ما", "لما", "بما", "حسبما")  # وفقا لما ذكره الموقع
    if doubtful and not which and possessor(view, index) and view.analysis.language.pos[index] not in ("VERB", ""):
        return False
    if not doubtful:
        before = index > 0 and view.kind[index - 1] is Kind.PREPOSITION and not view.tokens[index].conjunction
        return not before or view.bare[index - 1] in ("منذ", "حتي")
    return _verb_place(view, index)


def _subjunctive(view: View, index: int) -> bool:
    """Behind أن (not إن) a form that may be a present is one."""
    if view.tokens[index].conjunction or index == 0 or view.tokens[index - 1].text != "أن":
        return False
    return any(v.kind == "finite" and v.tense == "present" and v.person == 3 for v in view.verbs(index))


def _called_so(view: View, index: int) -> bool:
    """ووصفه بـ«الرجل الاستثنائي»، ووصفه بأنه."""
    at = index + 1
    if at + 1 >= len(view.tokens) or not possessor(view, index):
        return False
    if view.kind[at] is Kind.COMPLEMENTISER:
        return view.bare[at].startswith("ب")
    return view.bare[at] == "ب" and view.kind[at + 1] is Kind.OPEN_QUOTE


def _between(view: View, index: int) -> bool:
    """بين X وبين Y: the preposition, not the verb."""
    first = max(view.scope_first[index], index - 14)
    return any(view.tokens[i].stem == "بين" for i in range(first, index))


def _clause_begins(view: View, index: int) -> bool:
    """و on the word, or a mark or particle before it."""
    if view.tokens[index].conjunction or index == view.scope_first[index]:
        return True
    return view.kind[index - 1] in (Kind.COMMA, Kind.STOP, Kind.CLOSE_QUOTE, Kind.CLAUSE)


def _catches_the_eye(view: View, index: int) -> bool:
    """لفت نظري، لفت انتباهه: something was noticed, nobody spoke."""
    at = index + 1
    if at >= len(view.tokens):
        return False
    noun = view.tokens[at]
    return noun.stem == "انظار" or (noun.stem in ("نظر", "انتباه", "نظري", "انتباهي") and not noun.article)


def _speaks_for_himself(view: View, index: int, reading: VerbForm) -> bool:
    """اعتقد inside a quotation is 'I believe', not 'he believed', where both are written alike."""
    if view.inside_quote[index] < 0 or reading.number != "singular":
        return False
    subject = index - 2 if view.kind[index - 1] is Kind.OPEN_QUOTE else index - 1
    if subject >= 0 and view.analysis.entities.at(subject) is not None and not view.tokens[index].conjunction:
        return False
    return any(v.person == 1 and v.tense == "present" and v.lemma == reading.lemma and v.voice == "active"
               for v in view.verbs(index))  # fmt: skip


def _verb_place(view: View, index: int) -> bool:
    """A place for a verb: behind a conjunction, a mark, a particle or its subject, or before who can speak."""
    token = view.tokens[index]
    if token.conjunction or index == view.start or index == view.scope_first[index]:
        return True
    before = view.kind[index - 1]
    if before in _VERB_AFTER or view.bare[index - 1] in (
        "ما",
        "بما",
        "مما",
        "قد",
        "وقد",
        "كان",
        "كانت",
        "ثم",
    ):
        return True
    if index - 1 in view.day or view.bare[index - 1] in words("prep_pronoun"):
        return True
    if _before_speaker(view, index) or _had(view, index):
        return True
    before_token = view.tokens[index - 1]
    if (
        token.pronoun
        and view.kind[index - 1] is Kind.WORD
        and not before_token.article
        and not before_token.pronoun
    ):
        return True  # محادثات وصفها بأنها
    return _behind_speaker(view, index) and not _noun_with_pronoun(view, index)


def _had(view: View, index: int) -> bool:
    """وكان مسؤول كوري جنوبي توقع: a noun phrase alone stands between كان and the verb."""
    i = index - 1
    while i > index - 7 and i >= 0 and view.kind[i] is Kind.WORD:
        i -= 1
    return (
        0 <= i < index - 1
        and view.tokens[i].stem in ("كان", "كانت")
        and (view.analysis.language.pos[index] == "VERB")
    )


def _behind_speaker(view: View, index: int) -> bool:
    """المجلس عبّر عن تضامنه: right behind somebody who can speak."""
    entities = view.analysis.entities
    behind = entities.at(index - 1) if index else None
    return behind is not None and entities.entity(behind).type != "place"


def _before_speaker(view: View, index: int) -> bool:
    """عبر الشيخ تميم عن شكره: a word like a preposition is a verb before somebody who can speak."""
    entities = view.analysis.entities
    if index + 1 >= len(view.tokens):
        return False
    ahead = entities.at(index + 1)
    if ahead is not None and ahead.first == index + 1:
        return entities.entity(ahead).type in ("person", "office", "group") or bool(
            view.tokens[index].conjunction
        )
    token = view.tokens[index + 1]
    people = token.article and token.key.endswith("ون")
    return bool(view.tokens[index].conjunction) or token.stem in speaker_nouns() or people


def _noun_with_pronoun(view: View, index: int) -> bool:
    return bool(possessor(view, index)) and any(v.kind == "verbal_noun" for v in view.verbs(index))


def possessor(view: View, index: int) -> str:
    """The pronoun on a verbal noun (قوله، تأكيدها), also where the word was not cut."""
    token = view.tokens[index]
    if token.pronoun or token.article:
        return token.pronoun
    return next((p for p in _PRONOUNS if token.key.endswith(p) and token.text[-1] not in "ةى"), "")


def _state_here(view: View, index: int, reading: VerbForm) -> bool:
    """True for a participle that can describe the subject's state: مشيرا، مشيرة، مشيرين، مشيرات."""
    token = view.tokens[index]
    if token.article or token.preposition or token.key in speaker_nouns() or token.stem in speaker_nouns():
        return False
    if index and view.kind[index - 1] is Kind.NUMBER:
        return False  # بسجن 17 متهما
    if index > 1 and not token.conjunction and _subject_of_an(view, index):
        return False  # إن "مهاجما كان يحمل"
    if reading.lemma == "أقرّ" and token.key.endswith(("ه", "ها", "هم")):
        return False  # ومقره الرياض
    if reading.lemma == "برّر" and token.pronoun:
        return False  # مبررهم أن: a noun
    if reading.lemma == "طلب" and _prepositional(view, index + 1):
        return False  # بدأ حياته طالبا في
    if token.stem[:1] in ("ب", "ل", "ك") and all(r.lemma != reading.lemma for r in lookup(token.stem)):
        return False  # كاملا read as ك + آملا: a participle of state bears no preposition
    if reading.number == "singular" and reading.gender != "feminine":
        if token.stem.endswith("ا") or (not token.pronoun and token.key.endswith("ا")):
            return True
        return bool(token.pronoun) and not token.conjunction and view.kind[index - 1] is Kind.COMMA
    if reading.number == "singular":
        return reading.lemma == "قال" or _marked_off(view, index)
    if reading.lemma == "قال":
        return True
    ending = "ين" in token.key[-5:] or token.key.endswith("ات") or bool(token.pronoun)
    return ending and _marked_off(view, index)


def _subject_of_an(view: View, index: int) -> bool:
    """Right behind إن a participle in the accusative is the clause's subject."""
    at = index - 2 if view.kind[index - 1] is Kind.OPEN_QUOTE else index - 1
    return view.kind[at] is Kind.COMPLEMENTISER and not view.tokens[at].pronoun


def _prepositional(view: View, at: int) -> bool:
    """A preposition other than من follows."""
    if at >= len(view.tokens):
        return True
    return view.kind[at] is Kind.PREPOSITION and view.bare[at] != "من"


def _marked_off(view: View, index: int) -> bool:
    """A feminine or plural participle looks like an adjective; it counts behind a mark or a mention."""
    if index == 0:
        return False
    if view.tokens[index].conjunction or index == view.scope_first[index]:
        return True
    if view.kind[index - 1] in (Kind.COMMA, Kind.CLOSE_QUOTE, Kind.STOP, Kind.CLOSE_PAREN, Kind.DASH):
        return True
    if view.analysis.entities.at(index - 1) is not None or index - 1 in view.day:
        return True
    at = index + 1
    if at + 1 < len(view.tokens) and view.kind[at] is Kind.PREPOSITION:
        at += 1  # الأخطاء مؤكدة أن، مشيرة إلى أن
    joint = at < len(view.tokens) and view.kind[at] is Kind.COMPLEMENTISER
    before = view.tokens[index - 1]
    return joint and view.kind[index - 1] is Kind.WORD and bool(before.article or before.pronoun)


def _asked(view: View, token: int) -> bool:
    """ما إذا كانت الوزارة قد لاحظت: whether it happened is the question."""
    for i in range(token - 1, max(view.scope_first[token], token - 8), -1):
        if view.kind[i] in (Kind.COMMA, Kind.COMPLEMENTISER, Kind.OPEN_QUOTE, Kind.CLOSE_QUOTE, Kind.COLON):
            return False
        if view.bare[i] == "اذا" and view.bare[i - 1].endswith("ما"):
            return not view.tokens[token].conjunction
    return False


def happened(view: View, token: int, present: bool) -> bool:
    """False for acts denied, asked, conditional or in the future: لم يقل، هل قال، إذا قال، سيقول، قد يقول."""
    word = view.tokens[token]
    if (
        word.future
        or word.question
        or (present and word.key[len(word.conjunction) :].startswith(("سي", "ست", "سن")))
    ):
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
    if before == "او" and any(view.kind[i] is Kind.NEGATION for i in range(max(0, at - 6), at)):
        return False
    if present:
        return before not in words("unreal") and view.kind[at] is not Kind.COMPLEMENTISER
    if before in ("حال", "حاله") or _asked(view, token):
        return False
    return before not in ("اذا", "لو", "هل", "لولا")
