"""Noun phrases on the way from a cue to its content: subject, addressee, or the content itself."""

from __future__ import annotations

from rawi.statements.cues import Cue
from rawi.statements.frames.walk import CALLED, Frame, Walk, about_noun, deciding_noun, opens
from rawi.statements.nouns import express_noun, verbal
from rawi.statements.phrases import Phrase, adjectival, can_speak, head_class, phrase_at
from rawi.statements.speakers.names import name_of_holder
from rawi.statements.tables import PREPOSITIONS, cue_rows, express_nouns, words
from rawi.statements.view import Kind, View

_OF_THINGS = frozenset({"stress", "announce", "explain", "deny", "expect", "reject"})
"""Acts whose object is a thing: a person's name behind the title of the subject is the subject's own."""
_REASONS = frozenset({"أرجع", "عزا", "برّر"})
"""Verbs that give the reason of what was told before: وأرجعت ذلك إلى."""
_NOUNS = (Kind.WORD, Kind.OPEN_PAREN, Kind.OPEN_QUOTE)


def step_noun(walk: Walk) -> Frame | None:
    """A noun phrase: subject, addressee, apposition, or the content itself for cues that take an object."""
    view, at = walk.view, walk.at
    if not view.tokens[at].conjunction:
        walk.behind_adjunct = False
    if view.tokens[at].key in ("د", "م", "أ") and at + 1 < walk.limit and view.tokens[at + 1].text == ".":
        walk.at += 2  # وأشار د. الربيعة
        return None
    if view.bare[at] == "ذلك" and at == walk.cue.token + 1 and walk.cue.lemma not in _REASONS:
        walk.at = at + 1 if walk.cue.form == "p" else -1  # أوضح ذلك الوزير: what was said stands before
        return None
    if walk.cue.lemma == "لفت" and view.tokens[at].stem in ("انتباه", "نظر", "انظار"):
        walk.at += 1  # ولفتت الانتباه إلى
        return None
    if view.bare[at] in ("كل", "كلا", "كلتا") and at + 1 < walk.limit and view.bare[at + 1] == "من":
        walk.at += 2
        if walk.at < walk.limit and view.kind[walk.at] is Kind.VERB:  # كل من يزيد بالخير: a name like a verb
            walk.frame.phrases.append(Phrase(walk.at, walk.at + 1))
            walk.at += 1
        return None
    if (
        view.bare[at] == "ما"
        and at + 1 < walk.limit
        and view.kind[at + 1] is Kind.VERB
        and not walk.in_clause
    ):
        if "object" in walk.cue.row.frames and walk.candidate is None:
            return opens(walk, "object", at)
        walk.frame.phrases.append(Phrase(at, at + 2))
        walk.at += 2
        return None
    if view.tokens[at].conjunction and view.bare[at] in words("subject_pronoun"):
        walk.in_clause = walk.frame.skipped_clause = True  # المجلس، وهو مؤسسة بحثية،
        walk.at += 1
        return None
    if (
        at in view.day
        or walk.in_clause
        or view.bare[at] in words("subject_pronoun")
        or view.bare[at][:3] == "ايا"
    ):
        walk.at += 1
        return None
    if _new_state(view, at):
        walk.at = -1
        return None
    found = special_frame(walk)
    if found is not None:
        return found
    if _state_of_subject(view, at, walk.cue.token):
        walk.at += 1
        return None
    phrase = phrase_at(view, at, walk.limit)
    if phrase is None:
        if view.kind[at] is not Kind.VERB:
            walk.at += 1
            return None
        phrase = Phrase(at, at + 1)
    phrase = _cut(walk, phrase)
    if _called(walk, phrase):
        return opens(walk, "object", at)
    if "matter" in walk.cue.row.frames and walk.frame.phrases and view.tokens[at].stem in words("matter"):
        return opens(walk, "object", at)  # بينت الهيئة مدى أهمية
    if "object" in walk.cue.row.frames and walk.candidate is None and object_may_start(walk, phrase):
        if view.tokens[at].stem in words("stressed") and not view.tokens[at].article:
            return opens(walk, "object", at)  # الاجتماع أكد أهمية: nobody's name
        named = walk.frame.phrases and not _clause_ahead(view, phrase.last, walk.limit)
        if verbal(view, at) and (named or walk.cue.form != "f"):
            return opens(walk, "object", at)
        walk.candidate = (at, len(walk.frame.phrases))
        walk.candidate_end = phrase.last
    elif (
        walk.candidate is not None
        and walk.candidate[1] == 0
        and walk.cue.form == "f"
        and _second_object(walk, at)
    ):
        return opens(walk, "object", at)
    if not (view.tokens[at].conjunction and walk.behind_adjunct):
        walk.frame.phrases.append(phrase)  # مع بلاده وإيران: the second noun belongs to the adjunct
    walk.comma = False
    walk.at = phrase.last
    return None


