"""Share of an industry in the persons engaged, against the nation's share."""

from toshiken.core.quantity import Quantity


def location_quotient_persons_engaged(
    private_persons_engaged_persons: Quantity,
    total_persons_engaged_persons: Quantity,
    nation_persons_engaged_persons: Quantity,
    nation_total_persons_engaged_persons: Quantity,
) -> Quantity:
    """Share of an industry in the persons engaged, against the nation's share."""
    own_share = private_persons_engaged_persons / total_persons_engaged_persons
    return own_share / (nation_persons_engaged_persons / nation_total_persons_engaged_persons)
