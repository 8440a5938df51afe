"""The page as a file: complete without scripts, escaped, in order, the same for the same document."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.outputs.sample import CENSUS, population_by_member, sample_document
from tests.outputs.site.reading import Element, read
from toshiken.core.wording import sentence
from toshiken.outputs.figure import BarChart, Bullets, Figure, Series, Table
from toshiken.outputs.page import Audience, Document, Page
from toshiken.outputs.site import render_site

HOSTILE = '<script>alert(1)</script>"\' onload="x" class="y" {{7*7}} &amp; </style></svg>'


@pytest.fixture(scope="module")
def tree(page: str) -> Element:
    return read(page)


def test_nothing_runs_and_nothing_is_fetched(tree: Element) -> None:
    names = {one.name for one in tree.walk()}
    assert not names & {"script", "link", "iframe", "object", "embed", "img", "base", "form", "foreignobject"}
    attributes = {key for one in tree.walk() for key in one.attributes}
    assert not {key for key in attributes if key.startswith("on") or key in ("src", "srcset", "xlink:href")}
    policy = next(m for m in tree.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert "url(" not in tree.all("style")[0].text
    assert "@import" not in tree.all("style")[0].text


def test_language_and_headings_in_order(tree: Element, sample: Document) -> None:
    assert tree.all("html")[0].attributes["lang"] == "ja"
    levels = [int(one.name[1]) for one in tree.walk() if one.name in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    titles = [p.title for p in sample.pages if p.arrangement != "cover"]
    assert [one.text for one in tree.all("h2")] == titles


def test_contents_lead_to_every_section(tree: Element) -> None:
    links = [a.attributes["href"] for a in tree.all("nav")[0].all("a")]
    assert links == [f"#{one.attributes['id']}" for one in tree.all("section")]
    skip = tree.all("body")[0].children[0]
    assert (skip.name, skip.attributes["href"]) == ("a", "#main")
    assert "id" in tree.all("main")[0].attributes


def test_identifiers_are_unique_and_every_reference_has_one(tree: Element, page: str) -> None:
    identifiers = [one.attributes["id"] for one in tree.walk() if "id" in one.attributes]
    assert len(identifiers) == len(set(identifiers))
    for one in tree.walk():
        for key in ("aria-labelledby", "aria-describedby"):
            assert one.attributes.get(key, identifiers[0]) in identifiers


def test_every_chart_has_a_name_and_is_followed_by_its_data(tree: Element, sample: Document) -> None:
    figures = {f"figure-{b.id}": b for p in sample.pages for b in p.body if isinstance(b, Figure)}
    drawn = {one.attributes["id"]: one for one in tree.all("figure")}
    assert set(drawn) == set(figures)
    for key, figure in figures.items():
        table = drawn[key].all("table")
        assert len(table) == 1, key
        if isinstance(figure, Table):
            continue
        image = next(one for one in drawn[key].all("svg") if one.attributes.get("role") == "img")
        assert figure.alt in (image.attributes["aria-label"] or "")
        order = [one.name for one in drawn[key].children]
        assert order[0] == "figcaption"
        assert order[-1] == "details"


def test_every_number_of_the_document_stands_on_its_section(tree: Element, sample: Document) -> None:
    sections = {one.attributes["id"]: one for one in tree.all("section")}
    for page in sample.pages:
        if page.arrangement == "cover":
            continue
        printed = {one.text for one in sections[f"page-{page.id}"].walk()}
        words = sections[f"page-{page.id}"].whole_text
        missing = [shown.text for _, shown in page.numbers() if shown.text not in printed and shown.text not in words]
        assert not missing, (page.id, missing[:5])


def test_numbers_of_claims_are_bold(tree: Element) -> None:
    lead = next(one for one in tree.all("ul") if one.attributes.get("class") == "lead")
    assert [one.text for one in lead.all("b")] == ["260.1万人", "13.5%", "225.0万人"]


def test_tables_have_captions_and_scopes(tree: Element) -> None:
    for table in tree.all("table"):
        assert table.all("caption")[0].text
        assert {th.attributes.get("scope") for th in table.all("thead")[0].all("th")} == {"col"}
        for row in table.all("tbody")[0].all("tr"):
            assert row.children[0].attributes["scope"] == "row"
            assert len(row.children) == len(table.all("thead")[0].children[0].children)


def test_sources_once_each_with_their_date(tree: Element) -> None:
    section = next(one for one in tree.all("section") if one.attributes["id"] == "page-editions")
    lists = [one for one in section.all("ul") if one.attributes.get("class") == "sources"]
    lines = [one.whole_text for one in lists[0].all("li")]
    assert len(lines) == len(set(lines)) == 3
    assert any("平成27年国勢調査" in line and "平成28年（2016年）10月26日公表" in line for line in lines)


def test_only_web_addresses_become_links() -> None:
    sources = (
        replace(CENSUS, id="a", title="甲", address="https://www.e-stat.go.jp/x?a=1&b=2"),
        replace(CENSUS, id="b", title="乙", address="javascript:alert(1)"),
    )
    tree = read(_rendered(Page(id="p", title="出典だけ", sources=sources)))
    outward = tree.all("section")[0].all("a")
    assert [a.attributes["href"] for a in outward] == ["https://www.e-stat.go.jp/x?a=1&b=2"]
    assert "javascript:alert(1)" in tree.all("section")[0].whole_text


def test_hostile_text_stays_text() -> None:
    chart = population_by_member()
    poisoned = replace(
        chart,
        title=HOSTILE,
        alt=HOSTILE,
        unit=HOSTILE,
        categories=(HOSTILE, *chart.categories[1:]),
        series=(Series(HOSTILE, "hub", chart.series[0].values), *chart.series[1:3]),
        horizontal=True,
        totals=(),
    )
    points = Bullets("b", HOSTILE, ((1, sentence(HOSTILE)),))
    page = _rendered(Page(id="p", title=HOSTILE, lead=(sentence(HOSTILE),), body=(poisoned, points)), title=HOSTILE)
    tree = read(page)
    assert not tree.all("script")
    assert not {key for one in tree.walk() for key in one.attributes if key == "onload"}
    assert tree.all("h1")[0].text == tree.all("h2")[0].text == HOSTILE
    assert any(HOSTILE in (one.attributes.get("aria-label") or "") for one in tree.all("svg"))
    # The label is broken over lines in the drawing; put together again it is the text, untouched.
    drawn = "".join(one.text for one in tree.all("svg")[0].walk() if one.name in ("text", "tspan"))
    assert HOSTILE.replace(" ", "") in drawn.replace(" ", "")


def test_a_public_page_holds_nothing_internal() -> None:
    secret = "内部検討用の文言"
    pages = (
        Page(id="open", title="公開", body=(Bullets("o", "", ((1, sentence("公開の文言")),)),)),
        Page(id="closed", title=secret, body=(population_by_member(),), audience=Audience.INTERNAL),
    )
    page = render_site(replace(sample_document(Audience.PUBLIC), pages=pages)).decode()
    assert "公開の文言" in page
    assert secret not in page
    assert "population_by_member" not in page


def test_a_reproduction_says_so_on_every_section(page: str) -> None:
    mark = "平成30年7月23日時点の資料の再現"
    assert mark not in page
    tree = read(render_site(replace(sample_document(reproduction=True), pages=sample_document().pages[:3])).decode())
    assert all(mark in one.whole_text for one in (*tree.all("section"), tree.all("header")[0]))


def test_one_changed_figure_changes_only_its_own_section(page: str, sample: Document) -> None:
    def changed(one: Page) -> Page:
        return replace(one, body=tuple(_without_a_series(b) for b in one.body)) if one.id == "population1" else one

    other = render_site(replace(sample, pages=tuple(map(changed, sample.pages)))).decode()
    before, after = page.split("<section")[1:], other.split("<section")[1:]
    assert [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [1]


def test_same_bytes_in_another_time_zone_locale_and_hash_seed(page: str, tmp_path: Path) -> None:
    program = (
        "import sys; from tests.outputs.sample import sample_document; from toshiken.outputs.site import render_site;"
        "open(sys.argv[1], 'wb').write(render_site(sample_document()))"
    )
    root = Path(__file__).parents[3]
    surroundings = os.environ | {"TZ": "America/St_Johns", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "C"}
    target = tmp_path / "page.html"
    subprocess.run([sys.executable, "-c", program, str(target)], check=True, cwd=root, env=surroundings)
    assert target.read_bytes() == page.encode("utf-8")


def _without_a_series(block: object) -> object:
    return replace(block, series=block.series[:-1]) if isinstance(block, BarChart) else block


def _rendered(page: Page, title: str = "題") -> str:
    return render_site(replace(sample_document(), title=title, pages=(page,))).decode("utf-8")
