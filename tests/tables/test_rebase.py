"""Figures on later municipalities: nothing vanishes, what is hidden stays hidden, what was split is not guessed."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.geography.test_history import CENSUS_1980, CENSUS_2020, event, lineage
from toshiken.core.errors import RequestError
from toshiken.geography.codes import residual_of
from toshiken.geography.history import History
from toshiken.tables.ingest import places_of
from toshiken.tables.observations import SCHEMA
from toshiken.tables.rebase import Table, rebased
from toshiken.tables.store import Store

HISTORY = History.of(
    [
        lineage("01302", y1980="01302 石狩町", y2020="01235 石狩市"),
        lineage("01305", y1980="01305 厚田村", y2020="01235 石狩市"),
        lineage("01202", y1980="01202 函館市", y2020="01202 函館市"),
    ],
    [
        event("1996-09-01", "市制", ("01302", "石狩町"), ("01235", "石狩市")),
        event("2005-10-01", "編入", ("01305", "厚田村"), ("01235", "石狩市")),
    ],
)
SPLIT = History.of(
    [
        lineage("01302", y1980="01302 石狩町", y2020="01302 石狩町"),
        lineage("01305", y1980="01305 厚田村", y2020="01302 石狩町"),
        lineage("01202", y1980="01202 函館市", y2020="01202 函館市"),
    ],
    [
        event("2005-10-01", "分割", ("01305", "厚田村"), ("01302", "石狩町")),
        event("2005-10-01", "分割", ("01305", "厚田村"), ("01202", "函館市")),
    ],
)


def frame(**values: float | str | None) -> pl.DataFrame:
    """c01302=5.0 a figure, c01302="SUPPRESSED" a state."""
    rows = [
        (
            "population_persons", code[1:], "1980-10-01", "",
            value if isinstance(value, float) else None, value if isinstance(value, str) else "PRESENT", "o", "総数", "",
        )
        for code, value in values.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def by_place(rows: pl.DataFrame, history: History = HISTORY, day: date = CENSUS_2020) -> dict[str, float | None]:
    return dict(rebased(Table(rows, CENSUS_1980), history, day).rows.select("place", "value").rows())


def test_what_was_merged_is_added_up_and_says_its_parts() -> None:
    found = rebased(Table(frame(c01302=5.0, c01305=2.0, c01202=9.0), CENSUS_1980), HISTORY, CENSUS_2020).rows
    assert dict(found.select("place", "value").rows()) == {"01235": 7.0, "01202": 9.0}
    assert dict(found.select("place", "column").rows())["01235"] == "総数（石狩町＋厚田村）"


def test_before_the_merger_the_parts_stand_alone() -> None:
    assert by_place(frame(c01302=5.0, c01305=2.0), day=date(2000, 10, 1)) == {"01235": 5.0, "01305": 2.0}


def test_a_hidden_part_hides_the_whole() -> None:
    found = rebased(Table(frame(c01302=5.0, c01305="SUPPRESSED"), CENSUS_1980), HISTORY, CENSUS_2020).rows
    assert found.select("place", "value", "state").rows() == [("01235", None, "SUPPRESSED")]


def test_what_no_municipality_has_stays_in_its_prefecture() -> None:
    found = by_place(frame(c01000=20.0, c01302=5.0, c01305=2.0, c01202=9.0))
    assert found == {"01000": 20.0, "01235": 7.0, "01202": 9.0, residual_of("01202"): 4.0}


def test_a_split_is_not_guessed() -> None:
    rows = frame(c01302=5.0, c01305=2.0, c01202=9.0)
    assert by_place(rows, SPLIT) == {"01302": 5.0, "01202": 9.0, residual_of("01202"): 2.0}
    found = rebased(Table(rows, CENSUS_1980), SPLIT, CENSUS_2020).rows
    assert "厚田村の一部を除く" in dict(found.select("place", "column").rows())["01302"]


@pytest.mark.shared
def test_no_source_at_hand_states_the_parts_of_the_only_split(full_store: Path) -> None:
    """docs/decisions/splits-stay-apart.md: 内閣府 leaves the village's 1,822 people of 1980 out of both its successors."""
    printed = Store.open(full_store).frames(
        "population_persons", ["19201", "19326", "19341", "19426", "19427", "19428", "19430"]
    )
    of_1980 = {
        entry.publication: dict(rows.filter(period="1980-10-01", dimensions="").select("place", "value").rows())
        for entry, rows in printed
        if "1980-10-01" in rows["period"]
    }
    census, regrouped = of_1980["census_age_sex"], of_1980["municipal_data"]
    assert census["19341"] == 1_822
    assert regrouped["19201"] == census["19201"] + census["19326"]
    assert regrouped["19430"] == census["19426"] + census["19427"] + census["19428"]


def test_never_backward() -> None:
    with pytest.raises(RequestError, match="後の日付"):
        rebased(Table(frame(c01302=5.0), CENSUS_2020), HISTORY, CENSUS_1980)


_COUNT = st.integers(0, 10**7).map(float)


@given(_COUNT, _COUNT, _COUNT)
def test_the_sum_stays_and_two_steps_are_one(ishikari: float, atsuta: float, hakodate: float) -> None:
    rows = frame(c01302=ishikari, c01305=atsuta, c01202=hakodate)
    once = rebased(Table(rows, CENSUS_1980), HISTORY, CENSUS_2020)
    step = rebased(rebased(Table(rows, CENSUS_1980), HISTORY, date(2000, 10, 1)), HISTORY, CENSUS_2020)
    assert once.rows["value"].sum() == rows["value"].sum()
    assert dict(step.rows.select("place", "value").rows()) == dict(once.rows.select("place", "value").rows())


@pytest.mark.shared
def test_the_nation_of_1980_is_the_same_before_and_after(full_store: Path) -> None:
    store = Store.open(full_store)
    history = places_of(store).history
    assert history is not None
    (entry,) = [e for e in store.tables(["population_persons"]) if e.origin.id == "census_1980"]
    printed = store.rows([entry], ["population_persons"]).filter(pl.col("dimensions") == "")
    found = rebased(Table(printed, CENSUS_1980), history, CENSUS_2020).rows
    municipal = found.filter(~pl.col("place").str.ends_with("000") & (pl.col("place") != "13100"))
    assert municipal["value"].sum() == 117_060_396
    assert found.filter(pl.col("place") == residual_of("13101"))["value"].to_list() == [37.0]
