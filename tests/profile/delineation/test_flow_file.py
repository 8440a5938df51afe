"""Flow tables of the caller's own: what is read, and what is refused with file, row and column."""

from pathlib import Path

import polars as pl
import pytest

from tests.profile.delineation.asked import keepers, request
from toshiken.core.errors import RequestError
from toshiken.profile.delineation.flow_cells import is_flow_file
from toshiken.profile.delineation.flow_file import Population, read_flow_file
from toshiken.profile.delineation.request import answered
from toshiken.profile.delineation.words import as_lines

GOOD = "origin,destination,persons\n01217,01100,40\n01217,01217,50\n01217,other,10\n01304,01100,5\n01304,01304,95\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "flows.csv"
    path.write_text(text, encoding="utf-8")
    return path


def ratios(path: Path, population: Population = "all") -> dict[str, float]:
    (table, *_) = answered(request(flows=path, population=population, threshold=0.1), keepers()).tables[::-1]
    return {row.place.name: float(row.ratio_percent) for row in table.rows}


def test_a_destination_that_is_no_municipality_counts_among_the_residents(tmp_path: Path) -> None:
    assert ratios(written(tmp_path, GOOD)) == {"江別市": 40.0, "新篠津村": 5.0}


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert is_flow_file(path)
    assert ratios(path)["江別市"] == 40.0


def test_parquet_with_numbers_for_codes(tmp_path: Path) -> None:
    path = tmp_path / "flows.parquet"
    frame = pl.DataFrame({"origin": [1217, 1217], "destination": [1100, 1217], "persons": [1, 3]})
    frame.write_parquet(path)
    assert ratios(path) == {"江別市": 25.0}


def test_a_lost_zero_is_put_back_alike_in_csv_and_in_parquet_and_it_is_said(tmp_path: Path) -> None:
    text = written(tmp_path, "origin,destination,persons\n1217,1100,1\n1217,01217,3\n")
    numbers = tmp_path / "numbers.parquet"
    pl.DataFrame({"origin": [1217, 1217], "destination": [1100, 1217], "persons": [1, 3]}).write_parquet(numbers)
    for path in (text, numbers):
        assert ratios(path) == {"江別市": 25.0}
        (table,) = read_flow_file(path, "all")
        assert "先頭の0がない4桁のコードは0を補って読んだ（1100を01100など、2種類）" in table.notes
    assert not any("4桁" in note for note in next(read_flow_file(written(tmp_path, GOOD), "all")).notes)


