"""The sixth digit of a municipality code, which guards the five before it (JIS X 0402)."""


def check_digit(code: str) -> str:
    """11 − (the five digits × 6, 5, 4, 3, 2) mod 11, of which the last digit counts: 01100 → 2."""
    weighted = sum(int(digit) * weight for digit, weight in zip(code, range(6, 1, -1), strict=True))
    return str((11 - weighted % 11) % 10)
