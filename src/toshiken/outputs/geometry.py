"""The area in kilometres: what every drawing of the map must agree on, and the proof sheet prints."""

from collections.abc import Sequence
from math import cos, radians

from toshiken.outputs.figure import MapPoint

KM_A_DEGREE = 111.2
_BARS = (1, 2, 5, 10, 20, 50, 100, 200)
# The scale bar is at most this share of the longer side of the area.
_SHARE = 0.35


def extent_km(points: Sequence[MapPoint]) -> tuple[float, float]:
    """West to east and south to north between the outermost offices, in kilometres."""
    latitudes, longitudes = [p.latitude for p in points], [p.longitude for p in points]
    shrunk = cos(radians((min(latitudes) + max(latitudes)) / 2))
    wide, tall = max(longitudes) - min(longitudes), max(latitudes) - min(latitudes)
    return wide * KM_A_DEGREE * shrunk, tall * KM_A_DEGREE


def scale_bar_km(points: Sequence[MapPoint]) -> int:
    """The length of the scale bar, in kilometres: the same in every rendering of the map."""
    room = _SHARE * max(extent_km(points))
    return max((length for length in _BARS if length <= room), default=_BARS[0])
