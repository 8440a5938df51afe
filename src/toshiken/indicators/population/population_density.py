"""Persons per square kilometre."""

from toshiken.core.quantity import Quantity


def population_density(population_persons: Quantity, total_area_ha: Quantity) -> Quantity:
    """Persons per square kilometre."""
    return population_persons / total_area_ha
