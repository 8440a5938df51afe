"""Work over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toshiken.core.wording import Shown
from toshiken.outputs.figure.base import Figure


@dataclass(frozen=True)
class Bar:
    """A bar of a Gantt chart; `last` None is a single day (a diamond). legal: a step the law asks for."""

    label: str
    first: date
    last: date | None
    kind: Literal["done", "running", "planned", "legal"] = "planned"
    group: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Gantt(Figure):
    """Work over time, in the order given; `undated` steps stand below the chart as 時期未定."""

    bars: tuple[Bar, ...]
    undated: tuple[str, ...] = ()
    today: date | None = None

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        return iter(())
