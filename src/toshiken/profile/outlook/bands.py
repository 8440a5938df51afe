"""Bands about the base path, from draws of past errors; an area's is made by adding draws."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from toshiken.core.errors import RequestError
from toshiken.models.projection.draws import drawn_totals
from toshiken.models.projection.rates import Array
from toshiken.profile.outlook.base import BasePath
from toshiken.profile.outlook.experience import Measured, measured

DRAWS, SEED = 1000, 20201001
LEVELS = (80, 95)
RULE = "比例則：5年間の誤差が以後の5年ごとにも同じ向きと大きさで重なる（仮定）"
# 山内昌和ほか and the authors of the projection are said to report medians of this order for earlier editions (the paper was
# not at hand); the record's drawn_median_absolute is what the bands make of it. See docs/projection.md.
REPORTED = {5: 0.015, 10: 0.035}


@dataclass(frozen=True, eq=False)
class Bands:
    """totals [draw, step + 1, place] persons of the draws, in the base path's members and years."""

    totals: Array

    @property
    def draws(self) -> int:
        return len(self.totals)

    @cached_property
    def area(self) -> dict[int, Array]:
        """Level → [low or high, step + 1] of the sum over the members."""
        return {level: _quantiles(self.totals.sum(axis=2), level) for level in LEVELS}

    @cached_property
    def members(self) -> dict[int, Array]:
        """Level → [low or high, step + 1, place]."""
        return {level: _quantiles(self.totals, level) for level in LEVELS}


def bands_of(base: BasePath, draws: int = DRAWS, seed: int = SEED) -> Bands:
    """The same seed and number of draws give the same bands."""
    if not 100 <= draws <= 100_000:
        raise RequestError(f"--draws の「{draws}」は使えません。100から100000までの数にしてください。")
    found = measured()
    classes = found.class_of(base.path[0].sum(axis=(0, 1)))
    generator = np.random.default_rng(seed)
    return Bands(drawn_totals(base.path[0], base.rates, found.model(), classes, draws, generator))


def narrowness(record: Measured) -> str:
    """In words what the draws after ten years are beside what is reported."""
    narrow = record.drawn_median_absolute[10] < REPORTED[10]
    return "10年後は報告より小さく、幅は狭めに出る" if narrow else "10年後は報告より小さくはない"


def _quantiles(totals: Array, level: int) -> Array:
    tail = (1 - level / 100) / 2
    found: Array = np.quantile(totals, [tail, 1 - tail], axis=0)
    return found
