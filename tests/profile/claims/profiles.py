"""Profiles made by hand: other figures must give other sentences."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, State
from toshiken.geography.area import Area
from toshiken.profile.profile import AreaProfile
from toshiken.tables.observations import dimension_key

AREA = Area.model_validate(
    {
        "schema_version": 1,
        "slug": "test",
        "names": [{"name": "試験圏域", "first_day": "2015-01-01"}],
        "hubs": [{"code": "01100", "name": "札幌市"}],
        "partners": [{"code": "01203", "name": "小樽市"}],
        "contact": {"organisation": "札幌市", "office": "企画部"},
    }
)
PLACE, HUB, PARTNER = AREA.place, Place("01100", "札幌市"), Place("01203", "小樽市")
ORIGIN = {
    "ipss2018": Origin("ipss2018", "推計", "研究所", "2018-03-30", "平成30（2018）年推計"),
    "ipss2023": Origin("ipss2023", "推計", "研究所", "2023-12-22", "令和5（2023）年推計"),
    "": Origin("census", "国勢調査", "総務省", "2021-11-30"),
}


def profile(
    figures: Mapping[tuple[str, str], Mapping[int, float | None]], units: str = "persons", **by_place: Place
) -> AreaProfile:
    """(name, dimension text) → {year: value} at the area; `name@小樽市` puts the figure at a member, `name@全国` at the nation."""
    places = {"小樽市": PARTNER, "札幌市": HUB, "全国": NATION, **by_place}
    held = {}
    for (name, dimensions), values in figures.items():
        plain, _, at = name.partition("@")
        place = places.get(at, PLACE)
        parsed = dict(part.split("=") for part in dimensions.split(";")) if dimensions else {}
        unit = "percent" if plain.endswith(("share", "rate", "ratio")) else units
        origin = ORIGIN[parsed.get("edition", "")]
        held[plain, place.code, dimension_key(parsed)] = tuple(
            _quantity(value, unit, place, year, origin) for year, value in sorted(values.items())
        )
    return AreaProfile(AREA, date(2026, 1, 1), held)


def _quantity(value: float | None, unit: str, place: Place, year: int, origin: Origin) -> Quantity:
    if value is None:
        return Quantity(None, unit, place, Period.parse(f"{year}-10-01"), state=State.MISSING, origins=(origin,))
    return Quantity(Decimal(str(value)), unit, place, Period.parse(f"{year}-10-01"), origins=(origin,))
