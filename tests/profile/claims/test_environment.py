"""Renewable potential: first in the nation is counted, never asserted."""

import pytest

from tests.profile.claims.made import PREFECTURE, figure, record
from toshiken.profile.claims.environment import national_firsts


@pytest.mark.parametrize(
    ("ranks", "who"),
    [
        ((1, 1, 2), "3つの発電方法のうち2つで全国1位"),
        ((1, 1), "2つの発電方法のすべてで全国1位"),
        ((2, 11), None),
        ((), None),
    ],
)
def test_firsts(ranks: tuple[int, ...], who: str | None) -> None:
    rows = [{"rank": f"全国{rank}位", "share": figure("45", "percent", PREFECTURE, "FY2010")} for rank in ranks]
    said = national_firsts(record("renewable_potential", rows))
    assert (said.text if said else None) == (who and f"北海道の再生可能エネルギーの導入ポテンシャルは、{who}")
