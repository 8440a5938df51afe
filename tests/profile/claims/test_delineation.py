"""What a map of ratios claims: counts that can be traced, the first names, and nothing where a table does not judge."""

from pathlib import Path

from tests.profile.delineation.asked import keepers, request
from tests.profile.delineation.test_mapped import own, sapporo
from toshiken.profile.claims.delineation import exceptions_named, outside_named, reached_count
from toshiken.profile.delineation.mapped import mapped
from toshiken.profile.delineation.request import answered


def test_sapporo_by_the_printed_ratios() -> None:
    drawn, named = reached_count(sapporo()), exceptions_named(sapporo())
    assert drawn.text == "札幌市への通勤通学割合が10%以上なのは9市町村"
    assert named is not None
    assert named.text == "10%未満の連携市町村（例外）は2市町村：新篠津村（7.5%）、千歳市（6.4%）"
    assert outside_named(sapporo()) is None


def test_every_count_and_ratio_can_be_traced() -> None:
    quantities = [
        *reached_count(sapporo()).quantities(),
        *(exceptions_named(sapporo()) or reached_count(sapporo())).quantities(),
    ]
    assert len(quantities) == 4
    assert all(quantity.origins for quantity in quantities)
    assert "数えた" in quantities[0].derivation


def test_of_many_the_first_are_named() -> None:
    named = exceptions_named(sapporo(threshold=0.40))
    assert named is not None
    assert named.text.endswith("江別市（39.1%）、当別町（38.1%）、南幌町（22.3%）ほか6市町村")


def test_who_is_at_the_threshold_and_no_member_is_named_and_a_file_is_cited_by_its_name(tmp_path: Path) -> None:
    named = outside_named(own(tmp_path, 2012))
    assert named is not None
    assert named.text == "10%以上で圏域外の市町村は1市町村：月形町（30.0%）"
    assert {origin.citation for quantity in named.quantities() for origin in quantity.origins} == {
        "利用者の表「own.csv（2012年）」"
    }


def test_a_table_that_does_not_judge_says_so_and_names_no_exceptions() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    assert reached_count(drawn).text == "参考（この表では判定しない）：小樽市への通勤通学割合が10%以上なのは0市町村"
    assert exceptions_named(drawn) is outside_named(drawn) is None
