"""成果指標 (KPI): what is aimed at, what was reported, what official figures say since."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from toshiken.core.records import Id, PartialDate, Record, Text, UnitName
from toshiken.geography.area import Code, Codes
from toshiken.plan.records.cost import FiscalYear

DIRECTIONS = {"at_least": "以上", "at_most": "以下", "keep": "現状維持以上"}
STATUSES = {"set": "設定済み", "under_discussion": "検討中", "no_yearly_data": "毎年の数値なし"}
EDITIONS = {"preliminary": "速報", "final": "確報"}
# As core.period reads it: 2024 a year, FY2024 a fiscal year, 2024-10-01 a day, two days with / between a span.
PeriodCode = Annotated[str, Field(pattern=r"^(FY)?\d{4}$|^\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?$")]


class Baseline(Record):
    """基準値."""

    period: PeriodCode
    value: Decimal
    source: str = ""


class Target(Record):
    """目標値, as set on a day. A later one replaces it and says why."""

    set_on: date
    period: PeriodCode
    value: Decimal
    reason: str = ""


class Actual(Record):
    """実績値 as reported; it stays as it was. member: of whom, where a member reports its own part."""

    period: PeriodCode
    value: Decimal
    edition: Literal["preliminary", "final"] = "final"
    reported: date
    meeting: str = ""
    member: Code | None = None


class Refreshed(Record):
    """改定後: what the source gives now, beside what was reported. Written by `plan kpis --refresh`."""

    period: PeriodCode
    value: Decimal
    citation: Text
    published: PartialDate
    refreshed_on: date


class Analysis(Record):
    """要因・今後の対応 of a fiscal year."""

    fiscal_year: FiscalYear
    cause: str = ""
    response: str = ""


class IndicatorSource(Record):
    """An indicator or field of this program, refreshed by itself. place: a municipality's code; absent: the whole area.

    unit: of core/units.yml, where the KPI is kept in another than the indicator's.
    """

    indicator: Text
    dimensions: dict[str, str] = Field(default_factory=dict)
    place: str = ""
    unit: UnitName | Literal[""] = ""


class ReportSource(Record):
    """Members' own reports. adds_up: the area's figure is the sum once every member has reported."""

    members: Annotated[Codes, Field(min_length=1)]
    adds_up: bool = True


class Kpi(Record):
    """A KPI. projects: codes it measures; none: it measures the whole role.

    method: 把握方法; publication: 公表時期 in words; months_to_publication: from the period's end to its figure.
    """

    id: Text
    name: Text
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    direction: Literal["at_least", "at_most", "keep"]
    status: Literal["set", "under_discussion", "no_yearly_data"] = "set"
    role: Literal["ア", "イ", "ウ"]
    projects: tuple[Text, ...] = ()
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    actuals: tuple[Actual, ...] = ()
    refreshed: tuple[Refreshed, ...] = ()
    source: IndicatorSource | ReportSource | None = None
    method: str = ""
    publication: str = ""
    months_to_publication: Annotated[int, Field(ge=0)] | None = None
    every_years: Annotated[int, Field(ge=1)] = 1
    office: str = ""
    analyses: tuple[Analysis, ...] = ()
    note: str = ""
    origin: str = ""

    @property
    def key(self) -> str:
        return self.id

    @property
    def target(self) -> Target | None:
        """The target that holds: the one set last."""
        return max(self.targets, key=lambda t: t.set_on, default=None)


class KpiSet(Record):
    """KPIs that are kept together in one file: of a role, of a vision."""

    id: Id
    name: Text
    kpis: tuple[Kpi, ...] = ()

    @property
    def key(self) -> str:
        return self.id
