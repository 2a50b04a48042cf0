"""Where a source's words end: before a new act, the narrator's own addition, a source phrase, the closing mark."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rawi.statements.frames.walk import Frame
from rawi.statements.nouns import verbal
from rawi.statements.own_words import holds_words_of
from rawi.statements.tables import cue_rows, words
from rawi.statements.view import Kind, Quote, View, scope_at
from rawi.text.folding import fold

_HIS_WORD = frozenset({"قوله", "قولها", "قولهم", "تعبيره", "تعبيرها", "وصفه", "وصفها"})
LONGEST = 700
"""Tokens of one content at most; the longest in the development gold has 130."""
CARRYING = frozenset({"نقل", "نشر", "تناقل", "بثّ", "أورد"})
"""Verbs of media that carry what others say."""
_SHUT = (Kind.COMMA, Kind.STOP, Kind.DASH, Kind.COLON)


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens ``[first, last)`` and characters ``[start, end)`` of what is reported."""

    first: int
    last: int
    start: int
    end: int
    quoted: bool
    quotes: tuple[tuple[int, int], ...]


def content_of(
    view: View, frame: Frame, cue_token: int, stops: list[int], relative: bool = False
) -> Content | None:
    """The content of a frame (see ``_content``) with the quotations in it that hold the speaker's words."""
    content = _content(view, frame, cue_token, stops, relative)
    if content is None or not content.quoted:
        return content
    found = _quotes_in(view, content.first, content.last)
    own = [q for q in found if holds_words_of(view, q, cue_token)]
    whole = frame.quote is not None and holds_words_of(view, frame.quote, cue_token)
    if len(own) == len(found) and (own or whole):
        return content
    quotes = tuple(
        (max(q.start, content.start), min(q.end, content.end)) for q in own
        if max(q.start, content.start) < min(q.end, content.end)
    )  # fmt: skip
    return replace(content, quoted=bool(quotes) or whole, quotes=quotes)


def _content(view: View, frame: Frame, cue_token: int, stops: list[int], relative: bool) -> Content | None:
    """The content that a frame opens, up to the first of ``stops`` (clause starts of later acts) or its own end.

    ``relative``: the act describes a noun (التي أكد فيها أن …،), so that its content ends with its clause.
    """
    first = frame.first
    if first >= len(view.tokens):
        return None
    _, scope_last = scope_at(view, cue_token)
    if frame.kind == "clause":
        return _make(view, first, frame.opener, None)
    short = _short_predicate(view, first)
    if short is not None:
        return _make(view, first, short.closing, None)
    quote = frame.quote or _leading_quote(view, first)
    if quote is not None and (
        _whole(view, quote, stops) or (relative and quote.closed and quote.first <= first + 1)
    ):
        return _make(view, first if first > quote.opening else quote.first, quote.last, quote)
    limit = min(scope_last, first + LONGEST)
    if view.kind[first - 1] is Kind.OPEN_PAREN and frame.kind == "direct":
        limit = next((i for i in range(first, limit) if view.kind[i] is Kind.CLOSE_PAREN), limit)
    if quote is not None and quote.closed and quote.last > limit:
        limit = min(quote.closing, first + LONGEST)
    limit = _quotation_beyond(view, first, limit)
    last = _end(view, first, limit, stops)
    if relative:
        last = _clause_end(view, first, last)
    elif frame.kind not in ("inna", "direct", "quote") and (quote is None or quote.last < last):
        last = _narrator_relative(view, first, last)
        last = _narrator_clause(view, first, last)
    return _make(view, first, last, None)


def _quotation_beyond(view: View, first: int, limit: int) -> int:
    """A quotation that begins inside the content and runs over the end of the sentence is part of it."""
    if limit <= first:
        return limit
    around = view.inside_quote[limit - 1]
    if around >= first:
        return min(max(limit, view.quote_at[around].closing), first + LONGEST)
    return limit


def _clause_end(view: View, first: int, last: int) -> int:
    """The comma that closes a relative clause, unless a further clause of the same follows."""
    for i in range(first + 1, last - 1):
        if view.kind[i] is Kind.COMMA and view.inside_quote[i] < 0:
            following = view.tokens[i + 1]
            if not following.conjunction and view.kind[i + 1] not in (Kind.RELATIVE, Kind.PREPOSITION):
                return i
    return last


