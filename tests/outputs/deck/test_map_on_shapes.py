"""The map on boundaries in the deck: freeforms that can be edited, neighbours that do not gape, no picture, a small file."""

from dataclasses import replace
from typing import Any

import pytest

from tests.outputs.deck.reading import A, P, opened, parts, shapes, slides
from tests.outputs.sample import PLACES, sample_document
from tests.outputs.sample_shapes import map_on_shapes
from toshiken.outputs.deck import render_deck
from toshiken.outputs.page import Page
from toshiken.outputs.palette import ROLES, lightness


def on_a_page(**change: Any) -> bytes:
    page = Page(id="map", title="圏域図", body=(replace(map_on_shapes(), **change),))
    return render_deck(replace(sample_document(), pages=(page,)))


@pytest.fixture(scope="module")
def made() -> bytes:
    return on_a_page()


def freeforms(deck: bytes) -> dict[str, Any]:
    """The freeforms of all slides by name."""
    found = [
        shape for slide in slides(deck) for shape in slide.iter(f"{P}sp") if shape.find(f".//{A}custGeom") is not None
    ]
    return {shape.find(f"{P}nvSpPr/{P}cNvPr").get("name"): shape for shape in found}


def points(shape: Any) -> set[tuple[int, int]]:
    """Its points on the slide."""
    offset = shape.find(f".//{A}off")
    left, top = int(offset.get("x")), int(offset.get("y"))
    return {(left + int(p.get("x")), top + int(p.get("y"))) for p in shape.iter(f"{A}pt")}


def test_every_member_is_a_freeform_in_the_colour_of_its_role(made: bytes) -> None:
    found = freeforms(made)
    for index, place in enumerate(PLACES):
        shape = found[f"{place.name}の区域"]
        assert shape.find(f"{P}spPr/{A}solidFill/{A}srgbClr").get("val") == ROLES["partner" if index else "hub"].fill
        assert len(points(shape)) >= 3
    assert found["圏域の境"].find(f"{P}spPr/{A}noFill") is not None
    assert "江差町の区域" in found


def test_a_white_line_of_one_point_stands_between(made: bytes) -> None:
    line = freeforms(made)["札幌市の区域"].find(f"{P}spPr/{A}ln")
    assert (line.get("w"), line.find(f".//{A}srgbClr").get("val")) == ("12700", "FFFFFF")


def test_neighbours_share_the_points_of_their_border(made: bytes) -> None:
    """Every point of a member is a neighbour's too, or of the line around all."""
    found = freeforms(made)
    members = {place.name: points(found[f"{place.name}の区域"]) for place in PLACES}
    around = points(found["圏域の境"])
    for name, own in members.items():
        others = set().union(*(theirs for other, theirs in members.items() if other != name))
        assert own <= others | around, name


def test_nothing_is_a_picture_and_the_group_is_read_as_one(made: bytes) -> None:
    assert not [name for name in parts(made) if name.startswith("ppt/media/")]
    group = next(shape for shape in shapes(opened(made).slides[0]) if shape.shape_type == 6)
    assert "太い線で囲み" in group._element.nvGrpSpPr.cNvPr.get("descr")


def test_what_lies_beyond_is_named(made: bytes) -> None:
    texts = "\n".join(node.text or "" for node in slides(made)[0].iter(f"{A}t"))
    assert "図の範囲の外にある区域：小樽市の一部" in texts
    assert "（令和3年1月1日時点）を加工して作成" in texts


def test_hub_and_partner_differ_in_grey() -> None:
    fills = [lightness(ROLES[role].fill) for role in ("hub", "further_partner", "partner")]
    assert all(other - one >= 20 for one, other in zip(fills, fills[1:], strict=False))


def test_the_same_map_gives_the_same_bytes(made: bytes) -> None:
    assert on_a_page() == made


def test_a_map_of_one_member_without_values_is_drawn() -> None:
    figure = map_on_shapes()
    hub = replace(figure.points[0], value=None)
    assert "札幌市の区域" in freeforms(on_a_page(points=(hub,), outline=()))


def on_ratios() -> bytes:
    """The sample's members as a map of ratios: all alike, one of them striped."""
    figure = map_on_shapes()
    roles = {PLACES[0].code: "hub", PLACES[1].code: "exception"}
    shapes = tuple(replace(s, role=roles.get(s.place.code, "reached")) for s in figure.shapes if s.role != "neighbour")
    around = tuple(replace(s, role="no_ratio") for s in figure.shapes if s.role == "neighbour")
    legend = (("exception", "10%未満"), ("reached", "10%以上"))
    return on_a_page(shapes=(*shapes, *around), sized=False, legend=legend)


def test_a_striped_role_is_a_native_pattern_on_the_land_and_in_the_legend() -> None:
    deck = on_ratios()
    fill = freeforms(deck)[f"{PLACES[1].name}の区域"].find(f"{P}spPr/{A}pattFill")
    assert fill.find(f"{A}fgClr/{A}srgbClr").get("val") == ROLES["exception"].stripes
    assert fill.find(f"{A}bgClr/{A}srgbClr").get("val") == "FFFFFF"
    assert len(list(slides(deck)[0].iter(f"{A}pattFill"))) == 2


def test_white_land_has_an_edge() -> None:
    line = freeforms(on_ratios())["江差町の区域"].find(f"{P}spPr/{A}ln")
    assert line.find(f".//{A}srgbClr").get("val") == ROLES["no_ratio"].edge


def test_where_bubbles_are_alike_every_value_is_written_and_all_are_of_one_size() -> None:
    deck = on_ratios()
    texts = {node.text for node in slides(deck)[0].iter(f"{A}t")}
    assert {point.value.text for point in map_on_shapes().points if point.value} <= texts
    bubbles = [s for s in shapes(opened(deck).slides[0]) if s.name.endswith("の位置")]
    assert len(bubbles) == len(PLACES)
    assert len({bubble.width for bubble in bubbles}) == 1
