"""Physicians: which rate, by which denominator, against the nation."""

import pytest

from tests.profile.claims.made import AREA, EBETSU, HUB, NATION, OTARU, figure, figures, profile, record
from toshiken.core.quantity import Place
from toshiken.profile.claims import medical
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

ALL = (HUB, OTARU, EBETSU, AREA, NATION)
Rates = dict[Place, str | None]


def _printed(rates: Rates, areas: tuple[str, ...] = ("札幌", "後志", "札幌（江別保健所）")) -> PrintedTable:
    named = dict(zip((HUB, OTARU, EBETSU), areas, strict=False))
    rows = [
        {
            "place_code": place.code,
            "secondary_area": named.get(place, ""),
            "physicians_rate": figure(rate, "per_100k_persons", place, "2014-12-31", "推計日本人人口"),
        }
        for place, rate in rates.items()
    ]
    return record("medical_rates_2014", rows)


def _area(computed: Rates, *records: PrintedTable, day: str = "2014-12-31") -> AreaProfile:
    held = {
        **figures(medical.RATE, *(figure(rate, "per_100k_persons", p, day) for p, rate in computed.items())),
        **figures(medical.PHYSICIANS, *(figure("100", "persons", p, day) for p in computed)),
        **figures(
            medical.POPULATION,
            *(figure("1000", "persons", p, f"{year}-10-01") for p in computed for year in (2015, 2020)),
        ),
    }
    return profile(held, *records)


def _rates(hub: str | None, otaru: str | None, ebetsu: str | None, area: str, nation: str) -> Rates:
    return dict(zip(ALL, (hub, otaru, ebetsu, area, nation), strict=True))


DECK = _rates("331.8", "243.6", "142.6", "289.4", "244.9")


@pytest.mark.parametrize(("area", "verdict"), [("300", "を上回る"), ("200", "を下回る"), ("272.1", "に等しい")])
def test_the_computed_claim_names_both_years(area: str, verdict: str) -> None:
    said = medical.physicians_of_area(_area(_rates("300", "200", "100", area, "272.1"), day="2022-12-31"))
    assert said is not None
    assert said.text.endswith(f"全国の272.1人{verdict}（2022年末の医師数、2020年国勢調査の人口あたり）")


def test_the_printed_claim_where_the_printed_table_is_the_newest() -> None:
    said = medical.physicians(_area(_rates("330", "246.9", "140", "287.6", "244.9"), _printed(DECK)))
    assert said is not None
    assert "289.4人" in said.text
    assert said.text.endswith("（2014年末、印字の率：推計日本人人口あたり）")


def test_the_computed_claim_where_physicians_are_newer() -> None:
    said = medical.physicians(_area(_rates("330", "250", "140", "307.4", "272.1"), _printed(DECK), day="2022-12-31"))
    assert said is not None
    assert "307.4人" in said.text


def test_no_claim_without_rates() -> None:
    empty = profile({})
    assert medical.physicians(empty) is None
    assert medical.members_above_nation(empty) is None
    assert medical.members_below_nation(empty) is None
    assert medical.turning_members(empty) is None
    assert medical.secondary_areas(empty) is None


def _below(computed: Rates, printed: Rates) -> str | None:
    said = medical.members_below_nation(_area(computed, _printed(printed)))
    return said.text.partition("（")[2] if said else None


def test_all_partners_below_names_the_denominator_it_holds_for() -> None:
    turned = _rates("330", "246.9", "140", "287", "244.9")
    assert _below(DECK, DECK) == "どの分母でも）"
    assert _below(turned, DECK) == "印字の率＝推計日本人人口あたりで比べた場合）"
    assert _below(DECK, turned) == "国勢調査の総人口あたりで比べた場合）"
    assert _below(turned, turned) is None


def test_a_partner_equal_to_the_nation_is_not_below_it() -> None:
    equal = _rates("330", "244.9", "140", "287", "244.9")
    assert _below(equal, equal) is None


def test_members_above_the_nation_leave_withheld_rates_out() -> None:
    said = medical.members_above_nation(_area(_rates("300", "272.1", None, "280", "272.1")))
    assert said is not None
    assert said.text == "率を示せる2市町村のうち、全国を上回るのは札幌市"
    none = medical.members_above_nation(_area(_rates("200", "100", None, "150", "272.1")))
    assert none is not None
    assert none.text.endswith("全国を上回るところはない")


def test_the_member_whose_verdict_turns_is_named_with_all_four_numbers() -> None:
    said = medical.turning_members(_area(_rates("330", "246.9", "140", "287", "244.8"), _printed(DECK)))
    assert said is not None
    assert said.text == (
        "小樽市は、印字の率（243.6）では全国（244.9）を下回るが、2015年国勢調査の人口あたり（246.9）では全国（244.8）を上回る"
    )
    assert medical.turning_members(_area(DECK, _printed(DECK))) is None


def test_secondary_areas_are_counted_without_their_health_centres() -> None:
    said = medical.secondary_areas(_area(DECK, _printed(DECK)))
    assert said is not None
    assert said.text == "圏域には、2つの二次医療圏がある（札幌、後志）"


@pytest.mark.parametrize("areas", [("札幌", "札幌", "札幌（江別保健所）"), ("札幌", "後志", "")])
def test_one_secondary_area_or_an_unknown_one_is_no_claim(areas: tuple[str, ...]) -> None:
    assert medical.secondary_areas(_area(DECK, _printed(DECK, areas))) is None
