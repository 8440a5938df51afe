"""Sales and value added by 17 industries: they agree with the bundled figures, and broken files are told."""

from pathlib import Path

import pytest

from tests.sources.documents import edited, opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.example.figures import Bundle
from toshiken.sources.document import Document

FIELDS = ("sales_million_jpy", "value_added_million_jpy", "surveyed_establishments")


@pytest.fixture
def base(shared: Path) -> Document:
    return opened(shared / "data/input_output_2015/ExplanatoryVariablesBase.csv")


def test_the_nation_hokkaido_and_sapporo_agree_with_the_bundled_figures(base: Document) -> None:
    bundled = Bundle().observations(FIELDS).rows.filter(origin="economic_census_2016")
    keys = ["field", "place", "period", "dimensions"]
    both = bundled.join(seen(base).figures, on=keys)
    assert both.height == 3 * 17 * 3
    assert both.filter(both["value"] != both["value_right"]).is_empty()


def test_sums_are_those_of_the_census_of_2016(base: Document) -> None:
    figures = seen(base).figures
    assert figures.height == 50 * 17 * 3
    nation = figures.filter(place="00000")
    assert nation.filter(field="sales_million_jpy")["value"].sum() == 1_649_657_829
    assert nation.filter(field="value_added_million_jpy")["value"].sum() == 289_535_520


def test_the_passport_names_census_and_data_set(base: Document) -> None:
    (table,) = tables(base)
    assert table.origin.citation.startswith(
        "総務省・経済産業省「平成28年経済センサス‐活動調査」（確報）（Shogo Fukui (2024)"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("VA_2,", "VA_2b,", "1行目、「VA_2」の列：見出し「VA_2」がありません"),
        ("PopLF", "人口", "1行目、「人口」の列：見出し「人口」の意味が決められていません"),
        ("4671123", "4671124", "版「全国の Sales_1 が「4671124」」はまだ読めません"),
        ("1175185", "117518S", "2行目、「VA_1」の列：.*注記「S」"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(base: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(base, old, new))
