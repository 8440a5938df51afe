"""Census population by sex and age: 1980 and 2020 as they stand, against what is known of them, and broken files."""

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.example.figures import FOLDER, load_origins
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.tidy_csv import read_tidy_csv

TOTALS_1980 = {"01000": 5_575_989, "01100": 1_401_757, "04201": 664_868, "13000": 11_618_281, "13101": 54_801}
TOTALS_2020 = {"00000": 126_146_099, "01000": 5_224_614, "01100": 1_973_395, "01101": 248_680, "07546": 0}
HEADING_ROWS = 11


@pytest.fixture(scope="module")
def census_1980(shared: Path) -> Document:
    return opened(shared / "data/census_age_sex/population_census_1980.csv")


@pytest.fixture(scope="module")
def census_2020(shared: Path) -> Document:
    return opened(shared / "data/census_age_sex/population_census_2020.csv")


@pytest.fixture(scope="module")
def figures_1980(census_1980: Document, places: Places) -> pl.DataFrame:
    return seen(census_1980, places).figures


@pytest.fixture(scope="module")
def figures_2020(census_2020: Document, places: Places) -> pl.DataFrame:
    return seen(census_2020, places).figures


@pytest.fixture(scope="module")
def hakodate(census_2020: Document) -> Document:
    """The rows of 函館市 and its old parts in 2020, with all that stands above: lines 12, 13 and 14 are both sexes, men and women."""
    return of_place(census_2020, "01202")


def of_place(document: Document, code: str) -> Document:
    lines = document.data.decode().splitlines(keepends=True)
    kept = [line for line in lines[HEADING_ROWS:] if f'"{code}"' in line]
    return Document(document.label, "".join([*lines[:HEADING_ROWS], *kept]).encode(), "csv")


def totals(figures: pl.DataFrame) -> dict[str, float]:
    return dict(figures.filter(dimensions="").select("place", "value").iter_rows())


def test_1980_gives_the_known_totals(figures_1980: pl.DataFrame) -> None:
    found = totals(figures_1980)
    assert {code: found[code] for code in TOTALS_1980} == TOTALS_1980
    assert sum(value for code, value in found.items() if code.endswith("000")) == 117_060_396
    assert "00000" not in found
    assert set(figures_1980["period"]) == {"1980-10-01"}


def test_2020_gives_the_known_totals(figures_2020: pl.DataFrame) -> None:
    found = totals(figures_2020)
    assert {code: found[code] for code in TOTALS_2020} == TOTALS_2020
    assert set(figures_2020["period"]) == {"2020-10-01"}


def test_2020_is_what_the_bundle_holds(figures_2020: pl.DataFrame) -> None:
    bundle = read_tidy_csv(FOLDER / "figures/census_2020_age_sex.csv", load_origins())
    same = ["field", "place", "period", "dimensions", "value", "origin"]
    assert bundle.height == 12 * 2 * 22
    assert bundle.select(same).join(figures_2020.select(same), on=same, how="anti").is_empty()


def test_municipalities_make_their_prefectures_but_for_37_people_of_tokyo(
    figures_1980: pl.DataFrame, figures_2020: pl.DataFrame
) -> None:
    assert residuals(figures_1980) == {"13": 37}
    assert residuals(figures_2020) == {}


def residuals(figures: pl.DataFrame) -> dict[str, float]:
    """Prefecture → its population less that of its municipalities; wards of cities are known by their codes."""
    found = totals(figures)
    parts: dict[str, float] = {}
    for code, value in found.items():
        is_ward = code[2] == "1" and code[3:] not in ("00", "30", "40", "50") and code[:2] != "13"
        if not is_ward and not code.endswith("000"):
            parts[code[:2]] = parts.get(code[:2], 0) + value
    return {prefecture: rest for prefecture in parts if (rest := found[f"{prefecture}000"] - parts[prefecture])}


def test_rows_that_are_no_places_are_left_out(figures_1980: pl.DataFrame, figures_2020: pl.DataFrame) -> None:
    assert figures_1980["place"].n_unique() == 47 + 3278 + 107
    assert figures_2020["place"].n_unique() == 1 + 47 + 1741 + 175
    for left_out in ("01001", "13002", "01300", "01690", "13100"):
        assert left_out not in totals(figures_1980)
    for left_out in ("13100", "01305", "0123C"):
        assert left_out not in totals(figures_2020)
    assert {"01400", "01401"} <= {*totals(figures_1980), *totals(figures_2020)}


@pytest.mark.parametrize(
    ("year", "old", "new"),
    [
        (1980, '"00700","全域","000","男女総数","1980000000","1980年","01202"', '"00710","人口集中地区","000","男女総数","1980000000","1980年","01202"'),
        (2020, '"0","国籍総数"', '"1","日本人"'),
        (2020, '"人口【人】"', '"世帯数【世帯】"'),
    ],
)  # fmt: skip
def test_another_part_of_the_people_is_left_out(
    census_1980: Document, census_2020: Document, year: int, old: str, new: str
) -> None:
    whole = of_place(census_1980 if year == 1980 else census_2020, "01202")
    assert seen(edited(whole, old, new)).figures.height == seen(whole).figures.height - 23


def test_ages_keep_their_published_groups(figures_1980: pl.DataFrame, figures_2020: pl.DataFrame) -> None:
    ages = {*map(str, range(0, 101, 5)), "unknown"}
    keys = {"", "sex=male", "sex=female"} | {
        f"age={age}{sex}" for age in ages for sex in ("", ";sex=male", ";sex=female")
    }
    for figures in (figures_1980, figures_2020):
        assert set(figures["dimensions"]) == keys


