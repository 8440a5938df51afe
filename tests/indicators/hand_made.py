"""Small tables made by hand: a hub and two partners, their prefecture and the nation."""

import polars as pl

from toshiken.core.origin import Origin
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.indicators.catalogue import all_indicators
from toshiken.indicators.engine import AreaTables, computed
from toshiken.tables.observations import SCHEMA, Observations

AREA = Place("hand", "圏域")
HUB, WEST, EAST = Place("01100", "札幌市"), Place("01203", "小樽市"), Place("01304", "新篠津村")
PREFECTURE = Place("01000", "北海道")
CENSUS = Origin("census", "国勢調査", "総務省", "2016")

Value = float | str | tuple[float, str]  # a number, the state of a figure without one, or both
Row = tuple[str, Place, str, str, Value]


def tables(*rows: Row) -> AreaTables:
    """Tables of (field, place, period, dimension key, value)."""
    frame = pl.DataFrame([_row(*row) for row in rows], schema=SCHEMA, orient="row")
    return AreaTables(Observations(frame, {CENSUS.id: CENSUS}), AREA, (HUB, WEST, EAST), HUB, PREFECTURE)


def _row(field: str, place: Place, period: str, dimensions: str, value: Value) -> tuple[object, ...]:
    number, state = (
        value if isinstance(value, tuple) else (None, value) if isinstance(value, str) else (value, "PRESENT")
    )
    return field, place.code, period, dimensions, None if number is None else float(number), state, CENSUS.id, "", ""


def at_members(field: str, period: str, values: tuple[Value, ...], dimensions: str = "") -> list[Row]:
    """Rows of one field for hub, west and east in this order."""
    return [(field, place, period, dimensions, v) for place, v in zip((HUB, WEST, EAST), values, strict=False)]


def results(name: str, found: AreaTables) -> dict[tuple[str, str, str], Quantity]:
    """The indicator's values by place code, period code and dimension key."""
    return {
        (quantity.place.code, quantity.period.code, key): quantity
        for key, quantity in computed(all_indicators()[name], found)
    }


__all__ = ["AREA", "CENSUS", "EAST", "HUB", "NATION", "PREFECTURE", "WEST", "at_members", "results", "tables"]
