"""Rate of change in population since the census before."""

from toshiken.core.quantity import Quantity


def population_change_rate(population_persons: Quantity, previous_population_persons: Quantity) -> Quantity:
    """Rate of change in population since the census before."""
    return (population_persons - previous_population_persons) / previous_population_persons
