"""Figures of an outlook as quantities: with place, day, sources and how they came about."""

from collections.abc import Iterable
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity

SCOPE = "総人口"
_DECIMALS = 6  # beyond this a sum of cells differs by how it was added up


def persons(value: float, place: Place, year: int, origins: Iterable[Origin], derivation: str = "") -> Quantity:
    """Persons on 1 October of a year."""
    return _quantity(value, "persons", place, Period.parse(f"{year}-10-01"), origins, derivation)


def persons_over(
    value: float, place: Place, years: tuple[int, int], origins: Iterable[Origin], derivation: str = ""
) -> Quantity:
    """Persons who came or went between two censuses."""
    return _quantity(value, "persons", place, _between(years), origins, derivation)


def share(value: float, place: Place, year: int, origins: Iterable[Origin], derivation: str = "") -> Quantity:
    """A ratio (1 = 100 %) on 1 October of a year, in percent."""
    return _quantity(value * 100, "percent", place, Period.parse(f"{year}-10-01"), origins, derivation)


def _quantity(
    value: float, unit: str, place: Place, period: Period, origins: Iterable[Origin], derivation: str
) -> Quantity:
    exact = Decimal(repr(round(float(value), _DECIMALS)))
    whole = exact.to_integral_value()
    scope = SCOPE if unit == "persons" else ""
    return Quantity(
        whole if exact == whole else exact, unit, place, period, scope, origins=tuple(origins), derivation=derivation
    )


def _between(years: tuple[int, int]) -> Period:
    return Period.parse(f"{years[0]}-10-01/{years[1]}-09-30")