def _narrator_relative(view: View, first: int, last: int) -> int:
    """بالإفراج عن القس، الذي وضع …: what a past relative clause adds to a demand or a charge the narrator tells."""
    for i in range(first + 1, last - 2):
        if view.inside_quote[i] >= 0:
            continue
        if view.kind[i] is Kind.COMMA and view.kind[i + 1] is Kind.RELATIVE:
            at = i + 2
        elif view.kind[i] is Kind.COMMA and _which(view, i + 1):
            at = i + (3 if view.bare[i + 2] == "ما" else 4)
            if at >= last:
                return last
        elif view.bare[i] == "حيث":
            at = i + 1
        else:
            continue
        if view.kind[at] is Kind.VERB and any(v.tense == "past" for v in view.verbs(at)):
            return i
    return last


def _which(view: View, at: int) -> bool:
    """، وهو ما أثار، وهو الأمر الذي أثار."""
    if view.bare[at] not in ("هو", "هي") or view.tokens[at].conjunction != "و":
        return False
    return view.bare[at + 1] == "ما" or view.bare[at + 1 : at + 3] == ["الامر", "الذي"]


def _narrator_clause(view: View, first: int, last: int) -> int:
    """أكد الرئيس عقد القمة لكن الجار لم يؤكد: a clause joined to a noun phrase is the narrator's."""
    if view.kind[first] not in (Kind.WORD, Kind.PREPOSITION):
        return last
    for i in range(first + 1, last):
        if view.bare[i].startswith("لكن") and view.kind[i] is Kind.CLAUSE and view.inside_quote[i] < 0:
            return i
        if _second_deed(view, i) and view.inside_quote[i] < 0:
            return i  # رحب بالوزير وبارك له
        if _afterwards(view, i) and view.inside_quote[i] < 0:
            return i  # هدد بالرد على جاره، بعد اتهامه
        if view.kind[i] in (Kind.VERB, Kind.COMPLEMENTISER, Kind.RELATIVE):
            break
    for i in range(first + 1, last - 2):
        behind = i + 1 if view.kind[i] is Kind.COMMA else i
        also = view.bare[behind] == "كما" and view.kind[behind + 1] is Kind.VERB
        if also and view.inside_quote[i] < 0:
            return i  # شدد على أهمية الحل، كما تم بحث الأوضاع
    return last


def _second_deed(view: View, at: int) -> bool:
    """و with a past verb behind a noun phrase: the narrator goes on with what the same one did."""
    if view.tokens[at].conjunction != "و" or view.kind[at] is not Kind.VERB:
        return False
    if view.analysis.language.pos[at] not in ("VERB", "") or verbal(view, at):
        return False  # وحرص مصر: a noun as well
    tenses = ("past", "present") if view.kind[at - 1] is Kind.COMMA else ("past",)
    return any(v.kind == "finite" and v.tense in tenses and v.voice == "active" for v in view.verbs(at))


def _afterwards(view: View, at: int) -> bool:
    """، بعد، عقب، إثر: on what occasion."""
    behind = at + 1 < len(view.tokens) and view.bare[at + 1] in ("بعد", "عقب", "اثر", "قبيل", "غداه")
    return view.kind[at] is Kind.COMMA and behind


def _withheld(view: View, at: int) -> bool:
    """، ولم يحدد موعدا، لكنها لم تكشف، دون أن يوضح: what the speaker left unsaid the narrator tells."""
    first = at
    if view.bare[at] in ("لكن", "من") or view.kind[at] is Kind.CLAUSE:
        at += 1
    if at + 1 >= len(view.tokens):
        return False
    if view.bare[at] == "دون":
        verb = at + 2 if view.kind[at + 1] is Kind.COMPLEMENTISER else at + 1
    elif view.bare[at] == "لم" and (view.tokens[at].conjunction or at > first):
        verb = at + 1
    else:
        return False
    if verb >= len(view.tokens):
        return False
    token = view.tokens[verb]
    return any(fold(v.lemma) in words("withheld_verb") for v in view.verbs(verb)) or token.stem in words(
        "withheld"
    )


