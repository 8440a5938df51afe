"""Which commuting ratios judge an area: computed from flows that may judge, else as a document prints them; and what may not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.profile.delineation.flow_table import FlowTable
from toshiken.profile.printed import PrintedTable

RECORD = "commuting_ratio_2015"


@dataclass(frozen=True)
class JudgingRatios:
    """figures: the 通勤通学割合 in percent of municipalities, highest first. table, covers: of which table, out of which
    municipalities, in words."""

    label: str
    table: str
    figures: tuple[Quantity, ...]
    covers: str
    origin: Origin
    notes: tuple[str, ...]

    @property
    def period(self) -> Period:
        return self.figures[0].period

    @property
    def table_in_words(self) -> str:
        """2015年国勢調査、上位20市町村のうち: which table counts, and which municipalities it tells of."""
        return f"{self.table}、{self.covers}"


def judging_ratios(
    hubs: Sequence[Place],
    flows: Sequence[FlowTable],
    printed: Mapping[str, PrintedTable],
    members: Collection[str] = (),
) -> JudgingRatios | None:
    """The newest that judge, of one period the computed ones; None where none are at hand.

    members: codes of those that are told of even where nobody goes to the hub."""
    tables = [table for table in of_hubs(hubs, flows) if table.basis.judges]
    computed = [ratios for table in tables if (ratios := _computed(hubs, table, members))]
    record = printed.get(RECORD)
    found = [*(_printed(table) for table in (record,) if table is not None and table.rows), *computed]
    return max(reversed(found), key=lambda ratios: ratios.period.end, default=None)


def unfit(hubs: Sequence[Place], flows: Sequence[FlowTable]) -> str:
    """Why the flows at hand with these hubs in them do not judge; "" where there are none of that kind."""
    tables = [table for table in of_hubs(hubs, flows) if not table.basis.judges]
    return "。".join(f"手元の{table.basis.label}では判定しない：{table.basis.caution}" for table in tables)


def of_hubs(hubs: Sequence[Place], flows: Sequence[FlowTable]) -> list[FlowTable]:
    """The tables that have all of the hubs."""
    return [table for table in flows if {hub.code for hub in hubs} <= table.numbers.keys()]


def _printed(table: PrintedTable) -> JudgingRatios:
    figures = tuple(table.figure(row, "ratio") for row in table.rows)
    covers = f"上位{len(figures)}市町村のうち"
    census = f"{figures[0].period.short}国勢調査"
    return JudgingRatios(table.definition.label, census, figures, covers, table.origin, table.definition.notes)


def _computed(hubs: Sequence[Place], table: FlowTable, members: Collection[str]) -> JudgingRatios | None:
    ratios = table.ratios_to(hubs, members)
    if not ratios.rows or table.period is None or table.origin is None:
        return None
    figures = ratios.figures(table.period.end)
    label = f"{'と'.join(hub.name for hub in hubs)}への通勤通学割合の状況"
    return JudgingRatios(label, table.label, figures, ratios.covers, table.origin, ratios.notes)
