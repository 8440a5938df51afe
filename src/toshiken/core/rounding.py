"""Rounding half up on Decimal, once, at display (JIS Z 8401 rule B, the rule of Japanese official tables)."""

from decimal import ROUND_HALF_UP, Decimal


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """`value` with that many decimals; a half goes away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def grouped(value: Decimal, decimals: int) -> str:
    """With thousands separators and ▲ before a negative: ▲1,234.5. A negative that rounds to zero is 0."""
    rounded = round_half_up(value, decimals)
    return ("▲" if rounded < 0 else "") + f"{abs(rounded):,.{decimals}f}"
