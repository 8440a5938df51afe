"""Share of a sector in the employed persons of the three sectors."""

from toshiken.core.quantity import Quantity


def employed_sector_share(
    employed_persons: Quantity, primary_persons: Quantity, secondary_persons: Quantity, tertiary_persons: Quantity
) -> Quantity:
    """Share of a sector in the employed persons of the three sectors."""
    return employed_persons / (primary_persons + secondary_persons + tertiary_persons)
