"""ONE declarative Figure: what is shown, never how it is drawn. Every renderer draws the same object.

Roles stand in place of colours (`palette.py` maps them): hub, partner, area, prefecture, nation, young, working, old,
accent, muted, older_edition, newer_edition, census, band_inner, band_outer.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import takewhile
from typing import Literal

from toshiken.core.quantity import Place
from toshiken.core.wording import Sentence, Shown
from toshiken.geography.shapes.bounds import Bounds, bounds_of
from toshiken.geography.shapes.shape import ShapeRing

Cell = str | Shown | Sentence
RowKind = Literal["body", "total", "reference", "unallocated", "computed_total"]


@dataclass(frozen=True, kw_only=True)
class Figure(ABC):
    """What all figures have. `id` is unique in a document; `unit` is printed at the top right as （単位：人）."""

    id: str
    title: str
    alt: str
    unit: str = ""

    @abstractmethod
    def numbers(self) -> Iterator[tuple[str, Shown]]:
        """(place on the figure, number) in reading order: the proof sheet lists these."""


@dataclass(frozen=True)
class Series:
    """A named run of values, one a category; None is a gap."""

    name: str
    role: str
    values: tuple[Shown | None, ...]


@dataclass(frozen=True)
class ReferenceLine:
    """A dashed line with its name: 60 %, 通勤通学割合10%."""

    value: Shown
    label: str


class Stacking(Enum):
    """How the bars of one category stand."""

    CLUSTERED = "clustered"
    STACKED = "stacked"
    PERCENT = "percent"


@dataclass(frozen=True, kw_only=True)
class BarChart(Figure):
    """Columns (or bars, when `horizontal`); the first series stands at the bottom.

    label_share: a part is labelled where it is at least that share of its bar (0 labels all, above 1 none).
    totals: printed above each stack. forecast_from: index of the first projected category, drawn lighter behind a rule.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacking: Stacking = Stacking.CLUSTERED
    horizontal: bool = False
    totals: tuple[Shown | None, ...] = ()
    label_share: float = 0.04
    forecast_from: int | None = None
    lines: tuple[ReferenceLine, ...] = ()

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for index, category in enumerate(self.categories):
            for series in self.series:
                value = series.values[index]
                if value is not None:
                    yield f"{series.name}・{category}", value
            if self.totals and (sum_shown := self.totals[index]) is not None:
                yield f"合計・{category}", sum_shown
        yield from ((line.label, line.value) for line in self.lines)


@dataclass(frozen=True)
class Band:
    """A range about a line, year by year: 80%の幅. None where there is none."""

    name: str
    role: str
    low: tuple[Shown | None, ...]
    high: tuple[Shown | None, ...]


@dataclass(frozen=True, kw_only=True)
class LineChart(Figure):
    """Lines over years, evenly spaced in time; a missing year is a gap. `years` are the x values. bands: the widest first."""

    years: tuple[int, ...]
    series: tuple[Series, ...]
    lines: tuple[ReferenceLine, ...] = ()
    from_zero: bool = True
    bands: tuple[Band, ...] = ()

    @property
    def runs(self) -> tuple[Series, ...]:
        """Everything that runs over the years: the lines, then both bounds of each band."""
        bounds = (
            Series(f"{band.name}（{side}）", band.role, values)
            for band in self.bands
            for side, values in (("下", band.low), ("上", band.high))
        )
        return (*self.series, *bounds)

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for series in self.runs:
            for year, value in zip(self.years, series.values, strict=True):
                if value is not None:
                    yield f"{series.name}・{year}年", value
        yield from ((line.label, line.value) for line in self.lines)


@dataclass(frozen=True)
class Ring:
    """A ring of a doughnut: name and parts (label, share in percent)."""

    name: str
    slices: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True, kw_only=True)
class Doughnut(Figure):
    """Rings from the inside out (inner area, outer nation); the same labels in the same order in each."""

    rings: tuple[Ring, ...]

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for ring in self.rings:
            yield from ((f"{ring.name}・{label}", value) for label, value in ring.slices)


@dataclass(frozen=True)
class Point:
    """A labelled point; `size` is the bubble's."""

    label: str
    x: Shown
    y: Shown
    size: Shown | None = None
    role: str = "accent"


@dataclass(frozen=True, kw_only=True)
class Scatter(Figure):
    """Labelled points with a line at 1.0 (or elsewhere) on either axis and the four fields named
    (right above, left above, left below, right below)."""

    points: tuple[Point, ...]
    x_title: str
    y_title: str
    x_line: float | None = None
    y_line: float | None = None
    field_names: tuple[str, str, str, str] = ("", "", "", "")

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for point in self.points:
            yield f"{point.label}・{self.x_title}", point.x
            yield f"{point.label}・{self.y_title}", point.y
            if point.size is not None:
                yield f"{point.label}・大きさ", point.size


