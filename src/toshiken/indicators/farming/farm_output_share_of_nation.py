"""Share of the nation's farm output."""

from toshiken.core.quantity import Quantity


def farm_output_share_of_nation(
    farm_output_million_jpy: Quantity, nation_farm_output_million_jpy: Quantity
) -> Quantity:
    """Share of the nation's farm output."""
    return farm_output_million_jpy / nation_farm_output_million_jpy
