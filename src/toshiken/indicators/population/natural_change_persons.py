"""Births less deaths."""

from toshiken.core.quantity import Quantity


def natural_change_persons(births_persons: Quantity, deaths_persons: Quantity) -> Quantity:
    """Births less deaths."""
    return births_persons - deaths_persons
