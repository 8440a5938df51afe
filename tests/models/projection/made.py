"""Populations and rates made by hand."""

import numpy as np

from toshiken.models.projection.rates import Array, Rates


def rates(
    steps: int = 1, places: int = 1, survival: float = 1.0, migration: float = 0.0, children: float = 0.0
) -> Rates:
    """The same rate everywhere; boys are half of the children."""
    shape = (steps, 2, 18, places)
    one = np.ones((steps, places))
    return Rates(np.full(shape, survival), np.full(shape, migration), one * children, one * 0.5)


def population(places: int = 1, persons: float = 100.0) -> Array:
    """The same number in every cell."""
    return np.full((2, 19, places), persons)


def some(seed: int, places: int = 3, steps: int = 2) -> tuple[Array, Rates]:
    """A base and rates as they might be."""
    random = np.random.default_rng(seed)
    shape = (steps, 2, 18, places)
    one = np.ones((steps, places))
    found = Rates(random.uniform(0.4, 1, shape), random.uniform(-0.2, 0.2, shape), one * 0.2, one * 0.51)
    return random.uniform(0, 5000, (2, 19, places)), found
