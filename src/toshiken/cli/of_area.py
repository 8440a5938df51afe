"""What the commands about an area's population read: its place, its members, and their figures by sex and age."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toshiken.core.quantity import Place
    from toshiken.example import Example
    from toshiken.tables.observations import Observations
    from toshiken.tables.store import Store


def area_of(area: str, opened: "Store", known: date) -> "Example":
    """The area by its hub or the path of its area.yml, with the store's figures beside those of the package."""
    from toshiken.example.known_areas import known_area

    return known_area(area, opened, known)


def cohorts_of(example: "Example", known: date) -> tuple["Place", tuple["Place", ...], "Observations"]:
    """Its place, its members on the day, and their censuses and projections."""
    from toshiken.tables.cohorts import CENSUS, PROJECTION

    found = example.area.as_of(known)
    return found.place, found.members(known), example.observations_of_fields((CENSUS, PROJECTION))
