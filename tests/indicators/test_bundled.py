"""The indicators on the bundled example: every printed check, and what must hold whatever the figures."""

from collections import defaultdict
from decimal import Decimal

import pytest

from tests.indicators.conftest import Values
from toshiken.core.quantity import NATION, State
from toshiken.indicators.catalogue import Check, all_indicators
from toshiken.indicators.engine import AreaTables
from toshiken.tables.observations import dimension_key

CHECKS = [(name, check) for name, indicator in all_indicators().items() for check in indicator.definition.checks]
AREA = "sapporo"


def _name(value: object) -> str:
    if isinstance(value, Check):
        return f"{value.place}-{value.period.replace('/', '_')}-{dimension_key(value.dimensions)}"
    return str(value)


@pytest.mark.parametrize(("name", "check"), CHECKS, ids=_name)
def test_a_published_value_comes_out(values: Values, name: str, check: Check) -> None:
    quantity = values[name].get((check.place, check.period, dimension_key(check.dimensions)))
    assert quantity is not None, f"{name} is not computed there"
    assert abs(quantity.known - check.value) <= check.tolerance, f"{quantity.known} ({check.reference})"


@pytest.mark.parametrize("name", all_indicators())
def test_every_indicator_has_a_value_with_unit_origins_and_derivation(values: Values, name: str) -> None:
    known = [q for q in values[name].values() if q.value is not None]
    assert known
    for quantity in known:
        assert quantity.unit == all_indicators()[name].definition.unit
        assert quantity.origins
        assert quantity.derivation


def _above_one(values: Values, period: str) -> str:
    found = values["location_quotient_persons_engaged"].items()
    return "".join(sorted(k[-1] for (code, when, k), q in found if code == AREA and when == period and q.known > 1))


def test_industries_the_area_is_specialised_in(values: Values) -> None:
    assert _above_one(values, "2021-06-01") == "DFHIKMNOPQR"
    assert _above_one(values, "2016-06-01") == "DFGHIJKMNOPQR"


@pytest.mark.parametrize("name", ["age_share", "projected_age_share", "employed_sector_share", "sales_industry_share"])
def test_shares_of_a_whole_add_up_to_a_hundred(values: Values, name: str) -> None:
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for (code, period, key), quantity in values[name].items():
        edition = next((part for part in key.split(";") if part.startswith("edition=")), "")
        sums[code, period, edition] += quantity.known
    assert all(abs(total - 100) < Decimal("1e-20") for total in sums.values()), sums


def test_every_place_stands_where_its_figures_do(values: Values, bundled: AreaTables) -> None:
    codes = {place.code for place in bundled.places}
    for name in ("population_change_rate", "persons_engaged_share", "physicians_per_100k", "projected_age_share"):
        assert {code for code, *_ in values[name]} == codes, name
    assert {code for code, *_ in values["commuting_ratio"]} == {m.code for m in bundled.members} - {bundled.hub.code}


def test_the_areas_net_migration_is_the_sum_of_its_members(values: Values, bundled: AreaTables) -> None:
    found = values["net_migration_persons"]
    for code, period, _ in found:
        if code == AREA:
            assert found[AREA, period, ""].known == sum(found[m.code, period, ""].known for m in bundled.members)


def test_a_village_with_two_physicians_has_no_rate(values: Values) -> None:
    rates = {period: q for (code, period, _), q in values["physicians_per_100k"].items() if code == "01304"}
    assert rates
    assert all(q.state is State.TOO_SMALL and q.value is None for q in rates.values())


def test_productivity_is_left_out_where_value_added_exceeds_sales(values: Values, bundled: AreaTables) -> None:
    found = {(code, key[-1]) for code, _, key in values["relative_labour_productivity"]}
    assert {letter for code, letter in found if code == bundled.hub.code}.isdisjoint({"F", "C"})
    assert {letter for code, letter in found if code == bundled.hub.code} >= set("DEGHIJKLMNOPQR")
    assert NATION.code not in {code for code, _ in found}


def test_the_change_between_two_surveys_is_a_span(values: Values) -> None:
    spans = {period for _, period, _ in values["establishment_change_rate"]}
    assert spans == {"2016-06-01/2021-06-01"}


def test_land_of_the_area_is_a_reference_value(values: Values) -> None:
    found = {q.state for (code, *_), q in values["population_density"].items() if code in (AREA, "01224", "01231")}
    assert found == {State.REFERENCE}
