"""The national input–output table of 2011: its forms agree with one another and with themselves; broken files are told."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.tables.observations import parsed_dimensions

KEYS = ["field", "dimensions"]


@pytest.fixture
def folder(shared: Path) -> Path:
    return shared / "data/input_output_national"


@pytest.fixture
def long(folder: Path) -> Document:
    return opened(folder / "iotable_13sector_2011_ja.csv")


@pytest.fixture
def matrix(folder: Path) -> Document:
    return opened(folder / "iotable_13sector_2011_wider_ja.csv")


@pytest.fixture
def coarse(folder: Path) -> Document:
    return opened(folder / "iotable_3sector_2011_wider.csv")


def by_sector(figures: pl.DataFrame, field: str, name: str) -> dict[str, float]:
    """The sum of a field for each value of a dimension."""
    found: dict[str, float] = {}
    for dimensions, value in figures.filter(field=field).select("dimensions", "value").iter_rows():
        slug = parsed_dimensions(dimensions)[name]
        found[slug] = found.get(slug, 0) + value
    return found


def test_the_long_form_and_the_matrix_are_one_table(long: Document, matrix: Document) -> None:
    one, other = (seen(document).figures for document in (long, matrix))
    assert one.height == 13 * 13 + 13 * 6 + 13 + 13 * 3 + 6 * 13
    both = one.join(other, on=KEYS)
    assert both.height == one.height == other.height
    assert both.filter(pl.col("value") != pl.col("value_right")).is_empty()
    assert tables(long)[0].table == tables(matrix)[0].table == "sectors_13"


@pytest.mark.parametrize("form", ["long", "coarse"])
def test_what_a_sector_sells_is_what_it_uses_and_earns(request: pytest.FixtureRequest, form: str) -> None:
    figures = seen(request.getfixturevalue(form)).figures
    sold = by_sector(figures, "intermediate_inputs_million_jpy", "from_sector")
    for field in ("final_demand_million_jpy", "exports_million_jpy", "imports_million_jpy"):
        for sector, value in by_sector(figures, field, "sector").items():
            sold[sector] += value
    used = by_sector(figures, "intermediate_inputs_million_jpy", "to_sector")
    for sector, value in by_sector(figures, "primary_inputs_million_jpy", "sector").items():
        used[sector] += value
    assert sold == pytest.approx(used, abs=2)
    assert sum(sold.values()) == pytest.approx(939_674_856, abs=2)


def test_three_sectors_hold_what_thirteen_do(long: Document, coarse: Document) -> None:
    fine, sums = seen(long).figures, seen(coarse).figures
    for field in (
        "final_demand_million_jpy",
        "exports_million_jpy",
        "imports_million_jpy",
        "primary_inputs_million_jpy",
    ):
        assert fine.filter(field=field)["value"].sum() == sums.filter(field=field)["value"].sum()
    assert sums.filter(field="final_demand_million_jpy")["dimensions"].to_list() == [
        "sector=primary", "sector=secondary", "sector=tertiary",
    ]  # fmt: skip


def test_what_is_headed_public_is_all_fixed_capital_formation(long: Document) -> None:
    demand = by_sector(seen(long).figures, "final_demand_million_jpy", "demand")
    assert demand["fixed_capital_formation"] == 91_384_406


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1456611", "1456612", "版「最初の値が「1456612」」はまだ読めません"),
        ("03_製造業", "03_鉱工業", "部門「industry/03_鉱工業」の意味が決められていません"),
        ("7793613", "7793b13", "2行目、「industry/03_製造業」の列：.*注記「b13」"),
        (",-121965\n", "\n", "2行目：23列あり、見出しの24列と合いません"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(matrix: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(matrix, old, new, "utf-8-sig"))


def test_a_figure_given_twice_is_refused(long: Document) -> None:
    broken = edited(
        long, '"02_鉱業","industry","01_農林水産業"', '"01_農林水産業","industry","01_農林水産業"', "utf-8-sig"
    )
    with pytest.raises(SourceError, match="数値が2つあります（2行目.*3行目"):
        seen(broken)


def test_a_sector_that_does_not_balance_is_told(matrix: Document) -> None:
    with pytest.raises(SourceError, match="部門「agriculture」の投入の計12,035,962と産出の計13,035,962が一致しません"):
        seen(edited(matrix, "7793613", "8793613", "utf-8-sig"))
