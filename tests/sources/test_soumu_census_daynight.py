"""Day and night population 2020: both transcriptions against what is known and against each other, and broken files."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.example.figures import FOLDER, load_origins
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.tidy_csv import read_tidy_csv

SAME = ["field", "place", "period", "dimensions", "value", "origin"]


@pytest.fixture(scope="module")
def by_ward(shared: Path) -> Document:
    return opened(shared / "data/census_daynight_2020/daynight_population_2020.csv")


@pytest.fixture(scope="module")
def with_cities(shared: Path) -> Document:
    return opened(shared / "data/census_daynight_2020/daynight_population_2020_incl_designated_cities.csv")


def total(figures: pl.DataFrame, field: str) -> float:
    return float(figures.filter(field=field)["value"].sum())


def test_by_day_and_by_night_the_nation_is_the_same(by_ward: Document) -> None:
    figures = seen(by_ward).figures
    assert figures["place"].n_unique() == 1896
    assert total(figures, "daytime_population_persons") == total(figures, "nighttime_population_persons") == 126_146_099


def test_the_two_forms_are_two_tables_that_agree(by_ward: Document, with_cities: Document) -> None:
    one, other = seen(by_ward).figures, seen(with_cities).figures
    both = one.join(other, on=["field", "place", "period", "dimensions"])
    assert both.height == 2 * 1888
    assert both.filter(pl.col("value") != pl.col("value_right")).is_empty()
    assert [tables(form)[0].table for form in (by_ward, with_cities)] == ["municipalities", "with_designated_cities"]


def test_a_city_stands_beside_its_wards_and_the_23_wards_together_do_not(with_cities: Document) -> None:
    figures = seen(with_cities).figures
    assert figures.filter(place="01100")["value"].to_list() == [1_974_164, 1_973_395]
    assert figures.filter(place="13100").is_empty()
    assert figures["place"].n_unique() == 1908


def test_it_is_what_the_bundle_holds(with_cities: Document) -> None:
    bundle = read_tidy_csv(FOLDER / "figures/daynight_population_2020.csv", load_origins()).select(SAME)
    assert bundle.height == 24
    assert bundle.join(seen(with_cities).figures.select(SAME), on=SAME, how="anti").is_empty()


def test_its_passport(by_ward: Document) -> None:
    (table,) = tables(by_ward)
    assert table.origin.edition == "従業地・通学地による人口・就業状態等集計"
    assert table.origin.published == "2022-07-22"
    assert str(table.boundaries_as_of) == "2020-10-01"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("night_population", "nighttime", "1行目、「night_population」の列：見出し「night_population」がありません"),
        ("day_night_ratio_pct", "ratio", "1行目、「ratio」の列：見出し「ratio」の意味が決められていません"),
        ("day_population,night_population", "night_population,day_population", "版「調査の年が分からないもの」はまだ読めません。読める版：2020"),
        ("村,1030,1058,97.4", "村,1030,1O58,97.4", "1895行目、「night_population」の列：「1O58」の注記「O58」"),
        ("村,1030,1058,97.4", "村,,1058,97.4", "1895行目、「day_population」の列：「」は数値でも、意味の決まった記号でもありません"),
        ("村,1030,1058,97.4", "村,1030,1058", "1895行目：5列あり、見出しの6列と合いません"),
        ("47375,沖縄県,多良間村", "47381,沖縄県,竹富町", "1895行目、.*2つあります（1895行目「day_population」、1896行目「day_population」）"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(by_ward: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(by_ward, old, new))


def test_one_row_of_the_year_is_enough_to_know_it(by_ward: Document) -> None:
    claim = recognised(edited(by_ward, "396646", "39664G"))
    assert claim is not None
    assert (claim[0].id, claim[1]) == ("census_daynight", "2020")


def test_headings_alone_are_no_census() -> None:
    with pytest.raises(SourceError, match="版「調査の年が分からないもの」はまだ読めません"):
        seen(written("code,name,day_population,night_population,day_night_ratio_pct\n"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("村,1030,1058,97.4", "村,1130,1058,97.4", "多良間村の昼間人口1,130人と夜間人口1,058人の比は106.8％ですが、同じ行に97.4％"),
        ("村,1030,1058,97.4", "村,1030,1058,97.a", "1895行目、.*比率「97.a」は数値ではありません"),
        ("47375,沖縄県,多良間村,1030,1058,97.4\n", "", "全部の行の和が126,145,041人で、令和2年国勢調査の全国126,146,099人と一致しません"),
        ("07546,福島県,双葉町,997,0,\n", "", "1,895行しかありません。.*は1,896行です。途中で切れているか"),
    ],
)  # fmt: skip
def test_a_row_that_is_changed_or_gone_is_told(by_ward: Document, old: str, new: str, message: str) -> None:
    unix = Document(by_ward.label, by_ward.data.replace(b"\r\n", b"\n"), "csv")
    with pytest.raises(SourceError, match=message):
        seen(edited(unix, old, new))