def test_a_file_excel_saved_in_japanese_is_read(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_bytes("origin,destination,persons,備考\r\n01217,01100,1,札幌へ\r\n01217,01217,3,\r\n".encode("cp932"))
    assert ratios(path) == {"江別市": 25.0}
    path.write_bytes(b"origin,destination,persons\n01217,\x81\x20,1\n")
    with pytest.raises(RequestError, match="CSV UTF-8"):
        list(read_flow_file(path, "all"))


def test_blanks_behind_the_commas_do_no_harm(tmp_path: Path) -> None:
    assert ratios(written(tmp_path, GOOD.replace(",", ", ")))["江別市"] == 40.0


def test_a_row_of_parquet_is_counted_from_one(tmp_path: Path) -> None:
    path = tmp_path / "flows.parquet"
    pl.DataFrame({"origin": ["01217", "01217"], "destination": ["01100", "01217"], "persons": [1, -3]}).write_parquet(
        path
    )
    with pytest.raises(RequestError, match="2行目、「persons」の列：「-3」は負"):
        list(read_flow_file(path, "all"))


def test_a_pair_may_stand_once_in_every_year(tmp_path: Path) -> None:
    text = "origin,destination,persons,year\n01217,01100,1,2015\n01217,01100,1,2020\n"
    assert len(list(read_flow_file(written(tmp_path, text), "all"))) == 2
    with pytest.raises(RequestError, match="4行目：3行目と同じ"):
        list(read_flow_file(written(tmp_path, text + "01217,01100,2,2020\n"), "all"))


def test_workers_alone_or_with_students(tmp_path: Path) -> None:
    path = written(tmp_path, "origin,destination,workers,students\n01217,01100,30,10\n01217,01217,70,90\n")
    assert ratios(path) == {"江別市": 20.0}
    assert ratios(path, "workers") == {"江別市": 30.0}


def test_a_table_a_year(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "origin,destination,persons,year\n01217,01100,30,2010\n01217,01217,70,2010\n01217,01100,4,2015\n01217,01217,6,2015\n",
    )
    tables = list(read_flow_file(path, "all"))
    assert [table.period.year for table in tables if table.period] == [2010, 2015]


def test_tables_on_one_basis_are_chained(tmp_path: Path) -> None:
    """小樽 → 江別 30 % of 10, then 35 % of 20: 5 points more. 岩見沢 has no row in 2010."""
    flows = [
        "01203,01217,3,2010",
        "01203,01203,7,2010",
        "01203,01217,7,2015",
        "01203,01203,13,2015",
        "01210,01217,1,2015",
    ]
    path = written(tmp_path, "\n".join(["origin,destination,persons,year", *flows]))
    found = answered(request("江別市", flows=path), keepers())
    (pair,) = found.comparisons()
    assert [(place.name, points, pair.refusal) for place, points in pair.changes] == [("小樽市", 5, "")]
    assert "小樽市    ＋5.0" in as_lines(found)


def test_wards_are_summed_to_the_city_and_it_is_said(tmp_path: Path) -> None:
    """江別 → two wards 10 + 30 of 100; from ward to ward is within 札幌市 and no row."""
    path = written(
        tmp_path,
        "origin,destination,persons\n01217,01101,10\n01217,01102,30\n01217,01217,60\n01101,01102,5\n01102,01217,1\n",
    )
    found = answered(request(flows=path), keepers())
    table = found.tables[-1]
    assert [(row.place.name, row.ratio_percent) for row in table.rows] == [("江別市", 40)]
    assert "区ごとの流動は市に合計した（札幌市）" in as_lines(found)


def test_codes_of_earlier_years_are_known_with_the_history(tmp_path: Path) -> None:
    """厚田村 (01305) was merged in 2005: a table of 2000 may have it."""
    path = written(tmp_path, "origin,destination,persons,year\n01305,01100,1,2000\n01305,01305,9,2000\n")
    assert [table.codes for table in read_flow_file(path, "all", {"01305"})] == [("01100", "01305")]
    with pytest.raises(RequestError, match="01305.*合併前"):
        list(read_flow_file(path, "all"))


def test_fractions_are_shown_as_they_are(tmp_path: Path) -> None:
    """5.05 ÷ 50.5 is 10 %: at the threshold, and with figures of which that can be worked out."""
    path = written(tmp_path, "origin,destination,persons\n01217,01100,5.05\n01217,01217,45.45\n")
    found = answered(request(flows=path), keepers())
    assert [float(row.ratio_percent) for row in found.tables[-1].reaching(found.level_percent)] == [10.0]
    assert "5.05 ÷ 50.5" in as_lines(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("origin,destination\n01217,01100\n", ["persons", "人数の列がありません"]),
        ("origin,destination,persons\n01217,01100,many\n", ["2行目", "persons", "many"]),
        ("origin,destination,persons\n217,01100,4\n", ["2行目", "「217」", "5桁"]),
        ('origin,destination,persons\n01217,01100,"1,234"\n', ["2行目", "「1,234」", "桁区切り「,」のない"]),
        ("origin,destination,persons\n,01100,4\n", ["2行目", "「origin」", "起点のコードがありません"]),
        ("origin,destination,persons\n01217,01100,4\n01217,,4\n", ["3行目", "行き先のコードがありません"]),
        ("origin,destination,persons\n01217,01100,4,5\n", ["2行目", "列の数（4）が見出し（3）より多い"]),
        ('origin,destination,persons\n01217,"01100,4\n', ["CSV として読めません", "引用符"]),
        ("origin;destination;persons\n01217;01100;4\n", ["1行目", "「;」", "「,」で区切った"]),
        ("origin\tdestination\tpersons\n01217\t01100\t4\n", ["1行目", "タブ"]),
        ("origin,destination,workers,students\n01217,01100,4,\n", ["2行目", "「students」", "欠測"]),
        ("origin,destination,persons\n01217,01100,4\n99999,01100,4\n", ["3行目", "「origin」", "99999"]),
        (
            "origin,destination,persons\n01217,01100,4\n01217,01000,4\n",
            ["3行目", "「destination」", "01000", "合計の行"],
        ),
        ("origin,destination,persons\n01217,01100,1e20\n01217,01217,9\n", ["2行目", "persons", "1e20"]),
        ("origin,destination,persons\n01217,01100,inf\n01217,01217,9\n", ["2行目", "persons", "inf"]),
        ("origin,destination,persons,year\n01217,01100,4,abc\n", ["2行目", "「year」", "abc"]),
        ("origin,destination,persons,year\n01217,01100,4,\n", ["2行目", "「year」"]),
        ("origin,destination,persons\n01217,01101,4\n01217,01100,4\n", ["札幌市（01100）", "01101", "二重"]),
        ("origin,destination,persons\n01217,01101,4\n01217,01102,\n", ["3行目", "「persons」", "欠測"]),
        ("origin,destination,persons\n01217,01101,4\n01217,01101,4\n", ["3行目", "2行目と同じ起点（01217）"]),
        ("origin,destination,persons\n01217,01100,-4\n01217,01217,9\n", ["2行目", "「-4」は負"]),
        ("origin,destination,persons\n01217,01100,\n01217,01217,9\n", ["2行目", "「persons」", "欠測"]),
        ("origin,destination,persons\n01217,01203,1\n01217,01100,4\n01217,01100,4\n", ["4行目", "3行目と同じ"]),
        ("origin,destination,persons\n01217,01217,4\n01100,01100,4\n", ["自分の市町村"]),
        ("origin,destination,persons\n", ["1件もありません"]),
        ("origin,destination,persons\n01217,01203,4\n", ["札幌市（01100）", "流動がありません"]),
        ("prefecture,persons\n01,4\n", ["どの資料か分かりません"]),
    ],
)
def test_what_is_no_flow_table_is_refused(text: str, words: list[str], tmp_path: Path) -> None:
    with pytest.raises(RequestError) as fault:
        answered(request(flows=written(tmp_path, text)), keepers())
    assert all(word in str(fault.value) for word in words), str(fault.value)
    assert "flows.csv" in str(fault.value)


