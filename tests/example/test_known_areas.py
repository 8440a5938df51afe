"""From what a person types to an area: known hubs, a file of the user's own, and what the messages advise."""

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError, RecordError, RequestError, SourceError
from toshiken.core.yaml_reader import read_yaml
from toshiken.example.figures import FOLDER, load_origins
from toshiken.example.known_areas import area_file, area_files, with_store
from toshiken.example.memberships import bundled_areas, elsewhere
from toshiken.geography.area import read_area
from toshiken.tables.store import Store

DECK_DAY, NOW = date(2018, 7, 23), date(2026, 11, 25)
MADE = Path(__file__).parent / "areas"


def test_the_known_areas_have_the_members_of_2018() -> None:
    listed: dict[str, set[str]] = defaultdict(set)
    with (FOLDER / "peer_areas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            listed[row["area"]].add(row["code"])
    found = {area.slug: {m.code for m in area.members(DECK_DAY)} for area in bundled_areas().values()}
    assert {slug: found[slug] for slug in listed} == listed
    assert list(found) == ["sapporo", "hiroshima", "kumamoto", "shizuoka"]


@pytest.mark.parametrize("wanted", ["熊本市", "43100", "熊本県熊本市"])
def test_a_hub_is_found_by_name_or_code(wanted: str) -> None:
    assert bundled_areas()[area_file(wanted)].slug == "kumamoto"


def test_days_that_are_not_known_are_absent_and_an_office_unset() -> None:
    area = bundled_areas()[area_file("広島市")]
    assert area.contact.office_shown == "（担当課未設定）"
    assert area.members_known_on == DECK_DAY
    assert all(partner.joined is None for partner in area.partners)
    assert area.partner_word(NOW) == "連携市町村"
    assert area.name_on(date(2015, 1, 1)) == "広島広域都市圏"


def test_several_prefectures_are_named_together() -> None:
    area = bundled_areas()[area_file("広島市")]
    assert area.prefecture == ("34000+35000", "広島県・山口県計")
    assert bundled_areas()[area_file("熊本市")].prefecture == ("43000", "熊本県")


def test_an_unknown_hub_gets_a_file_to_fill_in(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="同梱していません") as fault:
        area_file("福山市")
    advice = str(fault.value)
    assert "札幌市、広島市、熊本市、静岡市" in advice
    assert "toshiken delineate 福山市" in advice
    (tmp_path / "area.yml").write_text(advice[advice.index("schema_version") :], encoding="utf-8")
    assert read_area(tmp_path / "area.yml", load_origins()).hub.name == "福山市"


@pytest.mark.parametrize("wanted", ["nowhere.yml", "folder/area.yaml"])
def test_a_file_that_does_not_exist_is_told(wanted: str) -> None:
    with pytest.raises(RequestError, match=f"「{wanted}」がありません"):
        area_file(wanted)


def test_an_area_or_all_never_both() -> None:
    for wanted, every in (("", False), ("札幌市", True)):
        with pytest.raises(RequestError, match="どちらか一方"):
            area_files(wanted, every)
    assert [path.parent.name for path in area_files("", True)] == ["example", "hiroshima", "kumamoto", "shizuoka"]


def test_a_hub_that_is_its_own_partner_is_refused(tmp_path: Path) -> None:
    text = (MADE / "wide.yml").read_text(encoding="utf-8")
    own = text.replace("partners:\n", 'partners:\n  - {code: "46218", name: 霧島市}\n')
    (tmp_path / "own.yml").write_text(own, encoding="utf-8")
    line = own.splitlines().index('  - {code: "46218", name: 霧島市}') + 1
    with pytest.raises(RecordError, match="中枢都市で、連携市町村にはなりません") as fault:
        read_area(tmp_path / "own.yml", load_origins())
    assert fault.value.line is not None
    assert fault.value.line >= line


def test_a_member_of_another_area_is_known_as_such() -> None:
    area = bundled_areas()[area_file("広島市")]
    then, now = elsewhere(area, DECK_DAY), elsewhere(area, NOW)
    assert [m.alliance for m in then["34204"]] == ["備後圏域連携中枢都市圏"]
    assert [m.alliance for m in now["34203"]] == ["備後圏域連携中枢都市圏", "広島中央地域連携中枢都市圏"]
    assert "34100" not in now
    assert elsewhere(bundled_areas()[area_file("札幌市")], NOW) == {}
    origins = load_origins(FOLDER, FOLDER / "common")
    assert all(membership.origin in origins for found in now.values() for membership in found)


def test_an_area_that_shares_members_with_a_known_one_is_told(tmp_path: Path) -> None:
    content = read_yaml(MADE / "wide.yml")
    assert len(content["hubs"]) + len(content["partners"]) == 30
    text = (
        (MADE / "wide.yml")
        .read_text(encoding="utf-8")
        .replace("partners:\n", 'partners:\n  - {code: "34202", name: 呉市}\n')
    )
    (tmp_path / "shared.yml").write_text(text, encoding="utf-8")
    found = elsewhere(read_area(tmp_path / "shared.yml", load_origins()), NOW)
    assert [m.alliance for m in found["34202"]] == ["広島広域都市圏", "広島中央地域連携中枢都市圏"]


FLOWS = "origin,destination,persons,year\n01235,01100,3,2025\n01235,01235,17,2025\n01224,01100,1,2025\n01224,01224,99,2025\n"


def test_flows_of_the_callers_own_judge_in_place_of_those_at_hand(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(FLOWS, encoding="utf-8")
    own = with_store(area_file("札幌市"), Store.open(tmp_path / "store"), NOW, tmp_path / "own.csv")
    ratios = own.brief(NOW).ratios
    assert ratios is not None
    assert {q.place.name: q.known for q in ratios.figures} == {"石狩市": 15, "千歳市": 1}
    assert "commuting_ratio_2015" not in own.printed
    assert (ratios.table, ratios.origin.producer) == ("own.csv（2025年）", "利用者の表")
    at_hand = with_store(area_file("札幌市"), Store.open(tmp_path / "store"), NOW).brief(NOW).ratios
    assert at_hand is not None
    assert at_hand.table == "2015年国勢調査"


def test_flows_of_the_callers_own_need_their_year(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("origin,destination,persons\n01235,01100,3\n", encoding="utf-8")
    with pytest.raises(SourceError, match="列「year」を加え"):
        with_store(area_file("札幌市"), Store.open(tmp_path / "store"), NOW, tmp_path / "own.csv")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("43211,43100,3,2015", "「own.csv（2015年）」に札幌市（01100）を起点か行き先とする流動がありません"),
        ("01100,01224,3,2015", "ほかの市町村から札幌市へ通う人がいません"),
        ("01224,01100,3,2030", "2030年の流動で、令和8年11月25日にはまだありません"),
    ],
)
def test_flows_of_the_callers_own_that_cannot_tell_are_refused(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "own.csv").write_text(f"origin,destination,persons,year\n{row}\n", encoding="utf-8")
    with pytest.raises(RequestError, match=re.escape(message)):
        with_store(area_file("札幌市"), Store.open(tmp_path / "store"), NOW, tmp_path / "own.csv")
