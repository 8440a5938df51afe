"""Fills of series: the role's colour, partners in turn, projections lighter."""

from collections.abc import Sequence

from toshiken.outputs.deck.charts.xml import paint
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.figure import Series
from toshiken.outputs.palette import GREY, INK, WHITE, Look, lightness, look, partner_fill

_LIGHTER = 0.5


def looks(series: Sequence[Series]) -> tuple[Look, ...]:
    """A look for each series; several partners take turns so that neighbours differ in grey."""
    partners = [s for s in series if s.role == "partner"]
    if len(partners) < 2:
        return tuple(look(s.role) for s in series)
    places = {id(s): i for i, s in enumerate(partners)}
    return tuple(Look(partner_fill(places[id(s)])) if id(s) in places else look(s.role) for s in series)


def lighter(colour: str) -> str:
    """The colour of a projection."""
    mixed = (round(int(colour[i : i + 2], 16) + (255 - int(colour[i : i + 2], 16)) * _LIGHTER) for i in (0, 2, 4))
    return "".join(f"{channel:02X}" for channel in mixed)


def label_colour(fill: str) -> str:
    """Black or white, whichever is read on that fill."""
    return INK if lightness(fill) > 55 else WHITE


def bar_paint(fill: str) -> str:
    """A fill with a white gap of 1 pt; a white bar gets a grey outline, or it would be the gap."""
    if lightness(fill) > 96:
        return paint(fill, outline(GREY, 0.75))
    return paint(fill, outline(WHITE, 1))
