"""Axes with round numbers. A bar's axis starts at zero; nothing is ever broken."""

from dataclasses import dataclass
from math import ceil, floor, log10

from toshiken.core.wording import Shown

_TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of an axis and the distance of its ticks."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where a value lies between the ends, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Every tick from end to end."""
        return [_clean(self.low + i * self.step) for i in range(round((self.high - self.low) / self.step) + 1)]


def scale_for(values: list[float], *, from_zero: bool = True, room: float = 0.0, ticks: float = _TICKS) -> Scale:
    """Round ends around the values; `room` is the share of the axis kept free beyond them for labels, `ticks` about
    how many there may be."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1
    margin = (high - low) * room / (1 - room)
    high = high + margin if high > 0 or not from_zero else high
    low = low - margin if low < 0 or not from_zero else low
    step = _round_step((high - low) / ticks)
    return Scale(_clean(floor(low / step + 1e-9) * step), _clean(ceil(high / step - 1e-9) * step), step)


def _clean(value: float) -> float:
    """Without the dust of binary fractions: 1.2, not 1.2000000000000002."""
    return round(value, 9) + 0.0


def _round_step(raw: float) -> float:
    power: float = 10.0 ** floor(log10(raw))
    return next(_clean(factor * power) for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)


def number(shown: Shown | None) -> float | None:
    """The exact value in the unit printed; None is a gap, never zero."""
    if shown is None or shown.printed.value is None:
        return None
    return float(shown.printed.value)


def number_format(decimals: int) -> str:
    """With thousands separators and ▲ before a negative, also on the axis."""
    places = "." + "0" * decimals if decimals else ""
    return f'#,##0{places};"▲"#,##0{places};0{places}'


def axis_decimals(step: float) -> int:
    """Decimals the ticks of an axis need."""
    return next((d for d in range(4) if abs(step * 10**d - round(step * 10**d)) < 1e-6), 4)


def tick_text(value: float, decimals: int) -> str:
    """A tick as the axis prints it."""
    return ("▲" if value < 0 else "") + f"{abs(value):,.{decimals}f}"
