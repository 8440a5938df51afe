"""A day of the year as MM-DD, set into a fiscal year."""

from datetime import date


def day_in(fiscal_year: int, text: str) -> date | None:
    """`09-30` of 2025 is 2025-09-30, `02-15` is 2026-02-15; None where there is no such day."""
    month, day = (int(part) for part in text.split("-"))
    try:
        return date(fiscal_year if month >= 4 else fiscal_year + 1, month, day)
    except ValueError:
        return None
