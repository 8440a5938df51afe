"""Share of an industry in the sales."""

from toshiken.core.quantity import Quantity


def sales_industry_share(sales_million_jpy: Quantity, total_sales_million_jpy: Quantity) -> Quantity:
    """Share of an industry in the sales."""
    return sales_million_jpy / total_sales_million_jpy
