"""Which act ends which content, and which stands inside another."""

from __future__ import annotations

from rawi.statements.act import DESPITE, Act
from rawi.statements.content import content_of
from rawi.statements.speech_nouns import FRAME
from rawi.statements.view import Kind, View, scope_at

_WHEN = frozenset(["منذ", "عندما", "حين", "حينما", "بعدما", "قبلما", "لما", "كلما"])
_SIDE = frozenset(["كما", "فيما", "بينما", "اما", "ثم", "لكن", "بل"])
_CONTINUING = frozenset({"أضاف", "تابع", "أردف", "استطرد", "ختم", "اختتم", "أوضح", "لفت"})


def settle(view: View, acts: list[Act]) -> None:
    """Levels and contents of these acts; done again when acts without a speaker have been dropped."""
    for act in acts:
        act.stops, act.parent = [], None
    _levels(view, acts)
    for act in acts:
        relative = act.subject.how in ("relative", "antecedent") or act.frame.kind == FRAME
        act.content = content_of(view, act.frame, act.token, act.stops, relative) or act.content


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
        return not act.within
    if act.cue.form == "m" and act.begin < token:  # ، ونقلت الوكالة عن الوزير قوله: new from نقلت on
        return act.begin > outer.frame.first and bool(view.tokens[act.begin].conjunction)
    if level >= 0 and outer.token < level and outer.frame.first in (level, level + 1):
        return False  # إن "…، هددت …": told within the marks that the content begins with
    if act.subject.how in ("relative", "antecedent", "resumptive") or act.frame.kind == FRAME:
        return False
    if level >= 0 and level == _quote_level(view, outer.frame.first) and outer.frame.quote is not None:
        return False
    before = token - 1
    had = view.bare[before] == "قد" and view.tokens[before].conjunction == "ف"
    if had and view.kind[before - 1] is Kind.COMMA:
        return True  # أما الوزير، الذي أمر بالرد، فقد توعد
    if act.subject.how == "before":
        return _breaks_in_front(view, outer, act)
    if view.kind[before] is Kind.COMPLEMENTISER and view.bare[before - 1] in ("الا", "غير", "بيد"):
        return True
    if view.bare[before - 1 : before + 1] == ["في", "حين"]:
        return True  # ، في حين حث الوزير: the other side
    if (
        view.kind[before] is Kind.COMPLEMENTISER
        or view.bare[before] in _WHEN
        or view.kind[before] is Kind.RELATIVE
    ):
        return False
    if view.bare[before] in ("حيث", "اذ"):
        return act.subject.how == "none"
    if view.bare[before] in _SIDE or view.bare[before].startswith("لكن"):
        return True
    if view.tokens[token].conjunction:
        if act.named or act.cue.lemma in _CONTINUING:
            return True
        return True
    if act.subject.how == "none":
        return view.kind[before] in (Kind.COMMA, Kind.CLOSE_QUOTE) and not _predicate_due(view, outer, token)
    return act.begin < token or view.kind[before] in (Kind.COMMA, Kind.CLOSE_QUOTE)


def _predicate_due(view: View, outer: Act, token: int) -> bool:
    """إن الرجل الذي عرف بكنيته، وجه تهديدا: the content's subject is still without its verb."""
    in_clause = seen = False
    for i in range(outer.frame.first, min(token, outer.frame.first + 40)):
        kind = view.kind[i]
        if kind is Kind.RELATIVE:
            in_clause = seen = True
        elif kind is Kind.COMMA:
            in_clause = False
        elif kind in (Kind.STOP, Kind.CLAUSE) or (kind is Kind.VERB and not in_clause):
            return False
    return seen


def _breaks_in_front(view: View, outer: Act, act: Act) -> bool:
    """SUBJECT VERB: inside when an إن of the outer content opens the clause; new behind لكن، فيما، إلا أن."""
    start = act.subject.phrase.first if act.subject.phrase else act.token
    clause = act.subject.clause
    if start <= outer.frame.first:
        return False
    opener = clause
    if view.kind[opener] is Kind.COMPLEMENTISER or view.kind[opener - 1] is Kind.COMPLEMENTISER:
        at = opener if view.kind[opener] is Kind.COMPLEMENTISER else opener - 1
        return view.bare[at - 1] in DESPITE
    if view.kind[opener] is Kind.CLAUSE:
        return True
    if view.tokens[start - 1].stem in ("كان", "كانت") and view.tokens[start - 1].conjunction == "و":
        return view.kind[start - 2] is Kind.COMMA  # ، وكان المحافظ قد أعلن
    return view.kind[start - 1] in (Kind.COMMA, Kind.CLAUSE) and not view.inside_quote[start] >= 0
