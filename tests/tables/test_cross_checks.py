"""One figure from several publications: what counts, what agrees, what differs."""

from datetime import date

import polars as pl
import pytest

from tests.tables.hand_made import PLACES, TODAY, digest, figures, records, table
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.tables.cross_checks import Difference, compared, differences, tally
from toshiken.tables.fields import field_named
from toshiken.tables.observations import parsed_dimensions
from toshiken.tables.same_figures import all_same_figures
from toshiken.tables.store import Store

CENSUS = Origin("census_2020", "令和2年国勢調査", "総務省", "2021-11-30")
SSDSE = Origin("ssdse_a_2023", "SSDSE-A", "統計センター", "2023")
IPSS = Origin("ipss2023", "日本の地域別将来推計人口", "社人研", "2023-12-22")
REPEATS = "総務省「令和2年国勢調査」"
NOW = date(2021, 1, 1)


@pytest.fixture(autouse=True)
def _ranked(monkeypatch):
    monkeypatch.setattr(
        "toshiken.tables.ranking.ranking", lambda: {"population_persons": ("census", "ipss", "ssdse_a")}
    )


def store_of(folder, *tables):
    """A store of these tables, each an input of its own."""
    store = Store.open(folder)
    for number, given in enumerate(tables):
        store.add([given], digest(str(number)), f"{number}.csv", TODAY)
    return store


def census(values=(10.0, 20.0, 30.0), day=NOW, **more):
    frame = figures(values, origin=CENSUS, **more)
    return table(frame, CENSUS, publication="census", boundaries_as_of=day)


def ssdse(values=(10.0, 20.0, 30.0), day=NOW, **more):
    return table(figures(values, origin=SSDSE, survey=REPEATS, **more), SSDSE, boundaries_as_of=day)


def ipss(values=(10.0, 20.0, 30.0), day=NOW, **more):
    frame = figures(values, origin=IPSS, survey=REPEATS, **more)
    return table(frame, IPSS, publication="ipss", boundaries_as_of=day)


def unchanged(one, other):
    """No place changed."""
    return ()


def test_the_ranked_one_counts_and_each_other_is_held_against_it(tmp_path):
    store = store_of(tmp_path, ssdse((10.0, 21.0, 30.0)), ipss((10.0, 20.0, 33.0)), census())
    pairs = compared(store, unchanged)
    assert pairs["chosen"].unique().to_list() == ["census_2020"]
    assert pairs.select("place", "other", "difference").rows() == [
        ("01100", "ipss2023", 0.0), ("01100", "ssdse_a_2023", 0.0),
        ("01203", "ipss2023", 0.0), ("01203", "ssdse_a_2023", -1.0),
        ("01235", "ipss2023", -3.0), ("01235", "ssdse_a_2023", 0.0),
    ]  # fmt: skip
    assert list(differences(store, pairs)) == [
        Difference("population_persons", "01203", "2020-10-01", "", CENSUS, 20.0, SSDSE, 21.0, -1.0),
        Difference("population_persons", "01235", "2020-10-01", "", CENSUS, 30.0, IPSS, 33.0, -3.0),
    ]
    assert tally(pairs).rows() == [
        ("population_persons", "2020-10-01", "census_2020", "ipss2023", 3, 1),
        ("population_persons", "2020-10-01", "census_2020", "ssdse_a_2023", 3, 1),
    ]


def test_what_counts_is_what_the_tables_give(tmp_path):
    store = store_of(tmp_path, ssdse((11.0, 21.0, 31.0)), census(), ipss((12.0, 22.0, 32.0)))
    observed = store.observations()
    for row in compared(store, unchanged).iter_rows(named=True):
        place = next(code for code in PLACES if code == row["place"])
        found = observed._index["population_persons", place, ""]["2020-10-01"]
        assert (found.origin, found.value) == (row["chosen"], row["chosen_value"])


def test_other_times_places_and_dimensions_are_other_figures(tmp_path):
    others = (
        ssdse((1.0, 1.0, 1.0), period="2015-10-01"),
        ipss((1.0, 1.0, 1.0), dimensions="sex=male"),
    )
    assert compared(store_of(tmp_path, census(), *others), unchanged).is_empty()


def test_what_only_one_prints_and_printed_rates_are_no_cross_check(tmp_path):
    store = store_of(tmp_path, census(field="births_persons"), ssdse(), records(origin=SSDSE), records(origin=IPSS))
    assert compared(store, unchanged).is_empty()
    assert compared(Store.open(tmp_path / "empty"), unchanged).is_empty()


def test_a_figure_without_a_value_is_not_compared(tmp_path):
    store = store_of(tmp_path, census((None, 20.0, 30.0)), ssdse((10.0, None, 30.0)))
    assert compared(store, unchanged)["place"].to_list() == ["01235"]


