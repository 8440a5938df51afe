"""The rates of a projection, and the shapes they must have."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toshiken.core.errors import RequestError
from toshiken.models.projection.ages import AGES, COHORTS, SEXES

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Rates:
    """What moves a population on, step by step.

    survival S, net_migration N   [step, sex, cohort, place]   shares of the cohort at the start of the step
    child_woman_ratio             [step, place]   persons of 0–4 per woman of 15–49, both at the end of the step
    boys                          [step, place]   share of boys among 0–4: sex ratio ÷ (100 + sex ratio)
    residual                      [step, sex, age, place] or None   persons no rate can give, as where a cohort is 0
    """

    survival: Array
    net_migration: Array
    child_woman_ratio: Array
    boys: Array
    residual: Array | None = None

    def __post_init__(self) -> None:
        steps, places = self.child_woman_ratio.shape if self.child_woman_ratio.ndim == 2 else (-1, -1)
        wanted = {
            "survival": (steps, SEXES, len(COHORTS), places),
            "net_migration": (steps, SEXES, len(COHORTS), places),
            "child_woman_ratio": (steps, places),
            "boys": (steps, places),
            "residual": (steps, SEXES, len(AGES), places),
        }
        for name, shape in wanted.items():
            array = getattr(self, name)
            if array is not None and (array.shape != shape or -1 in shape):
                _refuse(name, array.shape, wanted[name])

    @property
    def steps(self) -> int:
        return len(self.boys)

    @property
    def places(self) -> int:
        return int(self.boys.shape[1])

    def during(self, steps: slice) -> "Rates":
        """Those of some of the steps."""
        return self._each(lambda array: array[steps])

    def held(self, steps: int) -> "Rates":
        """With the last step's rates kept until there are `steps` of them; a residual is of its own step and not kept."""
        more = steps - self.steps

        def longer(array: Array) -> Array:
            return np.concatenate([array, np.repeat(array[-1:], more, axis=0)])

        if more <= 0:
            return self.during(slice(0, steps))
        kept = None
        if self.residual is not None:
            kept = np.concatenate([self.residual, np.zeros((more, *self.residual.shape[1:]))])
        return replace(replace(self, residual=None)._each(longer), residual=kept)

    def _each(self, change: Any) -> "Rates":
        changed = {f.name: change(getattr(self, f.name)) for f in fields(self) if getattr(self, f.name) is not None}
        return Rates(**changed)


def require_population(population: Array, places: int) -> None:
    """A RequestError unless `population` is [..., sex, age, place] for that many places, without gaps or negatives."""
    wanted = (SEXES, len(AGES), places)
    if population.shape[-3:] != wanted:
        _refuse("population", population.shape, ("…", *wanted))
    if not (population.min() >= 0 and population.max() < np.inf):  # a gap (nan) is neither
        raise RequestError("基準人口に、値のない年齢か負の人口があります。年齢別の人口がそろった年を使ってください。")


def _refuse(name: str, found: tuple[int, ...], wanted: tuple[object, ...]) -> None:
    raise RequestError(
        f"推計に使う配列 {name} の形が違います。あるべき形は {wanted}（期、性、年齢、市区町村の順）、渡された形は {found} です。"
        "5年ごとの率を、男女別・5歳階級別（0～4歳から90歳以上まで）にそろえてください。"
    )
