"""The scheme's question for one hub: who is at the threshold, by which margin, who is a member today, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from toshiken.core.errors import RequestError
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place, Quantity
from toshiken.geography.area import Area, Member
from toshiken.profile.delineation.bases import require_comparable
from toshiken.profile.delineation.ratio_table import RatioRow, RatioTable

# Beside the threshold itself: who falls in or out where it is moved.
LEVELS_PERCENT = (Decimal(9), Decimal(10), Decimal(11), Decimal(15))


@dataclass(frozen=True)
class Comparison:
    """changes: places with a row in both and the change in points, in the later's order. refusal: why there are none."""

    earlier: RatioTable
    later: RatioTable
    changes: tuple[tuple[Place, Decimal], ...] = ()
    refusal: str = ""


def _changes(earlier: RatioTable, later: RatioTable) -> Iterator[tuple[Place, Decimal]]:
    before = {row.place.code: row.ratio_percent for row in earlier.rows}
    for row in later.rows:
        if row.place.code in before:
            yield row.place, row.ratio_percent - before[row.place.code]


@dataclass(frozen=True)
class Delineation:
    """hubs: one, or two that count together. area: the alliance known of these hubs, None where none is. tables: by period."""

    hubs: tuple[Place, ...]
    area: Area | None
    as_of: date
    threshold: Quantity
    tables: tuple[RatioTable, ...]

    @property
    def level_percent(self) -> Decimal:
        """The threshold in percent."""
        return self.threshold.in_unit("percent").known

    @property
    def partner_word(self) -> str:
        """関係市町村 or 連携市町村, as the area stands on the day."""
        return self.area.partner_word(self.as_of) if self.area else ""

    @property
    def levels_percent(self) -> tuple[Decimal, ...]:
        """The threshold among the levels beside it, lowest first."""
        return tuple(sorted({*LEVELS_PERCENT, self.level_percent}))

    def partner(self, row: RatioRow) -> Member | None:
        """The row's municipality as a partner on the day; None where it is none."""
        return self._partners.get(row.place.code)

    def exceptions(self, table: RatioTable) -> Iterator[tuple[RatioRow, Member]]:
        """Members under the threshold, with what area.yml records of them; none by a table that does not judge."""
        for row in table.rows if table.basis.judges else ():
            member = self.partner(row)
            if member is not None and row.ratio_percent < self.level_percent:
                yield row, member

    def outside(self, table: RatioTable) -> tuple[RatioRow, ...]:
        """Those at the threshold that are no members; none where no area is known or the table does not judge."""
        reached = table.reaching(self.level_percent) if table.basis.judges else ()
        return tuple(row for row in reached if self.area is not None and self.partner(row) is None)

    def without_row(self, table: RatioTable) -> tuple[Place, ...]:
        """Members the table says nothing of."""
        return tuple(p.place for p in self._partners.values() if table.row_of(p.place) is None)

    def comparisons(self) -> Iterator["Comparison"]:
        """Neighbouring tables in time: the changes, or why none is told."""
        for earlier, later in pairwise(self.tables):
            try:
                require_comparable(earlier.basis, later.basis)
            except RequestError as reason:
                yield Comparison(earlier, later, refusal=str(reason))
            else:
                yield Comparison(earlier, later, tuple(_changes(earlier, later)))

    @cached_property
    def _partners(self) -> dict[str, Member]:
        """Code → partner on the day."""
        if self.area is None:
            return {}
        members = {place.code for place in self.area.members(self.as_of)}
        return {p.code: p for p in self.area.partners if p.code in members}


def delineated(
    hubs: Sequence[Place], area: Area | None, as_of: date, threshold: Quantity, tables: Sequence[RatioTable]
) -> Delineation:
    """The answer from the tables published by the day. A RequestError where there is none."""
    known = [t for t in tables if t.origin is None or t.origin.available_from <= as_of]
    if not known:
        names = "と".join(hub.name for hub in hubs)
        raise RequestError(
            f"{japanese_date(as_of)}までに公表された、{names}への通勤通学割合の表がありません。もっと後の日付を指定するか、"
            "通勤・通学の表（国勢調査 従業地・通学地集計）を --flows で渡すか、toshiken ingest で取り込んでください。"
        )
    in_time = sorted(known, key=lambda t: (t.period is None, t.period.end if t.period else date.max))
    return Delineation(tuple(hubs), area, as_of, threshold, tuple(in_time))
