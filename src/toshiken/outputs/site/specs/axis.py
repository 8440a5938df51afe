"""Round numbers for axes."""

import math
from collections.abc import Iterable

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, count: int = 5) -> tuple[float, ...]:
    """Round values that enclose low and high, about `count` steps apart. Evenly spaced; never only one."""
    if high <= low:
        high = low + 1
    step = _step((high - low) / count)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 10) for index in range(first, last + 1))


def from_zero(values: Iterable[float], headroom: float = 0.0, count: int = 5) -> tuple[float, ...]:
    """Ticks of an axis that starts at zero, with room beyond the extremes for a label (a share of the span)."""
    known = [0.0, *values]
    low, high = min(known), max(known)
    room = (high - low) * headroom
    return ticks(low - room if low < 0 else 0.0, high + room if high > 0 else 0.0, count)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)
