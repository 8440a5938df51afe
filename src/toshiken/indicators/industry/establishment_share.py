"""Share of an industry in the establishments."""

from toshiken.core.quantity import Quantity


def establishment_share(private_establishments: Quantity, total_establishments: Quantity) -> Quantity:
    """Share of an industry in the establishments."""
    return private_establishments / total_establishments
