"""Share of an age class in the counted population of known age."""

from toshiken.core.quantity import Quantity


def age_share(
    population_persons: Quantity, young_persons: Quantity, working_age_persons: Quantity, old_persons: Quantity
) -> Quantity:
    """Share of an age class in the counted population of known age."""
    return population_persons / (young_persons + working_age_persons + old_persons)
