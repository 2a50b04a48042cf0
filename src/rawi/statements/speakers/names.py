"""The name that stands at the end of a long title: مدير الشؤون الصحية بمنطقة الجوف الأستاذ حسين الرويلي."""

from __future__ import annotations

from rawi.statements.phrases import Phrase, head_class
from rawi.statements.tables import words
from rawi.statements.view import Kind, View

_REACH = 25
"""Tokens between a title and the name of its holder at most."""
_ENDS = (Kind.COMPLEMENTISER, Kind.RELATIVE, Kind.CLAUSE, Kind.STOP, Kind.COLON, Kind.NEGATION)
_BEHIND = (Kind.COMMA, Kind.COMPLEMENTISER, Kind.COLON, Kind.OPEN_QUOTE)


def name_of_holder(view: View, title: Phrase, limit: int, surely: bool = False) -> Phrase | None:
    """The name of who holds a title, behind whatever belongs to the title.

    Args:
        title: the phrase with which the subject begins; its head is an office or a profession.
        limit: the token that opens the content, or the verb when the subject stands in front.
        surely: only a name behind an honorific or a comma counts, as an addressee may follow the subject.
    """
    if not _takes_name(view, title):
        return None
    at = title.last if title.mention is None else min(title.last, title.mention.last)
    limit = min(limit, at + _REACH)
    while at < limit:
        kind = view.kind[at]
        if kind is Kind.OPEN_QUOTE:
            quote = view.quote_at[at]
            if at > title.last - 1 and at != title.last and quote.last - quote.first <= 4:
                at = max(quote.closing, at + 1)  # مدير شبكة "السويداء 24" المحلية نور رضوان
                continue
            return _name_in_marks(view, title, at, limit)
        if kind in _ENDS or (kind is Kind.VERB and view.analysis.language.pos[at] in ("VERB", "AUX")):
            return None
        comma = kind is Kind.COMMA and at + 1 < limit
        name = _name_at(view, at + comma, limit, title.last - 1 if title.mention is not None else -1)
        if name is not None:
            return name if _belongs(view, title, name, surely) else None
        if kind is Kind.COMMA:
            return None
        if view.tokens[at].conjunction and _another(view, at):
            return None
        mention = view.mention_from(at)
        at = max(at + 1, mention.last if mention is not None and mention.kind == "name" else at + 1)
    return None


def _takes_name(view: View, title: Phrase) -> bool:
    """An office or a profession of one person that is not named yet."""
    mention = title.mention
    if title.quoted:
        return False
    if mention is None:
        return head_class(view, title) == "unnamed"
    if not mention.human or mention.number != "singular":
        return False
    if mention.kind != "name":
        return view.analysis.entities.entity(mention).type in ("person", "office")
    if view.tokens[mention.last - 1].key in words("honorific"):
        return True  # وزير الصحة المهندس, name to come
    name = view.analysis.entities.entity(mention).name.split()
    return head_class(view, Phrase(mention.first, mention.first + 1)) == "unnamed" and (
        name[:1] == [view.tokens[mention.first].text]
    )  # أمين الطائف رئيس اللجنة, taken for a name


def _another(view: View, at: int) -> bool:
    """ووزير الدفاع: somebody else, or a second office; والمسابقات goes on with the first title."""
    mention = view.mention_from(at)
    return (mention is not None and mention.human) or head_class(view, Phrase(at, at + 1)) == "unnamed"


def _name_at(view: View, at: int, limit: int, title_ends: int = -1) -> Phrase | None:
    """A person's name from this token: a mention, one whose first word looks like a preposition, or bare names."""
    tokens = view.tokens
    if tokens[at].conjunction or tokens[at].preposition:
        return None
    mention = view.mention_from(at)
    if mention is not None and mention.kind == "name" and mention.human:
        return Phrase(at, mention.last, mention)
    following = view.mention_from(at + 1) if at + 1 < limit else None
    named = following is not None and following.kind == "name" and following.human
    first_name = tokens[at].text == "علي" or view.analysis.language.pos[at] == "PROPN"
    first_name = first_name or (view.kind[at] is Kind.WORD and _no_construct(view, at))
    if following is not None and named and first_name and mention is None:
        return Phrase(at, following.last, following)  # المهندس علي شنيمر
    if mention is None and (view.kind[at - 1] is Kind.COMMA or _closed(view, at - 1)):
        return _bare_names(view, at, limit, title_ends)
    return None


