"""Units that reach beyond the area are counted, each kind by its own words."""

from tests.profile.claims.made import profile, record
from toshiken.profile.claims.units import units_beyond


def test_units_beyond_the_area_are_counted() -> None:
    unions = [{"unit": "甲", "municipality_codes": "01100・01430"}, {"unit": "乙", "municipality_codes": "01100"}]
    said = units_beyond(profile({}), record("fire_unions", unions))
    assert said is not None
    assert said.text == "圏域の市町村が加わる2つの消防事務組合のうち1つは、圏域外の市町村を含む"


def test_silent_where_none_reaches_beyond() -> None:
    assert units_beyond(profile({}), record("fire_unions", [{"unit": "乙", "municipality_codes": "01100"}])) is None


def test_a_health_centre_has_members_that_lie_in_it() -> None:
    centres = [{"unit": "江別", "municipality_codes": "01217・01430"}]
    said = units_beyond(profile({}), record("health_centres", centres))
    assert said is not None
    assert said.text == "圏域の市町村が含まれる1つの保健所の管轄区域のうち1つは、圏域外の市町村を含む"
