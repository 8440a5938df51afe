"""Share of the prefecture's sales."""

from toshiken.core.quantity import Quantity


def sales_share_of_prefecture(sales_million_jpy: Quantity, prefecture_sales_million_jpy: Quantity) -> Quantity:
    """Share of the prefecture's sales."""
    return sales_million_jpy / prefecture_sales_million_jpy
