"""Share of a municipality's workers and students who commute to the hub."""

from toshiken.core.quantity import Quantity


def commuting_ratio(commuters_to_hub_persons: Quantity, commuters_and_students_persons: Quantity) -> Quantity:
    """Share of a municipality's workers and students who commute to the hub."""
    return commuters_to_hub_persons / commuters_and_students_persons
