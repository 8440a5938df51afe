"""A series as a text table with its sources, and as data."""

from collections.abc import Iterator
from typing import Any

from toshiken.core.origin import Origin, united
from toshiken.core.partial_sum import PartialSum
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Quantity, State
from toshiken.core.text_table import aligned
from toshiken.core.units import unit_named
from toshiken.tables.series import SUM, Line, Series

_Figure = Quantity | PartialSum | None


def as_lines(series: Series) -> str:
    """A head, a line a period with the numbers of its sources, the residual rows, and the sources."""
    origins = united(q.origins for line in series.lines for q in line.figures if q is not None)
    numbers = {origin: index for index, origin in enumerate(origins, start=1)}
    unit = unit_named(series.field.unit).label
    narrowed = f"　{series.measure.dimensions}" if series.measure.dimensions else ""
    head = f"{series.field.label_ja}{narrowed}（{unit}）　{japanese_date(series.day)}の市区町村に組み替え"
    return "\n".join([head, *_table(series, numbers), *_rest(series), "", *_sources(numbers)])


def as_data(series: Series) -> dict[str, Any]:
    """values: one entry a member and period; sums; residuals. value null where there is none, `state` says why."""
    return {
        "field": series.measure.field,
        "dimensions": series.measure.dimensions,
        "unit": series.field.unit,
        "scope": series.field.scope,
        "boundaries": series.day.isoformat(),
        "members": [{"code": m.code, "name": m.name} for m in series.members],
        "values": [_entry(q) for line in series.lines for q in line.figures if q is not None],
        "sums": [_sum_entry(line) for line in series.lines if line.sum is not None],
        "residuals": [_entry(quantity) for quantity in series.residuals],
    }


def _table(series: Series, numbers: dict[Origin, int]) -> Iterator[str]:
    several = len(series.members) > 1
    heads = ["時点", *(m.name for m in series.members), *([SUM] if several else []), "出典"]
    rows = [heads, *(_row(line, several, numbers) for line in series.lines)]
    yield from aligned(rows, right=range(1, len(heads) - 1))


def _row(line: Line, several: bool, numbers: dict[Origin, int]) -> list[str]:
    found = [q for q in line.figures if q is not None]
    cited = sorted({numbers[origin] for q in found for origin in q.origins})
    sums = [_shown(line.sum)] if several else []
    return [line.period.label, *map(_shown, line.figures), *sums, "".join(f"[{number}]" for number in cited)]


def _shown(figure: _Figure) -> str:
    if figure is None:
        return State.MISSING.value
    if isinstance(figure, PartialSum):
        return figure.shown()
    mark = figure.state.value if figure.state is State.REFERENCE else ""
    return figure.shown(0 if figure.value is None or figure.value == int(figure.value) else 2) + mark


def _rest(series: Series) -> Iterator[str]:
    if series.residuals:
        yield ""
        yield "どの市区町村にも置けないもの："
    for quantity in series.residuals:
        yield f"  {quantity.place.name}　{quantity.period.label}　{_shown(quantity)}"


def _sources(numbers: dict[Origin, int]) -> Iterator[str]:
    for origin, number in numbers.items():
        yield f"[{number}] {origin.traced}　{origin.cell}".rstrip("　")


def _entry(quantity: Quantity) -> dict[str, Any]:
    return {
        "place": quantity.place.code,
        "name": quantity.place.name,
        "period": quantity.period.code,
        "value": None if quantity.value is None else float(quantity.value),
        "state": quantity.state.name,
        "sources": [
            {"id": o.id, "citation": o.traced, "cell": o.cell, "published": o.published, "credit": o.credit}
            for o in quantity.origins
        ],
    }


def _sum_entry(line: Line) -> dict[str, Any]:
    period = line.period.code
    if isinstance(line.sum, PartialSum):
        present = line.sum.of_present
        value = None if present is None or present.value is None else float(present.value)
        return {"period": period, "value": value, "left_out": line.sum.remark}
    assert line.sum is not None
    return {"period": period, "value": float(line.sum.known), "left_out": ""}
