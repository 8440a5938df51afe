"""Questions as the command asks them, on the bundled example and an empty store."""

from datetime import date
from functools import cache
from pathlib import Path

from toshiken.example import Example
from toshiken.example.figures import Bundle
from toshiken.profile.delineation.flow_file import Population
from toshiken.profile.delineation.request import Keepers, Request
from toshiken.tables.catalogue import Catalogue
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store

TODAY = date(2026, 11, 1)
EMPTY = Store(Path("none"), Catalogue())


@cache
def keepers() -> Keepers:
    example = Example()
    return Keepers(EMPTY, (Bundle(),), (example.area,), tuple(example.printed.values()))


def with_store(store: Store) -> Keepers:
    """The bundled figures, and a store's."""
    example = Example()
    figures = (Bundle(), OnBoundaries(store, TODAY))
    return Keepers(store, figures, (example.area,), tuple(example.printed.values()))


def request(
    hub: str = "札幌市",
    threshold: float | None = None,
    flows: Path | None = None,
    population: Population = "all",
    as_of: date = TODAY,
    second: str = "",
) -> Request:
    return Request(hub, threshold, flows, population, as_of, second)
