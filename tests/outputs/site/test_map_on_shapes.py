"""The map on boundaries in the page: paths, words as text, a legend that wraps."""

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.outputs.sample import PLACES, sample_document
from tests.outputs.sample_shapes import map_on_shapes
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.geometry import scale_bar_km
from toshiken.outputs.page import Document, Page
from toshiken.outputs.palette import ROLES
from toshiken.outputs.site import start_charts
from toshiken.outputs.site.blocks import block_html


def document(figure: AreaMap) -> Document:
    return replace(sample_document(), pages=(Page(id="p", title="図", body=(figure,)),))


@pytest.fixture(scope="module")
def svg() -> str:
    return start_charts(document(map_on_shapes())).drawings()["area_map"]


def paths(svg: str, attribute: str) -> list[str]:
    return re.findall(rf"<path [^>]*{attribute}[^>]*>", svg)


def test_every_municipality_is_a_path_in_the_colour_of_its_role(svg: str) -> None:
    assert len(paths(svg, f'fill="#{ROLES["partner"].fill}"')) == len(PLACES) - 1
    assert len(paths(svg, f'fill="#{ROLES["hub"].fill}"')) == 1
    assert len(paths(svg, f'fill="#{ROLES["neighbour"].fill}"')) == 1
    assert "<image" not in svg


def test_white_lines_between_and_a_black_one_around(svg: str) -> None:
    assert len(paths(svg, 'stroke="#FFFFFF"')) >= len(PLACES)
    assert len(paths(svg, 'stroke="#000000"')) >= 1


def test_names_and_values_are_text(svg: str) -> None:
    said = [unescape(re.sub(r"<[^>]+>", "", found)) for found in re.findall(r"<text.*?</text>", svg)]
    assert {place.name for place in PLACES} <= set(said)
    assert {point.value.text for point in map_on_shapes().points if point.value} <= set(said)
    assert {"北", f"{scale_bar_km(map_on_shapes())}km"} <= set(said)


def test_nothing_is_drawn_beyond_the_drawing(svg: str) -> None:
    shapes = re.findall(r' d="(M[^"hvA]+)"', svg)
    assert len(shapes) > len(PLACES)
    for path in shapes:
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
        assert all(-1 <= number <= 745 for number in numbers)


def test_the_legend_and_what_is_left_out_stand_beside_it(svg: str) -> None:
    html = str(block_html(map_on_shapes(), {"area_map": svg}))
    assert "圏域の外" in html
    assert "図の範囲の外にある区域：小樽市の一部" in html
    assert "（令和3年1月1日時点）" in html
    assert 'class="swatch round"' not in html


def test_the_drawing_is_the_same_again(svg: str) -> None:
    assert start_charts(document(map_on_shapes())).drawings()["area_map"] == svg
