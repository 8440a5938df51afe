"""The time axis of a Gantt chart: whole months between the first and the last day, under fiscal years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toshiken.core.period import era_year
from toshiken.outputs.figure import Gantt


@dataclass(frozen=True, slots=True)
class Months:
    """Months from the first to the last of a chart; `first` is year × 12 + month − 1."""

    first: int
    count: int

    def share(self, day: date, *, end: bool = False) -> float:
        """Where a day (or its end) lies, 0 to 1."""
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        length = (following - day.replace(day=1)).days
        whole = day.year * 12 + day.month - 1 - self.first
        return (whole + (day.day - (0 if end else 1)) / length) / self.count

    def each(self) -> Iterator[tuple[int, int, int]]:
        """(place, year, month) of every month."""
        for place in range(self.count):
            yield place, (self.first + place) // 12, (self.first + place) % 12 + 1

    def fiscal_years(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """(first place, months, names from long to short) of every fiscal year: 平成30年度, H30年度, H30."""
        years: dict[int, list[int]] = {}
        for place, year, month in self.each():
            years.setdefault(year if month >= 4 else year - 1, []).append(place)
        return [(places[0], len(places), _names(year)) for year, places in years.items()]


def _names(year: int) -> tuple[str, ...]:
    era = era_year(date(year, 4, 1))
    letter = {"令": "R", "平": "H", "昭": "S"}[era[0]]
    short = letter + era[2:-1].replace("元", "1")
    return f"{era}度", f"{short}年度", short


def months_of(figure: Gantt) -> Months:
    """Every month the bars touch."""
    days = [bar.first for bar in figure.bars] + [bar.last or bar.first for bar in figure.bars]
    first, last = min(days), max(days)
    start = first.year * 12 + first.month - 1
    return Months(start, last.year * 12 + last.month - start)
