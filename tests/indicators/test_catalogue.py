"""The definitions: complete, and a fault in one is told with its file and line."""

import shutil
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.core.units import unit_named
from toshiken.indicators import catalogue
from toshiken.indicators.catalogue import all_indicators, read_indicator
from toshiken.tables.fields import all_fields

INDICATORS = all_indicators()
ROOT = Path(catalogue.__file__).parent


@pytest.mark.parametrize("name", INDICATORS)
def test_a_definition_says_what_a_reader_asks(name):
    definition = INDICATORS[name].definition
    assert all((definition.label_ja, definition.label_en, definition.definition, definition.caveats))
    assert all(check.reference for check in definition.checks)


@pytest.mark.parametrize("name", INDICATORS)
def test_inputs_stand_on_fields_and_dimensions_that_exist(name):
    indicator = INDICATORS[name]
    for how in (*indicator.inputs.values(), *indicator.conditions.values()):
        field = all_fields()[how.field]
        asked = {d for names in indicator.definition.dimensions for d in names} | set(how.dimensions)
        assert asked <= set(field.dimensions), f"{how.field} has no {asked}"


def test_labels_are_told_apart():
    labels = [indicator.definition.label_ja for indicator in INDICATORS.values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", INDICATORS)
def test_every_unit_prints_a_label_but_the_quotients(name):
    unit = INDICATORS[name].definition.unit
    assert unit_named(unit).label or unit == "quotient"


def test_every_formula_has_a_definition_and_the_other_way_round():
    formulas = {p.with_suffix("").name for p in ROOT.glob("*/*.py") if p.stem != "__init__"}
    assert formulas == set(INDICATORS)


@pytest.fixture
def folder(tmp_path):
    """A copy of the theme population, to be broken."""
    return Path(shutil.copytree(ROOT / "population", tmp_path / "population"))


def _fault(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RecordError) as fault:
        read_indicator(path)
    assert str(path) in str(fault.value)
    return str(fault.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("unit: persons_per_km2", "unit: persons_per_mile2", ("3行目", "core/units.yml")),
        ("period: nearest", "period: closest", ("行目", "closest", "nearest")),
        ("decimals: 1", "decimals: one", ("4行目", "decimals")),
        ("caveats:", "cautions:", ("行目", "cautions", "caveats")),
        ("total_area_ha: {period", "total_acre: {period", ("total_acre", "引数にありません")),
        ("inputs:", "minimum_denominator: {total_acre: 3}\ninputs:", ("minimum_denominator", "total_acre")),
        ("inputs:", "places: [ward]\ninputs:", ("行目", "ward", "partners")),
    ],
)
def test_a_fault_in_a_definition_is_told_with_its_place(folder, old, new, words):
    message = _fault(folder / "population_density.yml", old, new)
    assert all(word in message for word in words), message


def test_a_definition_without_its_function_is_refused(folder):
    (folder / "population_density.py").unlink()
    assert "関数 population_density がありません" in _fault(
        folder / "population_density.yml", "decimals: 1", "decimals: 2"
    )