def _occasion(view: View, at: int) -> bool:
    """، خلال لقاء، في بيان، على هامش القمة: where and when it was said, told by the narrator."""
    if view.bare[at] not in ("خلال", "في", "عقب", "لدي", "اثناء", "علي", "بعد", "قبيل", "قبل"):
        return False
    noun = (
        at + 2
        if view.bare[at] == "علي" and at + 1 < len(view.tokens) and view.bare[at + 1] == "هامش"
        else at + 1
    )
    if noun == at + 1 and view.bare[at] == "علي":
        return False
    if noun >= len(view.tokens) or view.tokens[at].conjunction:
        return False
    if noun == at + 2:
        return True
    token = view.tokens[noun]
    return bool({token.key, token.stem} & words("occasion"))


def _parenthesis(view: View, at: int) -> bool:
    """أبلغ الرئيس، في اتصال هاتفي، بأن: the clause goes on behind the occasion."""
    for i in range(at + 1, min(at + 12, len(view.tokens) - 1)):
        if view.kind[i] is Kind.COMMA:
            return view.kind[i + 1] is Kind.COMPLEMENTISER
    return False


def content_between(view: View, first: int, last: int) -> Content | None:
    """The content from token ``first`` to ``last``, marks at its ends left out."""
    return _make(view, first, last, None)


def _leading_quote(view: View, first: int) -> Quote | None:
    """The quotation that begins with the content, or one token before it."""
    quote = view.quote_at.get(first)
    if quote is None and first > 0:
        quote = view.quote_at.get(first - 1)
    return quote


def _short_predicate(view: View, first: int) -> Quote | None:
    """بـ"العابر"،: a particle and the quotation behind it are the whole content."""
    if view.bare[first] != "ب":
        return None
    quote = view.quote_at.get(first + 1)
    if quote is None or not quote.closed or quote.closing >= len(view.tokens):
        return quote
    return quote if view.kind[quote.closing] in _SHUT else None


def _whole(view: View, quote: Quote, stops: list[int]) -> bool:
    """True when the content is just the inside of this quotation."""
    if any(quote.first < s < quote.last for s in stops):
        return False
    at = quote.closing
    if at >= len(view.tokens) or not quote.closed:
        return at >= len(view.tokens)
    dot = view.tokens[at].text == "." and view.tokens[at].start == quote.end  # «…».وفي السياق
    if dot or view.kind[at] in _SHUT or "\n" in view.analysis.text[quote.end : view.tokens[at].start]:
        return True
    if view.kind[quote.last - 1] is Kind.STOP and view.tokens[at].conjunction:
        return True
    return at in stops or view.phrase_at(at, "source") is not None


def _end(view: View, first: int, limit: int, stops: list[int]) -> int:
    """The token behind the content."""
    last = min([s for s in stops if s > first], default=limit)
    last = min(last, limit)
    i = first
    while i < last:
        if i in view.quote_at and view.quote_at[i].closing <= last:
            i = max(view.quote_at[i].closing, i + 1)
            continue
        if _tail(view, i, first):
            return i
        i += 1
    return last


def _tail(view: View, at: int, first: int) -> bool:
    """True where a source phrase or the narrator's own words begin."""
    if at <= first:
        return False
    if view.kind[at - 1] is Kind.COMMA and _occasion(view, at) and not _parenthesis(view, at):
        return True
    if view.kind[at] is Kind.DASH and _remark(view, at):
        return True
    if view.inside_quote[at] < 0 and (_withheld(view, at) or _disputed(view, at)):
        return True
    if view.kind[at - 1] is Kind.CLOSE_QUOTE and view.bare[at] == "اي" and not view.tokens[at].conjunction:
        return True  # «…» أي أنصار الرئيس: the narrator explains
    phrase = view.phrase_at(at)
    if phrase is None:
        return False
    behind_comma = view.kind[at - 1] in (Kind.COMMA, Kind.CLOSE_QUOTE, Kind.DASH)
    if phrase.kind == "source":
        return at in view.sources
    if phrase.kind == "source_verb":
        verb = at + len(phrase.keys)
        if verb >= len(view.tokens) or not _reports(view, verb):
            return False  # على ما قدمته الهيئة
        told = view.kind[verb] is Kind.VERB and view.inside_quote[at] < 0
        return phrase.keys != ("كما",) and (behind_comma or told)
    joined = view.bare[at] == "ذلك" and bool(view.tokens[at].conjunction)
    joined = joined or phrase.keys[-1] in _HIS_WORD
    return phrase.kind == "tail" and (joined or view.kind[at - 1] in (Kind.COMMA, Kind.CLOSE_QUOTE))