def _called(walk: Walk, phrase: Phrase) -> bool:
    """خطوة اعتبرتها السعودية تدخلا: an indefinite noun behind the subject says what the pronoun is called."""
    view, cue, token = walk.view, walk.cue, walk.view.tokens[phrase.first]
    if cue.lemma not in CALLED or cue.form != "f" or not cue.pronoun or phrase.mention is not None:
        return False
    if token.article or token.conjunction or head_class(view, phrase) is not None:
        return False
    return bool(walk.frame.phrases) or token.key.endswith("ا")


def _cut(walk: Walk, phrase: Phrase) -> Phrase:
    """End a phrase before what the cue governs, should its mention have run over it."""
    view, mention = walk.view, phrase.mention
    if mention is None or phrase.quoted:
        return phrase
    head = view.tokens[phrase.first]
    for i in range(phrase.first + 1, phrase.last):
        token = view.tokens[i]
        blame = "blame" in walk.cue.row.frames and token.key in words("blame")
        owned = token.article and not view.tokens[i - 1].article  # قائد قوات الدعم السريع: part of the title
        expressed = token.stem in express_nouns() and not owned
        if view.kind[i] is Kind.COMPLEMENTISER or expressed or blame:
            return Phrase(phrase.first, i, mention)
        key = view.bare[i] if view.kind[i] is Kind.PREPOSITION else token.preposition
        if mention.kind != "name" and any(PREPOSITIONS.get(f) == key for f in walk.cue.row.frames):
            return Phrase(phrase.first, i, mention)
        second = head.article and token.article and view.tokens[i - 1].article
        takes = walk.cue.row.addressee or "object" in walk.cue.row.frames
        if takes and second and mention.kind != "name" and not adjectival(view, i):
            return Phrase(phrase.first, i, mention)
    return phrase


def _clause_ahead(view: View, at: int, limit: int) -> bool:
    """What stands right before أن or ، أنه is still the subject's: أكد مدير عام صحة الجوف أن."""
    if at >= limit:
        return False
    if view.kind[at] is Kind.COMPLEMENTISER:
        takes = view.bare[at - 1] in words("before_complementiser") or express_noun(view, at - 1) is not None
        return not takes and not view.bare[at].startswith("ب")
    return at + 1 < limit and view.kind[at] is Kind.COMMA and view.kind[at + 1] is Kind.COMPLEMENTISER


def _second_object(walk: Walk, at: int) -> bool:
    """أعلن الأخير نقل السفارة: what looked like the object is the subject, as a noun of action follows."""
    assert walk.candidate is not None
    return (
        "object" in walk.cue.row.frames and verbal(walk.view, at) and not verbal(walk.view, walk.candidate[0])
    )


def _state_of_subject(view: View, at: int, cue: int) -> bool:
    """وكتب معرفا نفسه: a participle in the accusative is no subject."""
    token = view.tokens[at]
    if token.article or token.conjunction or not token.stem.endswith("ا") or view.mention_from(at) is not None:
        return False
    readings = view.verbs(at)
    return any(v.kind == "active_participle" for v in readings) and at == cue + 1


def _new_state(view: View, at: int) -> bool:
    """A participle of state of another cue: the act of this cue ends before it."""
    token = view.tokens[at]
    if token.article or token.pronoun or not token.stem.endswith(("ا", "ين")):
        return False
    lemmas = {v.lemma for v in view.verbs(at) if v.kind == "active_participle"}
    rows = [cue_rows()[lemma] for lemma in lemmas if lemma in cue_rows()]
    return any(all("gift" not in r.frames for r in found) for found in rows)


