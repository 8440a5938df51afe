"""The page in Chromium: from the disk, offline, with and without scripts, wide and narrow, and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from toshiken.example import Example
from toshiken.outputs.document import make_document
from toshiken.outputs.page import Audience
from toshiken.outputs.site import render_site

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
pytestmark = pytest.mark.browser

OVERFLOWING = """() => [...document.querySelectorAll('body *')]
  .filter(e => !e.closest('.scroll > *') && !e.closest('.skip') && !e.closest('.spoken'))
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.tagName + '#' + e.id + '.' + e.className)"""
MISPLACED = """() => [...document.querySelectorAll('figure svg[role=img]')].flatMap(svg => {
  const box = svg.getBoundingClientRect();
  const labels = [...svg.querySelectorAll('text')].filter(t => t.textContent).map(t => [t.textContent, t.getBoundingClientRect()]);
  const faults = [];
  labels.forEach(([words, a], i) => {
    if (a.left < box.left - 1 || a.right > box.right + 1 || a.top < box.top - 1 || a.bottom > box.bottom + 1)
      faults.push('outside: ' + words);
    labels.slice(0, i).forEach(([others, b]) => {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      // A line box is taller than its letters: what overlaps by less is white.
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 2 && height > 6) faults.push(words + ' over ' + others);
    });
  });
  return faults.map(fault => svg.getAttribute('aria-label').slice(0, 16) + ': ' + fault);
})"""
SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('svg text')].map(e => {
  const matrix = e.getScreenCTM();
  return parseFloat(getComputedStyle(e).fontSize) * Math.hypot(matrix.a, matrix.b);
}))"""


@dataclass
class Visit:
    """An open page and what it did."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(page: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("site") / "札幌 圏域.html"
    target.write_bytes(page.encode("utf-8"))
    return Path(target).as_uri()


def visit(browser: Browser, address: str, width: int, scripts: bool = True) -> Visit:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, offline=True, java_script_enabled=scripts, service_workers="block"
    )
    seen = Visit(context.new_page())
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.goto(address)
    return seen


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_opens_quietly_and_shows_everything(browser: Browser, address: str, width: int, scripts: bool) -> None:
    seen = visit(browser, address, width, scripts)
    assert seen.requests == [address]
    assert seen.complaints == []
    assert seen.page.locator("figure svg[role=img]").count() == seen.page.locator("figure.chart").count() > 8
    for chart in seen.page.locator("figure.chart svg[role=img]").all():
        assert chart.is_visible()
    seen.page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_screen_and_text_is_legible(browser: Browser, address: str, width: int) -> None:
    seen = visit(browser, address, width)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.page.evaluate(OVERFLOWING) == []
    assert seen.page.evaluate(SMALLEST_TEXT) >= 11
    seen.page.context.close()


def test_labels_stay_inside_their_drawing_and_off_each_other(browser: Browser, address: str) -> None:
    seen = visit(browser, address, 1280)
    assert seen.page.evaluate(MISPLACED) == []
    # The rule can fail: two labels pushed onto each other are found.
    seen.page.evaluate(
        "document.querySelectorAll('#figure-schedule svg text').forEach(t => t.removeAttribute('transform'))"
    )
    assert seen.page.evaluate(MISPLACED) != []
    seen.page.context.close()


@pytest.mark.parametrize("day", [date(2018, 7, 23), date(2026, 1, 1)])
def test_the_bundled_document_is_as_tidy(browser: Browser, tmp_path: Path, day: date) -> None:
    document = make_document(Example().brief(day), Audience.PUBLIC, reproduction=False)
    target = tmp_path / "page.html"
    target.write_bytes(render_site(document))
    for width in (1280, 390):
        seen = visit(browser, target.as_uri(), width)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        assert seen.page.evaluate(OVERFLOWING) == []
        assert seen.page.evaluate(MISPLACED) == []
        assert seen.complaints == []
        seen.page.context.close()


def test_the_keyboard_reaches_contents_and_data(browser: Browser, address: str) -> None:
    page = visit(browser, address, 1280).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    details = page.locator("details").first
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    assert details.locator("table").is_visible()
    page.context.close()


def test_paper_shows_the_data_of_closed_charts(browser: Browser, address: str) -> None:
    page = visit(browser, address, 1280).page
    assert not page.locator("details table").first.is_visible()
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('details table')].map(t => t.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) > 20
    page.context.close()
