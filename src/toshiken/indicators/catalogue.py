"""Finds the indicators and reads their definitions.

An indicator is a file <theme>/<name>.py with one function of the same name. Its parameters are its inputs: each is a
field of the tables at the same place and period, unless `inputs:` in <name>.yml says otherwise.
"""

import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.quantity import Quantity
from toshiken.core.records import Record, load_record


class Input(Record):
    """Where a parameter's figure stands, as seen from the place, period and dimensions being computed.

    field: defaults to the parameter's name. place: nation, prefecture or same.
    period: `same`; `previous` (the field's period before); `latest_at_or_before`; or a fixed period code.
    dimensions: a value fixes a dimension ("edition: ipss2018"), null drops it (the total over it).
    """

    field: str = ""
    place: Literal["same", "nation", "prefecture", "hub", "area"] = "same"
    period: str = "same"
    dimensions: dict[str, str | None] = Field(default_factory=dict)


class Check(Record):
    """A published value the indicator must reproduce from the bundled example."""

    place: str
    period: str
    dimensions: dict[str, str] = Field(default_factory=dict)
    value: float
    tolerance: float
    reference: str


class Definition(Record):
    """<name>.yml: what an indicator is."""

    label_ja: str
    label_en: str
    unit: str
    decimals: int
    definition: str
    caveats: tuple[str, ...] = ()
    scope: str = ""
    minimum_denominator: dict[str, float] = Field(default_factory=dict)
    inputs: dict[str, Input] = Field(default_factory=dict)
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A function with its definition; the first parameter decides periods and dimensions."""

    name: str
    theme: str
    function: Callable[..., Quantity]
    definition: Definition
    inputs: dict[str, Input]


@cache
def all_indicators() -> dict[str, Indicator]:
    """Every indicator by name, in order of theme and name."""
    root = Path(__file__).parent
    paths = sorted(p for p in root.glob("*/*.yml"))
    return {path.stem: _indicator(path) for path in paths}


def _indicator(path: Path) -> Indicator:
    name, theme = path.stem, path.parent.name
    module = importlib.import_module(f"{__package__}.{theme}.{name}")
    function = getattr(module, name, None)
    if function is None:
        raise RecordError(
            f"{theme}/{name}.py に関数 {name} がありません。ファイルと同じ名前の関数を置いてください。", path
        )
    definition = load_record(path, Definition)
    parameters = list(inspect.signature(function).parameters)
    if unknown := set(definition.inputs) - set(parameters):
        raise RecordError(f"inputs の {sorted(unknown)} は関数の引数にありません。", path)
    inputs = {p: _named(definition.inputs.get(p, Input()), p) for p in parameters}
    return Indicator(name, theme, function, definition, inputs)


def _named(given: Input, parameter: str) -> Input:
    return given if given.field else given.model_copy(update={"field": parameter})