def object_may_start(walk: Walk, phrase: Phrase) -> bool:
    """Whether this noun phrase is what is confirmed, refused, condemned, rather than who does it."""
    view, before = walk.view, walk.frame.phrases
    if (walk.cue.pronoun and walk.cue.form == "f") or view.tokens[phrase.first].conjunction:
        return False
    if walk.cue.form != "f":
        return not before
    if walk.cue.row.addressee and walk.cue.row.frames & {"ب", "على", "إلى"}:
        return bool(before) and verbal(view, phrase.first) and walk.cue.lemma in ("ناشد", "دعا")
    if walk.cue.row.addressee and before and verbal(view, phrase.first):
        return True
    if before:
        if (
            before[-1].last == phrase.first
            and view.tokens[phrase.first].article
            and not _deed_behind_man(view, before[-1], phrase.first)
            and (_adjective(view, phrase) or _describes_name(view, before[-1], phrase))
        ):
            return False
        if walk.cue.row.act in _OF_THINGS and _holder(view, before[0], phrase):
            return False
        return not (walk.comma and phrase.mention is not None and phrase.mention.human)
    if walk.front:
        return True
    if phrase.mention is not None:
        return not can_speak(view, phrase)
    if head_class(view, phrase) is not None:
        return False
    return not view.tokens[phrase.first].key.endswith("ون")


def _adjective(view: View, phrase: Phrase) -> bool:
    named = phrase.mention is not None and phrase.mention.kind == "name" and phrase.mention.first == phrase.first
    return not named and adjectival(view, phrase.first)


def _deed_behind_man(view: View, name: Phrase, at: int) -> bool:
    """رفض ترامب الموافقة على: a feminine noun of action is no adjective of a man's name."""
    mention = name.mention
    man = mention is not None and mention.kind == "name" and mention.human and mention.gender != "feminine"
    return man and view.tokens[at].text.endswith("ة") and verbal(view, at)


def _holder(view: View, title: Phrase, phrase: Phrase) -> bool:
    """المدير الفني لنادي إشبيلية الإسباني أوناي إيمري: the name at the end of the subject's title."""
    if phrase.mention is None or phrase.mention.kind != "name" or not phrase.mention.human:
        return False
    found = name_of_holder(view, title, phrase.last)
    return found is not None and found.mention is phrase.mention


def _describes_name(view: View, name: Phrase, phrase: Phrase) -> bool:
    """برانسون المقيم منذ عقدين: a participle with the article behind a proper name."""
    if name.mention is None or name.mention.kind != "name" or phrase.mention is not None:
        return False
    return any(v.kind in ("active_participle", "passive_participle") for v in view.verbs(phrase.first))


def special_frame(walk: Walk) -> Frame | None:
    """Frames whose opener is a noun: أبدى استعداده، قدّم شكره، جدّد تأكيده، حمّل المسؤولية."""
    view, at, frames = walk.view, walk.at, walk.cue.row.frames
    token = view.tokens[at]
    if "blame" in frames and (token.key in words("blame") or token.stem in words("blame")):
        return _blame(walk)
    if frames & {"noun", "gift"} and not walk.in_clause and not token.conjunction:
        noun = deciding_noun(view, at, walk.limit)
        if noun is not None:
            return about_noun(walk, at, noun, "noun")
    if "carry" in frames:
        return _carried(walk)
    return None


def _blame(walk: Walk) -> Frame | None:
    """حمّل المسؤولية: from the noun; أنحى باللائمة على: behind the preposition."""
    view, at = walk.view, walk.at
    if view.tokens[at].preposition and at + 2 < walk.limit and view.kind[at + 1] is Kind.PREPOSITION:
        return opens(walk, "blame", at + 2)
    return opens(walk, "blame", at)


def _carried(walk: Walk) -> Frame | None:
    """جدّد التأكيد على، كرّر دعوته إلى، أعاد تأكيد: the verbal noun brings act and frames with it."""
    view, at = walk.view, walk.at
    for reading in view.verbs(at):
        rows = cue_rows().get(reading.lemma)
        if reading.kind != "verbal_noun" or not rows or rows[0].frames & {"carry", "via", "document", "gift"}:
            continue
        inner = walk.again(view, Cue(at, rows[0], "m", False, "", "", ""))
        if inner is not None:
            walk.frame.act_cue = Cue(at, rows[0], "m", False, "", "", "")
            walk.at = inner.opener
            walk.frame.quote = inner.quote
            return opens(walk, inner.kind, inner.first)
    if express_noun(view, at) is not None:
        walk.frame.act_noun = at
        return opens(walk, "noun", at)
    return None


