"""The Sapporo area's outlook: official numbers come out again, bands are those of the past, what is missing is told."""

from datetime import date

import numpy as np
import pytest

from tests.profile.outlook.conftest import NOW, outlook_on
from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.example import Example
from toshiken.models.projection.ages import CLASSES, COHORTS
from toshiken.models.projection.cohort import project
from toshiken.models.projection.implied import implied_rates
from toshiken.profile.outlook.backtest import required_backtest
from toshiken.profile.outlook.base import base_path, required_path
from toshiken.profile.outlook.outlook import Outlook, required_outlook
from toshiken.profile.outlook.words import as_lines

EDITION_2018 = [2600875, 2595890, 2566130, 2515489, 2444880, 2353774, 2249793]
EDITION_2023 = [2604945, 2576209, 2526448, 2462235, 2382074, 2290004, 2195087]


def test_both_editions_come_out(sapporo: Outlook) -> None:
    found = {edition.key: sapporo.edition_totals(edition) for edition in sapporo.editions}
    assert [q.known for q in found["ipss2018"]] == EDITION_2018
    assert [q.period.year for q in found["ipss2018"]] == list(range(2015, 2046, 5))
    assert [q.known for q in found["ipss2023"]] == EDITION_2023
    assert [q.period.year for q in found["ipss2023"]] == list(range(2020, 2051, 5))


def test_the_base_path_is_the_newest_edition(sapporo: Outlook) -> None:
    assert [round(q.known) for q in sapporo.totals()] == EDITION_2023
    assert sapporo.base.edition.label == "令和5年推計"
    assert sapporo.base.fitted is not None


def test_fitted_ages_add_up_to_the_edition_s_classes_member_by_member(sapporo: Outlook) -> None:
    classes = sapporo.base.edition.classes
    assert classes is not None
    found = np.stack([sapporo.base.path[:, :, ages].sum(axis=(1, 2)) for ages in CLASSES], axis=1)
    assert found == pytest.approx(classes)


def test_the_ages_at_the_start_are_those_counted(sapporo: Outlook) -> None:
    """Men and women of the census, its age unknown among them; the path starts from the edition's own classes."""
    census = sapporo.base.census
    assert census is not None
    assert [sapporo.sex_total(2020, sex).known for sex in (0, 1)] == pytest.approx([1_219_978, 1_384_967], abs=1e-3)
    men, women = sapporo.age_persons(2020)
    young = sum(q.known for q in (*men[:3], *women[:3]))
    assert round(young) == 287_799, "the census's 0–14, not the edition's 283,960"
    assert sapporo.base.path[0][:, :3].sum() == pytest.approx(283_960)
    assert {origin.id for origin in men[0].origins} == {"census_2020"}
    assert "国勢調査" in men[0].derivation
    assert "令和5年推計" in sapporo.age_persons(2050)[0][0].derivation


def test_the_base_path_s_rates_lead_along_it(sapporo: Outlook) -> None:
    assert project(sapporo.base.path[0], sapporo.base.rates) == pytest.approx(sapporo.base.path)


def test_the_area_s_band_adds_draws(sapporo: Outlook) -> None:
    for level in (80, 95):
        band = sapporo.band(level)
        assert band is not None
        members = [sapporo.member_band(member, 2050, level) for member in sapporo.members]
        width = band[1][-1].known - band[0][-1].known
        assert width < sum(high.known - low.known for low, high in (m for m in members if m))
        assert band[0][0].known == band[1][0].known, "the census is not in doubt"
        for low, total, high in zip(band[0][1:], sapporo.totals()[1:], band[1][1:], strict=True):
            assert low.known < total.known < high.known
    inner, outer = sapporo.band(80), sapporo.band(95)
    assert inner is not None
    assert outer is not None
    assert all(o.known < i.known for o, i in zip(outer[0][1:], inner[0][1:], strict=True))


def test_draws_are_centred_on_the_official_figures(sapporo: Outlook) -> None:
    """Half of them above, half below: of the area and of its smallest village, to the last year."""
    assert sapporo.bands is not None
    base = sapporo.base.path.sum(axis=(1, 2))
    assert np.abs(np.median(sapporo.bands.totals, axis=0) / base - 1).max() < 0.01
    assert np.abs(np.median(sapporo.bands.totals.sum(axis=2), axis=0) / base.sum(axis=1) - 1).max() < 0.005


def test_what_was_counted_lies_in_the_band_of_the_edition_before() -> None:
    """Seen from 2018 with the errors known since: 2020's census is within the 80 % band of the 2018 edition."""
    example = Example()
    day = date(2022, 1, 1)
    found = outlook_on(day)
    assert found.base.edition.key == "ipss2018"
    band = found.band(80)
    assert band is not None
    assert band[0][1].known < 2604945 < band[1][1].known
    assert example.area.members(day) == found.members


