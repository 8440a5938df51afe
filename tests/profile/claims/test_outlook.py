"""Claims about the outlook are computed: other numbers, other sentences."""

from dataclasses import replace

import numpy as np
import pytest

from tests.profile.outlook.conftest import NOW, outlook_on
from toshiken.models.projection.ages import COHORTS
from toshiken.profile.claims import outlook as claims
from toshiken.profile.outlook.bands import Bands
from toshiken.profile.outlook.outlook import Outlook


@pytest.fixture(scope="module")
def sapporo() -> Outlook:
    return outlook_on(NOW)


def test_the_end_with_its_range(sapporo: Outlook) -> None:
    found = claims.end_with_range(sapporo)
    assert found is not None
    assert found.text.startswith("2050年の圏域の人口は219.5万人（令和5年推計）、80%の幅は2")
    assert claims.end_with_range(replace_bands(sapporo, None)) is None


def replace_bands(outlook: Outlook, bands: Bands | None) -> Outlook:
    made = replace(outlook)
    made.__dict__["bands"] = bands
    return made


def test_how_many_draws_decline(sapporo: Outlook) -> None:
    totals = np.ones((1000, 7, 12))
    totals[:250, -1] = 0.5
    found = claims.share_below_base(replace_bands(sapporo, Bands(totals)))
    assert found is not None
    assert found.text == "誤差を見込んだ試算の25.0%で、2050年の人口は2020年を下回る"
    totals[:, -1] = 0.5
    every = claims.share_below_base(replace_bands(sapporo, Bands(totals)))
    assert every is not None
    assert every.text == "誤差を見込んだ1,000回の試算のすべてで、2050年の人口は2020年を下回る"
    assert claims.share_below_base(replace_bands(sapporo, Bands(np.ones((1000, 7, 12))))) is None


def test_whether_it_came_true(sapporo: Outlook) -> None:
    tested = sapporo.backtest
    assert tested is not None
    assert claims.came_true(tested, sapporo).text == (
        "平成30年推計の2020年（2,595,890人）は、国勢調査より9,055人（0.35%）少なかった"
    )
    more = replace(tested, projected_cells=tested.projected_cells * 1.1)
    less = replace(tested, projected_cells=tested.projected_cells * 0.9)
    assert "多かった" in claims.came_true(more, sapporo).text
    some, every = claims.too_low(tested, sapporo), claims.too_low(less, sapporo)
    assert some is not None
    assert some.text == "12市町村のうち9市町村で、推計は実際の人口より少なかった"
    assert every is not None
    assert every.text == "12市町村のすべてで、推計は実際の人口より少なかった"
    assert claims.too_low(more, sapporo) is None
    assert claims.worth().text.startswith("全国1,682市区町村では、5年後の誤差の大きさの中央値は1.2%")


def test_who_moved(sapporo: Outlook) -> None:
    moved = sapporo.migration
    assert moved is not None
    assert (
        claims.young_movers(moved, sapporo).text
        == "20～24歳に達した世代は4,536人の転入超過、25～29歳は11,552人の転出超過（推定）"
    )
    turned = claims.turning_ages(moved, sapporo)
    assert turned is not None
    assert turned.text.startswith("30～34歳に達した世代は、年齢不詳を")
    same = replace(moved, as_counted=moved.given)
    assert claims.turning_ages(same, sapporo) is None
    away = claims.young_movers(replace(moved, given=-np.abs(moved.given)), sapporo).text
    assert away.startswith("20～34歳に達した世代はいずれも転出超過で、最も多いのは")
    assert "いずれも転入超過で" in claims.young_movers(replace(moved, given=np.abs(moved.given)), sapporo).text
    assert claims.moving(moved, sapporo, COHORTS[4], True).known < 0


def test_scenarios_and_the_oldest(sapporo: Outlook) -> None:
    found = claims.scenarios_at_end(sapporo)
    assert found is not None
    assert found.text == "シナリオ「両方」では2050年の人口は推計より6.5万人多いが、それでも2020年より34.5万人少ない"
    assert claims.scenarios_at_end(replace(sapporo, scenarios=())) is None
    assert claims.oldest_share(sapporo).text.startswith("75歳以上の割合は、2020年の14.3%から2050年には")
