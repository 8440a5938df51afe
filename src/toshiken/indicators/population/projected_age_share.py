"""Share of an age class in the projected population."""

from toshiken.core.quantity import Quantity


def projected_age_share(
    projected_population_persons: Quantity, total_projected_population_persons: Quantity
) -> Quantity:
    """Share of an age class in the projected population."""
    return projected_population_persons / total_projected_population_persons
