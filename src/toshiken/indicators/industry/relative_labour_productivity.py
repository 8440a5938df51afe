"""Value added per person engaged, against the nation's."""

from toshiken.core.quantity import Quantity


def relative_labour_productivity(
    value_added_million_jpy: Quantity,
    private_persons_engaged_17_persons: Quantity,
    nation_value_added_million_jpy: Quantity,
    nation_persons_engaged_persons: Quantity,
) -> Quantity:
    """Value added per person engaged, against the nation's."""
    own_productivity = value_added_million_jpy / private_persons_engaged_17_persons
    return own_productivity / (nation_value_added_million_jpy / nation_persons_engaged_persons)
