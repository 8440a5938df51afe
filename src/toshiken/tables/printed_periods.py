"""A time as a table prints it, as a period: 1975年度, 1920年, 平成27年, 2015年10月, 1994年1～3月期, 2023年12月末."""

import re
from calendar import monthrange
from datetime import date

from toshiken.core.errors import RecordError
from toshiken.core.period import Period

_FIRST_YEARS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = r"(?:(?P<year>[12]\d{3})|(?P<era>明治|大正|昭和|平成|令和)(?P<of_era>元|\d{1,2}))"
_MONTHS = r"(?P<first>\d{1,2})(?:月?\s*[～~〜－-]\s*(?P<last>\d{1,2}))?\s*月期?"
_TIME = re.compile(rf"{_YEAR}(?:(?P<fiscal>年度)|年?|年\s*{_MONTHS}|年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日)")


def printed_period(text: str) -> Period:
    """The period a printed time names (…末: its last day); a RecordError where it names none."""
    plain = text.strip().translate(_DIGITS).removesuffix("現在")
    found = _TIME.fullmatch(plain.removesuffix("末"))
    try:
        period = _period(found) if found else None
    except ValueError:
        period = None
    if period is None:
        raise RecordError(
            f"時点「{text}」を読めません。読めるのは 2015年、2015年度、平成27年、2015年10月、2015年1～3月期、2015年10月1日 の形です。"
        )
    return Period.parse(period.end.isoformat()) if plain.endswith("末") else period


def _period(found: re.Match[str]) -> Period:
    year = int(found["year"]) if found["year"] else _year_of_era(found["era"], found["of_era"])
    if found["fiscal"]:
        return Period.parse(f"FY{year}")
    if found["day"]:
        return Period.parse(date(year, int(found["month"]), int(found["day"])).isoformat())
    return _months(year, found["first"], found["last"]) if found["first"] else Period.parse(f"{year}")


def _months(year: int, first: str, last: str | None) -> Period:
    end = int(last or first)
    return Period.parse(f"{date(year, int(first), 1)}/{date(year, end, monthrange(year, end)[1])}")


def _year_of_era(era: str, of_era: str) -> int:
    return _FIRST_YEARS[era] + (1 if of_era == "元" else int(of_era)) - 1
