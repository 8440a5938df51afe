"""Arrays by sex and age from observations: in order, gaps as gaps, the figure that counts."""

import numpy as np

from toshiken.example.figures import Bundle
from toshiken.tables.cohorts import (
    AGES,
    CENSUS,
    PROJECTION,
    as_cells,
    census_cells,
    census_totals,
    census_years,
    edition_cells,
    edition_classes,
    grid,
)

CITY, TOWN = "01100", "01303"
KEPT = Bundle().observations((CENSUS, PROJECTION))


def test_cells_stand_in_the_order_asked_for() -> None:
    one, other = (
        as_cells(edition_cells(KEPT, "ipss2018", [2015, 2045], places)) for places in ([CITY, TOWN], [TOWN, CITY])
    )
    assert one.shape == (2, 2, len(AGES), 2)
    assert (one[..., ::-1] == other).all()
    assert one[0, 1, 0, 0] == 34476, "women of 0–4 in 札幌市, 2015"
    assert one[0].sum(axis=(0, 1)).tolist() == [1952356, 17278]


def test_what_is_not_there_is_a_gap_and_no_zero() -> None:
    found = edition_cells(KEPT, "ipss2018", [2015, 2050], [CITY])
    assert not found.complete
    assert np.isnan(found.values[1]).all()
    assert np.isfinite(found.values[0]).all()


def test_a_census_gathers_the_oldest_and_keeps_unknown_ages_apart() -> None:
    found = census_cells(KEPT, 2020, [CITY, TOWN])
    assert found is not None
    assert found.known.shape == (2, 19, 2)
    assert found.known.sum() + found.unknown.sum() == 1973395 + 15916
    assert [origin.id for origin in found.origins] == ["census_2020"]
    assert census_cells(KEPT, 2015, [CITY]) is None
    assert census_cells(KEPT, 2020, [CITY, "07203"]) is None


def test_classes_and_totals() -> None:
    classes = edition_classes(KEPT, "ipss2023", [2020, 2050], [CITY])
    assert classes.complete
    assert classes.values[0].sum() == 1973395
    assert census_totals(KEPT, 2010, [CITY]).values.tolist() == [[[1913545.0]]]
    assert census_years(KEPT, [CITY, TOWN]) == [2010, 2015, 2020]


def test_no_places_make_an_empty_array() -> None:
    assert grid(KEPT, CENSUS, ["2020-10-01"], [""], []).values.shape == (1, 1, 0)
