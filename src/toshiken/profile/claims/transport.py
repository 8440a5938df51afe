"""Claims about transport hubs and the times to reach the members."""

import re
from collections.abc import Mapping, Sequence

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

PASSENGERS = "passengers_thousand_persons"
FacilitySeries = Mapping[str, Sequence[Quantity]]
_TIME = re.compile(r"(?:(\d+)時間)?(?:(?:\d+～)?(\d+)分)?")


def facilities(profile: AreaProfile) -> dict[str, tuple[Quantity, ...]]:
    """Passengers by facility of the members, the busiest first; the figures in order of time."""
    members = {m.code for m in profile.members}
    found = {
        dimensions.removeprefix("facility="): series
        for (name, code, dimensions), series in profile.figures.items()
        if name == PASSENGERS and dimensions.startswith("facility=") and code in members
    }
    return dict(sorted(found.items(), key=lambda item: (-_newest(item[1]), item[0])))


def _newest(series: Sequence[Quantity]) -> float:
    return next((float(q.known) for q in reversed(series) if q.value is not None), 0.0)


def periods(series: FacilitySeries) -> tuple[Period, ...]:
    """Every period any facility has a figure for, oldest first."""
    return tuple(sorted({q.period for found in series.values() for q in found}))


def passengers(profile: AreaProfile) -> Sentence | None:
    """How many hubs stand higher in the last year than in the first; the years between are not spoken of."""
    series = facilities(profile)
    times = periods(series)
    if len(times) < 2:
        return None
    pairs = [(a, b) for found in series.values() if (a := _at(found, times[0])) and (b := _at(found, times[-1]))]
    grown = sum(last.known > first.known for first, last in pairs)
    if not grown:
        return None
    origins = [origin for pair in pairs for q in pair for origin in q.origins]
    every = counted(len(pairs), "transport_hubs", profile.place, times[-1], origins, "両方の年度の値がある交通拠点")
    some = counted(grown, "transport_hubs", profile.place, times[-1], origins, "値が増えた交通拠点")
    whole = (with_unit(every), "とも" if grown > 1 else "が")
    who = whole if grown == len(pairs) else (with_unit(every), "のうち", with_unit(some), "が")
    return sentence(
        f"主な交通拠点の乗降客数は、{times[-1].short}は", *who, f"{times[0].short}を上回る"
    )  # fmt: skip


def _at(series: Sequence[Quantity], period: Period) -> Quantity | None:
    return next((q for q in series if q.period == period and q.value is not None), None)


def minutes(text: str) -> int:
    """The longest minutes a printed time can mean: 50 for 「30～50分」, 80 for 「1時間5～20分」. RecordError otherwise."""
    found = _TIME.fullmatch(text)
    if not found or not any(found.groups()):
        raise RecordError(
            f"所要時間「{text}」を読めません。「50分」「30～50分」「1時間5～20分」のように書いてください。"
        )
    hours, rest = found.groups(default="0")
    return 60 * int(hours) + int(rest)


def reachable(table: PrintedTable, hub: Place) -> Sentence | None:
    """How many municipalities have a route from the hub's centre, and the longest of the printed times."""
    if not table.rows:
        return None
    longest = max(minutes(table.text(row, "time")) for row in table.rows)
    names = {table.text(row, "municipality") for row in table.rows}
    published = Period.parse(table.origin.available_from.isoformat())
    count = counted(len(names), "municipalities", hub, published, (table.origin,), "経路のある市町村")
    return sentence(
        f"{hub.name}の中心部から", with_unit(count), f"の中心部まで公共交通の経路があり、所要時間は最大{_spelt(longest)}"
    )  # fmt: skip


def _spelt(whole: int) -> str:
    hours, rest = divmod(whole, 60)
    return (f"{hours}時間" if hours else "") + (f"{rest}分" if rest or not hours else "")
