"""What a map of a delineation is of: the table, where everybody stands, what is framed, named and enclosed."""

from pathlib import Path

from tests.profile.delineation.asked import keepers, request
from toshiken.profile.delineation.mapped import Mapped, Standing, mapped
from toshiken.profile.delineation.request import answered

SAPPORO, EBETSU, SHINSHINOTSU, TSUKIGATA, NAIE = "01100", "01217", "01304", "01430", "01424"


def sapporo(**asked: float) -> Mapped:
    return mapped(answered(request(threshold=asked.get("threshold")), keepers()), own_flows=False)


def own(folder: Path, *years: int) -> Mapped:
    """A caller's table: 2 of 100 of 江別市, 30 of 100 of 月形町 go to 札幌市; of several years, 江別市 by the year's last digit."""
    rows = [f"{year},01217,01100,{year % 10}\n{year},01217,01217,{100 - year % 10}" for year in years]
    rows += [f"{year},{TSUKIGATA},01100,30\n{year},{TSUKIGATA},{TSUKIGATA},70" for year in years]
    path = folder / "own.csv"
    path.write_text("year,origin,destination,persons\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return mapped(answered(request(flows=path), keepers()), own_flows=True)


def codes(places: object) -> list[str]:
    return [place.code for place in places]  # type: ignore[attr-defined]


def test_the_table_that_judges_is_drawn_though_a_later_one_is_at_hand() -> None:
    drawn = sapporo()
    assert [table.period.year for table in drawn.found.tables if table.period] == [2015, 2020]
    assert drawn.table.label == "2015年国勢調査（印字値）"


def test_a_hub_that_only_a_later_table_has_is_drawn_by_it() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    assert not drawn.table.basis.judges


def test_the_newest_year_of_the_caller_s_file_is_drawn_and_no_printed_one(tmp_path: Path) -> None:
    assert own(tmp_path, 2012, 2008).table.label == "own.csv（2012年）"


def test_everybody_with_a_ratio_stands_somewhere() -> None:
    drawn = sapporo()
    standings = drawn.standings()
    assert len(standings) == 21
    assert [standings[code] for code in (SAPPORO, EBETSU, SHINSHINOTSU, TSUKIGATA)] == [
        Standing.HUB,
        Standing.REACHED,
        Standing.MEMBER_UNDER,
        Standing.UNDER,
    ]


def test_another_threshold_moves_who_is_under_it() -> None:
    standings = sapporo(threshold=0.40).standings()
    assert sum(standing is Standing.REACHED for standing in standings.values()) == 2
    assert standings[EBETSU] is Standing.MEMBER_UNDER


def test_the_frame_holds_members_and_half_of_the_threshold_and_names_go_on_to_a_tenth() -> None:
    drawn = sapporo()
    assert len(drawn.core()) == 12
    assert TSUKIGATA not in codes(drawn.core())
    assert codes(drawn.to_name())[0] == SAPPORO
    assert len(drawn.to_name()) == 21
    assert NAIE not in codes(sapporo(threshold=0.30).to_name())


def test_where_nobody_is_near_the_threshold_the_highest_are_framed() -> None:
    drawn = mapped(answered(request("小樽市"), keepers()), own_flows=False)
    assert drawn.table.reaching(drawn.found.level_percent) == ()
    assert codes(drawn.core()) == codes(drawn.to_name()) == ["01203", *codes(r.place for r in drawn.table.rows[:5])]


def test_the_line_runs_around_the_area_and_without_one_around_who_is_at_the_threshold(tmp_path: Path) -> None:
    assert codes(sapporo().enclosed()) == codes(sapporo().core())
    path = tmp_path / "own.csv"
    path.write_text("origin,destination,persons\n01217,01203,30\n01217,01217,70\n01304,01203,1\n01304,01304,99\n")
    drawn = mapped(answered(request("小樽市", flows=path), keepers()), own_flows=True)
    assert codes(drawn.enclosed()) == ["01203", "01217"]
