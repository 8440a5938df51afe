"""Local finance: four real files, ratios that are kept and never added up, a year that is judged and not read, broken files."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.geography.municipalities import all_municipalities
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised

MUNICIPALITIES, CITIES = "市町村財政資料", "政令指定都市の主要財政指標"
CAPITALS, PREFECTURES = "道府県庁所在市の主要財政指標", "全国主要財政資料"
RATIOS = ["財政力指数", "経常収支比率", "実質公債費比率", "将来負担比率", "ラスパイレス指数"]


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/local_finance"


def of(folder: Path, name: str) -> Document:
    return opened(folder / f"{name}.csv")


def values(document: Document, place: str) -> list[float | None]:
    found = dict(seen(document).records.filter(place=place).select("field", "value").iter_rows())
    return [found[ratio] for ratio in RATIOS]


@pytest.mark.parametrize(
    ("file", "table", "places"),
    [
        (MUNICIPALITIES, "municipalities", 1741),
        (CITIES, "designated_cities", 20),
        (CAPITALS, "prefectural_capitals", 46),  # without 特別区
        (PREFECTURES, "prefectures", 47),
    ],
)
def test_every_place_and_no_average(folder: Path, file: str, table: str, places: int) -> None:
    document = of(folder, file)
    (printed,) = tables(document)
    found = seen(document)
    assert (printed.table, printed.origin.id) == (table, "local_finance_2023")
    assert found.figures.is_empty()
    assert (found.records["place"].n_unique(), found.records.height) == (places, 5 * places)
    assert set(found.records["period"]) == {"FY2023"}


def test_the_municipalities_are_all_of_them(folder: Path) -> None:
    northern = {f"{code:05}" for code in range(1695, 1701)}
    assert set(seen(of(folder, MUNICIPALITIES)).records["place"]) == set(all_municipalities()) - northern


def test_known_ratios(folder: Path) -> None:
    document = of(folder, MUNICIPALITIES)
    assert values(document, "01100") == [0.71, 95.4, 2.9, 18.2, 99.4]
    strength = dict(seen(document).records.filter(field="財政力指数").select("place", "value").iter_rows())
    area = ["01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428"]
    assert [strength[code] for code in area] == [0.47, 0.38, 0.52, 0.72, 0.59, 0.62, 0.54, 0.36, 0.18, 0.28, 0.30]
    assert values(of(folder, PREFECTURES), "01000") == [0.44355, 97.8, 19.1, 306.7, 98.9]
    assert values(of(folder, CITIES), "04100") == values(of(folder, CAPITALS), "04100") == values(document, "04100")


def test_negative_ratios_and_those_not_calculated(folder: Path) -> None:
    records = seen(of(folder, MUNICIPALITIES)).records
    assert records.filter(field="実質公債費比率").filter(pl.col("value") < 0).height == 68
    burden = records.filter(field="将来負担比率", state="NOT_SURVEYED")
    assert (burden.height, burden["value"].null_count()) == (954, 954)  # 「-」 is no zero
    assert records.filter(pl.col("field") != "将来負担比率", pl.col("state") != "PRESENT").is_empty()


def test_they_have_units_and_say_how_the_year_was_judged(folder: Path) -> None:
    (table,) = tables(of(folder, MUNICIPALITIES))
    assert "年度は資料に書かれておらず" in table.origin.via
    units = seen(of(folder, MUNICIPALITIES)).records.select("field", "unit").unique()
    assert dict(units.iter_rows()) == {
        "財政力指数": "quotient", "経常収支比率": "percent", "実質公債費比率": "percent", "将来負担比率": "percent",
        "ラスパイレス指数": "index_of_100",
    }  # fmt: skip


@pytest.mark.parametrize("file", [MUNICIPALITIES, CITIES, CAPITALS, PREFECTURES])
def test_another_year_with_the_same_headings_is_refused(folder: Path, file: str) -> None:
    first = "97.8" if file == PREFECTURES else "95.4"
    document = edited(of(folder, file), first, "95.3")
    with pytest.raises(
        SourceError, match="2行目：何年度の資料か分かりません。.*95.3.*令和5年度（.*layouts/local_finance.yml"
    ):
        seen(document)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (MUNICIPALITIES, "012025", "012026", "3行目：コード「012026」の検査数字（6桁目）は6ですが、01202なら5のはずです"),
        (MUNICIPALITIES, "012025", "017990", "3行目：コード「01799」という市区町村はありません"),
        (MUNICIPALITIES, "函館市,0.48", "函館市,0.4B", "3行目、「財政力指数」の列：「0.4B」"),
        (MUNICIPALITIES, "函館市,0.48", "函館市,X", "3行目、「財政力指数」の列：「X」は数値でも、意味の決まった記号でもありません"),
        (MUNICIPALITIES, "函館市,0.48", "函館市,", "3行目、「財政力指数」の列：「」は数値でも"),
        (MUNICIPALITIES, "函館市,0.48,", "函館市,", "3行目：7列あり、見出しの8列と合いません"),
        (MUNICIPALITIES, "団体コード", "コード", "1行目、「コード」の列：見出し「コード」の意味が決められていません"),
        (MUNICIPALITIES, "経常収支比率", "経常収支", "1行目、「経常収支」の列：見出し「経常収支」の意味が決められていません"),
        (MUNICIPALITIES, "012025,北海道,函館市", "011002,北海道,札幌市", "2行目、.*2つあります"),
        (MUNICIPALITIES, "全国市町村平均", "全国平均", "1743行目、「団体コード」の列：最後の行が「全国市町村平均」ではありません"),
        (CAPITALS, "全国市町村平均,,0.48,93.1,5.6,6.3,－", "全国市町村平均\n", "50行目：1列あり、見出しの7列と合いません"),
        (CITIES, "仙台市", "仙薹市", "3行目、「団体名」の列：「宮城県仙薹市」という市町村はありません"),
        (PREFECTURES, "青森県", "青森", "3行目、「都道府県名」の列：「青森」という都道府県はありません"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(folder: Path, file: str, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^{file}\.csv、{message}"):
        seen(edited(of(folder, file), old, new))


def test_a_file_cut_short_is_refused(folder: Path) -> None:
    document = of(folder, CAPITALS)
    cut = Document(document.label, b"\n".join(document.data.split(b"\n")[:30]) + b"\n", "csv")
    with pytest.raises(
        SourceError, match="30行目、「都道府県名」の列：最後の行が「全国市町村平均」ではありません。途中で切れている"
    ):
        seen(cut)


def test_other_tables_are_not_claimed() -> None:
    assert recognised(Document("a.csv", "団体コード,財政力指数\n011002,0.71\n".encode(), "csv")) is None
