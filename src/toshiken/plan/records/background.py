"""The plan of an area: one YAML file per kind, each a list of records with an origin.

plan/joint_projects.yml · challenges.yml · hopes.yml · project_ideas.yml · schedule.yml
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import RootModel, model_validator

from toshiken.core.origin import Origin
from toshiken.core.period import last_day
from toshiken.core.records import PartialDate, Record, Text, load_record, require_origin
from toshiken.geography.area import Code


class PlanRecord(Record):
    """Anything a source says of an area's plan. `origin` is an id of the origins files."""

    origin: Text


class JointProject(PlanRecord):
    """A project that runs already. `members`: municipalities the source names, hub left out; empty where it names none."""

    organiser: Text
    name: Text
    content: Text
    members: tuple[Code, ...] = ()


class Concern(PlanRecord):
    """A challenge or a hope. `municipalities` is empty where the source does not say whose it is."""

    text: Text
    municipalities: tuple[Code, ...] = ()


class ProjectIdea(PlanRecord):
    """A project thought of, under the direction it serves."""

    direction: Text
    name: Text


class ScheduleStep(PlanRecord):
    """A step in time. `start` and `end` are as exact as the source; both absent: the source gives the order only.

    `step` names what is done: of two records of one step the one published later holds (planned, then done).
    """

    order: int
    step: Text
    name: Text
    actor: Text
    start: PartialDate = ""
    end: PartialDate = ""
    status: Literal["done", "planned"]
    note: str = ""

    @model_validator(mode="after")
    def _in_time(self) -> Self:
        if self.end and not self.start:
            raise ValueError("end だけがあり start がありません。start を書くか、両方を消してください")
        if self.end and last_day(self.end) < last_day(self.start):
            raise ValueError(f"終わり（{self.end}）が始まり（{self.start}）より前です。日付を確かめてください")
        return self


_Kind = TypeVar("_Kind", bound=PlanRecord)


@dataclass(frozen=True)
class Plan:
    """All records, each kind in the order of its file; the schedule by `order`."""

    joint_projects: tuple[JointProject, ...] = ()
    challenges: tuple[Concern, ...] = ()
    hopes: tuple[Concern, ...] = ()
    project_ideas: tuple[ProjectIdea, ...] = ()
    schedule: tuple[ScheduleStep, ...] = ()

    def as_of(self, day: date, origins: Mapping[str, Origin]) -> "Plan":
        """Without what was published after `day`."""
        return Plan(
            published_by(self.joint_projects, day, origins),
            published_by(self.challenges, day, origins),
            published_by(self.hopes, day, origins),
            published_by(self.project_ideas, day, origins),
            _newest_of_each_step(published_by(self.schedule, day, origins), origins),
        )


def published_by(records: Iterable[_Kind], day: date, origins: Mapping[str, Origin]) -> tuple[_Kind, ...]:
    """The records whose origin was published by `day`."""
    return tuple(record for record in records if origins[record.origin].available_from <= day)


def _newest_of_each_step(steps: tuple[ScheduleStep, ...], origins: Mapping[str, Origin]) -> tuple[ScheduleStep, ...]:
    in_time = sorted(steps, key=lambda step: origins[step.origin].available_from)
    newest = {step.step: step for step in in_time}
    return tuple(sorted(newest.values(), key=lambda step: step.order))


def read_plan(folder: Path, origins: Collection[str]) -> Plan:
    """The plan of a folder; every file must stand, an empty list is `[]`. `origins`: the ids its records may name."""
    steps = _read(folder / "schedule.yml", ScheduleStep, origins)
    return Plan(
        _read(folder / "joint_projects.yml", JointProject, origins),
        _read(folder / "challenges.yml", Concern, origins),
        _read(folder / "hopes.yml", Concern, origins),
        _read(folder / "project_ideas.yml", ProjectIdea, origins),
        tuple(sorted(steps, key=lambda step: step.order)),
    )


def _read(path: Path, kind: type[_Kind], origins: Collection[str]) -> tuple[_Kind, ...]:
    records: tuple[_Kind, ...] = load_record(path, RootModel[tuple[kind, ...]]).root  # type: ignore[valid-type]
    for index, record in enumerate(records):
        require_origin(record.origin, origins, path, (index, "origin"))
    return records
