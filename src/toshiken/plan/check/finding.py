"""A finding: which fault, where, by which article, what to do. The words of every fault stand in faults.yml."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml
from pydantic import RootModel

from toshiken.core.errors import RecordError
from toshiken.core.records import Record, Text, load_record
from toshiken.core.yaml_reader import Location, composed, line_in
from toshiken.plan.folder import PlanFolder, Standing
from toshiken.plan.records.alliance import AlliancePlan

Level = Literal["fault", "missing"]
LEVELS: dict[Level, str] = {"fault": "矛盾", "missing": "不足"}


class FaultWords(Record):
    """A kind of fault. level: fault 矛盾, missing 不足. message and remedy take the values of the place.

    looks_for: kinds of records whose absence it may be.
    """

    level: Level
    message: Text
    article: Text
    remedy: Text
    looks_for: tuple[str, ...] = ()


@cache
def fault_words() -> dict[str, FaultWords]:
    """Every kind of fault by its id."""
    return load_record(Path(__file__).with_name("faults.yml"), RootModel[dict[str, FaultWords]]).root


class Found(NamedTuple):
    """What a family finds: a fault's id, the record, the keys inside it, the values for its words."""

    fault: str
    standing: Standing
    location: Location
    words: dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """What the planner reads."""

    fault: str
    level: Level
    message: str
    file: str
    line: int | None
    article: str
    remedy: str


@dataclass
class Scope:
    """What is checked, as of a day."""

    folder: PlanFolder
    day: date
    area_standing: Standing = field(init=False)

    def __post_init__(self) -> None:
        self.area_standing = Standing(self.folder.area_file)

    @property
    def plan(self) -> AlliancePlan:
        return self.folder.plan

    def each(self, kind: str) -> Iterator[tuple[Any, Standing]]:
        """The records of a kind with their places."""
        return zip(getattr(self.plan, kind), self.folder.standings[kind], strict=True)

    def name(self, code: str) -> str:
        """A municipality's name."""
        return self.plan.name_of(code)


def found(fault: str, standing: Standing, *location: str | int, **words: Any) -> Found:
    """A fault at a place inside a record."""
    return Found(fault, standing, location, words)


def told(every: Iterable[Found]) -> Iterator[Finding]:
    """With their lines; every file is read for lines once."""
    lines = _Lines()
    for one in every:
        words = fault_words()[one.fault]
        line = lines.line(one.standing.file, (*one.standing.location, *one.location))
        message, remedy = (text.format(**one.words) for text in (words.message, words.remedy))
        yield Finding(one.fault, words.level, message, str(one.standing.file), line, words.article, remedy)


def unreadable(fault: RecordError) -> Finding:
    """A file that could not be read: the reader's own words."""
    words = fault_words()["unreadable"]
    message = str(fault)
    if fault.file is not None:
        message = message.removeprefix(f"{fault.file}").removeprefix(f"（{fault.line}行目）").removeprefix("：")
    return Finding("unreadable", words.level, message, str(fault.file or ""), fault.line, words.article, words.remedy)


class _Lines:
    """Lines of values in YAML files, each file composed once."""

    def __init__(self) -> None:
        self.nodes: dict[Path, yaml.Node | None] = {}

    def line(self, path: Path, location: Location) -> int | None:
        if path not in self.nodes:
            self.nodes[path] = _composed(path)
        return line_in(self.nodes[path], location)


def _composed(path: Path) -> yaml.Node | None:
    """None where the whole file is missing, or is none that anyone reads."""
    try:
        return composed(path) if path.is_file() else None
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
