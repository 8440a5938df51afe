"""Made-up land: a raster of places whose borders are walked cell by cell, so that neighbours share every point."""

from collections import defaultdict

from hypothesis import strategies as st

from toshiken.geography.shapes.rings import CellRing

SIDE = 10  # the length of a raster's cell on the grid


@st.composite
def rasters(draw: st.DrawFn) -> list[list[int]]:
    """Rows of place numbers; 0 is the sea."""
    width, height = draw(st.integers(2, 7)), draw(st.integers(2, 7))
    number = st.integers(0, 4)
    return draw(st.lists(st.lists(number, min_size=width, max_size=width), min_size=height, max_size=height))


def rings_of(raster: list[list[int]]) -> dict[int, list[CellRing]]:
    """The rings of every place: counter-clockwise outside, clockwise around holes, with a bend on every edge."""
    found: dict[int, list[CellRing]] = {}
    for place in sorted({number for row in raster for number in row} - {0}):
        leaving = defaultdict(list)
        for y, row in enumerate(raster):
            for x, number in enumerate(row):
                if number == place:
                    for (ax, ay), (bx, by), (nx, ny) in (
                        ((x, y), (x + 1, y), (x, y - 1)),
                        ((x + 1, y), (x + 1, y + 1), (x + 1, y)),
                        ((x + 1, y + 1), (x, y + 1), (x, y + 1)),
                        ((x, y + 1), (x, y), (x - 1, y)),
                    ):
                        inside = 0 <= ny < len(raster) and 0 <= nx < len(row)
                        if not inside or raster[ny][nx] != place:
                            leaving[ax, ay].append((bx, by))
        rings = []
        while leaving:
            start = min(leaving)
            ring, at = [], start
            while not ring or at != start:
                following = leaving[at].pop()
                if not leaving[at]:
                    del leaving[at]
                ring += [(at[0] * SIDE, at[1] * SIDE), _bend(at, following)]
                at = following
            rings.append(tuple(ring))
        found[place] = rings
    return found


def _bend(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """A point beside the middle of an edge, the same whichever way it is walked."""
    (ax, ay), (bx, by) = sorted((one, other))
    aside = (ax * 7 + ay * 5 + bx) % 5 - 2
    across = ay == by
    x, y = (ax + bx) * SIDE // 2, (ay + by) * SIDE // 2
    return (x, y + aside) if across else (x + aside, y)
