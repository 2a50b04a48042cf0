"""What only completes another event is not told twice; what stands far off is left alone."""

from __future__ import annotations

import pytest

import rawi
from rawi.events.finder import accepted, find, propose
from rawi.pipeline import Article, Engine
from rawi.statements import find_statements

INVITED = "وجه الملك سلمان دعوة للرئيس المصري لزيارة الرياض."
VISIT = "وصل الرئيس الفرنسي إلى القاهرة في زيارة رسمية."


def types(text: str) -> list[str]:
    return [event.type for event in rawi.load().read(text, published="2018-05-01").events]


def test_the_visit_of_an_invitation_is_no_event_wherever_the_invitation_stands() -> None:
    alone = types(INVITED)
    assert types(f"{VISIT}\n" * 30 + INVITED)[-len(alone) :] == alone


@pytest.mark.parametrize("text", [INVITED, VISIT, "طالب الوزير إيران بأن تلتزم بالاتفاق. والتقى الوزير نظيره الروسي أمس."])
def test_events_are_the_accepted_proposals(text: str) -> None:
    """``find`` keeps no proposals, ``propose`` keeps all: both read the same."""
    analysis = Engine().analyse(Article(text, published="2018-05-01"))
    _, proposals = propose(analysis, find_statements(analysis), accepted)
    proposed = [(p.draft.type, p.draft.trigger_token) for p in proposals if accepted(p)]
    analysis = Engine().analyse(Article(text, published="2018-05-01"))
    assert [(e.type, e.trigger_token) for e in find(analysis, find_statements(analysis))] == proposed
    assert proposed


def test_talks_refused_are_not_held() -> None:
    assert types("رفضت الحركة إجراء محادثات مباشرة مع الحكومة الأفغانية.") == ["REJECT"]


def test_what_a_visit_is_to_do_is_no_second_event() -> None:
    assert types("قال المسؤول العراقي إن زيارة الوزير الإيراني لبغداد ستبحث التعاون الأمني.") == ["AGREE"]


def test_what_a_strike_is_for_is_no_second_protest() -> None:
    assert types("يواصل عمال السكك الفرنسيون إضرابهم احتجاجا على خطة الحكومة.") == ["PROTEST"]
