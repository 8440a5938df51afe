"""Units: every one can be used, and an unknown one is refused."""

import pytest

from toshiken.core.errors import UnitMismatch
from toshiken.core.units import all_units, quotient_dimension, unit_named


def test_every_unit_has_a_scale_above_zero_and_only_a_quotient_has_no_label() -> None:
    units = all_units()
    assert all(unit.scale > 0 for unit in units.values())
    assert [name for name, unit in units.items() if not unit.label] == ["quotient"]


def test_an_unknown_unit_says_where_to_add_it() -> None:
    with pytest.raises(UnitMismatch, match=r"「person」.*core/units\.yml"):
        unit_named("person")


def test_division_leaves_a_dimension() -> None:
    assert quotient_dimension("persons", "persons") == "1"
    assert quotient_dimension("persons", "km2") == "persons/km2"
    assert quotient_dimension("persons", "1") == "persons"
    assert unit_named("1").label == ""
