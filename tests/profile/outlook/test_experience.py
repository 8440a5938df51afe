"""The record of the package is what the official files give; the nation is whole, Fukushima in it."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from toshiken.core.errors import RequestError
from toshiken.models.projection.cohort import project
from toshiken.models.projection.errors import GRID, log_error, size_class
from toshiken.models.projection.implied import implied_rates, without_base
from toshiken.profile.outlook.backtest_words import nation_data, nation_lines
from toshiken.profile.outlook.bands import REPORTED
from toshiken.profile.outlook.experience import by_sex, measured
from toshiken.profile.outlook.measuring import EDGES, measure
from toshiken.profile.outlook.nation import FIELDS, Nation, nation_of
from toshiken.profile.outlook.national import national_experience
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store

NOW = date(2026, 11, 24)
VILLAGES = {"13362", "13402", "19443", "29451", "47356"}


@pytest.mark.shared
def test_the_record_is_what_the_files_give(nation: Nation) -> None:
    found, kept = measure(nation).model_dump(), measured().model_dump()
    assert _flat(found) == pytest.approx(_flat(kept), abs=2e-6)
    assert [c["label"] for c in found["classes"]] == [c["label"] for c in kept["classes"]]


def _flat(content: object) -> list[float]:
    """All numbers in order."""
    if isinstance(content, dict):
        return [number for value in content.values() for number in _flat(value)]
    if isinstance(content, list | tuple):
        return [number for value in content for number in _flat(value)]
    return [float(content)] if isinstance(content, int | float) else []


@pytest.mark.shared
def test_fukushima_is_in_the_nation_as_a_whole(nation: Nation) -> None:
    assert len(nation.units) == 1683
    assert nation.units[-1] == "07000"
    assert [unit for unit in nation.units[:-1] if unit.startswith("07")] == []
    assert nation.counted_total.sum() == 126_146_099
    assert nation.projected[0].sum() == 127_094_745
    assert nation.unknown.sum() / nation.counted_total.sum() == pytest.approx(0.0232, abs=1e-4)


@pytest.mark.shared
def test_all_cells_of_all_municipalities_come_out_with_implied_rates(nation: Nation) -> None:
    municipalities = nation.projected[..., nation.municipal]
    assert municipalities.shape == (7, 2, 19, 1682)
    found = project(municipalities[0], implied_rates(municipalities))
    assert np.abs(found - municipalities).max() <= 1


@pytest.mark.shared
def test_the_cells_no_rate_leads_to_are_those_of_five_villages(nation: Nation) -> None:
    cells = without_base(nation.projected)
    assert len(cells) == 23
    assert {nation.units[place] for *_, place in cells} == VILLAGES


@pytest.mark.shared
def test_what_is_shown_as_within_is_of_the_errors_as_defined(nation: Nation) -> None:
    """80 % and 95 % of (projected − counted) ÷ counted, not of its logarithm, class by class."""
    one = nation.municipal
    projected, counted = nation.projected[1].sum(axis=(0, 1))[one], nation.counted_total[one]
    classes = size_class(nation.projected[0].sum(axis=(0, 1))[one], np.array(EDGES, dtype=float))
    for c, kept in enumerate(measured().classes):
        errors = np.abs(projected / counted - 1)[classes == c]
        assert (kept.within_80, kept.within_95) == pytest.approx(np.quantile(errors, [0.8, 0.95]), abs=1e-6)


def test_the_lines_show_them() -> None:
    smallest = next(line for line in nation_lines(measured(), False).splitlines() if line.startswith("1千人未満"))
    assert smallest.split()[-2:] == ["11.7%", "12.8%"]


@pytest.mark.shared
def test_bands_hold_for_municipalities_they_were_not_made_from(nation: Nation) -> None:
    """Sizes of the even places' errors, held against the odd ones: about 80 and 95 % of them lie within."""
    one = nation.municipal
    errors = log_error(nation.projected[1].sum(axis=(0, 1))[one], nation.counted_total[one])
    classes = size_class(nation.projected[0].sum(axis=(0, 1))[one], np.array(EDGES, dtype=float))
    for probability in (0.8, 0.95):
        inside = []
        for half in (0, 1):
            learned, held = np.arange(len(errors)) % 2 == half, np.arange(len(errors)) % 2 != half
            for c in np.unique(classes):
                size = np.quantile(np.abs(errors[learned & (classes == c)]), probability)
                inside += list(np.abs(errors[held & (classes == c)]) <= size)
        assert np.mean(inside) == pytest.approx(probability, abs=0.03)


def test_the_rule_of_proportion_is_nearer_to_what_is_reported_than_that_of_the_root() -> None:
    """The draws of all municipalities (test_the_record_is_what_the_files_give makes them anew) against the figures
    reported for ten years."""
    found = measured()
    five, ten = found.drawn_median_absolute[5], found.drawn_median_absolute[10]
    assert five == pytest.approx(found.overall[0].median_absolute, abs=5e-4), "the draws repeat what was seen"
    assert abs(ten - REPORTED[10]) < abs(2**0.5 * five - REPORTED[10])
    assert ten < REPORTED[10], "the bands are rather too narrow, and the pages say so"
    lines = nation_lines(found, False)
    for text in ("未確認", "10年後で2.4%", "10年後は報告より小さく"):
        assert text in lines, text
    wide = found.model_copy(update={"drawn_median_absolute": {5: 0.02, 10: 0.04}})
    assert "狭め" not in nation_lines(wide, False)


def test_the_record_hangs_together() -> None:
    found = measured()
    assert sum(c.municipalities for c in found.classes) == 1682 == found.units - 1
    assert all(len(c.sizes) == len(GRID) and len(c.age_deviations) == 19 for c in found.classes)
    assert all(list(c.sizes) == sorted(c.sizes) for c in found.classes)
    assert found.overall[0].median_absolute < found.overall[2].median_absolute < found.overall[1].median_absolute
    assert 0 < found.correlation < 1
    assert by_sex(found.survival).shape == (2, 18)
    assert set(found.projected_ratios) == set(range(2015, 2045, 5))


def test_the_record_is_known_from_the_census_on() -> None:
    assert not measured().known_on(date(2021, 11, 29))
    assert measured().known_on(date(2021, 11, 30))
    with pytest.raises(RequestError, match="まだ公表されていません"):
        national_experience(Store.open(Path("nowhere")), date(2018, 7, 23))


def test_without_a_store_the_record_answers(tmp_path: Path) -> None:
    found, recomputed = national_experience(Store.open(tmp_path), NOW)
    assert (found, recomputed) == (measured(), False)
    lines = nation_lines(found, recomputed)
    assert "1,682市区町村" in lines
    assert "同梱の計算結果" in lines
    assert "福島県" in lines
    assert nation_data(found, recomputed)["units"] == 1683


@pytest.mark.shared
def test_with_the_files_it_is_computed_anew(full_store: Path) -> None:
    found, recomputed = national_experience(Store.open(full_store), NOW)
    assert recomputed
    assert found.counted_persons == 126_146_099
    assert "計算し直した値" in nation_lines(found, recomputed)


def test_an_empty_store_names_the_files(tmp_path: Path) -> None:
    kept = OnBoundaries(Store.open(tmp_path), NOW).observations(FIELDS)
    with pytest.raises(RequestError, match=r"平成30年推計.*令和2年国勢調査"):
        nation_of(kept)