def test_a_path_from_before_the_last_census_says_so_and_the_last_five_years_go_on_from_it() -> None:
    """In 2022 there is the edition of 2018 and the census of 2020."""
    found, today = outlook_on(date(2022, 1, 1)), outlook_on(NOW)
    assert found.base.years[0] == 2015
    assert [q.period.year for q in found.continued] == [2020, 2025, 2030, 2035, 2040, 2045]
    assert [q.known for q in found.continued] == [q.known for q in today.continued[:6]]
    assert "2020年の国勢調査（2,604,945人）を反映していない" in as_lines(found)
    assert today.not_in_base is None
    assert "反映していない" not in as_lines(today)


def test_in_2018_there_is_no_band_and_nothing_later() -> None:
    found = outlook_on(date(2018, 7, 23))
    assert found.bands is None
    assert found.migration is None
    assert found.backtest is None
    assert [q.known for q in found.totals()] == EDITION_2018
    assert [edition.key for edition in found.editions] == ["ipss2018"]


def test_the_back_test_of_the_area(sapporo: Outlook) -> None:
    tested = sapporo.backtest
    assert tested is not None
    assert (tested.year, tested.edition.key) == (2020, "ipss2018")
    assert tested.projected.sum() - tested.counted.sum() == -9055
    assert tested.unknown.sum() == 34858
    assert tested.given.sum() == pytest.approx(2604945)
    assert tested.known.sum() == 2604945 - 34858
    assert tested.growing is not None
    assert tested.growing.sum() == pytest.approx(2619231, abs=1)


def test_net_migration_by_age(sapporo: Outlook) -> None:
    """Those reaching 20–24 in, 25–29 out by about ten thousand, 30–34 with a sign that turns with the unknown ages."""
    moved = sapporo.migration
    assert moved is not None
    given, counted = (cells.sum(axis=(0, 2)) for cells in (moved.given, moved.as_counted))
    at = {age: COHORTS.index(age) for age in (20, 25, 30)}
    assert given[at[20]] > 0
    assert counted[at[20]] > 0
    assert counted[at[25]] == pytest.approx(-9870, abs=1)
    assert given[at[25]] == pytest.approx(-11552, abs=1)
    assert given[at[30]] < 0 < counted[at[30]]


def test_the_last_five_years_go_on(sapporo: Outlook) -> None:
    """Hamilton–Perry by hand for one cell: women who reach 25–29 in 2025."""
    tested = sapporo.backtest
    assert tested is not None
    assert tested.edition.cells is not None
    assert [q.period.year for q in sapporo.continued] == list(sapporo.base.years)
    assert sapporo.continued[0].known == pytest.approx(2604945)
    before, after = tested.edition.cells[0], tested.given
    path = project(after, implied_rates(np.stack([before, after])).held(1))
    assert path[1, 1, 5] == pytest.approx(after[1, 4] * after[1, 5] / before[1, 4])
    assert float(sapporo.continued[1].known) == pytest.approx(path[1].sum())
    assert outlook_on(date(2018, 7, 23)).continued == ()


def test_shares_of_the_classes_make_a_hundred(sapporo: Outlook) -> None:
    for scenario, path in sapporo.paths:
        shares = sapporo.class_shares(path, 2050, scenario.name)
        assert sum(q.known for q in shares) == pytest.approx(100, abs=1e-4)


def test_every_number_says_where_it_comes_from(sapporo: Outlook) -> None:
    band = sapporo.band(80)
    assert band is not None
    assert {origin.id for origin in band[0][-1].origins} == {"ipss2018", "ipss2023", "census_2020"}
    assert "比例則" in band[0][-1].derivation
    assert "仮定" in band[0][-1].derivation


def test_a_member_without_figures_is_named() -> None:
    example = Example()
    members = (*example.area.members(NOW), Place("07203", "郡山市"))
    assert base_path(example.observations, members) is None
    with pytest.raises(RequestError, match=r"郡山市.*福島県.*県全体"):
        required_path(example.observations, members, "こおりやま広域圏")
    with pytest.raises(RequestError, match="^こおりやま広域圏について、.*年齢別の国勢調査がありません.*福島県"):
        required_backtest(example.observations, members, "こおりやま広域圏")
    with pytest.raises(RequestError, match="年齢別の国勢調査がありません") as fault:
        required_backtest(example.observations, (Place("43100", "熊本市"),), "熊本圏域")
    assert "福島" not in str(fault.value)


@pytest.mark.parametrize("draws", [0, 99, 100_001])
def test_too_few_or_too_many_draws(draws: int) -> None:
    example = Example()
    outlook = required_outlook(example.area.place, example.area.members(NOW), NOW, example.observations, draws=draws)
    with pytest.raises(RequestError, match="--draws"):
        outlook.band(80)
