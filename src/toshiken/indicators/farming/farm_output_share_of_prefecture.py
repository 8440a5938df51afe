"""Share of the prefecture's farm output."""

from toshiken.core.quantity import Quantity


def farm_output_share_of_prefecture(
    farm_output_million_jpy: Quantity, prefecture_farm_output_million_jpy: Quantity
) -> Quantity:
    """Share of the prefecture's farm output."""
    return farm_output_million_jpy / prefecture_farm_output_million_jpy
