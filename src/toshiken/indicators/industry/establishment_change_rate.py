"""Rate of change in establishments since the survey before."""

from toshiken.core.quantity import Quantity


def establishment_change_rate(private_establishments: Quantity, previous_establishments: Quantity) -> Quantity:
    """Rate of change in establishments since the survey before."""
    return (private_establishments - previous_establishments) / previous_establishments
