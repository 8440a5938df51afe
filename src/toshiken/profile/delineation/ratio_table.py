"""A table of commuting ratios to a hub, ranked: computed from flows, or as an official document prints it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.profile.delineation.bases import Basis, basis_of
from toshiken.profile.printed import PrintedTable


@dataclass(frozen=True)
class RatioRow:
    """A municipality's 通勤通学割合 in percent; to_hub and residents in persons, None where only the ratio is published."""

    place: Place
    ratio_percent: Decimal
    to_hub_persons: Decimal | None = None
    residents_persons: Decimal | None = None

    def figure(self, period: Period, population: str, origin: Origin) -> Quantity:
        """The ratio with its arithmetic, where the persons are published."""
        counts = (self.to_hub_persons, self.residents_persons)
        derivation = "" if None in counts else f"{counts[0]} ÷ {counts[1]} × 100"
        return Quantity(
            self.ratio_percent, "percent", self.place, period, population, origins=(origin,), derivation=derivation
        )


@dataclass(frozen=True)
class RatioTable:
    """Rows by falling ratio, of one period and one source.

    period: None where a file names no year. population: who is counted. decimals: to how many decimals the ratios are printed;
    None where they are computed. covers: which municipalities have a row, in words. origin: None for a file of the caller's own.
    """

    label: str
    period: Period | None
    basis: Basis
    population: str
    rows: tuple[RatioRow, ...]
    covers: str
    origin: Origin | None = None
    decimals: int | None = None
    notes: tuple[str, ...] = ()

    def reaching(self, level_percent: Decimal) -> tuple[RatioRow, ...]:
        """The rows at the level or over it; unrounded values are compared."""
        return tuple(row for row in self.rows if row.ratio_percent >= level_percent)

    def undecided(self, level_percent: Decimal) -> tuple[RatioRow, ...]:
        """The rows of which the printed decimals do not tell whether the unrounded ratio reaches the level."""
        if self.decimals is None:
            return ()
        half = Decimal(5).scaleb(-self.decimals - 1)
        return tuple(row for row in self.rows if -half < level_percent - row.ratio_percent < half)

    def figures(self, day: date) -> tuple[Quantity, ...]:
        """The ratios with their arithmetic; what names no year of the day, what names no source a table of the caller's."""
        period = self.period or Period.parse(day.isoformat())
        origin = self.origin or own_origin(self.label, day)
        return tuple(row.figure(period, self.population, origin) for row in self.rows)

    def row_of(self, place: Place) -> RatioRow | None:
        """The row of a municipality, where it has one."""
        return next((row for row in self.rows if row.place.code == place.code), None)


def own_origin(label: str, day: date) -> Origin:
    """What to cite of a table of the caller's own: its name, and that it was at hand on the day, published or not."""
    return Origin("own_flows", label, "利用者の表", published="").known_by(day)


def printed_ratios(table: PrintedTable) -> RatioTable:
    """The table as printed: columns municipality_code, municipality and ratio."""
    column = table.definition.columns["ratio"]
    figures = [(row, table.figure(row, "ratio")) for row in table.rows]
    known = [(row, figure) for row, figure in figures if figure.value is not None]
    rows = [
        RatioRow(Place(table.text(row, "municipality_code"), table.text(row, "municipality")), figure.known)
        for row, figure in known
    ]
    period = known[0][1].period
    return RatioTable(
        label=f"{period.short}国勢調査（印字値）",
        period=period,
        basis=basis_of(table.origin.id),
        population="就業者と通学者",
        rows=tuple(sorted(rows, key=lambda row: -row.ratio_percent)),
        covers=f"印字されている{len(rows)}市町村",
        origin=table.origin,
        decimals=column.decimals,
        notes=table.definition.notes,
    )
