"""The vision as one page: needs nothing else, says what the Word file says, works without eyes."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.outputs.papers.reading import headings
from toshiken.outputs.papers.documents import Made


class Reader(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def read(made: Made, area: str) -> Reader:
    reader = Reader()
    reader.feed(made.files[f"{area}_vision.html"].decode())
    return reader


@pytest.mark.parametrize("area", ["kakuu", "sapporo"])
def test_the_page_needs_nothing_else(area: str, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue(area), area)
    assert page.all("script") == []
    assert page.all("link") == []
    assert "default-src 'none'" in str(page.all("meta")[1].get("content"))
    addresses = [
        v for _, attributes in page.tags for k, v in attributes.items() if k in ("src", "href", "xlink:href") and v
    ]
    assert [address for address in addresses if not address.startswith("#")] == []
    assert "@import" not in request.getfixturevalue(area).files[f"{area}_vision.html"].decode()


@pytest.mark.parametrize("area", ["kakuu", "sapporo"])
def test_every_heading_of_the_paper_stands_on_the_page(area: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(area)
    page = read(made, area)
    assert [h for h in headings(made.files[f"{area}_vision.docx"]) if h not in page.text] == []


@pytest.mark.parametrize("area", ["kakuu", "sapporo"])
def test_ids_are_unique_and_links_lead_somewhere(area: str, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue(area), area)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {str(a.get("href"))[1:] for a in page.all("a")}
    assert links <= set(ids)
    assert len(links) >= 11


def test_charts_have_names_and_data_tables(sapporo: Made) -> None:
    page = read(sapporo, "sapporo")
    drawings = [attributes for attributes in page.all("svg") if attributes.get("role") == "img"]
    assert len(drawings) >= 6
    assert all(len(str(attributes.get("aria-label"))) > 10 for attributes in drawings)
    assert len(page.all("details")) == len(drawings)


def test_levels_of_headings_skip_none(sapporo: Made) -> None:
    levels = [int(tag[1]) for tag, _ in read(sapporo, "sapporo").tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.browser
def test_the_day_of_an_agreement_stays_on_one_line_on_a_telephone(kakuu: Made, chromium: str, tmp_path: Path) -> None:
    target = tmp_path / "vision.html"
    target.write_bytes(kakuu.files["kakuu_vision.html"])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(target.as_uri())
        days = page.get_by_role("group", name="圏域を構成する市町村").locator("td", has_text=re.compile(r"^令和\d+年"))
        heights = [day.evaluate("cell => { const r = document.createRange(); r.selectNodeContents(cell); "
                                "return r.getClientRects().length }") for day in days.all()]  # fmt: skip
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        browser.close()
    assert len(heights) >= 3
    assert set(heights) == {1}
