"""Editions of the official projection as a profile sees them: the newest known on its day, and the older ones."""

from dataclasses import dataclass

from toshiken.core.quantity import Place, Quantity
from toshiken.profile.profile import AreaProfile

_LABELS = {"ipss2018": "平成30年推計", "ipss2023": "令和5年推計"}
FIELD = "projected_population_persons"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of 国立社会保障・人口問題研究所「日本の地域別将来推計人口」."""

    key: str

    @property
    def label(self) -> str:
        """平成30年推計."""
        return _LABELS[self.key]


def editions(profile: AreaProfile) -> tuple[Edition, ...]:
    """The editions published by the profile's day, newest first."""
    found = {dict_key.removeprefix("edition=") for name, _, dict_key in profile.figures if _is_total(name, dict_key)}
    return tuple(Edition(key) for key in sorted(found, reverse=True))


def projection(profile: AreaProfile, edition: Edition, place: Place) -> tuple[Quantity, ...]:
    """Total population by edition; its first period is the census it starts from."""
    return profile.series(FIELD, place, edition=edition.key)


def outlook(profile: AreaProfile, place: Place) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """(censuses, newest projection after the last census) of a place."""
    censuses = profile.series("population_persons", place)
    known = editions(profile)
    if not known or not censuses:
        return censuses, ()
    last = censuses[-1].period
    return censuses, tuple(q for q in projection(profile, known[0], place) if q.period > last)


def _is_total(name: str, dimensions: str) -> bool:
    return name == FIELD and dimensions.startswith("edition=") and ";" not in dimensions
