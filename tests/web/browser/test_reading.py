"""What readers do, in Chromium: open, hover, filter, follow, search, review, switch language, with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.web.browser.conftest import Room

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'rawi[dev]'").expect
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_the_first_page_leads_to_an_article(page: Page, room: Room) -> None:
    page.goto("/")
    page.get_by_role("link", name="وانغ يي يجري اتصالا هاتفيا").click()
    assert page.url.endswith(f"/articles/{room.keys['x1']}")
    assert page.locator("h1").inner_text() == "وانغ يي يجري اتصالا هاتفيا"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert room.problems == []


def test_a_statement_under_the_pointer_tells_who_speaks(page: Page, room: Room) -> None:
    page.goto(f"/articles/{room.keys['x1']}")
    card = page.locator("#card")
    assert card.is_hidden()
    page.locator("a.mark.cue").first.hover()
    card.wait_for(state="visible")
    told = card.inner_text()
    assert "Wang Yi" in told and "said" in told and "CHN GOV" in told and "cue." in told
    assert page.locator(".mark.lit").count() > 1
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")
    assert page.locator(".mark.lit").count() == 0
    assert room.problems == []


def test_the_innermost_of_nested_statements_is_told(page: Page, room: Room) -> None:
    page.goto(f"/articles/{room.keys['x1']}")
    inner = page.locator(".mark.in2").first
    inner.hover()
    page.locator("#card").wait_for(state="visible")
    entries = (inner.get_attribute("data-entries") or "").split()
    assert page.locator("#card").get_attribute("data-entry") in entries


def test_an_event_can_be_reached_by_keyboard(page: Page, room: Room) -> None:
    page.goto(f"/articles/{room.keys['x1']}")
    page.locator("#only-type").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('trigger')"):
            break
    assert page.evaluate("document.activeElement.classList.contains('trigger')")
    told = page.locator("#card").inner_text()
    assert "Consult phone" in told and "happened" in told and "Sergey Lavrov" in told
    described = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent")
    assert "Consult" in described and "Wang Yi" in described
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_a_tap_on_a_phone_opens_a_card_that_stays(browser: Browser, room: Room) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=room.address)
    page = context.new_page()
    page.goto(f"/articles/{room.keys['x1']}")
    page.locator("a.mark.trigger").first.tap()
    page.locator("#card").wait_for(state="visible")
    assert "Consult phone" in page.locator("#card").inner_text()
    box = page.locator("#card").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    for path in ("/", "/articles", f"/articles/{room.keys['x1']}", "/dyads/CHN/RUS", "/network", "/review", "/search?q=العقوبات", "/actors/RUS"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()


def test_kinds_of_marks_can_be_hidden(page: Page, room: Room) -> None:
    page.goto(f"/articles/{room.keys['x1']}")
    trigger, list_ = page.locator("a.mark.trigger").first, page.locator("#events")
    marked = trigger.evaluate("e => getComputedStyle(e).backgroundColor")
    page.get_by_role("checkbox", name="Events").uncheck()
    assert trigger.evaluate("e => getComputedStyle(e).backgroundColor") != marked
    assert list_.is_hidden()
    whole = page.locator("#statements .entry").count()
    page.get_by_label("Act", exact=True).select_option("explain")
    page.wait_for_url("**act=explain**")
    assert 0 < page.locator("#statements .entry").count() < whole
    assert set(page.locator("#statements .act").all_inner_texts()) == {"explained"}


def test_a_statement_leads_to_its_source(page: Page, room: Room) -> None:
    page.goto("/actors/RUS")
    statement = page.locator(".item.statement").first
    words = statement.locator("blockquote").inner_text()
    statement.get_by_role("link", name="In the article").click()
    page.wait_for_url("**/articles/*#q*")
    entry = page.locator(".entry:target")
    assert entry.locator("blockquote").inner_text() == words
    entry.get_by_title("Show in the text").click()
    assert page.locator(".at:target").evaluate("e => e.nextElementSibling.classList.contains('cue')")
    assert room.problems == []


def test_lists_are_filtered_in_place(page: Page, room: Room) -> None:
    page.goto("/articles")
    page.evaluate("window.same = true")
    page.get_by_label("Outlet").select_option("شينخوا")
    page.wait_for_url("**outlet=**")
    expect(page.locator("#results li")).to_have_count(1)
    assert page.evaluate("window.same") is True
    assert room.problems == []


def test_search_finds_and_marks(page: Page, room: Room) -> None:
    page.goto("/")
    page.locator("#home-search").fill("العقوبات")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    assert page.locator("mark", has_text="العقوبات").count() > 0
    page.locator("#results a.headline").first.click()
    page.wait_for_url("**/articles/*#s*")
    assert page.locator(".at:target").count() == 1
    assert room.problems == []


def test_points_of_the_timeline_open_their_sentences(page: Page, room: Room) -> None:
    page.goto("/dyads/CHN/RUS")
    whole = page.locator("#events .item").count()
    point = page.locator(".timeline svg a").first
    assert "score" in (point.get_attribute("aria-label") or "")
    point.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=**")
    expect(page.locator("#events .item")).not_to_have_count(whole)
    assert page.locator("#events .item").count() >= 1
    assert room.problems == []


def test_the_network_is_drawn_from_its_table(page: Page, room: Room) -> None:
    page.goto("/network?relation=named")
    page.locator("#graph svg").wait_for()
    names = page.evaluate("new Set([...document.querySelectorAll('#edges tr[data-a]')].flatMap(r => [r.dataset.a, r.dataset.b])).size")
    assert page.locator("#graph .node").count() == names > 3
    places = page.evaluate("[...document.querySelectorAll('#graph .node')].map(n => n.getAttribute('transform'))")
    assert len(set(places)) == names
    page.locator("#graph .node").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/**")
    assert room.problems == []


def test_a_correction_is_kept_and_exported(page: Page, room: Room) -> None:
    key = room.keys["t1"]
    page.goto(f"/articles/{key}")
    page.locator("#v1").get_by_role("link", name="Review").click()
    page.get_by_label("Place").fill("ليس في النص")
    page.get_by_label("Trigger").fill("كلمات ليست في النص")
    page.get_by_role("button", name="Save the correction").click()
    assert "not in the text" in page.get_by_role("alert").or_(page.locator(".problem")).last.inner_text()
    page.get_by_label("Trigger").fill("اتصال هاتفي")
    page.get_by_label("Place").fill("ليبيا")
    page.get_by_label("Your name").fill("ليلى")
    page.get_by_role("button", name="Save the correction").click()
    page.wait_for_url(f"**/articles/{key}#v1")
    assert page.locator("#v1 .verdict").inner_text() == "corrected"
    (kept,) = room.corrections.of_article(key)
    assert kept.entry is not None and (kept.entry["trigger"], kept.entry["place"], kept.reviewer) == ("اتصال هاتفي", "ليبيا", "ليلى")
    page.goto("/review")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as gold files").click()
    assert download.value.suggested_filename == "rawi-gold.zip"
    assert [p for p in room.problems if "422" not in p] == []


def test_the_queue_is_judged_with_one_button(page: Page, room: Room) -> None:
    page.goto(f"/review?article={room.keys['l1']}")
    page.locator(".queue li").first.get_by_role("button", name="Accept").click()
    page.wait_for_url("**/review?article=**")
    assert page.locator(".queue li").first.locator(".verdict").inner_text() == "accepted"


def test_language_and_colours_are_switched_and_stay(page: Page, room: Room) -> None:
    page.goto(f"/articles/{room.keys['x1']}")
    page.locator("a.switch.language").click()
    page.wait_for_url("**lang=ar**")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert page.locator("#statements h2").inner_text() == "الأقوال"
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("a.switch.theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.goto("/network")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["ar", "dark"]
    assert room.problems == []


def test_all_works_without_scripts(browser: Browser, room: Room) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=room.address)
    page = context.new_page()
    page.goto(f"/articles/{room.keys['x1']}")
    page.locator("a.mark.cue").first.click()
    assert page.url.endswith("#q1")
    page.goto("/articles")
    page.get_by_label("Outlet").select_option("شينخوا")
    page.get_by_role("button", name="Apply").click()
    assert page.locator("#results li").count() == 1
    page.goto("/dyads/CHN/RUS")
    page.locator(".timeline svg a").first.click()
    assert "from=" in page.url and page.locator("#events .item").count() >= 1
    page.goto("/network?relation=called")
    assert page.locator("#graph").is_hidden() and page.locator("#edges tbody tr").count() >= 1
    page.goto(f"/review/statement/{room.keys['c1']}/q1")
    page.get_by_role("button", name="Reject").click()
    assert page.locator("#q1 .verdict").inner_text() == "rejected"
    page.goto("/?theme=dark&lang=ar")
    page.goto("/actors")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()


def test_a_hostile_article_runs_nothing(page: Page, room: Room) -> None:
    page.on("dialog", lambda dialog: room.problems.append(dialog.message))
    for path in (f"/articles/{room.keys['h1']}", "/articles", "/search?q=الحكومة", f"/review/statement/{room.keys['h1']}/q1"):
        page.goto(path)
    page.goto(f"/articles/{room.keys['h1']}")
    page.locator("a.mark.cue").first.hover()
    page.locator("#card").wait_for(state="visible")
    assert page.locator("#text script, #text img, #card script, #card img").count() == 0
    assert page.locator("#text .control").first.inner_text() == "⟨U+202E⟩"
    assert room.problems == []
