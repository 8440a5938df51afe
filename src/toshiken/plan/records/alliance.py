"""The whole plan of an area as one record: what a plan folder holds, file by file, and what its JSON holds in one."""

from datetime import date
from typing import Literal, get_args

from toshiken.core.records import Record
from toshiken.geography.area import Area
from toshiken.geography.municipalities import municipality
from toshiken.plan.records.agreement import Agreement, AgreementText
from toshiken.plan.records.background import Concern
from toshiken.plan.records.cost import SharingKey
from toshiken.plan.records.declaration import Declaration, FormationPolicy
from toshiken.plan.records.desk import Desk, Election, MovedDay
from toshiken.plan.records.kpi import Kpi, KpiSet
from toshiken.plan.records.meeting import Meeting, PublicComment
from toshiken.plan.records.procedure import SealedWording
from toshiken.plan.records.project import Project
from toshiken.plan.records.vision import Vision

SchemaVersion = Literal[1]
(SCHEMA_VERSION,) = get_args(SchemaVersion)


class AlliancePlan(Record):
    """Everything recorded of an alliance: membership over time, procedure, projects, KPIs, meetings."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    area: Area
    declarations: tuple[Declaration, ...] = ()
    formation_policies: tuple[FormationPolicy, ...] = ()
    agreement_texts: tuple[AgreementText, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    sealed_wordings: tuple[SealedWording, ...] = ()
    visions: tuple[Vision, ...] = ()
    projects: tuple[Project, ...] = ()
    sharing_keys: tuple[SharingKey, ...] = ()
    kpi_sets: tuple[KpiSet, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    public_comments: tuple[PublicComment, ...] = ()
    desks: tuple[Desk, ...] = ()
    moved_days: tuple[MovedDay, ...] = ()
    elections: tuple[Election, ...] = ()
    challenges: tuple[Concern, ...] = ()
    hopes: tuple[Concern, ...] = ()

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        """Every KPI, in order of the sets."""
        return tuple(kpi for kpi_set in self.kpi_sets for kpi in kpi_set.kpis)

    def name_of(self, code: str) -> str:
        """A municipality's name; codes of records are known ones."""
        return municipality(code).name

    def agreement_text(self, wanted: str) -> AgreementText | None:
        """The wording of that id."""
        return next((text for text in self.agreement_texts if text.id == wanted), None)

    def sealed_lines(self, sha256: str) -> tuple[str, ...]:
        """The lines of a seal; none where they were not kept."""
        return next((known.lines for known in self.sealed_wordings if known.sha256 == sha256), ())

    def agreements_with(self, code: str) -> tuple[Agreement, ...]:
        """The agreements of a partner (two where the area has two hubs, more where it came back), in order of their talks."""
        own = (agreement for agreement in self.agreements if agreement.partner == code)
        return tuple(sorted(own, key=lambda agreement: agreement.proceedings[0].begun or date.min))

    def vision_on(self, day: date) -> Vision | None:
        """The vision that holds on a day: the one decided last by then; before any, the first."""
        decided = [v for v in self.visions if v.decided and v.decided <= day]
        if decided:
            return max(decided, key=lambda v: v.decided or day)
        return self.visions[0] if self.visions else None
