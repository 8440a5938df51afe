"""A count in a claim is a figure with its record behind it."""

from tests.profile.claims.made import AREA, ORIGIN
from toshiken.core.period import Period
from toshiken.core.wording import with_unit
from toshiken.profile.claims.counting import counted


def test_a_count_carries_its_record_once_and_says_what_was_counted() -> None:
    count = counted(9, "municipalities", AREA, Period.parse("2022"), (ORIGIN, ORIGIN), "率を示せる市町村")
    assert with_unit(count).text == "9市町村"
    assert count.origins == (ORIGIN,)
    assert count.derivation == "表の行を数えた（率を示せる市町村）"
