"""Rate of change in persons engaged since the survey before."""

from toshiken.core.quantity import Quantity


def persons_engaged_change_rate(
    private_persons_engaged_persons: Quantity, previous_persons_engaged_persons: Quantity
) -> Quantity:
    """Rate of change in persons engaged since the survey before."""
    return (private_persons_engaged_persons - previous_persons_engaged_persons) / previous_persons_engaged_persons
