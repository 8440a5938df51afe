"""The page of a delineation: classes, names and values, the frame, what it leaves out and says so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.outputs.sample_shapes import ground
from tests.profile.delineation.asked import keepers, request
from tests.profile.delineation.test_mapped import own, sapporo
from toshiken.core.errors import RequestError
from toshiken.geography.municipalities import all_municipalities
from toshiken.geography.offices import Office, offices
from toshiken.geography.shapes.shape import Ground, Touching
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.page import Page
from toshiken.outputs.pages.ratio_figure import Earth
from toshiken.outputs.pages.ratio_map import ratio_map_page
from toshiken.profile.delineation.mapped import Mapped, mapped
from toshiken.profile.delineation.request import answered


@dataclass(frozen=True)
class Kept:
    """A keeper of one ground, that holds the map to what it asks for."""

    ground: Ground | None
    first: str = "01100"

    def touching(self, first: str, second: str) -> Touching | None:
        return None

    def around(self, codes: Sequence[str], outlined: Collection[str] | None = None) -> Ground | None:
        assert codes[0] == self.first, "the hub comes first"
        assert outlined is not None
        assert set(outlined) <= set(codes)
        return self.ground


def page(drawn: Mapped, earth: Earth | None = None) -> Page:
    return ratio_map_page(drawn, earth or Earth(offices(), Kept(ground())))


def figure(found: Page) -> AreaMap:
    (drawn,) = found.body
    assert isinstance(drawn, AreaMap)
    return drawn


def notes(found: Page) -> str:
    return "\n".join(note.text for note in found.notes)


def test_municipalities_are_filled_by_where_they_stand() -> None:
    roles = {shape.place.name: shape.role for shape in figure(page(sapporo())).shapes}
    assert [roles[name] for name in ("札幌市", "石狩市", "新篠津村", "江差町")] == [
        "hub",
        "reached",
        "exception",
        "no_ratio",
    ]


def test_the_title_names_the_table_and_the_legend_the_line() -> None:
    found = page(sapporo())
    assert found.title == "札幌市への通勤通学割合　2015年国勢調査（印字値）"
    assert dict(figure(found).legend) == {
        "hub": "連携中枢都市",
        "reached": "通勤通学割合10%以上",
        "exception": "10%未満の連携市町村（例外）",
        "no_ratio": "表に値なし",
    }
    assert "太い線はさっぽろ連携中枢都市圏の境" in notes(found)
    assert "数値上位20市町村を抜粋" in notes(found)


def test_every_name_has_its_ratio_and_the_hub_none() -> None:
    values = {point.place.name: point.value and point.value.text for point in figure(page(sapporo())).points}
    assert (values["札幌市"], values["石狩市"], values["千歳市"]) == (None, "47.7%", "6.4%")
    assert not figure(page(sapporo())).sized


def test_table_and_rule_are_cited_and_the_ground_under_the_map() -> None:
    found = page(sapporo())
    assert any("平成27年国勢調査" in text for text in found.citations())
    assert any("連携中枢都市圏構想推進要綱" in text for text in found.citations())
    assert "国土数値情報（行政区域データ）" in figure(found).credit
    assert not any("要綱" in text for text in page(sapporo(threshold=0.15)).citations()), (
        "the threshold is the caller's"
    )


def test_without_boundaries_points_stand_at_the_offices_and_who_has_none_is_told() -> None:
    found = page(sapporo(), Earth(offices(), Kept(None)))
    assert len(figure(found).points) == 12
    assert not figure(found).shapes
    assert "below" not in dict(figure(found).legend)
    assert "地図にない：月形町、美唄市、由仁町" in notes(found)
    assert "太い線" not in notes(found)


def test_without_boundaries_what_is_far_off_is_left_out_and_named() -> None:
    near = {code: offices()[code] for code in ("01100", "01217", "01235")}
    found = page(sapporo(), Earth({**near, "01203": Office(45.4, 141.7)}, Kept(None)))
    assert {point.place.name for point in figure(found).points} == {"札幌市", "江別市", "石狩市"}
    assert figure(found).note == "図の範囲の外にある市区町村：小樽市"


def test_without_an_office_and_without_boundaries_there_is_no_map() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    with pytest.raises(RequestError, match=r"小樽市の役所の位置も区域も手元にない.*N03.*ingest"):
        page(drawn, Earth({}, Kept(None, "01203")))


def test_a_name_without_an_office_stands_in_the_middle_of_its_land() -> None:
    found = page(sapporo(), Earth({"01100": offices()["01100"]}, Kept(ground())))
    assert len(figure(found).points) == 12
    assert "名前を区域の中心に置いた：小樽市、岩見沢市" in notes(found)
    alone = page(sapporo(), Earth({}, Kept(ground())))
    assert "役場の位置を加工" not in figure(alone).credit


def test_members_the_table_lacks_are_named_without_a_value(tmp_path: Path) -> None:
    found = page(own(tmp_path, 2012))
    assert "この表にない連携市町村：小樽市、岩見沢市" in notes(found)
    points = {point.place.name: (point.role, point.value) for point in figure(found).points}
    assert points["小樽市"] == ("no_ratio", None)


def test_a_printed_decimal_that_does_not_decide_is_told() -> None:
    assert "長沼町が基準以上かは、印字の1けたでは決まらない" in notes(page(sapporo(threshold=0.11)))


def test_a_long_file_name_is_cut_in_the_title_and_whole_in_the_notes(tmp_path: Path) -> None:
    path = tmp_path / f"{'通勤通学の流動' * 6}.csv"
    path.write_text("origin,destination,persons\n01217,01100,30\n01217,01217,70\n", encoding="utf-8")
    found = page(mapped(answered(request(flows=path), keepers()), own_flows=True))
    assert len(found.title) < 40
    assert found.title.endswith("…")
    assert path.name in notes(found)


def test_a_table_that_does_not_judge_makes_no_exceptions() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    found = page(drawn, Earth(offices(), Kept(None, "01203")))
    assert dict(figure(found).legend)["below"] == "10%未満"
    assert "参考（この表では判定しない）" in found.lead[0].text
    assert "15歳未満" in notes(found)


def test_more_names_than_there_is_room_for_are_counted(tmp_path: Path) -> None:
    """Sixty municipalities under the threshold, one beside the other."""
    others = [code for code in all_municipalities() if code.startswith("01") and code != "01100"][:60]
    rows = [f"{code},01100,2\n{code},{code},98" for code in others]
    path = tmp_path / "many.csv"
    path.write_text("origin,destination,persons\n" + "\n".join(rows) + "\n", encoding="utf-8")
    at = {code: Office(43.0 + i / 500, 141.3) for i, code in enumerate(["01100", *others])}
    found = page(mapped(answered(request(flows=path), keepers()), own_flows=True), Earth(at, Kept(None)))
    assert len(figure(found).points) == 26
    assert "名前を書いていない市区町村がほかに" in notes(found)
