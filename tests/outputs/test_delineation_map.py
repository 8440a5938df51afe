"""The map of a delineation as a file: one page whose shapes can be edited, or a drawing; the same bytes again."""

from datetime import date
from pathlib import Path

import pytest

from tests.outputs.deck.reading import opened, shapes, slide_text
from tests.outputs.sample_shapes import ground
from tests.outputs.test_ratio_map_page import Kept
from tests.profile.delineation.asked import keepers, request
from tests.profile.delineation.test_mapped import sapporo
from toshiken.core.errors import RequestError
from toshiken.geography.offices import offices
from toshiken.outputs.delineation_map import map_document, render_delineation_map, require_ending
from toshiken.outputs.pages.ratio_figure import Earth
from toshiken.profile.delineation.mapped import mapped
from toshiken.profile.delineation.request import answered

EARTH = Earth(offices(), Kept(ground()))


def test_one_a4_page_with_every_municipality_as_a_shape() -> None:
    deck = opened(render_delineation_map(sapporo(), EARTH, False, ".pptx"))
    (slide,) = deck.slides
    assert (deck.slide_width.mm, deck.slide_height.mm) == pytest.approx((297, 210), abs=0.5)
    names = {shape.name for shape in shapes(slide)}
    assert {"札幌市の区域", "石狩市の区域", "江差町の区域", "圏域の境", "方位", "縮尺"} <= names
    text = slide_text(slide)
    assert "10%以上なのは9市町村" in text
    assert "47.7%" in text
    assert "資料と注記を参照" not in text, "there is no such page"


def test_the_arithmetic_stands_in_the_speaker_notes() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    deck = opened(render_delineation_map(drawn, Earth(offices(), Kept(None, "01203")), False, ".pptx"))
    assert "石狩市 = " in deck.slides[0].notes_slide.notes_text_frame.text


def test_a_day_that_lies_in_the_past_is_marked_in_both() -> None:
    drawn = mapped(answered(request(as_of=date(2018, 7, 23)), keepers()), own_flows=False)
    deck = opened(render_delineation_map(drawn, EARTH, True, ".pptx"))
    assert "平成30年7月23日時点の資料の再現" in slide_text(deck.slides[0])
    assert "関係市町村（例外）" in slide_text(deck.slides[0])
    svg = render_delineation_map(drawn, EARTH, True, ".svg").decode("utf-8")
    assert "平成30年7月23日時点の資料の再現" in svg


@pytest.mark.parametrize("ending", [".pptx", ".svg"])
def test_the_same_map_has_the_same_bytes(ending: str) -> None:
    one, other = (render_delineation_map(sapporo(), EARTH, False, ending) for _ in range(2))
    assert one == other


def test_a_hub_without_a_known_area_is_named_itself() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    document = map_document(drawn, Earth(offices(), Kept(None, "01203")), False)
    assert (document.area_name, document.organisation) == ("小樽市", "")


@pytest.mark.parametrize("name", ["map.png", "map", "map.pptx.bak", ".svg"])
def test_any_other_ending_is_refused_with_the_two_there_are(name: str) -> None:
    with pytest.raises(RequestError, match=r"--map.*\.pptx.*\.svg"):
        require_ending(Path(name))


@pytest.mark.parametrize("name", ["map.pptx", "MAP.PPTX", "地図.svg", "a/b.Svg"])
def test_the_two_endings_are_taken_whatever_their_case(name: str) -> None:
    require_ending(Path(name))
