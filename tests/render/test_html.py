"""The page: everything is marked and linked, nothing of the article can act."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from rawi.record import Content, Cue, DocumentInfo, EngineInfo, Entity, Mention, Record, Statement
from rawi.render.html import html_page

Sample = tuple[Record, str]
VOID = {"meta", "br", "link"}


class Page(HTMLParser):
    """Checks that tags are balanced, and collects ids, links, tags, attributes and the article's text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.classes: list[str] = []
        self.article = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(given)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if given.get("href"):
            self.links.append(given["href"] or "")
        if tag not in VOID:
            self.open.append(tag)
            self.classes.append(given.get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.classes.pop()

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not any("tag" in c.split() or c == "control" for c in self.classes):
            self.article += data


def test_the_article_is_there_whole_and_every_link_has_its_target(sample: Sample) -> None:
    record, text = sample
    page = Page(html_page(record, text))
    assert page.article.split() == text.split()
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {"e1", "e4", "q1", "q2", "q3", "v1", "v2", "q1-cue", "v1-trigger", "e1-1"} <= set(page.ids)
    assert page.links.count("https://example.org/a?b=1&c=2") == 1


def test_marks_carry_their_kind_and_entries(sample: Sample) -> None:
    page = html_page(*sample)
    assert re.search(r'<a class="mark cue q1" href="#q1" title="q1: قال \(سليم حداد\)">قال</a>', page)
    assert re.search(r'<a class="mark trigger v1 content q2 q1 in2" href="#v1"[^>]*>قصف</a>', page)
    assert re.search(r'<sup class="tag cue q3"><bdi>\[سليم حداد\]</bdi> <a href="#q3">q3</a></sup>', page)


def test_right_to_left_light_and_dark_for_paper_and_without_scripts(sample: Sample) -> None:
    page = html_page(*sample)
    assert '<html lang="ar" dir="rtl">' in page
    assert "prefers-color-scheme: dark" in page and "@media print" in page
    assert "script" not in Page(page).tags and "style" not in Page(page).attributes
    assert "default-src 'none'" in page
    assert not re.search(r"(src|@import|url\()", page.split("</head>")[1])


def hostile(text: str, name: str) -> str:
    record = Record(
        engine=EngineInfo(version="0.1.0", model="rules-1"),
        document=DocumentInfo(id=name, title=name, outlet=name, url=f"javascript:{name}", characters=len(text)),
        entities=(Entity(id="e1", type="person", name=name, office=name, mentions=(Mention(span=(0, len(text)), text=text, kind="name"),)),),
        statements=(
            Statement(
                id="q1", span=(0, len(text)), act="say", cue=Cue(span=(0, 1), text=text[:1], lemma=name), speaker="e1",
                speaker_from="named", content=Content(span=(0, len(text)), text=text), rule=name,
            ),
        ),
    )  # fmt: skip
    return html_page(record, text)


def test_markup_in_an_article_is_only_text() -> None:
    wicked = '</article><script>alert("x")</script><img src=x onerror=alert(1)>\'"&amp; قال'
    page = hostile(wicked, wicked)
    parsed = Page(page)
    assert "script" not in parsed.tags and "img" not in parsed.tags and "onerror" not in parsed.attributes
    assert parsed.article.strip() == wicked
    assert not any(link.startswith("javascript:") for link in parsed.links)


def test_bidi_controls_are_shown_and_take_no_effect() -> None:
    page = hostile("قال \u202eالوزير\u2067 أمس\x07", "اسم\u202e")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", page)
    assert '<span class="control" title="U+202E">·</span>' in page


# Surrogates are kept out by Article; a view should still stand them.
@given(st.text(st.characters(exclude_categories=()), min_size=1), st.text(min_size=1))
def test_any_text_gives_a_well_formed_page(text: str, name: str) -> None:
    record = Record(
        engine=EngineInfo(version="0.1.0", model="rules-1"), document=DocumentInfo(id=name, characters=len(text)),
        entities=(Entity(id="e1", type="place", name=name, mentions=(Mention(span=(0, 1), text=name, kind="name"),)),),
    )  # fmt: skip
    page = html_page(record, text)
    page.encode("utf-8")
    Page(page)
