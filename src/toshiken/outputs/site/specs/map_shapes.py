"""The municipalities of a map as paths of the drawing, with a white line between them, and the line around the area."""

from collections.abc import Iterable, Iterator, Sequence

from toshiken.geography.shapes.shape import ShapeRing
from toshiken.outputs.area_map.land import land_of
from toshiken.outputs.area_map.names import Field, Named, Rectangle, leader_ends
from toshiken.outputs.figure import AROUND, AreaMap, MapPoint
from toshiken.outputs.geometry import Plane
from toshiken.outputs.palette import INK, look
from toshiken.outputs.site.specs.canvas import Spec
from toshiken.outputs.site.specs.colours import paint
from toshiken.outputs.site.specs.labels import AIR, Anchor, Box

_GAP, _AROUND = 1.3, 1.5


def shape_layers(figure: AreaMap, plane: Plane) -> Iterator[Spec]:
    """A layer a role, what lies around first; the line around the area last."""
    roles = dict.fromkeys(shape.role for shape in figure.shapes)
    for role in sorted(roles, key=lambda role: role not in AROUND):
        fills = [shape.rings for shape in figure.shapes if shape.role == role]
        yield from _layer(fills, plane, {"fill": paint(role), "stroke": f"#{look(role).edge}", "strokeWidth": _GAP})
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


def named_on_shapes(
    figure: AreaMap, points: Sequence[MapPoint], anchors: Sequence[Anchor], furniture: Sequence[Box], plane: Plane
) -> tuple[list[Box], list[tuple[float, float, float, float] | None]]:
    """A box for every name, and its leader where it needs one."""
    names = [
        Named(a.x, a.y, a.gap - AIR, a.width, a.height, p.place.code) for p, a in zip(points, anchors, strict=True)
    ]
    taken = tuple(Rectangle(box.left, box.top, box.right, box.bottom) for box in furniture)
    _, places = Field(plane.width, plane.height, taken, land_of(figure, plane)).places([names])
    ends = [leader_ends(name, place) for name, place in zip(names, places, strict=True)]
    boxes = [Box(place.left, place.top, place.right, place.bottom) for place in places]
    return boxes, [(*end[0], *end[1]) if end else None for end in ends]
