"""Noun phrases that belong together: appositions and joint speakers."""

from __future__ import annotations

from itertools import pairwise

from rawi.mentions.types import Mention
from rawi.statements.phrases import Phrase, can_speak, head_class, phrase_at
from rawi.statements.tables import words
from rawi.statements.view import Kind, View

_ENCLOSING = (Kind.COMMA, Kind.COMPLEMENTISER, Kind.OPEN_QUOTE, Kind.COLON)


def without_appositions(view: View, phrases: list[Phrase]) -> list[Phrase]:
    out = phrases[:1]
    for before, phrase in pairwise(phrases):
        joined = view.tokens[phrase.first].conjunction == "و" and before.last == phrase.first
        if not joined and not _stands_beside(view, before, phrase):
            out.append(phrase)
    return out


def _stands_beside(view: View, before: Phrase, phrase: Phrase) -> bool:
    """A second phrase behind a comma or bracket that names the same: السفير، ناصر كامل،."""
    if phrase.mention is not None and not phrase.mention.human:
        return False  # اتهم الوزير، أمريكا بأنها
    if phrase.mention is None and Kind.COMMA in view.kind[before.first : before.last]:
        return False  # وصف جيم، مدير الوكالة، الخطوة بأنها: the title stands between commas already
    between = range(before.last, phrase.first)
    return bool(between) and all(view.kind[i] in (Kind.COMMA, Kind.DASH) for i in between)


def apposition_of(view: View, phrases: list[Phrase]) -> Phrase | None:
    """The name behind a title, when the second phrase is the proper name of the first."""
    if len(phrases) < 2 or phrases[0].quoted:
        return None
    first, second = phrases[0], phrases[1]
    if second.mention is None and _stands_beside(view, first, second) and all_names(view, second):
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


def all_names(view: View, phrase: Phrase) -> bool:
    pos = view.analysis.language.pos
    return phrase.last - phrase.first <= 4 and all(
        pos[i] == "PROPN" for i in range(phrase.first, phrase.last)
    )


def _only_adjuncts(view: View, first: Phrase, second: Phrase) -> bool:
    """المسؤول في المجلس المحلي محمد: nothing but a prepositional phrase between title and name."""
    between = view.kind[first.last : second.first]
    if "VERB" in view.analysis.language.pos[first.last : second.first]:
        return False
    if not view.tokens[first.first].article or not view.tokens[second.first - 1].article:
        return False  # اختفاء الصحفي جمال: the name belongs to the noun before it
    adjunct = bool(between) and (between[0] is Kind.PREPOSITION or bool(view.tokens[first.last].preposition))
    return adjunct and set(between) <= {Kind.PREPOSITION, Kind.WORD}


def named_beside(view: View, phrase: Phrase, limit: int) -> Phrase | None:
    """ولي العهد، وزير الدفاع محمد بن سلمان، قال: the proper name that stands beside a title in front."""
    i = phrase.last
    while i < limit and view.kind[i] in (Kind.COMMA, Kind.DASH):
        i += 1
    if i == phrase.last or i >= limit:
        return None
    second = phrase_at(view, i, limit)
    return apposition_of(view, [phrase, second]) if second is not None else None


def joint_speakers(view: View, subject: Phrase, limit: int) -> list[Phrase]:
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


def holder_of_all(view: View, subject: Phrase, joint: list[Phrase], limit: int) -> Phrase | None:
    """نائب رئيس الوزراء ووزير الخارجية، عبدالملك المخلافي: two titles of one who is named behind them."""
    mentions = [p.mention for p in (subject, *joint)]
    titled = bool(joint) and mentions[0] is not None and mentions[0].kind == "title"
    if titled and (_name_behind_comma(view, joint[-1]) or _second_office(view, subject, joint[-1])):
        return joint[-1]
    if not joint or any(m is None or m.kind != "title" for m in mentions):
        return None
    at = joint[-1].last
    while at < limit and view.kind[at] in (Kind.COMMA, Kind.DASH):
        at += 1
    name = view.mention_from(at) if at < limit else None
    if name is None or name.kind != "name" or not name.human or view.tokens[at].conjunction:
        return None
    return Phrase(name.first, name.last, name)


def _unnamed_here(view: View, title: Mention, named: Mention) -> bool:
    """عضو مجلس الإدارة والمشرف على الفريق مروان: of two titles of one country only the second is named."""
    entities = view.analysis.entities
    one, two = entities.entity(title), entities.entity(named)
    nameless = title.number == "singular" and not any(m.kind == "name" for m in one.mentions)
    return nameless and title.kind == "title" and (one.country is None or one.country == two.country)


def _second_office(view: View, first: Phrase, phrase: Phrase) -> bool:
    """المشرف العام على الإعلام والمتحدث الرسمي للجامعة الدكتور سمير: one who holds both, named behind them."""
    mention = phrase.mention
    if mention is None or mention.kind != "name" or not mention.human:
        return False
    if first.mention is not None and _unnamed_here(view, first.mention, mention):
        return True
    head = view.tokens[phrase.first]
    executive = view.tokens[phrase.first + 1].key == "التنفيذي" if phrase.first + 1 < phrase.last else False
    return executive or head.stem in ("متحدث", "متحدثه", "ناطق", "ناطقه")


def _name_behind_comma(view: View, phrase: Phrase) -> bool:
    """وسفير ألمانيا السابق لدى واشنطن، فولفجانغ إيشينغر: a comma parts the second title from the name of both."""
    mention = phrase.mention
    if mention is None or mention.kind != "name" or not mention.human:
        return False
    return any(view.kind[i] is Kind.COMMA for i in range(mention.first + 1, mention.last - 1))


def enclosed_name(view: View, phrases: list[Phrase]) -> Phrase | None:
    """زعيم الحزب الحر، المؤيد لقطاع الأعمال، كريستيان ليندنر، …: the name between commas behind a title."""
    title = phrases[0].mention
    if title is not None and (not title.human or title.number == "plural"):
        return None
    if title is not None and title.kind == "name" and not _named_by_another(view, title):
        return None
    if phrases[0].quoted or head_class(view, phrases[0]) in ("document", "collective"):
        return None
    if view.tokens[phrases[0].first].stem in ("مصدر", "مصادر", "مقرب"):
        return None  # مصدر قريب من الكاتب، جمال خاشقجي،: the name belongs to the noun inside
    for phrase in phrases[1:]:
        name = phrase.mention
        if name is None or name.kind != "name" or not name.human or view.tokens[phrase.first].conjunction:
            continue
        last = phrase.last
        while (
            last < len(view.tokens) and view.analysis.language.pos[last] == "PROPN" and last < phrase.last + 3
        ):
            last += 1
        behind = view.kind[last] if last < len(view.tokens) else Kind.COMMA
        if view.kind[phrase.first - 1] is Kind.COMMA and behind in _ENCLOSING:
            return Phrase(phrase.first, last, name)
    return None


def _named_by_another(view: View, mention: Mention) -> bool:
    """محامي دانييلز: a title in construct with the name of somebody else."""
    entity = view.analysis.entities.entity(mention)
    head = view.tokens[mention.first]
    return (
        mention.last - mention.first == 2
        and not head.article
        and bool(entity.name)
        and (head.stem in words("kin"))
    )


def joint_before(view: View, subject: Phrase, token: int) -> list[Phrase]:
    return joint_speakers(view, subject, token)
