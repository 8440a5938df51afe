"""The map of a delineation: municipalities in the class of their commuting ratio, on boundaries or as points at the offices."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.core.wording import with_unit
from toshiken.geography.offices import ORIGIN, Office
from toshiken.geography.shapes.bounds import Bounds, bounds_of
from toshiken.geography.shapes.centre import centre_of
from toshiken.geography.shapes.framing import Part, framed, left_out
from toshiken.geography.shapes.shape import Boundaries, Ground
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.pages.area_map import Setting, on_ground
from toshiken.profile.claims.delineation import hub_names
from toshiken.profile.delineation.mapped import Mapped, Standing
from toshiken.profile.delineation.words import level

# As many names as a page has room for.
_MOST_NAMES = 26
# Where no boundaries are known an office stands for so much land on every side of it.
_AROUND_OFFICE_KM = 10.0


@dataclass(frozen=True)
class Earth:
    """Where municipalities are: their offices by code, and whoever keeps their boundaries."""

    offices: Mapping[str, Office]
    boundaries: Boundaries


@dataclass(frozen=True)
class RatioFigure:
    """nameless: how many with a name to write are in the frame without one. unplaced: those of
    whom it is not known where they are. centred: those that stand in the middle of their land."""

    figure: AreaMap
    nameless: int = 0
    unplaced: tuple[Place, ...] = ()
    centred: tuple[Place, ...] = ()


def ratio_figure(mapped: Mapped, earth: Earth) -> RatioFigure:
    """On the boundaries of everything the map is framed on, else on white; a RequestError where nothing tells where the hub is."""
    ground = earth.boundaries.around(_codes(mapped.core()), _codes(mapped.enclosed()))
    return _on_white(mapped, earth.offices) if ground is None else _on_ground(mapped, earth.offices, ground)


def _on_ground(mapped: Mapped, offices: Mapping[str, Office], ground: Ground) -> RatioFigure:
    named = {place.code for place in mapped.to_name()}
    shapes = {s.place.code: s for s in ground.shapes if s.place.code in named and s.place.code not in offices}
    centres = {code: Office(*reversed(centre_of(shape))) for code, shape in shapes.items()}
    made = _figure(mapped, {**offices, **centres}, ground.frame)
    roles = {code: standing.value for code, standing in mapped.standings().items()}
    setting = Setting("no_ratio", "表に値なし", enclosed(mapped))
    drawn = {point.place.code for point in made.figure.points}
    return replace(
        made,
        figure=on_ground(made.figure, ground, roles, setting),
        centred=tuple(shape.place for code, shape in shapes.items() if code in drawn),
    )


def _on_white(mapped: Mapped, offices: Mapping[str, Office]) -> RatioFigure:
    """Points at the offices; what lies far off is left out and named."""
    hub, core = mapped.found.hubs[0], mapped.core()
    if hub.code not in offices:
        raise RequestError(
            f"{hub.name}の役所の位置も区域も手元にないので、地図を描けません。国土交通省「国土数値情報 行政区域データ N03」"
            "（市区町村の境）か「全国自治体マップ」（市区町村役場の位置）を toshiken ingest で取り込んでください。"
        )
    parts = [Part(place.code, _square(offices[place.code])) for place in core if place.code in offices]
    frame = framed(parts, _square(offices[hub.code]))
    made = _figure(mapped, offices, frame)
    far = left_out(parts, frame, {place.code: place.name for place in core})
    used = {point.role for point in made.figure.points}
    figure = replace(
        made.figure,
        legend=tuple(entry for entry in made.figure.legend if entry[0] in used),
        note=f"図の範囲の外にある市区町村：{'、'.join(far)}" if far else "",
    )
    return replace(made, figure=figure)


def _square(office: Office) -> Bounds:
    return bounds_of([(office.longitude, office.latitude)]).with_margin(_AROUND_OFFICE_KM)


def _figure(mapped: Mapped, offices: Mapping[str, Office], frame: Bounds) -> RatioFigure:
    """The points in the frame, with every class that a municipality may be in."""
    to_name = mapped.to_name()
    points = list(_points(mapped, to_name, offices, frame))
    of_table = f"{hub_names(mapped.found)}への通勤通学割合"
    figure = AreaMap(
        id="ratio_map",
        title="市区町村別の通勤通学割合",
        alt=f"{of_table}が{level(mapped.found.level_percent)}以上の市区町村とそれに満たない市区町村を、役所・役場の位置に割合を添えて示す地図",
        points=tuple(points[:_MOST_NAMES]),
        legend=tuple(_legend(mapped)),
        credit=ORIGIN.credit,
        frame=frame,
        sized=False,
    )
    unplaced = tuple(place for place in to_name if place.code not in offices)
    return RatioFigure(figure, max(0, len(points) - _MOST_NAMES), unplaced)


def _points(
    mapped: Mapped, places: Iterable[Place], offices: Mapping[str, Office], frame: Bounds
) -> Iterator[MapPoint]:
    standings = mapped.standings()
    ratios = {q.place.code: with_unit(q, 1) for q in mapped.table.figures(mapped.found.as_of)}
    for place in places:
        at = offices.get(place.code)
        if at is not None and frame.holds(at.longitude, at.latitude):
            standing = standings.get(place.code)
            role = "no_ratio" if standing is None else standing.value
            yield MapPoint(place, at.latitude, at.longitude, role, ratios.get(place.code))


def _legend(mapped: Mapped) -> Iterator[tuple[str, str]]:
    found, judges = mapped.found, mapped.table.basis.judges
    reference = "" if judges else "（参考）"
    at = level(found.level_percent)
    yield Standing.HUB.value, "連携中枢都市" if found.area else "中枢都市"
    yield Standing.REACHED.value, f"通勤通学割合{at}以上{reference}"
    yield Standing.MEMBER_UNDER.value, f"{at}未満の{found.partner_word}{'（例外）' if judges else reference}"
    yield Standing.UNDER.value, f"{at}未満" + ("（圏域外）" if found.area else "")


def enclosed(mapped: Mapped) -> str:
    """What the line runs around, in words."""
    area, at = mapped.found.area, level(mapped.found.level_percent)
    return area.name_on(mapped.found.as_of) if area else f"{hub_names(mapped.found)}と{at}以上の市区町村"


def _codes(places: Iterable[Place]) -> list[str]:
    return [place.code for place in places]