def _no_construct(view: View, at: int) -> bool:
    """المواطن شباب نوار: behind a noun with the article a word without it begins a name."""
    return bool(view.tokens[at - 1].article) and view.tokens[at].key not in words("degree")


def _bare_names(view: View, at: int, limit: int, title_ends: int = -1) -> Phrase | None:
    """، ولاء نحاس، أن: two to four words that look like names, closed by a mark or إن."""
    pos = view.analysis.language.pos
    last = at
    while last < limit and last < at + 4 and view.kind[last] is Kind.WORD and _may_be_name(view, last):
        last += 1
    heard = last < limit and (view.bare[last] == "ل" or view.tokens[last].preposition == "ل")
    if last - at < 2 or (last < limit and view.kind[last] not in _BEHIND and not heard):
        return None
    sure = all(pos[i] == "PROPN" for i in range(at, last))
    if view.kind[at - 1] is not Kind.COMMA:
        return Phrase(at, last) if sure else None
    enclosed = at - 2 == title_ends and view.kind[last] is Kind.COMMA if last < limit else False
    joint = enclosed or (last + 1 < len(view.tokens) and Kind.COMPLEMENTISER in (view.kind[last], view.kind[last + 1]))
    title = head_class(view, Phrase(at, at + 1)) is not None or view.mention_from(at) is not None
    return Phrase(at, last) if sure or (joint and not title) else None


def _may_be_name(view: View, at: int) -> bool:
    """A proper noun, or a noun without article, joint or pronoun."""
    token = view.tokens[at]
    if token.conjunction or token.preposition or token.pronoun or at in view.day:
        return False
    pos = view.analysis.language.pos[at]
    return pos == "PROPN" or (not token.article and pos in ("NOUN", "ADJ", "X", ""))


def _name_in_marks(view: View, title: Phrase, at: int, limit: int) -> Phrase | None:
    """المدرب الروماني «أولاريو كوزمين»: a name in quotation marks right behind the title."""
    quote = view.quote_at[at]
    name = view.analysis.entities.at(quote.first)
    if at != title.last or quote.last - quote.first > 4 or quote.closing > limit:
        return None
    if name is None:
        named = all(view.analysis.language.pos[i] == "PROPN" for i in range(quote.first, quote.last))
        return Phrase(quote.first, quote.last) if named and quote.last - quote.first >= 2 else None
    whole = name.kind == "name" and name.human and name.last >= quote.last
    return Phrase(quote.first, quote.last, name) if whole else None


def _belongs(view: View, title: Phrase, name: Phrase, surely: bool) -> bool:
    """Whether the name is the title's own rather than that of a noun inside it (مدير مكتب الرئيس محمود عباس)."""
    before = name.first - 1
    token = view.tokens[before]
    mention = name.mention
    honorific = view.tokens[name.first].key in words("honorific") or token.key in words("honorific")
    if mention is not None and not honorific and _has_office(view, name):
        return False
    if view.kind[before] is Kind.COMMA:
        behind = view.kind[name.last] if name.last < len(view.tokens) else Kind.COMMA
        return behind in _BEHIND or name.last >= len(view.tokens)
    if surely and not honorific:
        return False
    if token.key in words("honorific"):
        return before < title.last or _closed(view, before - 1)
    if before < title.last:
        return not surely
    return _closed(view, before) and (honorific or not _human_noun(view, before))


def _has_office(view: View, name: Phrase) -> bool:
    """الرئيس محمود عباس: the mention begins with an office of its own."""
    assert name.mention is not None
    first = view.tokens[name.mention.first]
    entity = view.analysis.entities.entity(name.mention)
    return first.article and first.text not in entity.name.split()


def _closed(view: View, at: int) -> bool:
    """A word that no further noun completes: with the article, a pronoun, or the end of a name."""
    token = view.tokens[at]
    if token.article or token.pronoun or view.kind[at] in (Kind.COMMA, Kind.CLOSE_QUOTE, Kind.CLOSE_PAREN):
        return True
    return view.analysis.entities.at(at) is not None or view.analysis.language.pos[at] == "PROPN"


def _human_noun(view: View, at: int) -> bool:
    """محامي المتهم محمد: a noun for a person right before the name takes it for itself."""
    mention = view.analysis.entities.at(at)
    if mention is not None and mention.kind in ("nominal", "title") and mention.human:
        return True
    return mention is None and head_class(view, Phrase(at, at + 1)) == "unnamed"