@dataclass(frozen=True)
class PyramidYear:
    """One year's pyramid: men and women by age group, oldest last, and totals for the corners."""

    name: str
    role: str
    male: tuple[Shown, ...]
    female: tuple[Shown, ...]
    male_total: Shown
    female_total: Shown


@dataclass(frozen=True, kw_only=True)
class Pyramid(Figure):
    """Two years outlined over each other on one axis; men left, women right."""

    ages: tuple[str, ...]
    years: tuple[PyramidYear, ...]

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for year in self.years:
            for sex, values, whole in (("男", year.male, year.male_total), ("女", year.female, year.female_total)):
                yield from ((f"{year.name}・{sex}・{age}", v) for age, v in zip(self.ages, values, strict=True))
                yield f"{year.name}・{sex}・計", whole


@dataclass(frozen=True)
class Column:
    """A table column. `adds_up`: body rows must add up to the total row. `width` is a share of the table."""

    head: str
    unit: str = ""
    align: Literal["left", "right", "center"] = "right"
    adds_up: bool = False
    width: float = 1.0


@dataclass(frozen=True)
class Row:
    """A table row. kind: body; total (printed or computed sum of the body); reference (【参考】全国); unallocated
    (分類不能・未配分, counted in the sum); computed_total (our own sum beside a printed one that differs).
    `strong`: indexes of cells in bold; `underlined`: of underlined ones; `shades`: 0–1 by cell, for heat tables."""

    cells: tuple[Cell, ...]
    kind: RowKind = "body"
    strong: frozenset[int] = frozenset()
    underlined: frozenset[int] = frozenset()
    shades: tuple[float | None, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table(Figure):
    """A table; a heat table where rows carry shades (one hue, the number in every cell).

    residual: the name of what an official total holds beyond its parts (分類不能・未配分), where the source says so.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    residual: str = ""

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for name, row in zip(row_names(self.rows), self.rows, strict=True):
            for column, cell in zip(self.columns, row.cells, strict=True):
                for shown in shown_in(cell):
                    yield f"{name}・{column.head}", shown


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


@dataclass(frozen=True)
class MapPoint:
    """A municipal office with its bubble."""

    place: Place
    latitude: float
    longitude: float
    role: str
    value: Shown | None = None


@dataclass(frozen=True)
class MapShape:
    """A municipality filled by its role; rings as in geography.shapes.shape.Shape."""

    place: Place
    role: str
    rings: tuple[ShapeRing, ...]


# What lies around what the map is about.
AROUND = ("neighbour", "no_ratio")


@dataclass(frozen=True, kw_only=True)
class AreaMap(Figure):
    """Bubbles at the municipal offices, on the shapes of the municipalities where there are any, cropped to the area.

    frame: what must show (without shapes: the offices). shapes: members, and what lies around them in a role of AROUND.
    outline: around the area. legend says what a role means. credit: of positions and boundaries. note: what the map leaves out.
    sized: bubbles in proportion to the value; else all are alike, and every value is written.
    """

    points: tuple[MapPoint, ...]
    legend: tuple[tuple[str, str], ...] = ()
    credit: str = ""
    frame: Bounds | None = None
    shapes: tuple[MapShape, ...] = ()
    outline: tuple[ShapeRing, ...] = ()
    note: str = ""
    sized: bool = True

    @property
    def bounds(self) -> Bounds:
        """What every rendering fits into its field, with a margin of its own."""
        return self.frame or bounds_of((point.longitude, point.latitude) for point in self.points)

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        yield from ((p.place.name, p.value) for p in self.points if p.value is not None)


def row_names(rows: Sequence[Row]) -> list[str]:
    """The first cell of each row; where rows share it, with the texts behind it (札幌市・北海道大学)."""
    names = [cell_text(row.cells[0]) for row in rows]
    for depth in (2, 3):
        known = Counter(names)
        names = [
            "・".join(_leading_texts(row)[:depth]) if known[name] > 1 else name
            for name, row in zip(names, rows, strict=True)
        ]
    return names


def _leading_texts(row: Row) -> list[str]:
    first, *others = row.cells
    short = takewhile(lambda cell: isinstance(cell, str) and len(cell) <= 40, others)
    return [cell_text(first), *map(cell_text, short)]


def cell_text(cell: Cell) -> str:
    """A cell as printed."""
    return cell if isinstance(cell, str) else cell.text


def shown_in(cell: Cell) -> Iterator[Shown]:
    """The numbers of a cell."""
    if isinstance(cell, Shown):
        yield cell
    elif isinstance(cell, Sentence):
        yield from (part for part in cell.parts if isinstance(part, Shown))


@dataclass(frozen=True)
class Bullets:
    """A headed list of sentences. `level` 1 is a point, 2 stands under it."""

    id: str
    heading: str = ""
    items: tuple[tuple[int, Sentence], ...] = field(default=())

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for _, item in self.items:
            for shown in shown_in(item):
                yield self.heading or "本文", shown
