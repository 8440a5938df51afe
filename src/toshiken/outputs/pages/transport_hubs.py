"""圏域の現状④: passengers by hub and year; the printed totals are checked."""

from collections.abc import Sequence

from toshiken.core.period import Period
from toshiken.core.quantity import Quantity
from toshiken.core.wording import number
from toshiken.outputs.brief import Brief, present
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import lost_note, record_notes
from toshiken.outputs.totals import Discrepancy, checked
from toshiken.profile.claims.transport import PASSENGERS, facilities, passengers, periods
from toshiken.profile.profile import AreaProfile


def transport_hubs(brief: Brief) -> Page | None:
    """④ 観光・交通拠点: passengers of every hub by year."""
    profile = brief.profile
    table, discrepancies = passenger_table(profile)
    if table is None:
        return None
    return Page(
        id="transport_hubs",
        title="圏域の現状④　観光（交通拠点の乗降客数）",
        lead=present(passengers(profile)),
        body=(table,),
        notes=(
            *record_notes(profile.table("passenger_totals")),
            *lost_note(profile, "観光"),
            *(d.sentence() for d in discrepancies),
        ),
    )


def passenger_table(profile: AreaProfile) -> tuple[Table | None, tuple[Discrepancy, ...]]:
    """The table of passengers and what its printed totals get wrong."""
    series = facilities(profile)
    times = periods(series)
    if not times:
        return None, ()
    rows = [Row((name, *_by_period(found, times))) for name, found in series.items()]
    printed = profile.series(PASSENGERS, profile.place)
    if printed:
        rows.append(Row(("合計（印字値）", *_by_period(printed, times)), "total"))
    return checked(
        Table(
            id="passengers",
            title="主な交通拠点の乗降客数の推移",
            alt="交通拠点ごとの乗降客数の年度別の表。合計は印字値と計算値を並べる",
            unit="千人",
            columns=(Column("交通拠点", align="left", width=1.2), *(Column(p.short, adds_up=True) for p in times)),
            rows=tuple(rows),
        )
    )


def _by_period(series: Sequence[Quantity], times: Sequence[Period]) -> list[Cell]:
    """A cell a period, never by position: a year a facility has no figure for stays open."""
    known = {q.period: q for q in series}
    return [number(known[period]) if period in known else "…" for period in times]
