"""What five years have shown of a projection: experience.yml, computed from official figures and kept as a record.

docs/decisions/projection-experience.md says why it is in the package; a test computes it anew from the official files.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toshiken.core.origin import Origin
from toshiken.core.records import Record, load_record
from toshiken.models.projection.draws import Experience
from toshiken.models.projection.errors import size_class
from toshiken.sources.passports import published_origins

FILE = Path(__file__).with_name("experience.yml")
BySex = dict[str, tuple[float, ...]]


class SizeClass(Record):
    """Municipalities of one size: how many, MedAPE, bias, share too high and the sizes that hold 80 and 95 % of their
    relative errors (1 = 100 %); for the draws the sizes of the log errors at models.projection.errors.GRID, and the deviation of each age from its place."""

    label: str
    municipalities: int
    median_absolute: float
    mean: float
    share_too_high: float
    within_80: float
    within_95: float
    sizes: tuple[float, ...]
    age_deviations: tuple[float, ...]


class Overall(Record):
    """One forecast of 2020 for all municipalities, and how far it was off."""

    label: str
    municipalities: int
    median_absolute: float
    mean: float


class Measured(Record):
    """experience.yml. national: counted and apportioned survival 2015 → 2020, and the ratios of the projection by year.

    drawn_median_absolute: years on → MedAPE of all municipalities in the draws, as the bands make them.
    """

    title: str
    derivation: str
    origins: tuple[str, ...]
    edition: str
    units: int
    projected_persons: int
    counted_persons: int
    unknown_persons: int
    size_edges: tuple[float, ...]
    classes: tuple[SizeClass, ...]
    overall: tuple[Overall, ...]
    correlation: float
    age_correlation: float
    age_errors: BySex
    age_errors_as_counted: BySex
    age_median_absolute: BySex
    survival: BySex
    survival_as_counted: BySex
    projected_ratios: dict[int, BySex]
    drawn_median_absolute: dict[int, float]

    @property
    def sources(self) -> tuple[Origin, ...]:
        """The publications it was computed from."""
        known = published_origins()
        return tuple(known[name] for name in self.origins)

    def known_on(self, day: date) -> bool:
        """Whether all it rests on was published by the day."""
        return all(origin.available_from <= day for origin in self.sources)

    def model(self) -> Experience:
        """As the draws take it."""
        return Experience(
            np.array([c.sizes for c in self.classes]),
            np.array([c.age_deviations for c in self.classes]),
            self.correlation,
            self.age_correlation,
        )

    def class_of(self, persons: NDArray[np.float64]) -> NDArray[np.int64]:
        """The size class of places by their population."""
        return size_class(persons, np.array(self.size_edges))


def by_sex(found: Mapping[str, tuple[float, ...]]) -> NDArray[np.float64]:
    """[sex, …]."""
    return np.array([found["male"], found["female"]])


@cache
def measured() -> Measured:
    """The record of the package."""
    return load_record(FILE, Measured)
