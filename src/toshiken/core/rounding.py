"""Rounding half up on Decimal, once, at display (JIS Z 8401 rule B, the rule of Japanese official tables)."""

from decimal import ROUND_HALF_UP, Decimal


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """`value` with that many decimals; a half goes away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def decimals_under(value: Decimal, bound: Decimal, decimals: int) -> int:
    """`decimals`, or as many as it takes that a value under the bound does not read as the bound: 9.96 of 10 is 9.96, not 10.0."""
    while value < bound <= round_half_up(value, decimals):
        decimals += 1
    return decimals


def grouped(value: Decimal, decimals: int) -> str:
    """With thousands separators and ▲ before a negative: ▲1,234.5. A negative that rounds to zero is 0."""
    rounded = round_half_up(value, decimals)
    return ("▲" if rounded < 0 else "") + f"{abs(rounded):,.{decimals}f}"
