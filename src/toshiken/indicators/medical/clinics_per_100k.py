"""Clinics per person, shown per 100,000."""

from toshiken.core.quantity import Quantity


def clinics_per_100k(clinics_facilities: Quantity, population_persons: Quantity) -> Quantity:
    """Clinics per person, shown per 100,000."""
    return clinics_facilities / population_persons
