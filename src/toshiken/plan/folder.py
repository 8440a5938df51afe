"""A plan folder: YAML, one file a declaration, agreement, text, vision, project and KPI set; short kinds as one list a kind.

plan.yml            schema_version, and where the area's file stands (area: area.yml)
area.yml            membership over time (geography.area)
declarations/ formation_policies/ agreement_texts/ agreements/ visions/ projects/ kpi_sets/    one record a file
    sealed_wordings/    written by `plan step`: the wording a council voted on, by its seal; never edited by hand
sharing_keys.yml meetings.yml public_comments.yml desks.yml moved_days.yml elections.yml challenges.yml hopes.yml
                    a list of records each; a file that is not there is an empty list
kpi_refreshed.yml   written by `plan kpis --refresh`: KPI id → figures; never edited by hand
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, RootModel

from toshiken.core.errors import RecordError
from toshiken.core.records import Record, Text, as_record, load_record
from toshiken.core.yaml_reader import Location, line_of, read_yaml
from toshiken.geography.area import Area
from toshiken.plan.records.agreement import Agreement, AgreementText
from toshiken.plan.records.alliance import SCHEMA_VERSION, AlliancePlan, SchemaVersion
from toshiken.plan.records.background import Concern
from toshiken.plan.records.cost import SharingKey
from toshiken.plan.records.declaration import Declaration, FormationPolicy
from toshiken.plan.records.desk import Desk, Election, MovedDay
from toshiken.plan.records.kpi import KpiSet, Refreshed
from toshiken.plan.records.meeting import Meeting, PublicComment
from toshiken.plan.records.procedure import SealedWording
from toshiken.plan.records.project import Project
from toshiken.plan.records.vision import Vision

# Kinds with a file a record, the file named by the record's key; kinds with one file for the list.
FILE_KINDS: dict[str, type[Record]] = {
    "declarations": Declaration,
    "formation_policies": FormationPolicy,
    "agreement_texts": AgreementText,
    "agreements": Agreement,
    "sealed_wordings": SealedWording,
    "visions": Vision,
    "projects": Project,
    "kpi_sets": KpiSet,
}
LIST_KINDS: dict[str, type[Record]] = {
    "sharing_keys": SharingKey,
    "meetings": Meeting,
    "public_comments": PublicComment,
    "desks": Desk,
    "moved_days": MovedDay,
    "elections": Election,
    "challenges": Concern,
    "hopes": Concern,
}
REFRESHED = "kpi_refreshed.yml"


class PlanFile(Record):
    """plan.yml. area: the area's file, as seen from the folder."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    kind: Literal["alliance_plan"] = "alliance_plan"
    area: Text = "area.yml"


class Standing(NamedTuple):
    """Where a record stands: its file and the keys and indexes inside."""

    file: Path
    location: Location = ()

    def line(self, *inside: str | int) -> int | None:
        """The line of a value inside the record; the nearest parent's where it is absent."""
        return line_of(self.file, (*self.location, *inside))


@dataclass(frozen=True)
class PlanFolder:
    """A plan with the place of every record: `standings[kind][n]` is where `plan.<kind>[n]` stands.

    files: those the records were read from, whatever day the plan is cut to. unreadable: files that could not be read;
    the plan is without them.
    """

    folder: Path
    area_file: Path
    plan: AlliancePlan
    standings: dict[str, tuple[Standing, ...]]
    files: frozenset[Path]
    unreadable: tuple[RecordError, ...] = ()

    def standing(self, kind: str, record: Record) -> Standing:
        """Where a record of the plan stands."""
        index = next(n for n, known in enumerate(getattr(self.plan, kind)) if known is record)
        return self.standings[kind][index]


@dataclass
class _Found:
    records: list[Any] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)


def read_folder(folder: Path) -> PlanFolder:
    """The plan of a folder. A folder without plan.yml or a readable area is a RecordError; other faults are kept."""
    if not (folder / "plan.yml").is_file():
        raise RecordError(
            f"「{folder}」に plan.yml がありません。計画のフォルダーを指定するか、toshiken plan new で作ってください。"
        )
    area_file = folder / area_name(folder)
    area = load_record(area_file, Area)
    faults: list[RecordError] = []
    found = {kind: _files(folder, kind, model, faults) for kind, model in FILE_KINDS.items()}
    found |= {kind: _list(folder, kind, model, faults) for kind, model in LIST_KINDS.items()}
    refreshed = _refreshed(folder, faults)
    found["kpi_sets"].records = [_with_refreshed(known, refreshed) for known in found["kpi_sets"].records]
    plan = AlliancePlan.model_validate({"area": area, **{kind: tuple(known.records) for kind, known in found.items()}})
    standings = {kind: tuple(known.standings) for kind, known in found.items()}
    files = frozenset(standing.file for kind in standings.values() for standing in kind)
    return PlanFolder(folder, area_file, plan, standings, files, tuple(faults))


def area_name(folder: Path) -> str:
    """The area's file as plan.yml names it, seen from the folder."""
    return load_record(folder / "plan.yml", PlanFile).area


def read_sound_folder(folder: Path) -> PlanFolder:
    """As `read_folder`, where nothing may be missing: the first file that cannot be read is raised."""
    found = read_folder(folder)
    for fault in found.unreadable:
        raise fault
    return found


def _files(folder: Path, kind: str, model: type[Record], faults: list[RecordError]) -> _Found:
    found = _Found()
    for path in sorted((folder / kind).glob("*.yml")):
        try:
            found.records.append(load_record(path, model))
            found.standings.append(Standing(path))
        except RecordError as fault:
            faults.append(fault)
    return found


def _list(folder: Path, kind: str, model: type[Record], faults: list[RecordError]) -> _Found:
    path, found = folder / f"{kind}.yml", _Found()
    if not path.is_file():
        return found
    try:
        for index, content in enumerate(_entries(path)):
            found.records.append(as_record(content, model, path, (index,)))
            found.standings.append(Standing(path, (index,)))
    except RecordError as fault:
        faults.append(fault)
    return found


def _entries(path: Path) -> Iterator[Any]:
    content = read_yaml(path)
    if not isinstance(content, list | None):
        raise RecordError("このファイルは記録の一覧です。1件ごとに「- 」で始めてください。", path, 1)
    yield from content or ()


def _refreshed(folder: Path, faults: list[RecordError]) -> dict[str, tuple[Refreshed, ...]]:
    path = folder / REFRESHED
    if not path.is_file():
        return {}
    try:
        return load_record(path, RootModel[dict[str, tuple[Refreshed, ...]]]).root
    except RecordError as fault:
        faults.append(fault)
        return {}


def _with_refreshed(known: KpiSet, refreshed: dict[str, tuple[Refreshed, ...]]) -> KpiSet:
    if not any(kpi.id in refreshed for kpi in known.kpis):
        return known
    kpis = tuple(kpi.model_copy(update={"refreshed": refreshed.get(kpi.id, ())}) for kpi in known.kpis)
    return known.model_copy(update={"kpis": kpis})


def record_model(kind: str) -> type[BaseModel]:
    """The model of a kind's records."""
    return (FILE_KINDS | LIST_KINDS)[kind]
