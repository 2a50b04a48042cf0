"""Which words are finite verbs: what the tagger says, and what stands before and behind."""

from __future__ import annotations

from rawi.events.lexicon import words
from rawi.events.view import Kind, View, plausible
from rawi.language.types import VerbForm
from rawi.text.types import Token

_NOT_PRESENT = frozenset(
    ("يوم", "ياسر", "يمن", "يمين", "يهود", "يسار", "يونيو", "يوليو", "يناير", "يورو", "يافا", "تركيا", "تونس")
)
TWO_FACED = {
    "قبل": (
        "دعوه",
        "الدعوه",
        "عرض",
        "العرض",
        "مبادره",
        "المبادره",
        "استقاله",
        "اقتراح",
        "وساطه",
        "دعوته",
        "دعوتها",
        "عرضا",
    ),
    "عبر": ("عن", "الحدود", "حدود"),
    "مثل": ("امام",),
    "وسط": (),
}
"""Words that are prepositions unless one of these follows in the clause: عبّر الوزير عن، قبل الرئيس دعوة."""


def unknown_verb(view: View, i: int) -> bool:
    """A present that the verb lexicon lacks: سيحتفظ، يستثمر. Told by its prefix; names are mentions and stay out."""
    token = view.tokens[i]
    pos = view.analysis.language.pos[i]
    if pos and any(r.kind == "finite" for r in view.analysis.language.verbs[i]) and _carried_noun(view, i):
        return False
    if pos:
        likely = token.stem[:1] in "يتنا" or token.stem.endswith(("ت", "وا", "تا")) or len(token.stem) <= 4
        return pos in ("VERB", "AUX") and likely and not view.mention_at(i) and not token.article
    if (
        token.article
        or token.preposition not in ("", "ل")
        or view.mention_at(i)
        or view.analysis.language.verbs[i]
    ):
        return False
    stem = token.stem
    if token.future:
        return len(stem) >= 3
    return stem[:1] == "ي" and len(stem) >= 4 and stem not in _NOT_PRESENT and not stem.endswith(("ه", "اء"))


def finite_form(view: View, i: int) -> VerbForm | None:
    """The finite reading of a token where it is a verb in this place, else None.

    Many past forms look like verbal nouns (بحث، دعم، قتل، رفض): what stands before and behind decides.
    """
    token = view.tokens[i]
    readings = view.analysis.language.verbs[i]
    if not readings:
        return None
    finite = [r for r in readings if r.kind == "finite" and plausible(view, i, r)]
    if not finite:
        return None
    if view.bare[i] in TWO_FACED:
        return next((r for r in finite if r.tense == "past" and r.voice == "active"), None)
    others = [r for r in readings if r.kind != "finite"]
    if token.article and others:
        return None
    mention = view.mention_at(i)
    if mention is not None and (mention.first != i or mention.last - mention.first > 1):
        return None
    before = i - 1
    while before > 0 and view.kind[before] is Kind.QUOTE:
        before -= 1
    if (
        before >= 0
        and view.kind[before] is Kind.PREPOSITION
        and view.bare[before] not in ("منذ", "حتي", "بعد", "قبل", "عند")
    ):
        return None
    passive = _written_passive(view, i, finite)
    if passive is not None:
        return passive
    pos = view.analysis.language.pos[i]
    if others and _carried_noun(view, i):
        return None
    if pos in ("VERB", "AUX") or _takes_object(view, i, finite):
        return _chosen(token, finite)
    if mention is None and _two_did(view, i, finite):
        return next(r for r in finite if r.number == "dual")
    if mention is None and pos == "NOUN" and _held(view, i):
        return next((r for r in finite if r.tense == "past" and r.voice == "active"), None)
    if pos in ("NOUN", "PROPN", "ADJ", "ADP", "NUM"):
        sure = not others and mention is None and (pos not in ("ADP", "NUM")) and len(token.stem) > 3
        return finite[0] if sure and finite[0].voice == "active" else None
    if mention is not None:
        return None
    if not others and finite[0].voice == "active":
        return finite[0]
    return finite[0] if _verb_place(view, i, finite[0]) else None


def _carried_noun(view: View, i: int) -> bool:
    """سيجري الوزير تبادلا للآراء: the object of a verb that carries nouns, not a dual past."""
    from rawi.events.carried import light_verbs

    token = view.tokens[i]
    forms = {(r.kind, r.number, r.tense) for r in view.analysis.language.verbs[i]}
    if not {("finite", "dual", "past"), ("verbal_noun", "singular", "")} <= forms or token.conjunction:
        return False
    if i + 1 >= len(view.tokens) or view.tokens[i + 1].preposition != "ل":
        return False
    for k in range(i - 1, max(view.sentence(i)[0], i - 9) - 1, -1):
        form = view.form[k]
        if form is not None:
            return form.lemma in light_verbs()
        if view.kind[k] in (Kind.HARD, Kind.COMPLEMENTISER, Kind.RELATIVE):
            return False
    return False


_DAMMA = "\u064f"


def _written_passive(view: View, i: int, finite: list[VerbForm]) -> VerbForm | None:
    """حُكم، قُتل، فُرضت: newswire writes the damma on the first letter where a past is to be read as passive."""
    token = view.tokens[i]
    text = token.text[len(token.conjunction) :] if token.conjunction else token.text
    if text[1:2] != _DAMMA or token.article or token.preposition:
        return None
    return next((r for r in finite if r.tense == "past" and r.voice == "passive"), None)


