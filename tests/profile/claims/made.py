"""A small area made by hand: hub 札幌市, partners 小樽市 and 江別市, with the figures and records a test names."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, State
from toshiken.geography.area import Area
from toshiken.profile.printed import Cell, PrintedDefinition, PrintedTable
from toshiken.profile.profile import AreaProfile
from toshiken.tables.observations import dimension_key

HUB, OTARU, EBETSU = Place("01100", "札幌市"), Place("01203", "小樽市"), Place("01217", "江別市")
AREA, PREFECTURE = Place("sapporo", "圏域"), Place("01000", "北海道")
ORIGIN = Origin("made", "手作りの表", "札幌市", "2018-07-23")
__all__ = ["AREA", "EBETSU", "HUB", "NATION", "ORIGIN", "OTARU", "PREFECTURE", "figure", "figures", "profile", "record"]


def figure(value: str | None, unit: str, place: Place, period: str, scope: str = "") -> Quantity:
    """A figure; None is one without a value."""
    state = State.PRESENT if value is not None else State.TOO_SMALL
    return Quantity(
        None if value is None else Decimal(value), unit, place, Period.parse(period), scope, state, (ORIGIN,)
    )


def figures(name: str, *series: Quantity, **dimensions: str) -> dict[tuple[str, str, str], tuple[Quantity, ...]]:
    """The figures of one name by place, in order of time."""
    found: dict[tuple[str, str, str], tuple[Quantity, ...]] = {}
    for quantity in sorted(series, key=lambda q: q.period):
        key = (name, quantity.place.code, dimension_key(dimensions))
        found[key] = (*found.get(key, ()), quantity)
    return found


def record(name: str, rows: Iterable[Mapping[str, Cell]]) -> PrintedTable:
    """A printed record of these rows."""
    definition = PrintedDefinition(label=name, origin=ORIGIN.id, place_name="place", columns={})
    return PrintedTable(name, definition, ORIGIN, tuple(rows))


def profile(
    held: Mapping[tuple[str, str, str], tuple[Quantity, ...]],
    *records: PrintedTable,
    partners: Iterable[Place] = (OTARU, EBETSU),
) -> AreaProfile:
    """The area's profile as of a day in 2026."""
    places = [{"code": p.code, "name": p.name} for p in (HUB, *partners)]
    area = Area.model_validate(
        {
            "schema_version": 1,
            "slug": AREA.code,
            "names": [{"name": "さっぽろ連携中枢都市圏", "first_day": "2018-07-23"}],
            "hubs": places[:1],
            "partners": places[1:],
            "printed_members": [p["code"] for p in places],
            "contact": {"organisation": "札幌市", "office": "企画課"},
        }
    )
    return AreaProfile(area, date(2026, 11, 23), held, {table.name: table for table in records})
