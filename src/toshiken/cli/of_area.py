"""What the commands about an area's population read: its place, its members, and their figures by sex and age."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toshiken.core.quantity import Place
    from toshiken.tables.observations import Observations
    from toshiken.tables.store import Store


def cohorts_of(area: str, opened: "Store", known: date) -> tuple["Place", tuple["Place", ...], "Observations"]:
    """The area named by its hub: censuses and projections of its members, of the package and of the store."""
    from toshiken.example import bundled
    from toshiken.tables.cohorts import CENSUS, PROJECTION
    from toshiken.tables.on_boundaries import OnBoundaries

    example = bundled(area, (OnBoundaries(opened, known),))
    found = example.area.as_of(known)
    return found.place, found.members(known), example.observations_of_fields((CENSUS, PROJECTION))
