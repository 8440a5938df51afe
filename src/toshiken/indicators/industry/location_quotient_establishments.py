"""Share of an industry in the establishments, against the nation's share."""

from toshiken.core.quantity import Quantity


def location_quotient_establishments(
    private_establishments: Quantity,
    total_establishments: Quantity,
    nation_establishments: Quantity,
    nation_total_establishments: Quantity,
) -> Quantity:
    """Share of an industry in the establishments, against the nation's share."""
    return (private_establishments / total_establishments) / (nation_establishments / nation_total_establishments)
