"""To whom it was said: أبلغ الوزير نظيره، قال لرويترز، دعا إيران إلى، في رسالة إلى الرئيس."""

from __future__ import annotations

from rawi.statements.act import Act
from rawi.statements.phrases import Phrase, can_speak, head_class, phrase_at
from rawi.statements.tables import words
from rawi.statements.view import Kind, View, scope_at

_NOT_ADDRESSED = frozenset({"accuse", "claim", "condemn", "express"})
"""Acts whose object is spoken of rather than spoken to."""
_TELLING = frozenset({"say", "explain", "add", "stress", "note", "announce", "confirm", "deny", "claim", "expect"})
"""Acts that name their hearer with ل."""
_ENDS = (Kind.STOP, Kind.COMPLEMENTISER, Kind.COLON, Kind.VERB, Kind.RELATIVE, Kind.CLAUSE)


def addressees_of(view: View, act: Act) -> list[Phrase]:
    """Noun phrases that name whom a speaker addresses; empty where the sentence names nobody."""
    found = _objects(view, act) or _asked_of(view, act) or _receivers(view, act)
    if not found and act.cue.row.act in _TELLING:
        found = _told(view, act)
    return found or _occasion(view, act)


def _opens(act: Act) -> int:
    """The token up to which whom it was said to may stand between cue and content."""
    return max(act.frame.opener, act.token + 1)


def _objects(view: View, act: Act) -> list[Phrase]:
    """دعا الوزير إيران إلى، أبلغ نظيره أن: the object of a cue that takes one."""
    row = act.cue.row
    if not row.addressee or row.act in _NOT_ADDRESSED or act.frame.kind in ("post", "clause"):
        return []
    if act.cue.pronoun and act.cue.form == "f":
        return []
    after = act.token + 1
    if act.cue.form == "f" and act.subject.how == "after" and act.subject.phrase is not None:
        after = act.subject.joint[-1].last if act.subject.joint else act.subject.phrase.last
    behind = [p for p in act.subject.addressees if after <= p.first and p.last <= max(act.frame.first, after)]
    if not behind or not _addressed(view, behind[0]) or view.tokens[behind[0].first].preposition:
        return []
    if view.kind[behind[0].first - 1] is Kind.PREPOSITION:
        return []  # دعا نائب عن المعارضة إلى
    return _with_joint(view, behind[0], scope_at(view, act.token)[1])


def _asked_of(view: View, act: Act) -> list[Phrase]:
    """طلب من الحكومة أن، أهاب بالمواطنين: the one asked stands behind a preposition."""
    preposition = {"طلب": "من", "أهاب": "ب", "أوعز": "الي"}.get(act.cue.lemma)
    if preposition is None:
        return []
    _, last = scope_at(view, act.token)
    for i in range(act.token + 1, min(last, act.token + 20)):
        if view.kind[i] in _ENDS:
            break
        if preposition == "ب" and view.tokens[i].preposition == "ب":
            phrase = phrase_at(view, i, last)
            return [phrase] if phrase is not None and _addressed(view, phrase) else []
        if view.bare[i] == preposition and i + 1 < last:
            return _named(view, i + 1, last)
    return []


def _receivers(view: View, act: Act) -> list[Phrase]:
    """وجه الشكر إلى رجال الإنقاذ، قدم التهنئة للفارس: who gets what the noun carries."""
    if not act.cue.row.frames & {"gift"} or act.content is None or act.frame.kind != "noun":
        return []
    first = act.frame.first
    if view.bare[act.token] and any(view.bare[i] in ("الي", "ل") for i in range(act.token + 1, first)):
        return _to(view, act.token + 1, first)
    return _to(view, first + 1, min(act.content.last, first + 7))


def _told(view: View, act: Act) -> list[Phrase]:
    """قال لرويترز، صرح المتحدث للصحفيين: a hearer behind ل, no part of the speaker's title."""
    last = _opens(act)
    if act.frame.kind in ("post", "clause"):
        last = min(scope_at(view, act.token)[1], act.token + 14)
    subject = act.subject.phrase if act.subject.how == "after" else None
    for i in range(act.token + 1, last):
        if view.kind[i] in (Kind.STOP, Kind.COLON, Kind.RELATIVE):
            break
        if not _for(view, i) or _inside_name(view, i):
            continue
        named = _named(view, i + 1 if _apart(view, i) else i, max(last, i + 4))
        if not named:
            continue
        titled = i > act.token + 1 and subject is not None and not _closed_name(view, i - 1)
        if not titled or _hears(view, named[0]):
            return named
    return []


