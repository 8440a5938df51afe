"""Dental clinics per person, shown per 100,000."""

from toshiken.core.quantity import Quantity


def dental_clinics_per_100k(dental_clinics_facilities: Quantity, population_persons: Quantity) -> Quantity:
    """Dental clinics per person, shown per 100,000."""
    return dental_clinics_facilities / population_persons
