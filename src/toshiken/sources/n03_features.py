"""The features of an N03 file, TopoJSON or GeoJSON: what each is named, and its shape as GeoJSON text."""

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter, model_validator

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.json_content import Item, content_of
from toshiken.sources.topojson import DECIMALS, Point, Transform, decoded_arcs, ring


class Names(Item):
    """prefecture, district (支庁・振興局), county (郡 or designated city), municipality, code."""

    N03_001: str
    N03_002: str | None = None
    N03_003: str | None = None
    N03_004: str | None = None
    N03_007: str | None = None


class Feature(NamedTuple):
    """geometry: GeoJSON text; None where simplification left no shape. around: west, south, east, north of its points."""

    names: Names
    geometry: str | None = None
    around: tuple[float | None, ...] = (None,) * 4
    points: int = 0


_Position = Annotated[list[float], Field(min_length=2)]
_Pair = Annotated[list[float], Field(min_length=2, max_length=2)]
_Ring = list[_Position]


class _Polygon(Item):
    type: Literal["Polygon"]
    coordinates: list[_Ring]


class _MultiPolygon(Item):
    type: Literal["MultiPolygon"]
    coordinates: list[list[_Ring]]


class _Feature(Item):
    properties: Names
    geometry: Annotated[_Polygon | _MultiPolygon, Field(discriminator="type")] | None


class _Features(Item):
    features: list[_Feature]


class _Shape(Item):
    """Rings as numbers of arcs."""

    properties: Names
    type: Literal["Polygon", "MultiPolygon"] | None
    arcs: list[list[int]] | list[list[list[int]]] = Field(default_factory=list)

    @model_validator(mode="after")
    def _arcs_fit_the_type(self) -> "_Shape":
        if any(isinstance(step, list) != (self.type == "MultiPolygon") for part in self.arcs for step in part):
            raise ValueError("arcs")
        return self


class _Shapes(Item):
    geometries: list[_Shape]


class _Grid(Item):
    scale: _Pair
    translate: _Pair


class _Topology(Item):
    objects: dict[str, _Shapes]
    arcs: list[_Ring]
    transform: _Grid | None = None


_GEOJSON, _TOPOJSON = TypeAdapter(_Features), TypeAdapter(_Topology)
_Rings = Sequence[Sequence[Point]]


def features_of(document: Document) -> Iterator[Feature]:
    """Every feature, in the order of the file; a SourceError where the content is not of its form."""
    if document.json["type"] == "Topology":
        yield from _from_topology(document)
        return
    for feature in content_of(document, _GEOJSON).features:
        shape = feature.geometry
        if isinstance(shape, _Polygon):
            yield _feature(feature.properties, "Polygon", [_rounded(shape.coordinates)])
        elif isinstance(shape, _MultiPolygon):
            yield _feature(feature.properties, "MultiPolygon", [_rounded(part) for part in shape.coordinates])
        else:
            yield Feature(feature.properties)


def _rounded(rings: Sequence[Sequence[Sequence[float]]]) -> _Rings:
    return [[(round(p[0], DECIMALS), round(p[1], DECIMALS)) for p in points] for points in rings]


def _from_topology(document: Document) -> Iterator[Feature]:
    topology = content_of(document, _TOPOJSON)
    grid = topology.transform
    arcs = decoded_arcs(topology.arcs, None if grid is None else Transform(grid.scale, grid.translate))
    for shape in (shape for shapes in topology.objects.values() for shape in shapes.geometries):
        try:
            parts = [[ring(numbers, arcs) for numbers in part] for part in _parts(shape)]
        except IndexError:
            raise SourceError(
                f"「{shape.properties.N03_001}{shape.properties.N03_004 or ''}」の境界が指す線（arcs）がありません。"
                "途中で切れているか書き換えられています。ダウンロードし直してください。",
                document.label,
            ) from None
        yield _feature(shape.properties, shape.type, parts) if shape.type else Feature(shape.properties)


def _parts(shape: _Shape) -> Sequence[Sequence[Sequence[int]]]:
    """The polygons of a shape, each its rings."""
    return shape.arcs if shape.type == "MultiPolygon" else [shape.arcs]  # type: ignore[return-value,list-item]


def _feature(names: Names, kind: str, parts: Sequence[_Rings]) -> Feature:
    """One with a shape; a polygon without any point has none."""
    points = [point for part in parts for ring in part for point in ring]
    if not points:
        return Feature(names)
    coordinates = parts if kind == "MultiPolygon" else parts[0]
    text = json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))
    longitudes, latitudes = zip(*points, strict=True)
    around = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    return Feature(names, text, around, len(points))
