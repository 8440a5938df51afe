"""Fiscal years as days: 2024 is 2024-04-01 to 2025-03-31."""

from datetime import date


def first_day(fiscal_year: int) -> date:
    """1 April."""
    return date(fiscal_year, 4, 1)


def last_day(fiscal_year: int) -> date:
    """31 March."""
    return date(fiscal_year + 1, 3, 31)


def fiscal_year_of(day: date) -> int:
    """The fiscal year a day lies in."""
    return day.year if day.month >= 4 else day.year - 1