def test_a_place_that_changed_between_the_days_of_two_tables_is_not_compared(tmp_path):
    asked = []

    def changed(one, other):
        asked.append((one, other))
        return ["01235"]

    before, after = date(2005, 9, 30), date(2005, 10, 1)
    pairs = compared(store_of(tmp_path, census(day=before), ssdse((10.0, 20.0, 99.0), after)), changed)
    assert pairs["place"].to_list() == ["01100", "01203"]
    assert asked == [(before, after)]


def test_on_the_boundaries_of_one_day_every_place_is_compared(tmp_path):
    def never(one, other):
        raise AssertionError("asked for changes within a day")

    assert compared(store_of(tmp_path, census(), ssdse()), never).height == 3


def test_a_table_that_names_no_day_counts_as_one_of_todays_municipalities(tmp_path):
    asked = []

    def changed(one, other):
        asked.append((one, other))
        return []

    assert compared(store_of(tmp_path, census(day=None), ssdse(day=date(2023, 1, 1))), changed).height == 3
    assert asked == [(date(2024, 1, 1), date(2023, 1, 1))]


def test_a_former_revision_is_no_cross_check(tmp_path):
    store = store_of(tmp_path, census(), ssdse((9.0, 9.0, 9.0)), ssdse())
    pairs = compared(store, unchanged)
    assert pairs.height == 3
    assert list(differences(store, pairs)) == []


def test_binary_rests_of_decimals_are_no_difference(tmp_path):
    store = store_of(tmp_path, census((0.1 + 0.2, 1.0, 1.0)), ssdse((0.3, 1.0, 1.01)))
    assert [found.place for found in differences(store, compared(store, unchanged))] == ["01235"]


def test_two_editions_of_one_publication_are_compared_too(tmp_path):
    newer = Origin("ssdse_a_2024", "SSDSE-A", "統計センター", "2024")
    revised = table(
        figures((10.0, 20.0, 31.0), origin=newer, survey=REPEATS), newer, edition="2024", boundaries_as_of=NOW
    )
    store = store_of(tmp_path, ssdse(), revised)
    (found,) = differences(store, compared(store, unchanged))
    assert (found.chosen.id, found.other.id, found.difference) == ("ssdse_a_2024", "ssdse_a_2023", 1.0)


def test_two_tables_of_one_origin_that_agree_are_one_and_where_they_differ_it_is_told(tmp_path):
    second = table(
        figures((10.0, 20.0, 31.0), origin=SSDSE, survey=REPEATS), SSDSE, table="second", boundaries_as_of=NOW
    )
    pairs = compared(store_of(tmp_path / "a", census(), ssdse(), second), unchanged)
    assert pairs.select("place", "other_value").rows() == [
        ("01100", 10.0), ("01203", 20.0), ("01235", 30.0), ("01235", 31.0)
    ]  # fmt: skip
    alone = store_of(tmp_path / "b", ssdse(), second)
    assert [(d.place, d.chosen_value, d.other_value) for d in differences(alone, compared(alone, unchanged))] == [
        ("01235", 31.0, 30.0)
    ]


def test_figures_of_another_field_that_must_be_the_same_are_held_against_it_and_never_chosen(tmp_path):
    night = Origin("census_2020_daynight", "令和2年国勢調査", "総務省", "2022-07-22")
    nighttime = figures((10.0, 20.0, 31.0), field="nighttime_population_persons", origin=night)
    base = figures((10.0, 22.0, 30.0), "projected_population_persons", origin=IPSS, dimensions="edition=ipss2023")
    later = figures((1.0, 1.0, 1.0), "projected_population_persons", "2025-10-01", IPSS, dimensions="edition=ipss2023")
    store = store_of(
        tmp_path,
        ssdse(),
        table(nighttime, night, publication="census_daynight", boundaries_as_of=NOW),
        table(pl.concat([base, later]), IPSS, publication="ipss", boundaries_as_of=NOW),
    )
    found = compared(store, unchanged)
    assert found["chosen"].unique().to_list() == ["ssdse_a_2023"]
    assert found["field"].unique().to_list() == ["population_persons"]
    assert [(d.place, d.other.id, d.difference) for d in differences(store, found)] == [
        ("01203", "ipss2023", -2.0),
        ("01235", "census_2020_daynight", -1.0),
    ]
    assert found.height == 6


def test_fields_dimensions_and_days_of_the_same_figures_exist():
    for name, others in all_same_figures().items():
        for same in others:
            for key, against in same.dimensions.items():
                assert set(parsed_dimensions(key)) <= set(field_named(same.field).dimensions)
                assert set(parsed_dimensions(against)) <= set(field_named(name).dimensions)
            assert [Period.parse(code).code for code in same.periods] == list(same.periods)
            assert field_named(same.field).unit == field_named(name).unit
            assert field_named(same.field).scope == field_named(name).scope


def test_columns_are_those_of_a_difference(tmp_path):
    pairs = compared(Store.open(tmp_path), unchanged)
    assert pairs.columns == list(Difference.__dataclass_fields__)
    assert isinstance(pairs, pl.DataFrame)
