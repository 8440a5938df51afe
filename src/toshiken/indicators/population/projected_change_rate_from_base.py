"""Rate of change of the projected population since the edition's base year."""

from toshiken.core.quantity import Quantity


def projected_change_rate_from_base(
    projected_population_persons: Quantity, base_population_persons: Quantity
) -> Quantity:
    """Rate of change of the projected population since the edition's base year."""
    return (projected_population_persons - base_population_persons) / base_population_persons
