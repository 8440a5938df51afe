"""Share of an industry in the persons engaged, against the prefecture's share."""

from toshiken.core.quantity import Quantity


def location_quotient_persons_engaged_to_prefecture(
    private_persons_engaged_persons: Quantity,
    total_persons_engaged_persons: Quantity,
    prefecture_persons_engaged_persons: Quantity,
    prefecture_total_persons_engaged_persons: Quantity,
) -> Quantity:
    """Share of an industry in the persons engaged, against the prefecture's share."""
    own_share = private_persons_engaged_persons / total_persons_engaged_persons
    return own_share / (prefecture_persons_engaged_persons / prefecture_total_persons_engaged_persons)
