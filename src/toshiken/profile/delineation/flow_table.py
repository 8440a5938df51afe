"""A table of flows between municipalities as arrays, with what it is and where it comes from; and its ratios to a hub."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
import polars as pl

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place
from toshiken.geography.place_names import place_name
from toshiken.models.delineation.flows import Flows
from toshiken.models.delineation.scheme import ranked
from toshiken.models.flows import require_flows
from toshiken.profile.delineation.bases import Basis, basis_of
from toshiken.profile.delineation.ratio_table import RatioRow, RatioTable
from toshiken.tables.observations import Observations, parsed_dimensions

FIELD = "commuters_and_students_persons"
_TOTAL = "total"
_PLACE = r"^[0-9]{5}$"


@dataclass(frozen=True, eq=False)
class FlowTable:
    """codes: (n,) of the places 0 … n − 1 in `flows`. The rest as in RatioTable."""

    codes: tuple[str, ...]
    flows: Flows
    label: str
    population: str
    basis: Basis
    period: Period | None = None
    origin: Origin | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Code → number."""
        return {code: number for number, code in enumerate(self.codes)}

    def numbers_of(self, places: Sequence[Place]) -> tuple[int, ...]:
        """The numbers of some places; a RequestError names one that has no flows here."""
        for place in places:
            if place.code not in self.numbers:
                raise RequestError(
                    f"「{self.label}」に{place.name}（{place.code}）を起点か行き先とする流動がありません。"
                    f"{place.name}を含む通勤・通学の表を --flows で渡すか、toshiken ingest で取り込んでください。"
                )
        return tuple(self.numbers[place.code] for place in places)

    def ratios_to(self, hubs: Sequence[Place], members: Collection[str] = ()) -> RatioTable:
        """The municipalities by their 通勤通学割合 to the hub (two hubs: to both together), those without any left out.

        members: codes of those that have a row even where nobody goes to the hub."""
        hub = self.numbers_of(hubs)
        (shares,) = self.flows.shares_to([hub])
        to_hub = np.isin(self.flows.destination, hub)
        persons = np.bincount(self.flows.origin[to_hub], self.flows.persons[to_hub], self.flows.places)
        kept = {self.numbers[code] for code in members if code in self.numbers}
        kept = {number for number in kept if self.flows.residents[number] > 0}
        ranking = [number for number in ranked(shares, hub) if persons[number] > 0 or number in kept]
        rows = [self._row(number, persons[number]) for number in ranking]
        origins = np.unique(self.flows.origin).size
        return RatioTable(
            label=self.label,
            period=self.period,
            basis=self.basis,
            population=self.population,
            rows=tuple(rows),
            covers=f"表に起点のある{origins:,}市区町村のうち、流動のある{(persons[ranking] > 0).sum():,}市区町村",
            origin=self.origin,
            notes=self.notes,
        )

    def _row(self, number: int, persons: float) -> RatioRow:
        code, residents = self.codes[number], self.flows.residents[number]
        to_hub, living = _decimal(persons), _decimal(residents)
        return RatioRow(Place(code, place_name(code)), to_hub / living * 100, to_hub, living)


def _decimal(persons: float) -> Decimal:
    """As written: what summing floats adds behind the sixth decimal is none of the table's."""
    found = round(float(persons), 6)
    return Decimal(int(found)) if found.is_integer() else Decimal(str(found))


def flow_arrays(pairs: pl.DataFrame, totals: pl.DataFrame | None = None) -> tuple[tuple[str, ...], Flows]:
    """Codes and arrays of the pairs (origin, destination, persons). A destination that is no municipality's code counts among
    an origin's total and is no flow. totals: (origin, persons), where the table prints them; else the sum of the pairs."""
    require_flows(pairs.lazy())
    living = totals if totals is not None else pairs.group_by("origin").agg(pl.col("persons").sum())
    between = pairs.filter(pl.col("destination").str.contains(_PLACE))
    codes = pl.concat([pairs["origin"], between["destination"]]).unique().sort()
    number = dict(zip(codes, range(len(codes)), strict=True))
    ends = [between[end].replace_strict(number, return_dtype=pl.Int64).to_numpy() for end in ("origin", "destination")]
    residents = np.zeros(len(codes))
    known = living.filter(pl.col("origin").is_in(codes.to_list()))
    residents[known["origin"].replace_strict(number, return_dtype=pl.Int64).to_numpy()] = known["persons"].to_numpy()
    return tuple(codes), Flows.of(ends[0], ends[1], between["persons"].to_numpy(), len(codes), residents)


def observed_flows(observations: Observations) -> Iterator[FlowTable]:
    """The commuting tables among a keeper's figures, one a publication and period, oldest first."""
    rows = observations.rows.filter((pl.col("field") == FIELD) & pl.col("dimensions").str.starts_with("destination="))
    for (period, origin), table in sorted(rows.partition_by("period", "origin", as_dict=True).items()):
        yield _of_rows(table, Period.parse(str(period)), observations.origins[str(origin)])


def _of_rows(rows: pl.DataFrame, period: Period, origin: Origin) -> FlowTable:
    keys = {key: parsed_dimensions(key)["destination"] for key in rows["dimensions"].unique()}
    table = rows.unique(["place", "dimensions"], keep="last", maintain_order=True).select(
        origin="place", destination=pl.col("dimensions").replace_strict(keys, return_dtype=pl.String), persons="value"
    )
    is_total = pl.col("destination") == _TOTAL
    label = f"{period.short}国勢調査（{origin.table.split()[0] if origin.table else origin.title}）"
    try:
        codes, flows = flow_arrays(table.filter(~is_total), table.filter(is_total).select("origin", "persons"))
    except RequestError as fault:
        raise RequestError(f"取り込んだ表「{label}」：{fault}") from None
    basis = basis_of(origin.id)
    notes = (basis.caution,) if basis.caution else ()
    return FlowTable(codes, flows, label, "就業者と通学者", basis, period, origin, notes)