def step_verb(walk: Walk) -> Frame | None:
    """A finite verb on the way: a clause of the subject's, a noun that looks like one, or the end."""
    view, at = walk.view, walk.at
    if walk.in_clause:
        walk.at += 1
        return None
    found = special_frame(walk)
    if found is not None:
        return found
    named = view.mention_from(at)
    if _noun_after_all(walk) or (named is not None and named.kind == "name" and named.human):
        return step_noun(walk)
    if (
        at == walk.cue.token + 1
        and walk.cue.form == "f"
        and not view.tokens[at].conjunction
        and _name_like(walk)
    ):
        walk.frame.phrases.append(Phrase(at, at + 1))
        walk.at += 1
        return None
    if view.kind[at - 1] is Kind.COMMA and at + 1 < walk.limit and view.bare[at + 1] in words("prep_pronoun"):
        walk.in_clause = walk.frame.skipped_clause = True  # مصدر، نقلت عنه الوكالة، أن
        walk.at += 2
        return None
    is_cue = any(v.lemma in cue_rows() and v.kind == "finite" for v in view.verbs(at))
    before = view.tokens[at - 1]
    describes = (
        view.kind[at - 1] is Kind.WORD and not before.article and view.analysis.entities.at(at - 1) is None
    )
    describes = describes or view.kind[at - 1] is Kind.NEGATION
    looks_back = bool(view.tokens[at].pronoun) and bool(walk.frame.phrases)
    shows = any(v.tense == "present" and v.person == 3 for v in view.verbs(at)) and view.kind[at - 1] is Kind.WORD
    describes = describes or (shows and walk.behind_adjunct)  # عبر حساب بموقع تويتر يحمل اسم
    if describes and not view.tokens[at].conjunction and (walk.behind_adjunct or looks_back):
        walk.in_clause = walk.frame.skipped_clause = True  # في خطاب بعثت به، رخصة تصدرها اللجنة
        walk.at += 1
        return None
    if view.tokens[at].conjunction or not walk.frame.phrases or is_cue:
        walk.at = -1
        return None
    definite = before.article or view.analysis.entities.at(at - 1) is not None
    present = any(v.tense == "present" and v.person == 3 for v in view.verbs(at))
    if not definite or present:
        walk.in_clause = walk.frame.skipped_clause = True
    walk.at += 1
    return None


def _name_like(walk: Walk) -> bool:
    """أعلنت يسى، أن: no verb follows a verb at once; before a mark or إن it is a name."""
    at = walk.at + 1
    return at < walk.limit and walk.view.kind[at] in (Kind.COMMA, Kind.COMPLEMENTISER, Kind.COLON, Kind.WORD)


def _noun_after_all(walk: Walk) -> bool:
    """مؤكدا دعم …، أعلن الوزير نقل …: where an object is due, a verbal noun that looks like a past verb is one."""
    view, at = walk.view, walk.at
    if "object" not in walk.cue.row.frames or view.tokens[at].conjunction:
        return False
    if at + 1 < walk.limit and view.bare[at + 1] in words("prep_pronoun"):
        return False  # في رسالة بعث بها
    if walk.cue.form == "p" and at == walk.cue.token + 1:
        return not any(v.tense == "present" and v.person == 3 for v in view.verbs(at))
    return bool(walk.frame.phrases) and verbal(view, at)


def step_clause(walk: Walk) -> Frame | None:
    if walk.view.bare[walk.at] in ("حيث", "عندما", "حين", "حينما", "منذ", "كما", "كونه", "كونها", "بعدما"):
        walk.in_clause = walk.frame.skipped_clause = True
        walk.at += 1
        return None
    following = walk.at + 1
    name = following < walk.limit and walk.view.kind[following] in _NOUNS
    if name and walk.view.kind[following] is Kind.OPEN_QUOTE:
        name = walk.view.kind[walk.view.quote_at[following].first] is Kind.WORD
    if walk.view.bare[walk.at] == "و" and name:
        walk.at += 1  # مساعد الوزير و كبير المفاوضين: written apart
        return None
    walk.at = -1
    return None