def _reports(view: View, at: int) -> bool:
    """A verb that can stand behind كما، حسبما: قال، أعلن، نقلت; not قدّم."""
    if any(v.lemma in CARRYING for v in view.verbs(at)):
        return True
    rows = [row for v in view.verbs(at) for row in cue_rows().get(v.lemma, ())]
    return any(row.frames & {"inna", "direct", "via", "document"} for row in rows)


def _disputed(view: View, at: int) -> bool:
    """وهو ما تنفيه الدوحة: what another says of the words before."""
    if at + 2 >= len(view.tokens) or view.tokens[at].conjunction != "و":
        return False
    if view.bare[at] not in ("هو", "هي", "هذا", "الامر"):
        return False
    said = at + 3 if view.bare[at + 1 : at + 3] == ["الامر", "الذي"] else at + 2
    if said >= len(view.tokens) or (said == at + 2 and view.bare[at + 1] not in ("ما", "الذي")):
        return False
    return bool(view.tokens[said].pronoun) and any(v.lemma in cue_rows() for v in view.verbs(said))


def _remark(view: View, at: int) -> bool:
    """-- وهو رأي …: behind a dash the narrator says what he thinks of the words before it."""
    i = at
    while i < len(view.tokens) and view.kind[i] is Kind.DASH:
        i += 1
    return i < len(view.tokens) and view.tokens[i].conjunction == "و" and view.tokens[i].stem in ("هو", "هي")


def _make(view: View, first: int, last: int, quote: Quote | None) -> Content | None:
    """Trim marks at both ends and note the quotations inside."""
    first, last = _trim(view, first, last)
    if first >= last:
        return None
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    quotes = tuple(
        (max(q.start, start), min(q.end, end)) for q in _quotes_in(view, first, last)
        if max(q.start, start) < min(q.end, end)
    )  # fmt: skip
    return Content(first, last, start, end, bool(quotes) or quote is not None, quotes)


def _quotes_in(view: View, first: int, last: int) -> list[Quote]:
    out: list[Quote] = []
    around = view.inside_quote[first]
    if around >= 0:
        out.append(view.quote_at[around])
    i = first
    while i < last:
        quote = view.quote_at.get(i)
        if quote is not None:
            out.append(quote)
            i = max(quote.closing, i + 1)
        else:
            i += 1
    return out


def _trim(view: View, first: int, last: int) -> tuple[int, int]:
    while first < last and view.kind[first] in (Kind.COMMA, Kind.COLON, Kind.DASH, Kind.CLOSE_QUOTE):
        first += 1
    while last > first:
        kind = view.kind[last - 1]
        if (
            kind in (Kind.COMMA, Kind.COLON, Kind.DASH)
            or (kind is Kind.STOP and view.tokens[last - 1].text == ".")
            or (kind is Kind.CLOSE_QUOTE and view.quote_end[last - 1].opening < first)
            or kind is Kind.OPEN_QUOTE
            or (not view.tokens[last - 1].text.strip(".") and view.inside_quote[last - 1] < 0)
        ):
            last -= 1
        elif view.tokens[last - 1].text in '"»”“':
            if kind is Kind.CLOSE_QUOTE:
                break
            last -= 1
        else:
            break
    marks = last - first >= 2 and view.kind[first] is Kind.OPEN_QUOTE and view.quote_at[first].closing == last
    if marks and view.quote_at[first].closed:
        return _trim(view, first + 1, last - 1)
    return first, last
