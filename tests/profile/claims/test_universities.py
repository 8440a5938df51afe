"""Universities of the area and of the prefecture, on one day."""

from tests.profile.claims.made import AREA, HUB, PREFECTURE, figure, figures, profile, record
from toshiken.profile.claims.universities import universities
from toshiken.profile.printed import PrintedTable


def _listed(number: int) -> PrintedTable:
    return record("universities", [{"faculties": figure("3", "faculties", HUB, "2017-05-01")} for _ in range(number)])


def _said(listed: PrintedTable, whole: str | None = "38", day: str = "2017-05-01") -> str | None:
    held = figures("universities", figure(whole, "universities", PREFECTURE, day))
    said = universities(profile(held), listed)
    return said.text if said else None


def test_count_day_and_share() -> None:
    assert _said(_listed(19)) == "平成29年（2017年）5月1日の圏域内の大学は19大学で、北海道の38大学の50.0%が集まる"


def test_no_share_of_another_day_or_of_an_unknown_number() -> None:
    alone = "平成29年（2017年）5月1日の圏域内の大学は19大学"
    assert _said(_listed(19), day="2018-05-01") == alone
    assert _said(_listed(19), whole=None) == alone


def test_the_count_can_be_traced() -> None:
    said = universities(profile({}), _listed(2))
    assert said is not None
    (count,) = said.quantities()
    assert (count.place, count.origins[0].id, "数えた" in count.derivation) == (AREA, "made", True)


def test_silent_without_rows() -> None:
    assert _said(_listed(0)) is None
