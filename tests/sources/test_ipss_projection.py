"""The population projections of 2018 and 2023: the files as they stand, which sex they are, and broken ones."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.example.figures import FOLDER, load_origins
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.ipss_projection import PUBLICATION
from toshiken.tables.tidy_csv import read_tidy_csv

SEXES = {"sousu": "", "men": "male", "women": "female"}
MEMBERS = ["01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428"]
SMALL = """code,name,year,total,age0_14,age15_64,age65plus
01100,札幌市,2020,30,10,15,5
01202,函館市,2020,6,1,2,3
"""


@pytest.fixture(scope="module")
def files(shared: Path) -> dict[str, Document]:
    return {name: opened(shared / f"data/ipss_2018/{name}.csv") for name in SEXES}


@pytest.fixture(scope="module")
def figures(files: dict[str, Document], places: Places) -> dict[str, pl.DataFrame]:
    return {name: seen(document, places).figures for name, document in files.items()}


@pytest.fixture(scope="module")
def transcription(shared: Path) -> Document:
    return opened(shared / "data/ipss_2023/ipss2023_3agegroups_sapporo12.csv")


def small(old: str = "", new: str = "") -> Document:
    assert old in SMALL
    return written(SMALL.replace(old, new, 1))


def path(figures: pl.DataFrame, dimensions: str) -> list[float]:
    """The twelve municipalities together, year by year."""
    found = figures.filter(pl.col("place").is_in(MEMBERS), dimensions=dimensions)
    return found.group_by("period").agg(pl.col("value").sum()).sort("period")["value"].to_list()


def test_the_three_files_of_2018_are_told_apart_by_their_figures(files: dict[str, Document]) -> None:
    found = {name: tables(document)[0] for name, document in files.items()}
    assert {name: table.table for name, table in found.items()} == {"sousu": "total", "men": "men", "women": "women"}
    assert {name: set(table.cells["sex"]) for name, table in found.items()} == {n: {sex} for n, sex in SEXES.items()}
    assert {table.origin.id for table in found.values()} == {"ipss2018"}


def test_the_known_totals_of_2018(figures: dict[str, pl.DataFrame]) -> None:
    base = figures["sousu"].filter(
        pl.col("place").str.ends_with("000"), period="2015-10-01", dimensions="edition=ipss2018"
    )
    assert (base.height, base["value"].sum()) == (47, 127_094_745)
    expected = [2_600_875, 2_595_890, 2_566_130, 2_515_489, 2_444_880, 2_353_774, 2_249_793]
    assert path(figures["sousu"], "edition=ipss2018") == expected


def test_men_and_women_make_the_total_in_every_cell(figures: dict[str, pl.DataFrame]) -> None:
    keys = ["place", "period", "key"]
    parts = {
        name: frame.with_columns(key=pl.col("dimensions").str.replace(";sex=(fe)?male", "")).sort(keys)
        for name, frame in figures.items()
    }
    assert parts["sousu"].height == 12_999 * 20
    assert parts["men"].select(keys).equals(parts["sousu"].select(keys))
    assert parts["women"].select(keys).equals(parts["sousu"].select(keys))
    assert (parts["men"]["value"] + parts["women"]["value"]).equals(parts["sousu"]["value"])


def test_of_fukushima_there_is_the_prefecture_and_wards_keep_their_codes(figures: dict[str, pl.DataFrame]) -> None:
    codes = set(figures["sousu"]["place"])
    assert len(codes) == 1857
    assert {code for code in codes if code.startswith("07")} == {"07000"}
    assert {"01100", "01101", "01110", "40305"} < codes
    city, *wards = ["01100", *(f"011{n:02}" for n in range(1, 11))]
    of_2045 = figures["sousu"].filter(period="2045-10-01", dimensions="edition=ipss2018")
    values = dict(of_2045.select("place", "value").iter_rows())
    assert sum(values[ward] for ward in wards) == values[city]


def test_the_transcription_of_2023(transcription: Document) -> None:
    found = seen(transcription).figures
    assert tables(transcription)[0].origin.id == "ipss2023"
    expected = [2_604_945, 2_576_209, 2_526_448, 2_462_235, 2_382_074, 2_290_004, 2_195_087]
    assert path(found, "edition=ipss2023") == expected
    assert set(found["dimensions"]) == {
        "edition=ipss2023", *(f"age_class={age};edition=ipss2023" for age in ("0-14", "15-64", "65+")),
    }  # fmt: skip


@pytest.mark.parametrize("bundled", ["ipss2018", "ipss2018_reference", "ipss2023"])
def test_the_bundled_figures_stand_in_the_files(
    bundled: str, figures: dict[str, pl.DataFrame], transcription: Document
) -> None:
    key = ["field", "place", "period", "dimensions", "origin", "value"]
    rows = read_tidy_csv(FOLDER / f"figures/population_projection_{bundled}.csv", load_origins())
    of_places = rows.filter(pl.col("place") != "00000")
    everything = pl.concat([*figures.values(), seen(transcription).figures])
    assert of_places.height > 100
    assert of_places.join(everything, on=key, how="anti").is_empty()


def test_columns_that_moved_are_found_by_their_headings() -> None:
    moved = "\n".join(",".join(reversed(line.split(","))) for line in SMALL.splitlines()) + "\n"
    key = ["place", "dimensions"]
    assert seen(written(moved)).figures.sort(key).equals(seen(small()).figures.sort(key))


def test_other_files_are_not_claimed() -> None:
    assert PUBLICATION.recognise(written("コード,都道府県,市区町村,年,総数\n1100,北海道,札幌市,2015年,5\n")) is None
    assert PUBLICATION.recognise(written('[{"code": "01100"}]', "json")) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("札幌市,2015年,1952356", "札幌市,2015年,1952357", "9行目、「総数」の列：札幌市の2015年は総数1,952,356、男910,614、女1,041,742のどれか"),
        ("札幌市,2015年,1952356", "札幌市,2015年,910614", "「総数」の列：総数・男・女のどの表か分かりません.*混ざっています"),
        ("札幌市,2020年,", "札幌市,2020年,1", "10行目、「総数」の列：合計11,974,801が内訳の和1,974,801と"),
        ("0～4歳", "0-4", "1行目、「0～4歳」の列：見出し「0～4歳」がありません"),
        ("0～4歳", "総数", "1行目、「総数」の列：見出し「総数」が2列以上"),
        ("都道府県", "県", "1行目、「県」の列：見出し「県」の意味が決められていません"),
        ("1000,a,北海道,,2020年,52", "1000,a,北海道,,2020年,5Z", "3行目、「総数」の列：「5Z"),
        ("1000,a,北海道,,2020年", "1000,a,北海道,,20年", "3行目、「総数」の列：年「20年」は4桁の数字ではありません"),
        ("1000,a,北海道,,2020年", "1000,a,北海道,,12020年", "3行目、「総数」の列：年「12020年」は4桁"),
        ("1202,2,北海道,函館市", "99202,2,北海道,函館市", "コード「99202」"),
    ],
    ids=["unlike", "mixed", "sum", "renamed", "twice", "new", "letter", "year", "long year", "code"],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    files: dict[str, Document], places: Places, old: str, new: str, message: str
) -> None:
    with pytest.raises(SourceError, match=f"^sousu.csv、.*{message}"):
        seen(edited(files["sousu"], old, new), places)


def test_a_part_of_the_file_is_not_taken_for_the_whole(files: dict[str, Document]) -> None:
    part = b"".join(files["men"].data.splitlines(keepends=True)[:500])
    with pytest.raises(SourceError, match="500行目：499行しかありません。.*（平成30（2018）年推計）は12,999行です"):
        seen(Document("part.csv", part, "csv"))


def test_without_the_places_that_tell_the_sex_it_is_not_known(files: dict[str, Document]) -> None:
    text = files["men"].data.decode().replace("\n1100,", "\n91100,").replace("\n13000,", "\n93000,")
    with pytest.raises(SourceError, match="札幌市（01100）の2015年、東京都（13000）の2015年の行がありません"):
        seen(Document("men.csv", text.encode(), "csv"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",10,15,5", ",11,15,5", "2行目、「total」の列：合計30が内訳の和31と"),
        ("age65plus", "age65", "1行目、「age65plus」の列：見出し「age65plus」がありません"),
        (",10,15,5", ",10,15", "2行目：6列あり、見出しの7列"),
        ("01202,函館市", "01100,札幌市", "2行目、「total」の列：同じ場所"),
        (",10,15,5", ",-,15,5", "2行目、「age0_14」の列：「-」は数値でも"),
    ],
)
def test_a_broken_transcription_is_told(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=f"^hand.csv、{message}"):
        seen(small(old, new))