def test_the_dash_of_2020_and_the_stars_of_1980_mean_none(
    figures_1980: pl.DataFrame, figures_2020: pl.DataFrame
) -> None:
    for figures, place, dimensions in ((figures_1980, "01102", "age=100"), (figures_2020, "07546", "age=0")):
        (row,) = figures.filter(place=place, dimensions=dimensions).select("value", "state").rows()
        assert row == (0.0, "NIL")


def test_passports(census_1980: Document, census_2020: Document) -> None:
    (old,), (new,) = tables(census_1980), tables(census_2020)
    assert (old.origin.citation, old.origin.published) == ("総務省「昭和55年国勢調査」（第1次基本集計）", "2007-10")
    assert (old.boundaries_as_of, new.boundaries_as_of) == (date(1980, 10, 1), date(2020, 10, 1))
    assert new.origin.credit == "総務省「令和2年国勢調査」を加工して作成"
    assert new.origin.table == "表2-7-1 男女，年齢（5歳階級），国籍総数か日本人別人口"


def test_downloads_of_other_places_are_other_tables(census_2020: Document, hakodate: Document) -> None:
    names = {tables(document)[0].table for document in (census_2020, hakodate, of_place(census_2020, "01203"))}
    assert len(names) == 3


def test_another_year_of_the_table_is_told(hakodate: Document) -> None:
    with pytest.raises(SourceError, match="版「実施年月 2025年10月」はまだ読めません。読める版：1980、2020"):
        seen(edited(hakodate, '"2020年","10月"', '"2025年","10月"'))


def test_a_table_of_another_number_is_left_to_the_general_reader(hakodate: Document) -> None:
    claim = recognised(edited(hakodate, '"2-7-1"', '"2-5-1"'))
    assert claim is not None
    assert claim[0].id == "estat_table"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"5～9歳"', '"5-9歳"', "11行目、「5-9歳」の列：見出し「5-9歳」の意味が決められていません"),
        ('"男女","国籍', '"性別","国籍', "11行目、「性別」の列：見出し「性別」の意味が決められていません"),
        ('"5～9歳"', '"0～4歳"', "11行目、「0～4歳」の列：見出し「0～4歳」が2列以上あります"),
        ('"5～9歳","10～14歳"', '"10～14歳","5～9歳"', "11行目、「10～14歳」の列：見出し「10～14歳」の上のコード「02」が、「5～9歳」の「03」より後"),
        ('"/年齢 コード","00","01",', '"/年齢 コード","00",', "10行目：39列あり、見出しの40列と合いません"),
        ('"5～9歳"', '""', "11行目、「5～9歳」の列：見出し「5～9歳」がありません"),
        ('"0","総数","0"', '"0","合計","0"', "12行目、「男女」の列：「合計」は「総数、男、女」のどれでもありません"),
        ('"251,084"', '"251,O84"', "12行目、「総数」の列：「251,O84」の注記「,O84」の意味が決められていません"),
        ('"251,084"', '"25A1,084"', "12行目、「総数」の列：「25A1,084」の注記"),
        ('"251,084"', '"***"', r"12行目、「総数」の列：「\*\*\*」は数値でも、意味の決まった記号でもありません（この資料の記号：-）"),
        ('"251,084"', '"251,085"', "12行目、「総数」の列：合計251,085が内訳の和251,084と一致しません"),
        ('"251,084",', "", "12行目：39列あり、見出しの40列と合いません"),
        ('"1","男"', '"2","女"', "13行目、.*同じ場所・項目・時点の数値が2つあります（13行目「総数」、14行目「総数」）"),
        ('"統計名：","令和２年国勢調査 人口等基本集計　', '"　', "11行目：表の上に「統計名：」の行がなく"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(hakodate: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(hakodate, old, new))


def test_sexes_that_do_not_make_the_total_are_told(hakodate: Document) -> None:
    """One man of 0 to 4 years more, in his group and in all men: his ages add up, the sexes do not."""
    (_, _, men, *_), (_, _, infants, *_) = (
        seen(hakodate).figures.filter(dimensions=key).select("field", "place", "value").row(0)
        for key in ("sex=male", "age=0;sex=male")
    )
    row = f'"{int(men):,}","{int(infants):,}"'
    with pytest.raises(SourceError, match="12行目、「総数」の列：合計251,084が内訳の和251,085と一致しません"):
        seen(edited(hakodate, row, f'"{int(men) + 1:,}","{int(infants) + 1:,}"'))


def test_columns_may_stand_in_any_order(hakodate: Document) -> None:
    rows = list(csv.reader(hakodate.data.decode("utf-8-sig").splitlines()))
    turned = [row if at < 9 else row[::-1] for at, row in enumerate(rows)]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in turned)
    same = ["place", "dimensions", "value", "column"]
    assert (
        seen(Document("x", text.encode(), "csv"))
        .figures.sort(same)
        .select(same)
        .equals(seen(hakodate).figures.sort(same).select(same))
    )


def test_a_file_cut_at_its_headings_or_without_what_stands_above_is_told(hakodate: Document) -> None:
    lines = hakodate.data.splitlines(keepends=True)
    with pytest.raises(SourceError, match="11行目：見出しの下に数値の行がひとつもありません"):
        seen(Document("x", b"".join(lines[:HEADING_ROWS]), "csv"))
    with pytest.raises(SourceError, match="2行目：表の上に「統計名：」の行がなく、どの統計表か確かめられません"):
        seen(Document("x", b"".join(lines[HEADING_ROWS - 2 :]), "csv"))
    with pytest.raises(SourceError, match="見出しの行がありません"):
        seen(Document("x", b"".join(lines[: HEADING_ROWS - 1] + lines[HEADING_ROWS:]), "csv"))
