"""Daytime population per night-time population."""

from toshiken.core.quantity import Quantity


def day_night_population_ratio(
    daytime_population_persons: Quantity, nighttime_population_persons: Quantity
) -> Quantity:
    """Daytime population per night-time population."""
    return daytime_population_persons / nighttime_population_persons
