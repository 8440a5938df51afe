"""Charts: what they show, never how they are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from toshiken.core.wording import Shown
from toshiken.outputs.figure.base import Figure


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
