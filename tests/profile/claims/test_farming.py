"""Farm output: said with its own year and shares of that year, or not at all."""

import pytest

from tests.profile.claims.made import AREA, figure, figures, profile
from toshiken.profile.claims.farming import OUTPUT, farm_output

TO_PREFECTURE, TO_NATION = "farm_output_share_of_prefecture", "farm_output_share_of_nation"


def _held(year: str = "2016") -> dict:  # type: ignore[type-arg]
    return {
        **figures(OUTPUT, figure("83900", "million_jpy", AREA, "2016")),
        **figures(TO_PREFECTURE, figure("6.93", "percent", AREA, year)),
        **figures(TO_NATION, figure("0.9", "percent", AREA, year)),
    }


def test_the_year_is_that_of_the_figure() -> None:
    said = farm_output(profile(_held()))
    assert said is not None
    assert said.text == "平成28年（2016年）の圏域の農業産出額は約839億円（北海道の約6.9%、全国の約0.9%）"


@pytest.mark.parametrize("gone", [OUTPUT, TO_PREFECTURE, TO_NATION])
def test_silent_where_a_figure_is_missing(gone: str) -> None:
    assert farm_output(profile({key: q for key, q in _held().items() if key[0] != gone})) is None


def test_a_share_of_another_year_is_not_joined_to_it() -> None:
    assert farm_output(profile(_held("2017"))) is None
