"""A line with a band, for every renderer."""

from dataclasses import replace
from decimal import Decimal

from tests.outputs.sample import editions_compared
from toshiken.core.rounding import round_half_up
from toshiken.core.wording import Shown
from toshiken.outputs.figure import Band, LineChart


def with_band(share: str = "0.05") -> LineChart:
    """The editions with a range of some share about the newer one; a year without a value has none."""
    figure = editions_compared()
    newer = figure.series[1].values
    low, high = (tuple(_moved(v, Decimal(sign) * Decimal(share)) for v in newer) for sign in (-1, 1))
    return replace(figure, id="banded", bands=(Band("95%の幅", "band_outer", low, high),))


def _moved(shown: Shown | None, share: Decimal) -> Shown | None:
    if shown is None:
        return None
    return replace(shown, quantity=replace(shown.quantity, value=round_half_up(shown.quantity.known * (1 + share), 0)))
