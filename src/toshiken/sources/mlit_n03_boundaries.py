"""国土交通省 国土数値情報 N03 行政区域: TopoJSON or GeoJSON, of municipalities (wards apart), with designated cities whole, or of
prefectures, which is told by what the features name.

Table "municipality", "designated_city" or "prefecture", of one prefecture "municipality_01", with the number of points behind it
("designated_city.127947"): copies simplified more and less are of the same day and stand beside each other. Columns: row (place in
the file), code (five digits; "" for 所属未定地, land that belongs to no municipality yet), prefecture, district (支庁・振興局), county
(郡, or the designated city of a ward), name, geometry (GeoJSON Polygon or MultiPolygon as text, degrees; null where simplification
left no shape), west, south, east, north (the rectangle around it), points (their number). A place may have several rows.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.n03_features import Feature, Names, features_of
from toshiken.sources.prefectures import prefecture_codes
from toshiken.sources.printed import Register
from toshiken.sources.publication import Publication

LAYOUT = load_layout("n03_boundaries", Edition)
_DAY = re.compile(r"N03-[0-9]{2}(?:_[0-9]{2})?_([0-9]{2})([0-9]{2})([0-9]{2})")
_SCHEMA: dict[str, type[pl.DataType]] = {
    "row": pl.UInt32,
    **dict.fromkeys(("code", "prefecture", "district", "county", "name", "geometry"), pl.String),
    **dict.fromkeys(("west", "south", "east", "north"), pl.Float64),
    "points": pl.UInt32,
}


def _recognise(document: Document) -> str | None:
    content = document.json if document.container == "json" else None
    if not isinstance(content, dict) or not _names_n03(content):
        return None
    objects = content.get("objects")
    names = list(objects) if isinstance(objects, dict) else [content.get("name")]
    days = [day for name in names if isinstance(name, str) and (day := _day(name))]
    return days[0] if days else "undated"


def _names_n03(content: dict[str, Any]) -> bool:
    """Whether the first feature has the properties of N03."""
    match content:
        case {"type": "Topology", "objects": {**objects}} if objects:
            return _first_has_n03(next(iter(objects.values())), "geometries")
        case {"type": "FeatureCollection"}:
            return _first_has_n03(content, "features")
    return False


def _first_has_n03(collection: Any, key: str) -> bool:
    match collection:
        case {**content}:
            match content.get(key):
                case [{"properties": {"N03_001": _}}, *_]:
                    return True
    return False


def _day(name: str) -> str | None:
    """N03-21_210101 → 2021-01-01."""
    found = _DAY.fullmatch(name)
    try:
        return date(2000 + int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _read(document: Document, edition: str) -> Iterator[Register]:
    layout = LAYOUT.edition(edition, document.label)
    features = list(features_of(document))
    rows = [_row(number, feature, document) for number, feature in enumerate(features, 1)]
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    day = None if edition == "undated" else date.fromisoformat(edition)
    yield Register(f"{_table(features)}.{frame['points'].sum()}", frame, LAYOUT.origin(layout), day)


def _table(features: Sequence[Feature]) -> str:
    """The level, with the prefecture's number where the file is of one prefecture, so that it stands beside those of others."""
    prefectures = {prefecture_codes()[feature.names.N03_001] for feature in features}
    return f"{_level(features)}_{min(prefectures)[:2]}" if len(prefectures) == 1 else _level(features)


def _level(features: Sequence[Feature]) -> str:
    """Municipalities have codes; a designated city whole has one and names no ward."""
    coded = [feature.names for feature in features if feature.names.N03_007]
    if not coded:
        return "prefecture"
    return "designated_city" if any(not names.N03_004 for names in coded) else "municipality"


def _row(number: int, feature: Feature, document: Document) -> tuple[int | float | str | None, ...]:
    names = feature.names
    whole_city = not names.N03_004
    county, name = ("", names.N03_003) if whole_city else (names.N03_003, names.N03_004)
    return (
        number,
        _code(names, number, document),
        names.N03_001,
        names.N03_002 or "",
        county or "",
        name or names.N03_001,
        feature.geometry,
        *feature.around,
        feature.points,
    )


def _code(names: Names, number: int, document: Document) -> str:
    """The printed code; a prefecture's follows from its name; "" for land of no municipality."""
    if names.N03_001 not in prefecture_codes():
        fault = f"「{names.N03_001}」という都道府県はありません"
    elif names.N03_007:
        if re.fullmatch("[0-9]{5}", names.N03_007):
            return names.N03_007
        fault = f"コード「{names.N03_007}」は5桁の数字ではありません"
    elif names.N03_004 == "所属未定地":
        return ""
    elif names.N03_003 or names.N03_004:
        fault = f"「{names.N03_003 or names.N03_004}」のコード（N03_007）がありません"
    else:
        return prefecture_codes()[names.N03_001]
    raise SourceError(f"{number}件目：{fault}。公表されたままのファイルを使ってください。", document.label)


PUBLICATION = Publication(LAYOUT, _recognise, _read)
