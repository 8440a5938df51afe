"""Young and old persons per person of working age, as projected."""

from toshiken.core.quantity import Quantity


def projected_dependency_ratio(
    young_persons: Quantity, working_age_persons: Quantity, old_persons: Quantity
) -> Quantity:
    """Young and old persons per person of working age, as projected."""
    return (young_persons + old_persons) / working_age_persons
