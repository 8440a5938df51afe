"""Share of an industry in the value added, against the nation's share."""

from toshiken.core.quantity import Quantity


def value_added_quotient(
    value_added_million_jpy: Quantity,
    total_value_added_million_jpy: Quantity,
    nation_value_added_million_jpy: Quantity,
    nation_total_value_added_million_jpy: Quantity,
) -> Quantity:
    """Share of an industry in the value added, against the nation's share."""
    own_share = value_added_million_jpy / total_value_added_million_jpy
    return own_share / (nation_value_added_million_jpy / nation_total_value_added_million_jpy)
