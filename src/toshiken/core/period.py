"""Dates a number belongs to: a day, a calendar year, a fiscal year or a span, never mixed silently."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from toshiken.core.errors import RecordError


class PeriodKind(Enum):
    """What a figure's time is."""

    DAY = "期日"
    CALENDAR_YEAR = "暦年"
    FISCAL_YEAR = "年度"
    SPAN = "期間"


_ERAS = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"), (date(1926, 12, 25), "昭和"))


def era_year(day: date) -> str:
    """Era name and year of a day: 平成30年, 令和元年."""
    for first, name in _ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{name}{'元' if year == 1 else year}年"
    raise RecordError(f"{day.isoformat()} は和暦で書けません（昭和より前）。1926年12月25日以後の日付にしてください。")


def japanese_date(day: date) -> str:
    """平成30年7月23日."""
    return f"{era_year(day)}{day.month}月{day.day}日"


def fiscal_year_of(day: date) -> int:
    """The fiscal year (年度) of a day, as the year it begins in: 31 March 2019 is of 2018."""
    return day.year if day.month > 3 else day.year - 1


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A time with its kind. Ordered by its last day."""

    end: date
    start: date
    kind_name: str

    @property
    def kind(self) -> PeriodKind:
        return PeriodKind[self.kind_name]

    @property
    def year(self) -> int:
        """The year a table column would carry: that of the first day; of a change over a span, that of the last."""
        return (self.end if self.kind is PeriodKind.SPAN else self.start).year

    @staticmethod
    @cache
    def parse(text: str) -> "Period":
        """`2015-10-01` a day, `2015` a calendar year, `FY2016` a fiscal year, `2015-10-01/2020-09-30` a span."""
        try:
            if re.fullmatch(r"\d{4}", text):
                return Period(date(int(text), 12, 31), date(int(text), 1, 1), "CALENDAR_YEAR")
            if re.fullmatch(r"FY\d{4}", text):
                year = int(text[2:])
                return Period(date(year + 1, 3, 31), date(year, 4, 1), "FISCAL_YEAR")
            days = [date.fromisoformat(part) for part in text.split("/")]
        except ValueError:
            days = []
        if len(days) == 1:
            return Period(days[0], days[0], "DAY")
        if len(days) == 2 and days[0] < days[1]:
            return Period(days[1], days[0], "SPAN")
        raise RecordError(
            f"時点「{text}」を読めません。2015-10-01、2015、FY2016、2015-10-01/2020-09-30 のいずれかで書いてください。"
        )

    @property
    def code(self) -> str:
        """The text `parse` reads."""
        match self.kind:
            case PeriodKind.DAY:
                return self.start.isoformat()
            case PeriodKind.CALENDAR_YEAR:
                return f"{self.start.year}"
            case PeriodKind.FISCAL_YEAR:
                return f"FY{self.start.year}"
            case PeriodKind.SPAN:
                return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def label(self) -> str:
        """和暦（西暦）: 平成27年（2015年）10月1日, 平成28年度（2016年度）, 令和元年度（2019年度）."""
        era, year = era_year(self.start), self.start.year
        match self.kind:
            case PeriodKind.DAY:
                return f"{era}（{year}年）{self.start.month}月{self.start.day}日"
            case PeriodKind.CALENDAR_YEAR:
                return f"{era_year(self.end)}（{year}年）"
            case PeriodKind.FISCAL_YEAR:
                return f"{era_year(date(year, 12, 31))}度（{year}年度）"
            case PeriodKind.SPAN:
                return f"{japanese_date(self.start)}～{japanese_date(self.end)}"

    @property
    def short(self) -> str:
        """For axes and table heads: 2015年, 2016年度, 2016～2021年."""
        match self.kind:
            case PeriodKind.FISCAL_YEAR:
                return f"{self.start.year}年度"
            case PeriodKind.SPAN:
                return f"{self.start.year}～{self.end.year}年"
            case _:
                return f"{self.start.year}年"


def last_day(text: str) -> date:
    """The last day a partly known date can mean: `2018`, `2018-03` and `2018-03-30` are all read."""
    try:
        match [int(part) for part in text.split("-")]:
            case [year]:
                return date(year, 12, 31)
            case [year, month]:
                return date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day)
            case _:
                raise ValueError(text)
    except ValueError:
        raise RecordError(
            f"公表日「{text}」を読めません。2018、2018-03、2018-03-30 のいずれかで書いてください。"
        ) from None


def partial_date_label(text: str) -> str:
    """`2018-03` as 平成30年（2018年）3月: no day is invented."""
    parts = text.split("-")
    day = last_day(text)
    label = f"{era_year(day)}（{day.year}年）"
    if len(parts) > 1:
        label += f"{day.month}月"
    return label + (f"{day.day}日" if len(parts) == 3 else "")
