"""Finds the indicators and reads their definitions.

An indicator is a file <theme>/<name>.py with one function of the same name. Its parameters are its inputs: each is a
field of the tables at the same place and period, unless `inputs:` in <name>.yml says otherwise.
"""

import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.core.quantity import Quantity
from toshiken.core.records import Record, UnitName, load_record

Level = Literal["area", "hub", "partners", "prefecture", "nation"]
RELATIVE_PERIODS = ("same", "previous", "first", "nearest", "latest_at_or_before", "year_after")


class Input(Record):
    """Where a parameter's figure stands, as seen from the place, period and dimensions being computed.

    field: defaults to the parameter's name.
    place: same (default), nation, prefecture, hub or area.
    period: same (default) · previous (the field's period before) · first (its earliest, if before) · nearest (within
    three years, the earlier of two) · latest_at_or_before · year_after (a survey in the year after the accounts) · a fixed period code.
    dimensions: a value fixes a dimension (`edition: ipss2018`; `"{hub}"` is the hub's code), null drops it (the total).
    """

    field: str = ""
    place: Literal["same", "nation", "prefecture", "hub", "area"] = "same"
    period: str = "same"
    dimensions: dict[str, str | None] = Field(default_factory=dict)

    @field_validator("period")
    @classmethod
    def _is_known(cls, period: str) -> str:
        if period in RELATIVE_PERIODS:
            return period
        try:
            return Period.parse(period).code
        except RecordError as fault:
            raise ValueError(f"{'、'.join(RELATIVE_PERIODS)} のいずれかか時点を書いてください。{fault}") from None


class Check(Record):
    """A published value the indicator must reproduce from the bundled example. `place`: a code or the area's slug."""

    place: str
    period: str
    dimensions: dict[str, str] = Field(default_factory=dict)
    value: Decimal
    tolerance: Decimal
    reference: str


class Definition(Record):
    """<name>.yml: what an indicator is.

    dimensions: the sets of dimension names it is computed by: `[[]]` totals only, `[[], [industry]]` both.
    excluded: values of a dimension for which it is not computed. places: the levels it means something at.
    minimum_denominator: by parameter; under it the figure is withheld (†).
    not_above: `{part: whole}` of inputs; where the part exceeds the whole the bases differ and nothing is computed.
    """

    label_ja: str
    label_en: str
    unit: UnitName
    decimals: int
    definition: str
    caveats: tuple[str, ...] = ()
    scope: str = ""
    dimensions: tuple[tuple[str, ...], ...] = ((),)
    excluded: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    places: tuple[Level, ...] = ("area", "hub", "partners", "prefecture", "nation")
    minimum_denominator: dict[str, Decimal] = Field(default_factory=dict)
    not_above: dict[str, str] = Field(default_factory=dict)
    inputs: dict[str, Input] = Field(default_factory=dict)
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A function with its definition.

    `inputs` are the function's parameters in order, the first deciding periods and dimensions; `conditions` are the
    inputs only `not_above` looks at.
    """

    name: str
    theme: str
    function: Callable[..., Quantity]
    definition: Definition
    inputs: dict[str, Input]
    conditions: dict[str, Input]


@cache
def indicator_names() -> frozenset[str]:
    """Every indicator's name; no function is loaded."""
    return frozenset(path.stem for path in Path(__file__).parent.glob("*/*.yml"))


@cache
def all_indicators() -> dict[str, Indicator]:
    """Every indicator by name, in order of theme and name."""
    return {path.stem: read_indicator(path) for path in sorted(Path(__file__).parent.glob("*/*.yml"))}


def read_indicator(path: Path) -> Indicator:
    """The indicator of <theme>/<name>.yml, with the function of the <name>.py beside it."""
    definition = load_record(path, Definition)
    function = _function(path)
    parameters = list(inspect.signature(function).parameters)
    compared = {name for pair in definition.not_above.items() for name in pair}
    for item, names in (
        ("inputs", set(definition.inputs) - compared),
        ("minimum_denominator", set(definition.minimum_denominator)),
    ):
        if unknown := names - set(parameters):
            raise RecordError(
                f"{item} の「{'、'.join(sorted(unknown))}」は関数の引数にありません。綴りを確かめてください。", path
            )
    inputs = {p: _input(definition, p) for p in parameters}
    conditions = {p: _input(definition, p) for p in sorted(compared - set(parameters))}
    return Indicator(path.stem, path.parent.name, function, definition, inputs, conditions)


def _function(path: Path) -> Callable[..., Quantity]:
    name, theme = path.stem, path.parent.name
    function: Callable[..., Quantity] | None = None
    if path.with_suffix(".py").exists():
        function = getattr(importlib.import_module(f"{__package__}.{theme}.{name}"), name, None)
    if function is None:
        raise RecordError(
            f"{theme}/{name}.py に関数 {name} がありません。同じ名前のファイルに関数を置いてください。", path
        )
    return function


def _input(definition: Definition, parameter: str) -> Input:
    given = definition.inputs.get(parameter, Input())
    return given if given.field else given.model_copy(update={"field": parameter})