def _chosen(token: Token, finite: list[VerbForm]) -> VerbForm:
    """The likeliest finite reading; تحدثنا is we, not he with us."""
    if token.pronoun == "نا":
        for form in finite:
            if form.person == 1 and form.tense == "past":
                return form
    return finite[0]


def _takes_object(view: View, i: int, finite: list[VerbForm]) -> bool:
    """برنامج طلبه الصندوق: a past with a pronoun before a bare phrase; a noun with a possessive takes none."""
    token = view.tokens[i]
    if (
        not token.pronoun
        or token.preposition
        or not any(r.tense == "past" for r in finite)
        or i + 1 >= len(view.tokens)
    ):
        return False
    mention = view.mention_at(i + 1)
    before = view.kind[i - 1] if i else Kind.HARD
    return (
        mention is not None
        and mention.first == i + 1
        and not view.tokens[i + 1].preposition
        and before is Kind.NOUN
        and not view.tokens[i + 1].conjunction
        and not view.tokens[i - 1].preposition
    )


def _held(view: View, i: int) -> bool:
    """الرئيس عقد اجتماعا: between a person who opens the clause and an accusative, a verb."""
    if not i or i + 1 >= len(view.tokens):
        return False
    before, after = view.mention_at(i - 1), view.tokens[i + 1]
    if before is None or before.last != i or after.kind != "word" or after.article or view.mention_at(i + 1):
        return False
    if not after.key.endswith("ا") or len(after.key) < 4 or after.pronoun:
        return False
    opens = before.first == view.sentence(i)[0] or view.bare[before.first - 1] in (
        "كان",
        "ان",
        "قد",
        ":",
        ".",
        "لكن",
    )
    return opens and view.analysis.entities.entities[before.entity].type in (
        "person",
        "organization",
        "country",
    )


def _two_did(view: View, i: int, finite: list[VerbForm]) -> bool:
    """بحثا، تحدثا after two subjects: a dual past, not an accusative noun."""
    if not any(f.number == "dual" and f.tense == "past" and f.person == 3 for f in finite):
        return False
    before = view.mention_at(i - 1) if i else None
    if before is None:
        return i > 0 and view.bare[i - 1].endswith("هما")
    draft = view.analysis.entities.entities[before.entity]
    if draft.number == "dual" or len(draft.members) == 2 or before.number == "dual":
        return True
    head = view.tokens[before.first]
    return bool(head.conjunction) and before.first > 0 and view.mention_at(before.first - 1) is not None


_RESUMING = frozenset(("فيه", "فيها", "خلاله", "خلالها", "اثره", "اثرها", "فيهما", "بعدها", "بعده"))
"""Words after which a relative clause without الذي has just begun: اشتباكات قتل فيها جندي."""


def _verb_place(view: View, i: int, form: VerbForm) -> bool:
    """Whether a word that may be verb or noun stands where verbs stand."""
    token = view.tokens[i]
    if token.future or (form.tense == "present" and form.person == 3 and token.stem[:1] in "يت"):
        return True
    if token.preposition:
        return False
    first, last = view.sentence(i)
    if i + 1 < last and view.bare[i + 1] in _RESUMING:
        return True
    if i == first:
        return not _genitive_like(view, i + 1, last)
    before = i - 1
    while before > first and view.kind[before] is Kind.QUOTE:
        before -= 1
    kind = view.kind[before]
    if kind is Kind.PREPOSITION:
        return False
    if kind is Kind.VERB:
        return False
    if view.bare[before] in words("auxiliary") or kind in (
        Kind.RELATIVE,
        Kind.COMPLEMENTISER,
        Kind.SUBORDINATOR,
    ):
        return True
    if kind is Kind.NEGATION:
        return view.bare[before] in ("لم", "لن", "لا", "ما")
    if kind in (Kind.HARD, Kind.SOFT):
        return (
            bool(token.conjunction)
            or kind is Kind.HARD
            or form.gender == "feminine"
            or form.number == "plural"
        )
    if token.conjunction:
        return not _noun_before(view, before)
    mention = view.mention_at(before)
    if mention is not None:
        return mention.last == i and (
            view.tokens[mention.first].preposition == "" or form.gender == "feminine"
        )
    if form.gender == "feminine" or form.number in ("plural", "dual"):
        return True
    if i + 1 < last and kind is Kind.NOUN and view.tokens[before].preposition == "":
        following = view.kind[i + 1]
        if following in (Kind.PREPOSITION, Kind.PRONOUN, Kind.PARTICLE, Kind.DATE, Kind.SOFT, Kind.QUOTE):
            return True
    return kind is Kind.DATE


def _genitive_like(view: View, i: int, last: int) -> bool:
    """True when what follows makes a sentence-initial word a noun (الـ بعد نكرة in a headline is left a verb)."""
    return i < last and view.tokens[i].kind == "punctuation" and view.tokens[i].text in ":"


def _noun_before(view: View, before: int) -> bool:
    """After و: a noun before it suggests a second noun (رفض وإدانة), an own clause a verb."""
    token = view.tokens[before]
    return (
        view.kind[before] is Kind.NOUN
        and token.kind == "word"
        and not token.article
        and view.mention_at(before) is None
        and not token.pronoun
        and before + 1 < len(view.tokens)
        and view.tokens[before].stem.endswith("ا")
    )
