"""Prefectures by name, for files that print no code."""

from functools import cache

from toshiken.geography.municipalities import all_municipalities


@cache
def prefecture_codes() -> dict[str, str]:
    """Name → code: 北海道 → 01000."""
    return {place.prefecture: f"{place.code[:2]}000" for place in all_municipalities().values()}
