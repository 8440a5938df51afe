"""General hospitals per person, shown per 100,000."""

from toshiken.core.quantity import Quantity


def general_hospitals_per_100k(general_hospitals_facilities: Quantity, population_persons: Quantity) -> Quantity:
    """General hospitals per person, shown per 100,000."""
    return general_hospitals_facilities / population_persons
