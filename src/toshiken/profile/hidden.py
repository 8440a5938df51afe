"""What a profile knows is written only while its suppressed cells stay hidden (tables/disclosure.py)."""

from collections.abc import Iterator

from toshiken.core.quantity import Place, Quantity, State
from toshiken.profile.profile import AreaProfile
from toshiken.tables.disclosure import Sum, require_hidden
from toshiken.tables.elimination import Cell
from toshiken.tables.fields import all_fields
from toshiken.tables.observations import dimension_key, parsed_dimensions

_Figures = dict[Cell, Quantity]


def require_nothing_revealed(profile: AreaProfile) -> None:
    """Raises an OutputError where a suppressed figure follows from the others: from the area's sum or a total over a dimension.

    Called before files are written from a profile: pages show no additive figure that the profile does not hold.
    """
    concerned = {name for (name, _, _), series in profile.figures.items() if _any_suppressed(series)}
    for name in sorted(concerned & set(all_fields())):
        cells = dict(_cells(profile, name))
        require_hidden(cells, [*_sums_over_members(profile, cells), *_sums_over_dimensions(cells)])


def _any_suppressed(series: tuple[Quantity, ...]) -> bool:
    return any(quantity.state is State.SUPPRESSED for quantity in series)


def _cells(profile: AreaProfile, name: str) -> Iterator[tuple[Cell, Quantity]]:
    """(field, place, dimensions, period) of every figure of a field, as a reader calls them."""
    label = all_fields()[name].label_ja
    for (found, _, dimensions), series in profile.figures.items():
        if found == name:
            yield from (((label, _called(q.place), dimensions, q.period.label), q) for q in series)


def _called(place: Place) -> str:
    return f"{place.name}（{place.code}）"


def _sums_over_members(profile: AreaProfile, cells: _Figures) -> Iterator[Sum]:
    area, members = _called(profile.place), [_called(member) for member in profile.members]
    for label, dimensions, period in dict.fromkeys((cell[0], *cell[2:]) for cell in cells):
        yield Sum((label, area, dimensions, period), tuple((label, m, dimensions, period) for m in members))


def _sums_over_dimensions(cells: _Figures) -> Iterator[Sum]:
    """A figure without a dimension is the sum of those that differ in it alone."""
    parts: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in cells:
        label, place, dimensions, period = cell
        own = parsed_dimensions(dimensions)
        for dimension in own:
            whole = dimension_key({key: value for key, value in own.items() if key != dimension})
            parts.setdefault(((label, place, whole, period), dimension), []).append(cell)
    yield from (Sum(whole, tuple(found)) for (whole, _), found in parts.items() if whole in cells)
