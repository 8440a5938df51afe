"""具体的取組: a project of the vision, as its 事業シート carries it."""

from typing import Annotated, Literal

from pydantic import Field

from toshiken.core.records import Id, Record, Text
from toshiken.geography.area import Code, Codes
from toshiken.plan.records.cost import Cost, CostSharing, FiscalYear

STAGES = {"candidate": "候補", "adopted": "ビジョンに記載", "ended": "終了"}
# The clause of the ministerial order an expense is counted under (特別交付税に関する省令).
Clause = Literal["project", "external_staff", "fund_interest", "clinic_link", "remote_medicine"]
CLAUSES: dict[Clause, str] = {
    "project": "取組に要する経費",
    "external_staff": "外部人材の活用",
    "fund_interest": "ファンド形成の地方債の利子",
    "clinic_link": "病診連携等",
    "remote_medicine": "遠隔医療",
}


class Phase(Record):
    """A stretch of the schedule in fiscal years."""

    first_fiscal_year: FiscalYear
    last_fiscal_year: FiscalYear
    content: Text


class CountedElsewhere(Record):
    """A municipality counts the project under another scheme (定住自立圏): a project is counted once."""

    member: Code
    scheme: Text
    note: str = ""


class NotCounted(Record):
    """Part of the general funds that no fiscal measure counts, and why. member: absent where it concerns everyone."""

    fiscal_year: FiscalYear
    thousand_jpy: Annotated[int, Field(gt=0)]
    reason: Text
    member: Code | None = None


class Evaluation(Record):
    """What one municipality gave a project: points reached of points possible. Internal by default."""

    fiscal_year: FiscalYear
    member: Code
    points: Annotated[int, Field(ge=0)]
    full_points: Annotated[int, Field(gt=0)]
    comment: str = ""


class Project(Record):
    """A project. members: who takes part, hub included. agreements: ids of those it rests on. Empty is 未定.

    item: a code of items.yml (ア-a). field: of ウ-A, what it serves (地域医療). office: in charge, an office, no person.
    """

    code: Id
    name: Text
    stage: Literal["candidate", "adopted", "ended"] = "adopted"
    item: str = ""
    field: str = ""
    members: Codes = ()
    content: str = ""
    effect: str = ""
    hub_role: str = ""
    partner_role: str = ""
    office: str = ""
    first_fiscal_year: FiscalYear | None = None
    last_fiscal_year: FiscalYear | None = None
    schedule: tuple[Phase, ...] = ()
    agreements: tuple[Text, ...] = ()
    cost_sharing: CostSharing | None = None
    costs: tuple[Cost, ...] = ()
    clause: Clause = "project"
    counted_elsewhere: tuple[CountedElsewhere, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    note: str = ""
    origin: str = ""

    @property
    def key(self) -> str:
        return self.code

    @property
    def role(self) -> str:
        """ア, イ or ウ; "" where the item is 未定."""
        return self.item.partition("-")[0]