def test_no_workers_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="workers"):
        list(read_flow_file(written(tmp_path, GOOD), "workers"))


def test_an_official_table_does_not_tell_workers_apart(shared: Path) -> None:
    file = shared / "data" / "census_commuting_2020" / "od_2020_12x12_long.csv"
    with pytest.raises(RequestError, match="分けていません"):
        answered(request(flows=file, population="workers"), keepers())


def test_an_official_table_of_something_else_is_told(shared: Path) -> None:
    with pytest.raises(RequestError, match="通勤・通学の表ではありません"):
        answered(request(flows=shared / "data" / "ssdse_a" / "SSDSE-A-2025.csv"), keepers())


def test_a_file_that_is_not_there_or_broken_is_told(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="開けません（ファイルがない）"):
        is_flow_file(tmp_path / "none.csv")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(RequestError, match=r"broken\.parquet：Parquet として読めません"):
        list(read_flow_file(broken, "all"))


def test_a_table_in_which_nobody_goes_to_the_hub_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "origin,destination,persons\n01100,01217,3\n01217,01203,4\n")
    with pytest.raises(RequestError, match="ほかの市町村から札幌市へ通う人がいません"):
        answered(request(flows=path), keepers())


def test_a_year_that_has_not_begun_by_the_day_is_left_out(tmp_path: Path) -> None:
    heads, of_2015, later = "origin,destination,persons,year\n", "01217,01100,4,2015\n", "01217,01100,9,2030\n"
    found = answered(request(flows=written(tmp_path, heads + of_2015 + later)), keepers())
    assert [table.period.code for table in found.tables if table.period and table.decimals is None] == ["2015"]
    with pytest.raises(RequestError, match="2030年の流動で、.*にはまだありません"):
        answered(request(flows=written(tmp_path, heads + later)), keepers())


def test_a_member_from_which_nobody_goes_to_the_hub_has_a_row(tmp_path: Path) -> None:
    """千歳市 is a member and stands with 0 %; 夕張市 is none and has no row."""
    pairs = "01217,01100,4\n01217,01217,6\n01224,01224,5\n01209,01209,5\n"
    found = answered(request(flows=written(tmp_path, "origin,destination,persons\n" + pairs)), keepers())
    table = found.tables[-1]
    assert [(row.place.code, row.ratio_percent) for row in table.rows] == [("01217", 40), ("01224", 0)]
    assert "表に起点のある3市区町村のうち、流動のある1市区町村" in table.covers
    assert "千歳市" not in [place.name for place in found.without_row(table)]


def test_a_file_without_the_headings_is_told_which_it_needs(tmp_path: Path) -> None:
    path = written(tmp_path, "from,to,people\n01217,01100,4\n")
    with pytest.raises(RequestError, match="列を origin、destination、persons（人数）としてください"):
        answered(request(flows=path), keepers())
