"""Which ratios judge: the newest of flows that may, else the printed ones, and the reason where what is at hand may not."""

from decimal import Decimal

import polars as pl
import pytest

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place
from toshiken.example import Example
from toshiken.profile.delineation.bases import basis_of
from toshiken.profile.delineation.flow_table import FlowTable, flow_arrays
from toshiken.profile.delineation.judging import judging_ratios, unfit

KUMAMOTO, SAPPORO = Place("43100", "熊本市"), Place("01100", "札幌市")
# From, to, persons: 宇土市 sends 30 of 100 to 熊本市, 阿蘇市 9 of 100; 江別市 sends 40 of 100 to 札幌市.
PAIRS = [
    ("43211", "43100", 30), ("43211", "43211", 70), ("43214", "43100", 9), ("43214", "43214", 91),
    ("43100", "43100", 500), ("01217", "01100", 40), ("01217", "01217", 60), ("01100", "01100", 900),
]  # fmt: skip


def flows(origin: str = "census_2010_commuting", year: int = 2010) -> FlowTable:
    pairs = pl.DataFrame(
        PAIRS, schema={"origin": pl.String, "destination": pl.String, "persons": pl.Float64}, orient="row"
    )
    codes, arrays = flow_arrays(pairs)
    source = Origin(origin, "国勢調査", "総務省", f"{year + 2}-06-26")
    period = Period.parse(f"{year}-10-01")
    return FlowTable(codes, arrays, f"{year}年", "就業者と通学者", basis_of(origin), period, source)


def test_any_city_in_a_table_of_flows_has_ratios_with_their_arithmetic() -> None:
    found = judging_ratios([KUMAMOTO], [flows()], {})
    assert found is not None
    assert [(q.place.name, q.value) for q in found.figures] == [("宇土市", Decimal(30)), ("阿蘇市", Decimal(9))]
    assert found.figures[0].derivation == "30 ÷ 100 × 100"
    assert found.origin.id == "census_2010_commuting"


@pytest.mark.parametrize(("year", "source"), [(2010, "census_2015_commuting"), (2015, "made"), (2020, "made")])
def test_the_newest_judges_and_of_one_period_the_computed(year: int, source: str) -> None:
    found = judging_ratios([SAPPORO], [flows("made", year)], Example().printed)
    assert found is not None
    assert found.origin.id == source


def test_a_table_that_does_not_judge_says_why() -> None:
    table = flows("census_2020_commuting", 2020)
    assert judging_ratios([KUMAMOTO], [table], {}) is None
    assert "15歳未満" in unfit([KUMAMOTO], [table])
    assert unfit([KUMAMOTO], [flows()]) == unfit([Place("34100", "広島市")], [table]) == ""
