"""The municipalities of a map as paths of the drawing, with a white line between them, and the line around the area."""

from collections.abc import Iterable, Iterator

from toshiken.geography.shapes.shape import ShapeRing
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.geometry import Plane
from toshiken.outputs.palette import INK, WHITE, look
from toshiken.outputs.site.specs.canvas import Spec

_GAP, _AROUND = 1.3, 2.0


def shape_layers(figure: AreaMap, plane: Plane) -> Iterator[Spec]:
    """A layer a role, what lies around first; the line around the area last."""
    roles = dict.fromkeys(shape.role for shape in figure.shapes)
    for role in sorted(roles, key=lambda role: role != "neighbour"):
        fills = [shape.rings for shape in figure.shapes if shape.role == role]
        yield from _layer(fills, plane, {"fill": f"#{look(role).fill}", "stroke": f"#{WHITE}", "strokeWidth": _GAP})
    yield from _layer([figure.outline], plane, {"filled": False, "stroke": f"#{INK}", "strokeWidth": _AROUND})


def _layer(shapes: Iterable[Iterable[ShapeRing]], plane: Plane, style: Spec) -> Iterator[Spec]:
    """Pixels are the coordinates: the identity projection changes nothing."""
    drawn = [feature for rings in shapes if (feature := _feature(rings, plane))]
    if drawn:
        projection = {"type": "identity", "scale": 1, "translate": [0, 0]}
        mark = {"type": "geoshape", "strokeJoin": "round", **style}
        yield {"data": {"values": drawn}, "projection": projection, "mark": mark}


def _feature(rings: Iterable[ShapeRing], plane: Plane) -> Spec | None:
    """Every ring a polygon of its own; holes run the other way round, so that the drawing leaves them empty."""
    cropped = [ring for ring in (plane.cropped(ring) for ring in rings) if len(ring) > 2]
    if not cropped:
        return None
    lines = [[[round(x, 1), round(y, 1)] for x, y in (*ring, ring[0])] for ring in cropped]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[line] for line in lines]}}
