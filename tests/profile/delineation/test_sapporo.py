"""Sapporo from the bundled tables: the twenty printed ratios of 2015 and the twelve by twelve of 2020."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.profile.delineation.asked import keepers, request, with_store
from toshiken.core.errors import RequestError
from toshiken.profile.delineation.data import as_data
from toshiken.profile.delineation.delineation import Delineation
from toshiken.profile.delineation.ratio_table import RatioTable
from toshiken.profile.delineation.request import answered
from toshiken.profile.delineation.words import as_lines
from toshiken.tables.store import Store


@pytest.fixture(scope="module")
def sapporo() -> Delineation:
    return answered(request(), keepers())


def names(found: Delineation, table: RatioTable) -> list[str]:
    return [row.place.name for row in table.reaching(found.level_percent)]


def test_nine_of_the_twenty_listed_are_at_ten_percent(sapporo: Delineation) -> None:
    printed = sapporo.tables[0]
    assert len(printed.rows) == 20
    assert names(sapporo, printed) == [
        "石狩市", "北広島市", "江別市", "当別町", "南幌町", "恵庭市", "小樽市", "長沼町", "岩見沢市",
    ]  # fmt: skip


def test_the_exceptions_are_recorded_with_their_reasons(sapporo: Delineation) -> None:
    found = {
        row.place.name: (row.ratio_percent, member.reason) for row, member in sapporo.exceptions(sapporo.tables[0])
    }
    assert {name: ratio for name, (ratio, _) in found.items()} == {"新篠津村": Decimal("7.5"), "千歳市": Decimal("6.4")}
    assert all("札幌広域圏組合" in reason for _, reason in found.values())


def test_tsukigata_is_no_member_and_no_exception(sapporo: Delineation) -> None:
    row = next(row for row in sapporo.tables[0].rows if row.place.name == "月形町")
    assert (row.ratio_percent, sapporo.partner(row)) == (Decimal("4.4"), None)


def test_who_falls_in_at_other_thresholds(sapporo: Delineation) -> None:
    printed = sapporo.tables[0]
    counts = {int(level): len(printed.reaching(level)) for level in sapporo.levels_percent}
    assert counts == {9: 9, 10: 9, 11: 8, 15: 5}


def test_a_printed_decimal_that_does_not_decide_is_told(sapporo: Delineation) -> None:
    printed = sapporo.tables[0]
    assert [row.place.name for row in printed.undecided(Decimal(11))] == ["長沼町"]
    assert printed.undecided(Decimal(10)) == ()
    assert sapporo.tables[1].undecided(Decimal(11)) == ()


def test_2020_is_computed_from_persons_and_judges_nobody(sapporo: Delineation) -> None:
    """SOURCE.txt of the transcription gives the raw shares: 石狩 38.6 … 新篠津 5.2."""
    table = sapporo.tables[1]
    first, last = table.rows[0], table.rows[-1]
    assert (first.place.name, first.to_hub_persons, first.residents_persons) == ("石狩市", 10_695, 27_675)
    assert (last.place.name, round(last.ratio_percent, 1)) == ("新篠津村", Decimal("5.2"))
    assert list(sapporo.exceptions(table)) == []


def test_the_two_censuses_are_not_chained_and_it_is_said_why(sapporo: Delineation) -> None:
    (pair,) = sapporo.comparisons()
    assert [table.period.year for table in (pair.earlier, pair.later) if table.period] == [2015, 2020]
    assert pair.changes == ()
    assert all(word in pair.refusal for word in ("つなげて増減を出しません", "15歳未満", "自宅で働く人"))


def test_on_the_decks_day_only_2015_was_known() -> None:
    found = answered(request(as_of=date(2018, 7, 23)), keepers())
    assert [table.period.year for table in found.tables if table.period] == [2015]
    assert found.partner_word == "関係市町村"


def test_the_threshold_may_be_the_callers() -> None:
    found = answered(request(threshold=0.147), keepers())
    assert len(found.tables[0].reaching(found.level_percent)) == 7
    assert found.threshold.origins == ()


def test_the_scheme_s_threshold_names_its_text(sapporo: Delineation) -> None:
    assert [origin.title for origin in sapporo.threshold.origins] == ["連携中枢都市圏構想推進要綱"]


def test_a_pair_of_hubs_is_summed_and_has_no_area() -> None:
    found = answered(request("札幌市", second="小樽市"), keepers())
    assert found.area is None
    row = found.tables[0].rows[0]
    assert (row.place.name, row.to_hub_persons) == ("石狩市", 10_695 + 632)
    assert not {"札幌市", "小樽市"} & {row.place.name for row in found.tables[0].rows}


def test_the_text_says_all_of_it(sapporo: Delineation) -> None:
    text = as_lines(sapporo)
    for words in (
        "10%以上　9市町村", "新篠津村   7.5%           ▲2.5", "例外　千歳市（6.4%）", "月形町     4.4%", "増減：出しません",
        "10%以上（参考）", "長沼町は印字の1けたでは決まらない", "連携中枢都市圏構想推進要綱",
    ):  # fmt: skip
        assert words in text, words


def test_the_data_says_the_same(sapporo: Delineation) -> None:
    data = as_data(sapporo)
    printed = data["tables"][0]
    assert len(printed["reached"]["10"]) == 9
    assert [e["name"] for e in printed["exceptions"]] == ["新篠津村", "千歳市"]
    assert printed["rows"][9] | {"margin_points": None} == {
        "code": "01304", "name": "新篠津村", "ratio_percent": 7.5, "margin_points": None, "reached": False, "member": True,
        "to_hub_persons": None, "residents_persons": None,
    }  # fmt: skip
    assert data["comparisons"][0]["refusal"]


@pytest.mark.parametrize("form", ["long", "matrix"])
def test_the_official_file_gives_the_bundled_table(form: str, shared: Path, sapporo: Delineation) -> None:
    file = shared / "data" / "census_commuting_2020" / f"od_2020_12x12_{form}.csv"
    assert answered(request(flows=file), keepers()).tables[1].rows == sapporo.tables[1].rows


def test_a_store_with_the_table_gives_it_once(full_store: Path, sapporo: Delineation) -> None:
    found = answered(request(), with_store(Store.open(full_store)))
    assert [len(table.rows) for table in found.tables] == [20, 11]
    assert found.tables[1].rows == sapporo.tables[1].rows


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"second": "01100"}, ["札幌市が", "2回"]),
        ({"hub": "さっぽろ"}, ["市町村はありません"]),
        ({"hub": "熊本市"}, ["熊本市への通勤通学割合の表がありません", "--flows", "ingest"]),
        ({"as_of": date(2015, 1, 1)}, ["平成27年1月1日までに公表された"]),
        ({"as_of": date(2010, 1, 1)}, ["2010-01-01 の値がありません"]),
        ({"threshold": 10.0}, ["0.10"]),
        ({"threshold": 0.0}, ["0.10"]),
        ({"population": "workers"}, ["就業者と通学者を分けていません"]),
    ],
)
def test_wrong_requests_are_told(asked: dict[str, object], words: list[str]) -> None:
    with pytest.raises(RequestError) as fault:
        answered(request(**asked), keepers())  # type: ignore[arg-type]
    assert all(word in str(fault.value) for word in words), str(fault.value)
