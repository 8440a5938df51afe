"""The pages that rest on the rules, for hubs that are not Sapporo."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.profile.delineation.test_judging import flows
from toshiken.core.quantity import Place, Quantity
from toshiken.example import Example
from toshiken.geography.area import Member
from toshiken.outputs.brief import Brief
from toshiken.outputs.figure import AreaMap, BarChart, Table, cell_text
from toshiken.outputs.needed import needed_files
from toshiken.outputs.page import Page
from toshiken.outputs.pages.closing import exceptions
from toshiken.outputs.pages.commuting import commuting
from toshiken.outputs.pages.fiscal import fiscal
from toshiken.outputs.pages.members import map_of_area
from toshiken.outputs.pages.scheme import procedure, requirements
from toshiken.profile.delineation.flow_table import FlowTable

TODAY, DECK = date(2026, 4, 1), date(2018, 7, 23)
RATIO = "day_night_population_ratio"


@pytest.fixture(scope="module")
def now() -> Brief:
    return Example().brief(TODAY)


@pytest.fixture(scope="module")
def then() -> Brief:
    return Example().brief(DECK)


def of(brief: Brief, ratio: str | None, *hubs: tuple[str, str]) -> Brief:
    """The brief as if these cities were its hubs, with that day/night ratio, and nothing printed for Sapporo."""
    profile = brief.profile
    area = profile.area.model_copy(update={"hubs": tuple(Member(code=code, name=name) for code, name in hubs)})
    sample = profile.latest(RATIO, profile.hub)
    assert sample is not None
    figures = {key: series for key, series in profile.figures.items() if key[0] != RATIO}
    if ratio:
        for code, name in hubs:
            figures[RATIO, code, ""] = (replace(sample, value=Decimal(ratio) * 100, place=Place(code, name)),)
            figures["nighttime_population_persons", code, ""] = (_people(sample, code, name),)
    return replace(brief, profile=replace(profile, area=area, figures=figures, printed={}))


def _people(sample: Quantity, code: str, name: str) -> Quantity:
    return replace(sample, value=Decimal(162_570), unit="persons", place=Place(code, name), derivation="")


def rows(page: Page | None) -> dict[str, list[str]]:
    """The table's rows by their first cell."""
    assert page is not None
    table = next(block for block in page.body if isinstance(block, Table))
    return {cell_text(row.cells[0]): [cell_text(cell) for cell in row.cells[1:]] for row in table.rows}


def words(page: Page | None) -> str:
    assert page is not None
    cells = [cell for found in rows(page).values() for cell in found]
    return "\n".join([*(s.text for s in (*page.lead, *page.notes)), *cells])


def test_sapporo_meets_all(now: Brief) -> None:
    page = requirements(now)
    assert rows(page)["昼夜間人口比率"] == ["おおむね1以上", "1.0004（2020年）", "満たす（差＋0.0004）"]
    assert rows(page)["一体性"][1:] == ["9市町村（2015年）", "満たす"]
    assert "札幌市は連携中枢都市の要件をすべて満たす" in words(page)


def test_on_the_deck_s_day_the_missing_census_is_named_and_nothing_is_claimed(then: Brief) -> None:
    page = requirements(then)
    assert rows(page)["都市の種類"][1:] == ["指定都市", "満たす"]
    assert rows(page)["昼夜間人口比率"][1:] == ["－", "資料なし"]
    assert "総務省「平成27年国勢調査」" in words(page)
    assert "すべて満たす" not in words(page)


def test_a_near_city_is_near_and_the_floor_says_it_is_ours(now: Brief) -> None:
    page = requirements(of(now, "0.9978", ("34207", "福山市")))
    assert rows(page)["昼夜間人口比率"][1:] == ["0.9978（2020年）", "近い（差－0.0022）"]
    assert "未確認の仮の値" in words(page)
    assert "すべて満たす" not in words(page)
    assert rows(page)["一体性"][1:] == ["－", "資料なし"]


def test_a_city_inside_the_three_areas_needs_flows(now: Brief) -> None:
    page = requirements(of(now, "1.0024", ("28201", "姫路市")))
    assert rows(page)["地域"][1:] == ["三大都市圏の中（兵庫県）", "資料なし"]
    assert "15歳以上就業者・通学者数" in words(page)


def test_two_hubs_are_held_against_their_own_requirements(now: Brief) -> None:
    page = requirements(of(now, "1.01", ("35203", "山口市"), ("35202", "宇部市")))
    found = rows(page)
    assert found["昼夜間人口比率（宇部市）"][1:] == ["1.0100（2020年）", "満たす（差＋0.0100）"]
    assert found["2市の人口の合計"][1:] == ["32.5万人（2020年）", "満たす（差＋12.5万人）"]
    assert found["隣接"][2] == "資料なし"
    assert "都市の種類" not in found


def test_sapporo_s_estimate_stands_on_its_own_page_only(now: Brief) -> None:
    assert "（札幌市の試算）" in words(fiscal(now))
    other = words(fiscal(of(now, "1.0162", ("43100", "熊本市"))))
    assert "試算）" not in other.replace("措置見込額の試算であり", "")
    assert "4.4億円" not in other
    assert "75万人に対して約2.0億円" in other


