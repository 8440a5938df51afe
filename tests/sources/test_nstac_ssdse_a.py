"""SSDSE-A: six editions as they stand, the form of others, columns that moved, and broken files."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.sources.documents import opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.nstac_ssdse_a import PUBLICATION
from toshiken.sources.passports import published_origins
from toshiken.tables.meanings import meanings

EDITIONS = ("2019", "2020", "2021", "2023", "2024", "2025")
MEMBERS = ["01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428"]
CODES = "SSDSE-A-2099,Prefecture,Municipality,A1101,A110101,A110102,D2203,Z990101"
YEARS = ",,年度,2095,2095,2095,2096,2097"
LABELS = "地域コード,都道府県,市区町村,総人口,総人口（男）,総人口（女）,経常収支比率（市町村財政）,新しい項目"
ROWS = (
    "R01100,北海道,札幌市,30,10,20,91.6,5",
    "R01202,北海道,函館市,7,3,4,90.1,6",
    *(
        f"R0120{n},北海道,{name},9,4,5,90,{n}"
        for n, name in ((3, "小樽市"), (4, "旭川市"), (5, "室蘭市"), (6, "釧路市"))
    ),
)
SMALL = (CODES, YEARS, LABELS, *ROWS)


def small(old: str = "", new: str = "") -> Document:
    text = "\n".join(SMALL)
    assert old in text
    return written(text.replace(old, new, 1) + "\n")


def lines(*kept: str) -> Document:
    return written("\n".join(kept) + "\n")


@pytest.fixture(scope="module")
def files(shared: Path) -> dict[str, Document]:
    return {edition: opened(shared / f"data/ssdse_a/SSDSE-A-{edition}.csv") for edition in EDITIONS}


@pytest.fixture(scope="module")
def figures(files: dict[str, Document], places: Places) -> dict[str, pl.DataFrame]:
    return {edition: seen(document, places).figures for edition, document in files.items()}


def summed(
    figures: pl.DataFrame, field: str, period: str, places: list[str] | None = None, dimensions: str = ""
) -> float:
    found = figures.filter(field=field, period=period, dimensions=dimensions)
    return float((found if places is None else found.filter(pl.col("place").is_in(places)))["value"].sum())


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_read_whole(edition: str, files: dict[str, Document], figures: dict[str, pl.DataFrame]) -> None:
    (table,) = tables(files[edition])
    assert table.origin == published_origins()[f"ssdse_a_{edition}"]
    assert table.cells.height == 1741 * 125
    assert figures[edition].height == 1741 * 123
    assert set(figures[edition]["state"]) == {"PRESENT"}
    assert "" not in set(figures[edition]["survey"])
    assert table.boundaries_as_of is not None
    assert table.boundaries_as_of <= date(int(edition) - 2, 10, 1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_code_at_hand_has_a_meaning(edition: str, files: dict[str, Document], places: Places) -> None:
    records = seen(files[edition], places).records
    labels = {("D2203", "経常収支比率", "percent"), ("D2211", "実質公債費比率", "percent")}
    assert set(records.select("field", "label", "unit").iter_rows()) == labels
    assert not records.filter(pl.col("value") < 0, field="D2211").is_empty()


def test_known_totals(figures: dict[str, pl.DataFrame]) -> None:
    assert summed(figures["2019"], "population_persons", "2015-10-01") == 127_094_745
    assert summed(figures["2023"], "population_persons", "2020-10-01") == 126_146_099
    assert summed(figures["2025"], "population_persons", "2020-10-01", MEMBERS) == 2_604_945
    assert summed(figures["2019"], "physicians_persons", "2016-12-31", MEMBERS) == 7_709
    assert summed(figures["2023"], "physicians_persons", "2020-12-31", MEMBERS) == 8_067
    assert summed(figures["2019"], "total_area_ha", "2017-10-01", MEMBERS) == 451_489


@pytest.mark.parametrize(
    ("edition", "field", "period", "dimensions", "expected"),
    [
        ("2025", "population_persons", "2020-10-01", "nationality=japanese;sex=female", 1_035_367),
        ("2025", "population_persons", "2020-10-01", "age_class=65+;sex=male", 224_966),
        ("2025", "population_75_and_over_persons", "2020-10-01", "", 264_920),
        ("2025", "older_one_person_households", "2020-10-01", "", 121_789),
        ("2025", "private_persons_engaged_persons", "2021-06-01", "industry=P", 146_115),
        ("2025", "commercial_farms", "2020-02-01", "", 347),
        ("2025", "unemployed_persons", "2020-10-01", "", 41_269),
        ("2025", "libraries_facilities", "2021-10-01", "", 13),
        ("2025", "retail_establishments", "2021-06-01", "", 10_370),
        ("2025", "pharmacists_persons", "2022-12-31", "", 5_561),
        ("2019", "all_establishments", "2014-07-01", "sector=tertiary", 67_178),
        ("2019", "nursery_facilities", "2016-10-01", "", 273),
    ],
)
def test_figures_of_sapporo(
    figures: dict[str, pl.DataFrame], edition: str, field: str, period: str, dimensions: str, expected: int
) -> None:
    assert summed(figures[edition], field, period, ["01100"], dimensions) == expected


def test_money_is_of_a_fiscal_year_and_in_thousand_yen(figures: dict[str, pl.DataFrame]) -> None:
    spent = figures["2025"].filter(field="expenditure_thousand_jpy", place="01100")
    assert set(spent["period"]) == {"FY2021"}
    purposes = {"welfare", "public_works", "education", "disaster_recovery"}
    assert set(spent["dimensions"]) == {"", *(f"purpose={purpose}" for purpose in purposes)}
    assert spent.filter(dimensions="")["value"].item() > 1_000_000_000


def test_a_town_that_became_a_city_has_the_code_of_its_time(figures: dict[str, pl.DataFrame]) -> None:
    found = {edition: {"40231", "40305"} & set(frame["place"]) for edition, frame in figures.items()}
    assert found == {"2019": {"40305"}} | dict.fromkeys(EDITIONS[1:], {"40231"})


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_its_name_an_edition_is_the_newest_year_and_two(edition: str, files: dict[str, Document]) -> None:
    first, _, rest = files[edition].data.partition(b",")
    assert first.decode() in {"Code", "code", f"SSDSE-A-{edition}"}
    for name in (b"Code", b"SSDSE-A-20", b""):
        assert PUBLICATION.recognise(Document("x.csv", name + b"," + rest, "csv")) == edition


def test_columns_that_moved_give_the_same_figures(files: dict[str, Document], figures: dict[str, pl.DataFrame]) -> None:
    rows = [line.split(",") for line in files["2025"].data.decode("cp932").splitlines()]
    moved = "\r\n".join(",".join([*row[:3], *reversed(row[3:])]) for row in rows)
    key = ["field", "place", "period", "dimensions"]
    found = seen(Document("moved.csv", moved.encode("cp932"), "csv")).figures.sort(key)
    assert found.equals(figures["2025"].sort(key))


def test_an_edition_not_seen_before_is_read() -> None:
    (table,) = tables(small())
    assert (table.origin.id, table.origin.edition, table.origin.published) == ("ssdse_a_2099", "SSDSE-A-2099", "")
    row = seen(small()).figures.row(0, named=True)
    assert (row["place"], row["period"], row["value"], row["column"]) == ("01100", "2095-10-01", 30, "A1101 総人口")


def test_a_new_code_is_kept_as_printed_with_the_label_of_the_file() -> None:
    found = seen(small()).records.filter(field="Z990101")
    assert found.select("place", "period", "value", "label", "unit").head(2).rows() == [
        ("01100", "FY2097", 5.0, "新しい項目", ""),
        ("01202", "FY2097", 6.0, "新しい項目", ""),
    ]
    assert seen(small(",新しい項目", ",")).records.filter(field="Z990101")["label"][0] == "Z990101"


def test_the_form_of_2018_has_other_labels_and_older_surveys() -> None:
    """Labels in full-width digits, 医師数 of 2014, shops of 2014 of which the survey is not certain."""
    found = seen(
        lines(
            "Code,Prefecture,Municipality,A1101,A1301,I6100,H6130,A9101",
            "Year,年度,年度,2015,2015,2014,2014,2096",
            "地域コード,都道府県,市区町村,人口総数,１５歳未満人口,医師数,小売店数,婚姻件数",
            "R01100,北海道,札幌市,1952356,221013,6418,9124,10495",
        )
    )
    expected = {
        ("population_persons", ""): "総務省「平成27年国勢調査」",
        ("population_persons", "age_class=0-14"): "総務省「平成27年国勢調査」",
        ("physicians_persons", ""): "厚生労働省「平成26年医師・歯科医師・薬剤師調査」",
        ("marriages_cases", ""): "厚生労働省「人口動態統計」",
    }
    assert {(f, d): s for f, d, s in found.figures.select("field", "dimensions", "survey").iter_rows()} == expected
    assert found.records.select("field", "label", "period").rows() == [("H6130", "小売店数", "FY2014")]


def test_a_workbook_is_read_like_the_csv() -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for line in SMALL:
        sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell or None for cell in line.split(",")])
    book.save(stream)
    found = seen(Document("a.xlsx", stream.getvalue(), "xlsx"))
    assert found.figures.equals(seen(small()).figures)


@pytest.mark.parametrize(
    "document",
    [
        written(""),
        written("a,b\n1,2\n"),
        lines(CODES, YEARS, LABELS),
        lines(CODES, YEARS, LABELS, "01100,北海道,札幌市,30,10,20,91.6,5"),
        lines("SSDSE-E-2023,Prefecture,A1101,A110101,A1102", ",,2020,2020,2020", "地域コード,都道府県,総人口,男,女", "R01000,北海道,3,1,2"),
        written('{"a": 1}', "json"),
    ],
    ids=["empty", "other", "no rows", "no R", "prefectures", "json"],
)  # fmt: skip
def test_other_files_are_not_claimed(document: Document) -> None:
    assert PUBLICATION.recognise(document) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("A110101", "男", "1行目、「総人口（男）」の列：「男」は項目コード.*公表されたまま"),
        ("A110101", "A11010", "1行目、「総人口（男）」の列：「A11010」は項目コード"),
        ("A110101", "", "1行目、「総人口（男）」の列：「」は項目コード"),
        ("A110102", "A110101", "1行目、「A110101」の列：2095年の列が2つあります（5列目と6列目）"),
        ("2096", "2096年末", "2行目、「D2203」の列：年「2096年末」が4桁の数字ではありません"),
        ("2096", "", "2行目、「D2203」の列：年「」が4桁"),
        (",新しい項目", "", "3行目：7列あり、見出しの8列と合いません"),
        ("R01202", "R0120", "5行目、「地域コード」の列：「R0120」は地域コード"),
        ("R01202", "01202", "5行目、「地域コード」の列：「01202」は地域コード"),
        ("R01202", "R01299", "5行目：コード「01299」.*ありません"),
        (
            "R01202,北海道,函館市",
            "R01100,北海道,札幌市",
            "4行目、「A1101 総人口」の列：同じ場所.*5行目「A1101 総人口」",
        ),
        (",30,10,20,", ",3O,10,20,", "4行目、「A1101 総人口」の列：「3O」の注記「O」"),
        (",30,10,20,", ",-,10,20,", "4行目、「A1101 総人口」の列：「-」は数値でも"),
        (",30,10,20,", ",,10,20,", "4行目、「A1101 総人口」の列：「」は数値でも"),
        (",30,10,20,", ",31,10,20,", "4行目、「A1101 総人口」の列：合計31が内訳の和30と一致しません"),
        ("91.6,5", "91.6", "4行目：7列あり、見出しの8列と合いません"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=f"^hand.csv、{message}"):
        seen(small(old, new))


@pytest.mark.parametrize(
    ("kept", "message"),
    [
        ((YEARS, LABELS, *ROWS), "1行目：この行に項目コード（A1101 など）がありません.*見出しは1行目が項目コード"),
        ((CODES, LABELS, *ROWS), "3行目：この行に項目名がありません"),
        ((CODES, YEARS, *ROWS), "3行目：この行に項目名がありません"),
        ((YEARS, CODES, LABELS, *ROWS), "1行目：この行に項目コード"),
        ((LABELS, CODES, YEARS, *ROWS), "1行目：この行に項目コード"),
        ((CODES, LABELS, YEARS, *ROWS), "2行目、「A1101」の列：年「総人口」"),
    ],
    ids=["no codes", "no years", "no labels", "years first", "labels first", "labels before years"],
)
def test_headings_missing_or_shuffled_are_told(kept: tuple[str, ...], message: str) -> None:
    with pytest.raises(SourceError, match=f"^hand.csv、{message}"):
        seen(lines(*kept))


def test_a_part_of_an_edition_is_not_taken_for_the_whole(files: dict[str, Document]) -> None:
    part = b"".join(files["2025"].data.splitlines(keepends=True)[:1000])
    with pytest.raises(SourceError, match="1000行目：997行しかありません。.*（SSDSE-A-2025）は1,741行です"):
        seen(Document("part.csv", part, "csv"))


def test_a_blank_line_is_no_municipality() -> None:
    assert seen(lines(*SMALL, "", ",,,,,,,")).figures.equals(seen(small()).figures)


def test_no_item_is_left_out_without_a_reason() -> None:
    found = meanings("ssdse_a")
    assert found.others == "records"
    assert not found.skipped


def test_years_may_be_called_so(files: dict[str, Document]) -> None:
    text = files["2025"].data.decode("cp932").splitlines(keepends=True)
    cells = text[1].rstrip("\r\n").split(",")
    text[1] = ",".join([*cells[:3], *(f"{year}年度" for year in cells[3:])]) + "\r\n"
    named = Document("named.csv", "".join(text).encode("cp932"), "csv")
    assert seen(named).figures.equals(seen(files["2025"]).figures)
