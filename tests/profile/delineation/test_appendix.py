"""The researchers' appendix: names around the models, the choices in words, further centres and borders."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.profile.delineation.asked import keepers, request
from toshiken.core.errors import RequestError
from toshiken.profile.delineation.appendix import Appendix, Method
from toshiken.profile.delineation.appendix_words import as_data, as_lines
from toshiken.profile.delineation.borders import read_borders
from toshiken.profile.delineation.request import appended


def asked(method: Method, centres: str = "", borders: Path | None = None, **request_: Any) -> Appendix:
    return appended(request(**request_), keepers(), method, centres, borders)


def members(found: Appendix) -> dict[str, str]:
    assert found.wanted is not None
    return {place.name: role for place, role in found.wanted.members}


def test_urban_employment_area_of_sapporo_on_the_bundled_table() -> None:
    """Raw shares of 2020 at 10 % or over: 石狩 北広島 江別 当別 南幌 小樽 恵庭; none of the others sends over 10 % to one of them."""
    found = members(asked("uea"))
    assert found.pop("札幌市") == "中心"
    assert found == dict.fromkeys(["小樽市", "江別市", "恵庭市", "北広島市", "石狩市", "当別町", "南幌町"], "1次郊外")


def test_a_further_centre_has_an_area_of_its_own() -> None:
    found = asked("uea", "千歳市,小樽市")
    assert len(found.areas) == 3
    assert "小樽市" not in members(found)
    assert "千歳市" in as_lines(found)


def test_functional_urban_area_at_fifteen_percent() -> None:
    assert list(members(asked("fua"))) == ["札幌市", "江別市", "北広島市", "石狩市", "当別町", "南幌町"]
    assert "隣接の表がない" in as_lines(asked("fua"))


def test_borders_take_away_what_lies_apart(tmp_path: Path) -> None:
    """江別 touches 札幌 and 南幌 touches 江別; the others are given no border with the area."""
    path = tmp_path / "borders.csv"
    path.write_text("code,neighbour_code\n01100,01217\n01217,01423\n01424,01425\n", encoding="utf-8")
    found = asked("fua", borders=path)
    assert list(members(found)) == ["札幌市", "江別市", "南幌町"]
    assert "飛び地を除き" in as_lines(found)


def test_travel_to_work_areas_hold_every_place_once() -> None:
    found = asked("ttwa")
    codes = [place.code for area in found.areas for place, _ in area.members]
    assert len(codes) == len(set(codes)) == 12
    assert "札幌市" in members(found)


def test_the_data_holds_all_areas() -> None:
    found = asked("uea", "小樽市")
    data = as_data(found)
    assert data["areas"][data["hub_area"]][0] == {"code": "01100", "name": "札幌市", "role": "中心"}
    assert len(data["areas"]) == 2


def test_a_hub_that_is_its_own_further_centre_is_refused() -> None:
    with pytest.raises(RequestError, match="札幌市が中心として2回"):
        asked("uea", "札幌市")


def test_no_table_with_the_hub_is_told() -> None:
    with pytest.raises(RequestError, match=r"熊本市を含む通勤・通学の表がありません"):
        asked("ttwa", hub="熊本市")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("code,other\n01100,01217\n", ["neighbour_code"]),
        ("code,neighbour_code\n01100,1217\n", ["2行目", "1217", "5桁"]),
        ("code,neighbour_code\n01100\n", ["2行目", "neighbour_code"]),
    ],
)
def test_borders_that_cannot_be_read_are_told(content: str, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "borders.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RequestError) as fault:
        read_borders(path)
    assert all(word in str(fault.value) for word in words), str(fault.value)


def test_borders_that_are_not_there_or_no_utf8_are_told(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="開けません"):
        read_borders(tmp_path / "none.csv")
    path = tmp_path / "borders.csv"
    path.write_bytes("code,neighbour_code,名前\n".encode("cp932"))
    with pytest.raises(RequestError, match="UTF-8"):
        read_borders(path)


def test_the_areas_of_the_published_list_of_2020_come_out(shared: Path) -> None:
    """東大CSIS 都市雇用圏 2020, as transcribed (SOURCE.txt): of its areas those with their centre among the twelve of the table."""
    file = shared / "data" / "census_commuting_2020" / "uea2020_hokkaido_mea_only.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        listed = [row for row in csv.DictReader(lines) if row["uea_id"] in ("MEA_01100", "MEA_01224")]
    found = asked("uea", "千歳市")
    computed = {place.code: area.members for area in found.areas for place, role in area.members if role == "中心"}
    for centre in ("01100", "01224"):
        published = {row["code"] for row in listed if row["uea_id"] == f"MEA_{centre}"}
        assert {place.code for place, _ in computed[centre]} == published
    assert len(listed) == 9
