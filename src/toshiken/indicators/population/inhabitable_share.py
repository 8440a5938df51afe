"""Share of the inhabitable land in the total area."""

from toshiken.core.quantity import Quantity


def inhabitable_share(inhabitable_area_ha: Quantity, total_area_ha: Quantity) -> Quantity:
    """Share of the inhabitable land in the total area."""
    return inhabitable_area_ha / total_area_ha