def _occasion(view: View, act: Act) -> list[Phrase]:
    """في رسالة إلى الرئيس، خلال لقاء مع نظيره، في مقابلة مع قناة: who was met, called, written to."""
    first, last = scope_at(view, act.token)
    if act.parent is not None:
        first = act.token
    at = first
    until = _opens(act) if act.frame.kind not in ("post", "clause") else last
    hearing = words("hearing")
    for at in range(first, min(until, first + 80)):
        if view.tokens[at].stem in hearing or view.tokens[at].key in hearing:
            found = _met(view, at, min(until, at + 12))
            if found:
                return found
    if act.content is not None and act.content.last < last and not act.stops:
        for at in range(act.content.last, min(last, act.content.last + 5)):
            if view.tokens[at].stem in words("hearing"):
                return _met(view, at, min(last, at + 12))
    return []


def _met(view: View, noun: int, limit: int) -> list[Phrase]:
    """The other side behind an occasion: مع X، إلى X، لX, or the object of لقائه."""
    if not view.tokens[noun].preposition and view.kind[noun - 1] is not Kind.PREPOSITION:
        return []
    if view.tokens[noun].pronoun and noun + 1 < limit:
        found = _named(view, noun + 1, limit)
        if found:
            return found
    for i in range(noun + 1, limit):
        if view.kind[i] in _ENDS or view.kind[i] is Kind.COMMA:
            return []
        if view.bare[i] in ("مع", "الي") and i + 1 < limit:
            return _named(view, i + 1, limit + 4)
        if _for(view, i):
            return _named(view, i + 1 if _apart(view, i) else i, limit + 4)
    return []


def _to(view: View, first: int, last: int) -> list[Phrase]:
    for i in range(first, last):
        if view.bare[i] == "الي" and i + 1 < len(view.tokens):
            return _named(view, i + 1, last + 6)
        if _for(view, i):
            return _named(view, i + 1 if _apart(view, i) else i, last + 6)
    return []


def _for(view: View, at: int) -> bool:
    return view.tokens[at].preposition == "ل" or view.bare[at] == "ل"


def _apart(view: View, at: int) -> bool:
    return view.bare[at] == "ل"


def _inside_name(view: View, at: int) -> bool:
    """الأمين العام للأمم المتحدة: the preposition stands inside a mention."""
    mention = view.analysis.entities.at(at)
    return mention is not None and mention.first < at


def _closed_name(view: View, at: int) -> bool:
    """A token that ends a person's name, a pronoun, a day or a mark: no title goes on behind it."""
    mention = view.analysis.entities.at(at)
    if mention is not None:
        name = view.analysis.entities.entity(mention).name.split()
        return mention.kind == "name" and mention.human and view.tokens[at].text in name
    return at in view.day or view.kind[at] in (Kind.COMMA, Kind.CLOSE_QUOTE, Kind.CLOSE_PAREN, Kind.ADVERB)


def _hears(view: View, phrase: Phrase) -> bool:
    """Somebody who asks and listens: a paper, an agency, journalists."""
    first = view.tokens[phrase.first]
    if phrase.quoted or first.stem in words("hearer"):
        return True
    if first.stem in words("medium"):
        return not first.article or first.stem != "موقع"
    return phrase.mention is not None and view.analysis.entities.entity(phrase.mention).sector == "JRN"


def _addressed(view: View, phrase: Phrase) -> bool:
    """Whether somebody can be spoken to under this name."""
    if phrase.mention is not None:
        capital = phrase.mention.rule.startswith("capital")
        return capital or view.analysis.entities.entity(phrase.mention).type != "place"
    return can_speak(view, phrase) or view.tokens[phrase.first].key.endswith(("ين", "ون"))


def _named(view: View, at: int, limit: int) -> list[Phrase]:
    """The phrase that begins here, with those joined to it, when it names somebody."""
    limit = min(limit, view.scope_last[at])
    if at >= limit:
        return []
    mention = view.analysis.entities.at(at)
    if mention is not None and mention.first == at:
        phrase: Phrase | None = Phrase(at, mention.last, mention)
    else:
        phrase = phrase_at(view, at, limit)
    if phrase is None or not _addressed(view, phrase):
        return []
    if phrase.mention is None and not _hearer(view, phrase):
        return []
    return _with_joint(view, phrase, limit)


def _hearer(view: View, phrase: Phrase) -> bool:
    """A noun for those spoken to: الصحفيين، المواطنين، the name of a paper in marks."""
    first = view.tokens[phrase.first + 1 if phrase.quoted else phrase.first]
    return phrase.quoted or first.stem in words("hearer") or head_class(view, phrase) in ("unnamed", "collective")


def _with_joint(view: View, phrase: Phrase, limit: int) -> list[Phrase]:
    found = [phrase]
    at = phrase.last
    while at < limit and view.tokens[at].conjunction == "و":
        mention = view.mention_from(at)
        if mention is None or view.analysis.entities.entity(mention).type == "place":
            break
        found.append(Phrase(mention.first, mention.last, mention))
        at = mention.last
    return found
