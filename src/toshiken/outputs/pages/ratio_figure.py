"""The map of a delineation: municipalities in the class of their commuting ratio, on boundaries or as points at the offices."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.core.wording import with_unit
from toshiken.geography.offices import ORIGIN, Office
from toshiken.geography.shapes.bounds import Bounds, bounds_of, bounds_of_all
from toshiken.geography.shapes.centre import centre_of
from toshiken.geography.shapes.framing import Part, framed, left_out
from toshiken.geography.shapes.shape import Boundaries, Ground
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.pages.area_map import Setting, on_ground
from toshiken.profile.claims.delineation import hub_names
from toshiken.profile.delineation.mapped import Mapped, Standing
from toshiken.profile.delineation.words import level

# So many names stand at ease on a page, so many at most: members and who is at the threshold are named before the rest.
_AT_EASE, _MOST_NAMES = 26, 36
# Where no boundaries are known an office stands for so much land on every side of it; so much of it must show.
_AROUND_OFFICE_KM, _BESIDE_OFFICE_KM = 10.0, 2.0
_NO_RATIO = ("no_ratio", "表に値なし")


@dataclass(frozen=True)
class Earth:
    """Where municipalities are: their offices by code, and whoever keeps their boundaries."""

    offices: Mapping[str, Office]
    boundaries: Boundaries


@dataclass(frozen=True)
class RatioFigure:
    """unplaced: what would be named, but it is not known where it is. centred: what stands in the middle of its land."""

    figure: AreaMap
    unplaced: tuple[Place, ...] = ()
    centred: tuple[Place, ...] = ()


def ratio_figure(mapped: Mapped, earth: Earth) -> RatioFigure:
    """On the boundaries of everything the map is framed on, else on white; a RequestError where nothing tells where the hub is."""
    ground = earth.boundaries.around(_codes(mapped.core()), _codes(mapped.enclosed()))
    return _on_white(mapped, earth.offices) if ground is None else _on_ground(mapped, earth.offices, ground)


def _on_ground(mapped: Mapped, offices: Mapping[str, Office], ground: Ground) -> RatioFigure:
    named = {place.code for place in mapped.to_name()}
    shapes = [s for s in ground.shapes if s.place.code in named and s.place.code not in offices]
    centres = {shape.place.code: Office(*reversed(centre_of(shape))) for shape in shapes}
    where = {**offices, **centres}
    ground = replace(ground, frame=_with_near(ground.frame, mapped.to_name(), where))
    points = _points(mapped, where, ground.frame)
    centred = tuple(point.place for point in points if point.place.code in centres)
    figure = _figure(mapped, points, ground.frame, ORIGIN.credit if len(centred) < len(points) else "")
    roles = {code: standing.value for code, standing in mapped.standings().items()}
    return RatioFigure(on_ground(figure, ground, roles, Setting(*_NO_RATIO, enclosed(mapped))), centred=centred)


def _on_white(mapped: Mapped, offices: Mapping[str, Office]) -> RatioFigure:
    """Points at the offices; what lies far off is left out and named."""
    hub, core = mapped.found.hubs[0], mapped.core()
    if hub.code not in offices:
        raise RequestError(
            f"{hub.name}の役所の位置も区域も手元にないので、地図を描けません。国土交通省「国土数値情報 行政区域データ N03」"
            "（市区町村の境）か「全国自治体マップ」（市区町村役場の位置）を toshiken ingest で取り込んでください。"
        )
    parts = [Part(place.code, _square(offices[place.code])) for place in core if place.code in offices]
    frame = _with_near(framed(parts, _square(offices[hub.code])), mapped.to_name(), offices)
    figure = _figure(mapped, _points(mapped, offices, frame), frame, ORIGIN.credit)
    far = left_out(parts, frame, {place.code: place.name for place in core})
    used = {point.role for point in figure.points}
    legend = tuple(entry for entry in figure.legend if entry[0] in used)
    note = f"図の範囲の外にある市区町村：{'、'.join(far)}" if far else ""
    unplaced = tuple(place for place in mapped.to_name() if place.code not in offices)
    return RatioFigure(replace(figure, legend=legend, note=note), unplaced)


def _with_near(frame: Bounds, places: Iterable[Place], offices: Mapping[str, Office]) -> Bounds:
    """Wider by what is named and lies just beyond it."""
    named = [offices[place.code] for place in islice(places, _AT_EASE) if place.code in offices]
    near = (office for office in named if _square(office).meets(frame))
    return bounds_of_all((frame, *(_square(office, _BESIDE_OFFICE_KM) for office in near)))


def _square(office: Office, kilometres: float = _AROUND_OFFICE_KM) -> Bounds:
    return bounds_of([(office.longitude, office.latitude)]).with_margin(kilometres)


def _points(mapped: Mapped, where: Mapping[str, Office], frame: Bounds) -> tuple[MapPoint, ...]:
    """Of what is to be named in the frame as much as there is room for."""
    standings = mapped.standings()
    ratios = {q.place.code: with_unit(q, 1) for q in mapped.table.figures(mapped.found.as_of)}
    points = []
    for place in mapped.to_name():
        at, standing = where.get(place.code), standings.get(place.code)
        if at is not None and frame.holds(at.longitude, at.latitude):
            role = _NO_RATIO[0] if standing is None else standing.value
            points.append(MapPoint(place, at.latitude, at.longitude, role, ratios.get(place.code)))
    before_the_rest = sum(point.role != Standing.UNDER.value for point in points)
    return tuple(points[: min(_MOST_NAMES, max(_AT_EASE, before_the_rest))])


def _figure(mapped: Mapped, points: tuple[MapPoint, ...], frame: Bounds, credit: str) -> AreaMap:
    """The points, with every class that a municipality may be in."""
    at = level(mapped.found.level_percent)
    return AreaMap(
        id="ratio_map",
        title="市区町村別の通勤通学割合",
        alt=f"{hub_names(mapped.found)}への通勤通学割合が{at}以上の市区町村とそれに満たない市区町村を、名前に割合を添えて示す地図",
        points=points,
        legend=tuple(_legend(mapped)),
        credit=credit,
        frame=frame,
        sized=False,
    )


def _legend(mapped: Mapped) -> Iterator[tuple[str, str]]:
    found, judges = mapped.found, mapped.table.basis.judges
    reference = "" if judges else "（参考）"
    at = level(found.level_percent)
    yield Standing.HUB.value, "連携中枢都市" if found.area else "中枢都市"
    yield Standing.REACHED.value, f"通勤通学割合{at}以上{reference}"
    yield Standing.MEMBER_UNDER.value, f"{at}未満の{found.partner_word}{'（例外）' if judges else reference}"
    yield Standing.UNDER.value, f"{at}未満" + ("（圏域外）" if found.area else "")
    yield _NO_RATIO


def enclosed(mapped: Mapped) -> str:
    """What the line runs around, in words."""
    area, at = mapped.found.area, level(mapped.found.level_percent)
    return area.name_on(mapped.found.as_of) if area else f"{hub_names(mapped.found)}と{at}以上の市区町村"


def _codes(places: Iterable[Place]) -> list[str]:
    return [place.code for place in places]
