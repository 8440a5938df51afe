"""Physicians per person, shown per 100,000."""

from toshiken.core.quantity import Quantity


def physicians_per_100k(physicians_persons: Quantity, population_persons: Quantity) -> Quantity:
    """Physicians per person, shown per 100,000."""
    return physicians_persons / population_persons
