"""The area's map on the page of commuting ratios: with a ground, without one, and what it cites."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.outputs.sample_shapes import ORIGIN, ground
from toshiken.example import Example
from toshiken.geography.shapes.bounds import Bounds
from toshiken.geography.shapes.centre import centre_of
from toshiken.geography.shapes.shape import Ground, Touching
from toshiken.outputs.brief import Brief
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.pages.area_map import area_map, map_notes, map_sources
from toshiken.outputs.pages.commuting import commuting

DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Kept:
    """A keeper of one ground."""

    ground: Ground | None

    def touching(self, first: str, second: str) -> Touching | None:
        return None

    def around(self, codes: Sequence[str], outlined: Collection[str] | None = None) -> Ground | None:
        assert codes[0] == "01100", "the hub comes first"
        return self.ground


def brief(found: Ground | None, day: date = DAY) -> Brief:
    return Example(boundaries=Kept(found)).brief(day)


@pytest.fixture(scope="module")
def grounded() -> Brief:
    """With the ground of the sample."""
    return brief(ground())


def test_members_are_filled_by_their_group_and_the_rest_lies_around(grounded: Brief) -> None:
    roles = {shape.place.name: shape.role for shape in area_map(grounded).shapes}
    assert (roles["札幌市"], roles["小樽市"], roles["石狩市"]) == ("hub", "partner", "further_partner")
    assert roles["江差町"] == "neighbour"
    assert len(roles) == 13


def test_the_line_of_ten_percent_stands_in_the_legend(grounded: Brief) -> None:
    legend = dict(area_map(grounded).legend)
    assert "通勤通学割合10%以上" in legend["partner"]
    assert legend["neighbour"] == "圏域の外"


def test_without_a_ground_the_bubbles_stay_as_they_are() -> None:
    without = area_map(brief(None))
    assert without == area_map(Example().brief(DAY))
    assert not without.shapes


def test_the_boundaries_are_cited_with_their_day(grounded: Brief) -> None:
    page = commuting(grounded)
    assert page is not None
    assert ORIGIN in page.sources
    figure = next(block for block in page.body if isinstance(block, AreaMap))
    assert "（令和3年1月1日時点）を加工して作成。国土地理院" in figure.credit
    assert figure.note == "図の範囲の外にある区域：小樽市の一部"


def test_without_a_ground_only_the_offices_are_cited() -> None:
    assert ORIGIN not in map_sources(brief(None))


def test_an_office_beyond_the_frame_is_not_drawn() -> None:
    west, south, east, north = ground().frame
    narrow = replace(ground(), frame=Bounds(west, south, (west + east) / 2, north))
    drawn = area_map(brief(narrow)).points
    assert 0 < len(drawn) < 12
    assert all(point.longitude <= (west + east) / 2 for point in drawn)


def test_the_alternative_text_says_what_the_fills_are(grounded: Brief) -> None:
    alt = area_map(grounded).alt
    assert "塗り分け" in alt
    assert "。。" not in alt


def without_office(code: str, found: Ground | None) -> Brief:
    whole = brief(found)
    return replace(whole, offices={key: office for key, office in whole.offices.items() if key != code})


def test_a_member_without_office_is_named_in_the_middle_of_its_land() -> None:
    made = without_office("01235", ground())
    (shape,) = (shape for shape in ground().shapes if shape.place.code == "01235")
    (point,) = (point for point in area_map(made).points if point.place.code == "01235")
    assert (point.longitude, point.latitude) == centre_of(shape)
    assert [note.text for note in map_notes(made)] == [
        "役所・役場の位置が手元にないので、名前を区域の中心に置いた：石狩市。"
    ]
    page = commuting(made)
    assert page is not None
    assert set(map_notes(made)) <= set(page.notes)


def test_a_member_with_neither_is_told_to_be_absent() -> None:
    made = without_office("01235", None)
    assert "石狩市" not in {point.place.name for point in area_map(made).points}
    assert [note.text for note in map_notes(made)] == ["役所・役場の位置が手元になく、地図にない：石狩市。"]
    assert map_notes(brief(None)) == ()
