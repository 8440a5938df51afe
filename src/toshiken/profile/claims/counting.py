"""Counts in claims as figures: the proof sheet can trace 「9市町村」 to the record whose rows were counted."""

from collections.abc import Iterable
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity


def counted(count: int, unit: str, place: Place, period: Period, origins: Iterable[Origin], what: str) -> Quantity:
    """A count as a figure at `place` and `period`; `what` says which rows were counted, in words."""
    derivation = f"表の行を数えた（{what}）"
    return Quantity(Decimal(count), unit, place, period, origins=tuple(dict.fromkeys(origins)), derivation=derivation)
