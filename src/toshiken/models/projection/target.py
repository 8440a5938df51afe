"""The inverse: how much of a measure brings a total to a wanted number. Arithmetic, not a goal."""

from collections.abc import Callable
from typing import NamedTuple

_PERSON = 0.5  # solved when the total is off by less
_MOST_STEPS = 200

Total = Callable[[float], float]


class Solved(NamedTuple):
    """amount of the measure, the total it brings, and whether that is the wanted one (to the person)."""

    amount: float
    total: float
    reached: bool


def solved(total: Total, wanted: float, low: float, high: float) -> Solved:
    """The amount within [low, high] at which `total`, which grows with it, is `wanted`; else the nearest end.

    Regula falsi with halving (Illinois): exact at once where the total is linear, as it is in the number of movers.
    """
    ends = [(amount, total(amount) - wanted) for amount in (low, high)]
    if not ends[0][1] <= 0 <= ends[1][1]:
        amount, gap = min(ends, key=lambda end: abs(end[1]))
        return Solved(amount, wanted + gap, abs(gap) < _PERSON)
    (low, below), (high, above) = ends
    side = 0
    for _ in range(_MOST_STEPS):
        amount = low if above == below else low - below * (high - low) / (above - below)
        gap = total(amount) - wanted
        if abs(gap) < _PERSON / 1000:
            break
        if gap < 0:
            low, below = amount, gap
            above, side = (above / 2, -1) if side == -1 else (above, -1)
        else:
            high, above = amount, gap
            below, side = (below / 2, 1) if side == 1 else (below, 1)
    return Solved(amount, wanted + gap, abs(gap) < _PERSON)
