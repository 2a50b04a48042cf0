"""Every page for everybody: an axe check without serious findings, in both languages, light and dark; and screenshots.

``RAWI_SCREENSHOTS=folder`` keeps a picture of each page: light, dark, phone, Arabic.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.web.browser.conftest import Room

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SERIOUS = ("serious", "critical")
# What depends on colours is asked again in the dark, what depends on room on a phone; all else is the same there.
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"lang": "en", "scheme": "light", "width": 1400, "height": 900, "rules": None},
    "dark": {"lang": "en", "scheme": "dark", "width": 1400, "height": 900, "rules": ["color-contrast", "link-in-text-block"]},
    "phone": {"lang": "en", "scheme": "light", "width": 390, "height": 844, "rules": ["scrollable-region-focusable", "target-size", "color-contrast"]},
    "arabic": {"lang": "ar", "scheme": "light", "width": 1400, "height": 900, "rules": None},
}


def _pages(keys: dict[str, str]) -> dict[str, str]:
    example = keys["x1"]
    return {
        "home": "/", "articles": "/articles", "article": f"/articles/{example}", "hostile": f"/articles/{keys['h1']}", "actors": "/actors",
        "actor": "/actors/person:سيرغي لافروف:RUS", "country": "/actors/RUS", "dyads": "/dyads", "dyad": "/dyads/CHN/RUS",
        "network": "/network?relation=named", "statement": f"/statements/{keys['l1']}:q1", "event": f"/events/{keys['t1']}:v1",
        "search": "/search?q=العقوبات", "review": "/review", "correction": f"/review/event/{example}/v1",
        "correction-statement": f"/review/statement/{example}/q1", "error": "/nothing",
    }  # fmt: skip


@pytest.mark.parametrize("look", list(LOOKS))
def test_every_page_is_accessible(browser: Browser, room: Room, screenshots: Path | None, look: str) -> None:
    how = LOOKS[look]
    # bypass_csp: axe is put into the page from here; the pages' own policy is tested elsewhere.
    context = browser.new_context(
        viewport={"width": how["width"], "height": how["height"]}, color_scheme=how["scheme"], base_url=room.address, bypass_csp=True,
        reduced_motion="reduce",
    )  # fmt: skip
    context.add_cookies([{"name": "rawi_language", "value": how["lang"], "url": room.address}])
    page = context.new_page()
    wrong: list[str] = []
    for name, path in _pages(room.keys).items():
        page.goto(path)
        if screenshots is not None:
            page.screenshot(path=screenshots / f"{name}-{look}.png", full_page=True)
        page.add_script_tag(path=AXE)
        found = page.evaluate("rules => axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})})", how["rules"])
        for finding in found["violations"]:
            if finding["impact"] in SERIOUS:
                first = finding["nodes"][0]
                wrong.append(f"{name}: {finding['id']} ({len(finding['nodes'])}): {first['html'][:160]} {first['failureSummary'][:240]}")
    context.close()
    assert wrong == [], "\n".join(wrong)
