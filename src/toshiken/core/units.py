"""Units: a label for people, a dimension for arithmetic, a scale between units of one dimension."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from toshiken.core.errors import UnitMismatch
from toshiken.core.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: `label` is Japanese, `scale` turns the dimension's base into this unit."""

    name: str
    label: str
    dimension: str
    scale: Decimal


@cache
def all_units() -> dict[str, Unit]:
    """Every unit of units.yml by name."""
    entries = read_yaml(Path(__file__).with_name("units.yml"))
    return {n: Unit(n, e["label"], e["dimension"], Decimal(e.get("scale", "1"))) for n, e in entries.items()}


def unit_named(name: str) -> Unit:
    """The unit of that name; a composed one such as `persons/km2` is a dimension of its own."""
    known = all_units().get(name)
    if known:
        return known
    if "/" in name or name == "1":
        return Unit(name, "" if name == "1" else name, name, Decimal(1))
    raise UnitMismatch(f"単位「{name}」は定義されていません。core/units.yml に1行足してください。")


def written_label(name: str) -> str:
    """A unit's label where it must not be left out: a ratio has none of its own and is called one."""
    label = "" if name == "1" else unit_named(name).label
    return label or "比（全国＝1など）"


def quotient_dimension(numerator: str, denominator: str) -> str:
    """What is left when one dimension is divided by another."""
    if numerator == denominator:
        return "1"
    return numerator if denominator == "1" else f"{numerator}/{denominator}"
