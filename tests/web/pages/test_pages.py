"""Every page over a small store: what it shows, in both languages, and that hostile articles stay text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from rawi.web.library import Library

LAVROV = "person:سيرغي لافروف:RUS"


class Seen(HTMLParser):
    """The elements and attributes of a page, and whether they are closed as they were opened."""

    VOID = frozenset(("meta", "link", "input", "br", "img", "hr", "path", "circle", "rect", "line", "polyline"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def _paths(keys: dict[str, str]) -> list[str]:
    example, copy = keys["x1"], keys["l1"]
    actor = f"/actors/{quote(LAVROV)}"
    return [
        "/", "/articles", "/articles?outlet=شينخوا&since=2022-01-01", f"/articles/{example}", f"/articles/{copy}?act=say",
        "/actors", "/actors?name=لافروف&type=person", actor, f"{actor}?act=say", "/actors/RUS", "/dyads", "/dyads/CHN/RUS",
        "/dyads/CHN/RUS?type=CONSULT", "/network", "/network?relation=named", "/network?relation=accused&level=states&country=RUS",
        f"/statements/{example}:q1", f"/events/{example}:v1", "/search", "/search?q=العقوبات", "/search?q=العقوبات&act=reject",
        "/review", "/review?kind=event", f"/review?article={example}", f"/review/statement/{example}/q1", f"/review/event/{example}/v1",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_whole(reader: TestClient, keys: dict[str, str], language: str) -> None:
    for path in _paths(keys):
        answer = reader.get(path, headers={"Cookie": f"rawi_language={language}"})
        assert answer.status_code == 200, path
        seen = Seen(answer.text)
        assert not seen.wrong and not seen.open, (path, seen.wrong, seen.open)
        assert len(seen.ids()) == len(set(seen.ids())), path
        html = seen.elements[0][1]
        assert (html["lang"], html["dir"]) == (language, "rtl" if language == "ar" else "ltr")
        for tag, attributes in seen.elements:
            assert "style" not in attributes and not any(name.startswith("on") for name in attributes), (path, tag)
            assert tag != "script" or attributes.get("src"), path
            if tag in ("input", "select", "textarea") and attributes.get("type") not in ("hidden", "checkbox"):
                assert f'for="{attributes["id"]}"' in answer.text, (path, attributes)


def test_pages_load_nothing_from_elsewhere(reader: TestClient, keys: dict[str, str]) -> None:
    for path in _paths(keys):
        for tag, attributes in Seen(reader.get(path).text).elements:
            if tag in ("script", "link", "img"):
                assert (attributes.get("src") or attributes.get("href") or "").startswith("/static/"), path


def test_the_article_shows_text_marks_and_record(reader: TestClient, keys: dict[str, str]) -> None:
    page = reader.get(f"/articles/{keys['x1']}").text
    assert 'data-entries="v1' in page and "اتصالا هاتفيا" in page
    assert re.search(r'<li id="q1" class="entry statement d0"', page)
    assert "Wang Yi" in page and "CHN GOV" in page
    assert f"/api/v1/articles/{keys['x1']}/record" in page
    assert reader.get(f"/api/v1/articles/{keys['x1']}/record").json()["schema"] == "rawi.record/1"


def test_the_article_can_be_narrowed(reader: TestClient, keys: dict[str, str]) -> None:
    whole, only = (reader.get(f"/articles/{keys['x1']}{query}").text for query in ("", "?act=explain"))
    assert whole.count('class="entry statement') > only.count('class="entry statement') > 0
    assert 'class="entry event' not in only


def test_hostile_articles_stay_text(reader: TestClient, keys: dict[str, str]) -> None:
    for path in (f"/articles/{keys['h1']}", "/articles", "/search?q=الحكومة", "/", "/review", f"/review?article={keys['h1']}"):
        page = reader.get(path).text
        assert "<script>alert" not in page and "<img" not in page and "onload=alert(3)>" not in page.replace("&gt;", "")
        assert "\u202e" not in page
        assert not Seen(page).wrong
    page = reader.get(f"/articles/{keys['h1']}").text
    assert '<span class="control">⟨U+202E⟩</span>' in page
    assert "href=\"javascript:" not in page.lower()
    assert "invisible control characters" in page and "Раwі" in page


def test_the_queries_of_readers_are_escaped(reader: TestClient) -> None:
    page = reader.get("/search", params={"q": '"><script>alert(1)</script>\u202e', "speaker": "'><b>"}).text
    assert "<script>alert" not in page and "<b>" not in page and "\u202e" not in page


def test_language_and_theme_are_kept_in_cookies(reader: TestClient) -> None:
    answer = reader.get("/?lang=ar&theme=dark")
    assert 'lang="ar" dir="rtl" data-theme="dark"' in answer.text
    assert "rawi_language=ar" in str(answer.headers.get_list("set-cookie"))
    later = reader.get("/articles")
    assert 'lang="ar" dir="rtl" data-theme="dark"' in later.text
    assert 'lang="en"' in reader.get("/articles?lang=en").text[:120]
    assert 'lang="en"' in reader.get("/articles?lang=xx").text[:120]


def test_an_actor_has_offices_meetings_and_words(reader: TestClient) -> None:
    page = reader.get(f"/actors/{quote(LAVROV)}").text
    for words in ("Sergey Lavrov", "Minister of Foreign Affairs", "Wang Yi", "Mevlut Cavusoglu", "سيرغي لافروف", "First seen"):
        assert words in page, words
    assert 'class="item statement"' in page and 'class="item event' in page


def test_a_dyad_has_points_that_open_their_sentences(reader: TestClient) -> None:
    page = reader.get("/dyads/CHN/RUS").text
    points = re.findall(r'<a href="(/dyads/CHN/RUS\?[^"]*)#events" hx-get', page)
    assert points and "cooperation" in page
    opened = reader.get(points[0].replace("&amp;", "&"))
    assert opened.status_code == 200
    assert 0 < opened.text.count('class="item event') <= page.count('class="item event')


def test_the_points_of_a_dyad_hold_all_its_events(library: Library) -> None:
    from rawi.web.questions.between import events_between, timeline
    from rawi.web.questions.paging import Paging

    with library.connection() as connection:
        told = timeline(connection, "CHN", "RUS")
        assert told is not None
        for point in told.points:
            found, _ = events_between(connection, Paging(size=100), point.start, point.end, (), point.score)
            assert len(found.items) >= point.events
        assert sum(point.events for point in told.points) == told.events


def test_the_network_is_a_table_first(reader: TestClient) -> None:
    page = reader.get("/network?relation=called").text
    assert re.search(r'<tr data-a="[^"]+" data-b="[^"]+" data-n="\d+">', page)
    assert "Wang Yi" in page and "/dyads/" in page


def test_reports_of_one_event_stand_side_by_side(reader: TestClient, library: Library) -> None:
    with library.connection() as connection:
        key, event = connection.execute(
            "SELECT a.key, s.event FROM event_state s JOIN articles a USING (article) WHERE s.outlets > 1 ORDER BY 1, 2 LIMIT 1"
        ).fetchone()
    page = reader.get(f"/events/{key}:{event}").text
    assert page.count('<th scope="col">') >= 2 and "witnesses" in page


def test_search_marks_what_was_found(reader: TestClient) -> None:
    page = reader.get("/search?q=العقوبات").text
    assert "<mark>العقوبات</mark>" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/articles/nothing", 404), ("/actors/nobody", 404), ("/dyads/CHN/nobody", 404), ("/statements/a:q1", 404), ("/events/a", 404),
        ("/articles?since=yesterday", 422), ("/review/event/zzz/v1", 404), ("/review?article=zzz", 404), ("/nothing", 404),
        ("/articles/../../etc/passwd", 404), ("/static/../app.py", 404), ("/actors/%00", 404), ("/articles?page=99999999", 200),
        ("/articles?page=-1", 200), ("/network?least=x&relation=y&level=z&type=q", 200), ("/dyads/CHN/RUS?score=99&from=2022-01-01", 200),
    ],
)  # fmt: skip
def test_odd_addresses_have_plain_answers(reader: TestClient, path: str, status: int) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert not Seen(answer.text).wrong


def test_a_quick_look_cannot_be_reviewed(client: TestClient, keys: dict[str, str]) -> None:
    assert "quick look" in client.get("/review").text
    assert client.get(f"/review/event/{keys['x1']}/v1").status_code == 403
    assert "/review/event/" not in client.get(f"/articles/{keys['x1']}").text


def test_fragments_of_htmx_are_in_the_page(reader: TestClient) -> None:
    """htmx takes a part out of a whole page: that part must be there, with the same id."""
    for path, part in (("/articles", "results"), ("/actors", "results"), ("/dyads", "results"), ("/dyads/CHN/RUS", "events")):
        assert part in Seen(reader.get(path, headers={"HX-Request": "true"}).text).ids()
