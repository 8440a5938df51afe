"""Young and old persons per person of working age, by the census."""

from toshiken.core.quantity import Quantity


def dependency_ratio(young_persons: Quantity, working_age_persons: Quantity, old_persons: Quantity) -> Quantity:
    """Young and old persons per person of working age, by the census."""
    return (young_persons + old_persons) / working_age_persons
