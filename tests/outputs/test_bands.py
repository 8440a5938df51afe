"""A band is drawn by every renderer, its bounds are numbers like others."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from tests.outputs.banded import with_band
from tests.outputs.deck.reading import charts, opened, shapes
from tests.outputs.sample import sample_document
from toshiken.outputs.deck import render_deck
from toshiken.outputs.page import Document, Page
from toshiken.outputs.palette import BAND_FILLS
from toshiken.outputs.proof_rows import block_pieces
from toshiken.outputs.site import start_charts
from toshiken.outputs.site.data_table import data_table
from toshiken.outputs.site.legend import legend_html
from toshiken.outputs.workbook import render_workbook


def document() -> Document:
    return replace(sample_document(), pages=(Page(id="p", title="図", body=(with_band(),)),))


def test_its_bounds_are_read_with_the_lines() -> None:
    figure = with_band()
    places = [place for place, _ in figure.numbers()]
    known = [v for v in figure.bands[0].low if v is not None]
    assert sum(place.startswith("95%の幅（下）") for place in places) == len(known)
    assert sum(place.startswith("95%の幅（上）") for place in places) == len(known)
    assert [c.head for c in data_table(figure).columns][-2:] == ["95%の幅（下）", "95%の幅（上）"]
    assert ("系列名", "95%の幅") in list(block_pieces(figure))


def test_the_deck_has_two_thin_lines_and_a_filled_area() -> None:
    deck = render_deck(document())
    series = list(charts(deck)[0].plots[0].series)
    assert [s.name for s in series[-2:]] == ["95%の幅", "95%の幅（上）"]
    low, high = (list(s.values) for s in series[-2:])
    assert all(a < b for a, b in zip(low, high, strict=True) if a is not None and b is not None)
    areas = [s for s in shapes(opened(deck).slides[0]) if s.name == "95%の幅"]
    assert len(areas) == 1
    xml = areas[0]._element.xml
    assert "custGeom" in xml
    assert BAND_FILLS["band_outer"] in xml


def test_the_area_stands_within_the_chart() -> None:
    found = {s.name: s for s in shapes(opened(render_deck(document())).slides[0])}
    chart, area = found[with_band().title], found["95%の幅"]
    assert chart.left <= area.left
    assert area.left + area.width <= chart.left + chart.width
    assert chart.top <= area.top
    assert area.top + area.height <= chart.top + chart.height


def test_the_page_fills_it_and_names_it() -> None:
    drawing = start_charts(document()).drawings()["banded"]
    assert f"#{BAND_FILLS['band_outer']}".lower() in drawing.lower()
    assert "95%の幅" in "".join(map(str, legend_html(with_band())))
    wider = with_band("0.2").bands[0].high
    assert max(v.quantity.known for v in wider if v is not None) > 3_000_000
    far = replace(document(), pages=(Page(id="p", title="図", body=(with_band("0.2"),)),))
    assert "3,000,000" in start_charts(far).drawings()["banded"], "the axis reaches as far as the band"


def test_the_workbook_has_both_bounds() -> None:
    book = load_workbook(BytesIO(render_workbook(document())))
    heads = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(head.startswith("95%の幅（下）") for head in heads)
    assert any(head.startswith("95%の幅（上）") for head in heads)
