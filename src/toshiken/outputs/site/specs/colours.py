"""Fills of series: by role; partners beside each other in turn light and dark."""

from collections.abc import Sequence

from toshiken.outputs.figure import Series
from toshiken.outputs.palette import look, partner_fill


def paint(role: str) -> str:
    """The fill of a role on a map; stripes are a pattern that the drawing's page holds by this name."""
    return f"url(#{role})" if look(role).stripes else f"#{look(role).fill}"


def series_fills(series: Sequence[Series]) -> tuple[str, ...]:
    """RRGGBB by series; a single partner keeps the role's own colour."""
    partners = [i for i, one in enumerate(series) if one.role == "partner"]
    return tuple(
        partner_fill(partners.index(i)) if one.role == "partner" and len(partners) > 1 else look(one.role).fill
        for i, one in enumerate(series)
    )
