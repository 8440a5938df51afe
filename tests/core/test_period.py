"""Periods: what is read, how it is printed, the eras and their edges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.period import Period, PeriodKind, fiscal_year_of, japanese_date, last_day, partial_date_label


@pytest.mark.parametrize(
    ("text", "kind", "label", "short"),
    [
        ("2015-10-01", PeriodKind.DAY, "平成27年（2015年）10月1日", "2015年"),
        ("2015", PeriodKind.CALENDAR_YEAR, "平成27年（2015年）", "2015年"),
        ("2019", PeriodKind.CALENDAR_YEAR, "令和元年（2019年）", "2019年"),
        ("FY2016", PeriodKind.FISCAL_YEAR, "平成28年度（2016年度）", "2016年度"),
        ("FY2019", PeriodKind.FISCAL_YEAR, "令和元年度（2019年度）", "2019年度"),
        ("FY1988", PeriodKind.FISCAL_YEAR, "昭和63年度（1988年度）", "1988年度"),
        ("2015-10-01/2020-09-30", PeriodKind.SPAN, "平成27年10月1日～令和2年9月30日", "2015～2020年"),
    ],
)
def test_a_period_is_read_and_printed(text: str, kind: PeriodKind, label: str, short: str) -> None:
    period = Period.parse(text)
    assert (period.kind, period.label, period.short, period.code) == (kind, label, short, text)


@pytest.mark.parametrize("text", ["", "2015-13-01", "2015-02-29", "平成27年", "FY15", "0000", "FY9999", "2020/2015"])
def test_what_is_not_a_period_is_refused_with_advice(text: str) -> None:
    with pytest.raises(RecordError, match="2015-10-01、2015、FY2016"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
    ],
)
def test_the_edges_of_the_eras(day: date, text: str) -> None:
    assert japanese_date(day) == text


def test_a_day_before_showa_is_refused() -> None:
    with pytest.raises(RecordError, match="1926-12-24"):
        japanese_date(date(1926, 12, 24))


@pytest.mark.parametrize(
    ("text", "last", "label"),
    [
        ("2018", date(2018, 12, 31), "平成30年（2018年）"),
        ("2016-02", date(2016, 2, 29), "平成28年（2016年）2月"),
        ("2018-12", date(2018, 12, 31), "平成30年（2018年）12月"),
        ("2018-03-30", date(2018, 3, 30), "平成30年（2018年）3月30日"),
    ],
)
def test_a_partly_known_date_counts_from_its_last_day_and_invents_none(text: str, last: date, label: str) -> None:
    assert (last_day(text), partial_date_label(text)) == (last, label)
    assert Origin("id", "題", "省", text).available_from == last


@pytest.mark.parametrize("text", ["", "2018-13", "2018-00", "2018-02-30", "平成30年", "2018-03-30-1"])
def test_a_date_of_publication_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="公表日"):
        last_day(text)


@given(st.dates(min_value=date(1927, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_reads_back_from_its_code(day: date) -> None:
    assert Period.parse(day.isoformat()).code == day.isoformat()


def test_periods_stand_in_order_of_their_last_day() -> None:
    codes = ["FY2015", "2015", "2015-10-01", "2015-10-01/2020-09-30"]
    assert [p.code for p in sorted(map(Period.parse, codes))] == ["2015-10-01", "2015", "FY2015", codes[3]]


def test_a_fiscal_year_ends_on_31_march() -> None:
    assert fiscal_year_of(date(2019, 3, 31)) == 2018
    assert fiscal_year_of(date(2019, 4, 1)) == 2019
