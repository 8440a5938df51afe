"""Hospitals per person, shown per 100,000."""

from toshiken.core.quantity import Quantity


def hospitals_per_100k(hospitals_facilities: Quantity, population_persons: Quantity) -> Quantity:
    """Hospitals per person, shown per 100,000."""
    return hospitals_facilities / population_persons
