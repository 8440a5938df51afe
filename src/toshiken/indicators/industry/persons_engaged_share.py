"""Share of an industry in the persons engaged."""

from toshiken.core.quantity import Quantity


def persons_engaged_share(
    private_persons_engaged_persons: Quantity, total_persons_engaged_persons: Quantity
) -> Quantity:
    """Share of an industry in the persons engaged."""
    return private_persons_engaged_persons / total_persons_engaged_persons
