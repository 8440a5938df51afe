"""What a map of an area shows: the hub's shape and what lies near; far islands are left out and named."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from toshiken.geography.shapes.bounds import Bounds, bounds_of_all

# What lies farther from the frame than this share of its longer side is left out, but nothing nearer than so many kilometres.
_SHARE, _NEAR_KM = 0.5, 20.0


class Part(NamedTuple):
    """A piece of a place: the place's code, and its rectangle."""

    code: str
    bounds: Bounds


def framed(parts: Iterable[Part], start: Bounds) -> Bounds:
    """The rectangle around everything that is near what is nearer, from the rectangle `start` on."""
    frame, far = start, list(parts)
    while True:
        reach = max(_NEAR_KM, _SHARE * max(frame.extent_km))
        near = [part.bounds for part in far if frame.gap_km(part.bounds) <= reach]
        if not near:
            return frame
        far = [part for part in far if frame.gap_km(part.bounds) > reach]
        frame = bounds_of_all((frame, *near))


def left_out(parts: Sequence[Part], frame: Bounds, names: Mapping[str, str]) -> tuple[str, ...]:
    """The places that lie beyond the frame: by name, or 〇〇の一部 where a part is within."""
    within = {part.code for part in parts if part.bounds.meets(frame)}
    beyond = {part.code for part in parts if not part.bounds.meets(frame)}
    return tuple(f"{name}の一部" if code in within else name for code, name in names.items() if code in beyond)