def test_the_ceilings_add_up_in_the_lead(now: Brief, then: Brief) -> None:
    assert "年間2.85億円" in words(fiscal(then))
    assert "1,800万円（本文は未確認）×11市町村を足すと年間3.18億円" in words(fiscal(now))
    two = of(now, "1.01", ("35203", "山口市"), ("35202", "宇部市"))
    assert "1.2億円×2市" in words(fiscal(two))


def test_what_must_be_said_stands_on_the_page(now: Brief) -> None:
    text = words(fiscal(now))
    assert "基準財政需要額への算入額であり交付額ではない" in text
    assert "不交付団体" in text
    assert "各市町村がそれぞれの額" in text
    assert "本文は未確認" in rows(fiscal(now))["特別交付税（連携市町村）"][1]


def test_a_measure_appears_only_once_it_is_published(now: Brief) -> None:
    def on(day: date) -> Brief:
        return replace(now, profile=replace(now.profile, as_of=day))

    assert fiscal(on(date(2014, 10, 1))) is None
    assert "地域活性化事業債" not in rows(fiscal(on(date(2016, 4, 1))))
    assert "特別交付税（連携市町村）" not in rows(fiscal(on(date(2021, 6, 1))))
    assert "特別交付税（連携市町村）" in rows(fiscal(on(date(2022, 1, 1))))


def test_another_city_with_flows_has_the_page_of_ratios_and_its_map(now: Brief) -> None:
    """宇土市 sends 30 of 100, 阿蘇市 9: the page, the map's fills and the requirement are of the flows."""
    kumamoto = with_flows(now, flows())
    page = commuting(kumamoto)
    assert page is not None
    assert "通勤通学割合が10%以上なのは1市町村（2010年、表に起点のある" in words_of_lead(page)
    (chart,) = (block for block in page.body if isinstance(block, BarChart))
    assert chart.categories == ("宇土市", "阿蘇市")
    (drawn,) = (block for block in page.body if isinstance(block, AreaMap))
    assert dict(drawn.legend)["partner"] == "通勤通学割合10%以上"
    assert rows(requirements(kumamoto))["一体性"][1:] == ["1市町村（2010年）", "満たす"]
    assert map_of_area(kumamoto) is None


def test_what_the_printed_ratios_say_gives_way_to_flows_that_count(now: Brief) -> None:
    """Of all that leave 江別市 40 of 100 go to 札幌市: its fill, its sentence and the appendix are of the flows."""
    by_flows = replace(now, flows=(flows(year=2020),))
    page = commuting(by_flows)
    assert page is not None
    assert not [note.text for note in page.notes if "2015年の割合とつなげて" in note.text]
    (drawn,) = (block for block in page.body if isinstance(block, AreaMap))
    assert dict(drawn.legend)["partner"] == "通勤通学割合10%以上"
    (appendix,) = exceptions(by_flows)
    assert {name: cells[0] for name, cells in rows(appendix).items()} == {"千歳市": "…", "新篠津村": "…"}


def test_members_under_the_threshold_without_a_reason_are_named(now: Brief) -> None:
    page = commuting(with_flows(now, flows()))
    assert page is not None
    assert "阿蘇市（9.0%）は10%に満たない" in words_of_lead(page)
    assert "理由の記録がない" in words_of_lead(page)


def test_flows_that_do_not_judge_make_no_page_and_say_why(now: Brief) -> None:
    kumamoto = with_flows(now, flows("census_2020_commuting", 2020))
    assert commuting(kumamoto) is None
    assert "手元の令和2年国勢調査" in words(requirements(kumamoto))
    (file,) = needed_files(kumamoto, [("連携中枢都市圏構想とは②", "")], [])
    assert "判定しない：第6-1表" in file.figures[0][1]


def with_flows(brief: Brief, table: FlowTable) -> Brief:
    other = of(brief, None, ("43100", "熊本市"))
    partners = tuple(Member(code=code, name=name) for code, name in (("43211", "宇土市"), ("43214", "阿蘇市")))
    area = other.profile.area.model_copy(update={"partners": partners})
    places = dict.fromkeys(("43100", "43211", "43214"), brief.offices["01100"])
    return replace(other, profile=replace(other.profile, area=area), flows=(table,), offices=places)


def words_of_lead(page: Page) -> str:
    return "\n".join(s.text for s in page.lead)


def test_a_hub_alone_has_a_formation_policy_in_place_of_agreements(now: Brief) -> None:
    alone = of(now, "1.01", ("35201", "下関市"))
    area = alone.profile.area.model_copy(update={"partners": (), "milestones": ()})
    found = rows(procedure(replace(alone, profile=replace(alone.profile, area=area))))
    assert "形成方針" in found["連携協約の締結"][1]
    assert found["連携中枢都市宣言"][1] == "未実施"
    assert "形成方針" not in rows(procedure(now))["連携協約の締結"][1]


def test_a_base_for_each_of_two_hubs_is_marked_as_an_assumption(now: Brief) -> None:
    two = words(fiscal(of(now, "1.01", ("35203", "山口市"), ("35202", "宇部市"))))
    assert "×2市（仮定）" in two
    assert "基本額を2市にそれぞれ数えるのは仮定" in two
    assert "仮定" not in words(fiscal(now))
