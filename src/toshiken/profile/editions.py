"""Editions of the official projection as a profile sees them: the newest known on its day, and the older ones."""

import re
from datetime import date
from typing import NamedTuple

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place, Quantity
from toshiken.profile.profile import AreaProfile

FIELD = "projected_population_persons"


class Edition(NamedTuple):
    """An edition of a projection: its dimension value and what people call it (平成30年推計)."""

    key: str
    label: str


def editions(profile: AreaProfile) -> tuple[Edition, ...]:
    """The editions published by the profile's day that have the whole area, newest first: one without a member is none of it."""
    origins = {key: _origin(profile, key) for key in profile.values_of(FIELD, profile.place, "edition")}
    newest_first = sorted(origins, key=lambda key: (_published(origins[key]), key), reverse=True)
    return tuple(Edition(key, _label(origins[key]) or key) for key in newest_first)


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


def _origin(profile: AreaProfile, key: str) -> Origin | None:
    """The publication of an edition: that of its first figure."""
    places = (profile.place, *profile.members, profile.prefecture, profile.nation)
    figures = (q for place in places for q in profile.series(FIELD, place, edition=key))
    return next((origin for figure in figures for origin in figure.origins), None)


def _published(origin: Origin | None) -> date:
    return origin.available_from if origin else date.min


def _label(origin: Origin | None) -> str:
    """平成30（2018）年推計 is printed 平成30年推計."""
    return re.sub("（[^）]*）", "", origin.edition) if origin else ""
