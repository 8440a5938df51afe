"""Words of degree by threshold (degree_words.yml), and the search for a peak or a crossing in a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from toshiken.core.quantity import Quantity
from toshiken.core.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class DegreeWord:
    """A word and its threshold, in percent or percentage points."""

    word: str
    meaning: str
    threshold: Decimal
    unit: str


@cache
def degree_words() -> dict[str, DegreeWord]:
    """Every word of degree by key."""
    entries = read_yaml(Path(__file__).with_name("degree_words.yml"))
    return {k: DegreeWord(e["word"], e["meaning"], Decimal(e["threshold"]), e["unit"]) for k, e in entries.items()}


def change_word(rate_percent: Decimal) -> str:
    """横ばい, 微増, 増加, 大幅な増加, and the same for decreases, by the rate of change in percent."""
    words, size = degree_words(), abs(rate_percent)
    direction = "増" if rate_percent > 0 else "減"
    if size < words["flat"].threshold:
        return "横ばい"
    if size < words["slight"].threshold:
        return f"微{direction}"
    noun = "増加" if rate_percent > 0 else "減少"
    return f"大幅な{noun}" if size >= words["large"].threshold else noun


def nearly(value: Decimal, target: Decimal) -> bool:
    """Whether 概ね may be said."""
    return abs(value - target) <= degree_words()["nearly"].threshold


def mostly(count: int, of: int) -> bool:
    """Whether 多くの may be said."""
    return of > 0 and Decimal(100 * count) / of >= degree_words()["mostly"].threshold


def peak(series: Sequence[Quantity]) -> Quantity | None:
    """The one highest value, where a lower one stands on both sides of it."""
    known = [q for q in series if q.value is not None]
    highest = max(known, key=lambda q: q.known, default=None)
    if highest is None or highest in (known[0], known[-1]):
        return None
    return highest if sum(q.known == highest.known for q in known) == 1 else None


def falls_below(series: Sequence[Quantity], threshold: Decimal) -> Quantity | None:
    """The first value under the threshold, where the one before was not and all later ones stay under."""
    return _crossing(series, [q.known < threshold for q in series])


def rises_above(series: Sequence[Quantity], threshold: Decimal) -> Quantity | None:
    """The first value over the threshold, where the one before was not and all later ones stay over."""
    return _crossing(series, [q.known > threshold for q in series])


def _crossing(series: Sequence[Quantity], beyond: Sequence[bool]) -> Quantity | None:
    if not any(beyond) or beyond[0]:
        return None
    first = beyond.index(True)
    return series[first] if all(beyond[first:]) else None
