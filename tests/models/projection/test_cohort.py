"""The cohort-component method: by pencil, by invariants, by the official results it must give back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.projection.made import population, rates, some
from toshiken.core.errors import RequestError
from toshiken.models.projection.ages import COHORTS, index_of
from toshiken.models.projection.cohort import cohorts, first_negative, project
from toshiken.models.projection.rates import Rates

MALE, FEMALE = 0, 1


def test_three_ages_by_pencil() -> None:
    """Women of 15–19, 85–89 and 90+, nobody else; every step worked by hand.

    S = 0.9 and N = +0.05 for 15–19 → 20–24, S = 0.5 for 85+ → 90+, and S = 0.8, N = −0.1 for 20–24 → 25–29;
    0.2 children a woman of 15–49, half of them boys; 0–4 → 5–9 loses nobody.

                          base    +5 years                      +10 years
        women 15–19        100      0                             0
        women 20–24          0    100 × (0.9 + 0.05) = 95         0
        women 25–29          0      0                            95 × (0.8 − 0.1) = 66.5
        women 85–89         20      0                             0
        women 90+           10    (20 + 10) × 0.5   = 15         15 × 0.5        = 7.5
        girls 0–4            0     95 × 0.2 × 0.5   = 9.5        66.5 × 0.2 × 0.5 = 6.65
        boys 0–4             0                        9.5                          6.65
        girls 5–9            0      0                             9.5
        boys 5–9             0      0                             9.5
        total              130    129                           106.3
    """
    made = rates(steps=2, survival=1.0, children=0.2)
    for age, survival, migration in ((20, 0.9, 0.05), (25, 0.8, -0.1), (90, 0.5, 0.0)):
        made.survival[:, FEMALE, COHORTS.index(age)] = survival
        made.net_migration[:, FEMALE, COHORTS.index(age)] = migration
    base = population(persons=0.0)
    for age, women in ((15, 100.0), (85, 20.0), (90, 10.0)):
        base[FEMALE, index_of(age)] = women

    path = project(base, made)

    def at(step: int, sex: int, age: int) -> float:
        return float(path[step, sex, index_of(age), 0])

    assert path.sum(axis=(1, 2, 3)) == pytest.approx([130.0, 129.0, 106.3])
    first = [at(1, FEMALE, 20), at(1, FEMALE, 90), at(1, FEMALE, 0), at(1, MALE, 0)]
    assert first == pytest.approx([95.0, 15.0, 9.5, 9.5])
    second = [at(2, FEMALE, 25), at(2, FEMALE, 90), at(2, FEMALE, 0), at(2, MALE, 0), at(2, FEMALE, 5), at(2, MALE, 5)]
    assert second == pytest.approx([66.5, 7.5, 6.65, 6.65, 9.5, 9.5])


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10_000), places=st.integers(1, 5), steps=st.integers(1, 6))
def test_without_deaths_births_and_migration_the_total_stays(seed: int, places: int, steps: int) -> None:
    base, _ = some(seed, places)
    path = project(base, rates(steps, places))
    assert path.sum(axis=(1, 2)) == pytest.approx(np.tile(base.sum(axis=(0, 1)), (steps + 1, 1)))
    assert path[1][:, 0].sum() == 0, "nobody is born"


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), factor=st.floats(0.1, 10))
def test_twice_the_people_are_twice_as_many_later(seed: int, factor: float) -> None:
    base, made = some(seed)
    assert project(base * factor, made) == pytest.approx(project(base, made) * factor)


def test_places_do_not_touch_each_other() -> None:
    base, made = some(7, places=4)
    alone = Rates(
        made.survival[..., 2:3], made.net_migration[..., 2:3], made.child_woman_ratio[:, 2:3], made.boys[:, 2:3]
    )
    assert project(base[..., 2:3], alone)[..., 0] == pytest.approx(project(base, made)[..., 2])


def test_the_last_cohort_is_85_and_over() -> None:
    base = population(persons=1.0)
    base[:, 17], base[:, 18] = 5.0, 7.0
    assert cohorts(base)[:, 17].tolist() == [[12.0], [12.0]]


@pytest.mark.parametrize(
    "change",
    [
        lambda r: Rates(r.survival[:, :, :17], r.net_migration, r.child_woman_ratio, r.boys),
        lambda r: Rates(r.survival, r.net_migration[..., :1], r.child_woman_ratio, r.boys),
        lambda r: Rates(r.survival, r.net_migration, r.child_woman_ratio[0], r.boys),
        lambda r: Rates(r.survival, r.net_migration, r.child_woman_ratio, r.boys, np.zeros((2, 2, 18, 3))),
    ],
)
def test_rates_of_a_wrong_shape_are_refused(change: object) -> None:
    _, made = some(1)
    with pytest.raises(RequestError, match="形が違います"):
        change(made)  # type: ignore[operator]


def test_a_base_without_ages_or_with_gaps_is_refused() -> None:
    _, made = some(1)
    with pytest.raises(RequestError, match="population"):
        project(np.ones((2, 3, 3)), made)
    for wrong in (np.nan, -1.0, np.inf):
        base = population(3)
        base[1, 4, 2] = wrong
        with pytest.raises(RequestError, match="値のない年齢か負の人口"):
            project(base, made)


def test_the_first_cell_below_zero_is_found() -> None:
    path = np.ones((3, 2, 19, 2))
    assert first_negative(path) is None
    path[2, 0, 3, 1], path[1, 1, 5, 0] = -1, -2
    assert first_negative(path) == (1, 1, 5, 0)
    path[1, 0, 0, 0] = -3
    assert first_negative(path) == (1, 1, 5, 0), "too few children follow from too few women"
    path[1, 1, 5, 0] = 1
    assert first_negative(path) == (1, 0, 0, 0)
    path[1, 1, 7, 1] = np.nan
    assert first_negative(path) == (1, 1, 7, 1)


def test_rates_are_held_beyond_their_last_step() -> None:
    _, made = some(3, steps=2)
    held = made.held(4)
    assert held.steps == 4
    assert (held.survival[3] == made.survival[1]).all()
    assert made.held(1).steps == 1
