"""The map of the area: members by role, on their boundaries where some are known on the day, else bubbles at the offices alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.core.wording import Shown, number
from toshiken.geography.offices import ORIGIN
from toshiken.geography.shapes.shape import Ground
from toshiken.outputs.brief import Brief
from toshiken.outputs.figure import AreaMap, MapPoint, MapShape
from toshiken.rules.parameters import parameter

GROUPS = "area_map_groups"
# Of the partners' groups the first, and any other.
_PARTNERS = ("partner", "further_partner")


class Setting(NamedTuple):
    """Role and meaning of what lies around what a map is about, and what the line on it runs around."""

    role: str
    meaning: str
    enclosed: str


_AREA = Setting("neighbour", "圏域の外", "圏域")


def area_map(brief: Brief) -> AreaMap:
    """The members, filled by role where there is ground to stand on."""
    ground = _ground(brief)
    return _bubbles(brief) if ground is None else on_ground(_bubbles(brief), ground, _roles(brief))


def map_sources(brief: Brief) -> tuple[Origin, ...]:
    """The publications the map is drawn from, as far as the day knows them."""
    ground = _ground(brief)
    drawn_from = (ORIGIN,) if ground is None else (ground.origin, ORIGIN)
    return tuple(origin for origin in drawn_from if origin.available_from <= brief.as_of)


def _ground(brief: Brief) -> Ground | None:
    if brief.boundaries is None:
        return None
    return brief.boundaries.around([member.code for member in brief.profile.members])


def on_ground(bubbles: AreaMap, ground: Ground, roles: Mapping[str, str], setting: Setting = _AREA) -> AreaMap:
    """The map on the shapes of its municipalities; roles: by code, every other shape lies around."""
    shapes = tuple(MapShape(s.place, roles.get(s.place.code, setting.role), s.rings) for s in ground.shapes)
    drawn = {shape.role for shape in shapes}
    return replace(
        bubbles,
        alt=f"{bubbles.alt.removesuffix('。')}。市町村の区域を区分ごとに塗り分け、{setting.enclosed}を太い線で囲み、周囲の市町村を薄く示す",
        points=tuple(point for point in bubbles.points if ground.frame.holds(point.longitude, point.latitude)),
        legend=tuple(entry for entry in dict.fromkeys((*bubbles.legend, setting[:2])) if entry[0] in drawn),
        credit="。".join(credit for credit in (ground.origin.credit, bubbles.credit) if credit),
        frame=ground.frame,
        shapes=shapes,
        outline=ground.outline,
        note=f"図の範囲の外にある区域：{'、'.join(ground.left_out)}" if ground.left_out else "",
    )


def _bubbles(brief: Brief) -> AreaMap:
    points = tuple(_points(brief))
    used = {point.role for point in points}
    newest = brief.profile.latest("population_persons", brief.profile.place)
    year = f"、{newest.period.short}" if newest else ""
    return AreaMap(
        id="area_map",
        title=f"圏域図（円の大きさは人口{year}）",
        alt="圏域の市町村の役所・役場の位置に、人口に応じた大きさの円を置いた地図",
        unit="人",
        points=points,
        legend=tuple((role, label) for role, label in _legend(brief) if role in used),
        credit=ORIGIN.credit,
    )


def _legend(brief: Brief) -> Sequence[tuple[str, str]]:
    kinds = tuple(dict.fromkeys(_groups(brief).values())) or (brief.profile.area.partner_word(brief.as_of),)
    return (("hub", "連携中枢都市"), *zip(_PARTNERS, kinds, strict=False))


def _groups(brief: Brief) -> dict[str, str]:
    table = brief.profile.table(GROUPS) if brief.ratios is None or brief.by_printed_ratios else None
    hubs = {hub.code for hub in brief.profile.hubs}
    rows = table.rows if table else ()
    recorded = {
        str(row["municipality_code"]): str(row["group"]) for row in rows if row["municipality_code"] not in hubs
    }
    return recorded or _by_threshold(brief)


def _by_threshold(brief: Brief) -> dict[str, str]:
    """The partners by whether they are at the threshold, those that are first; nothing where no ratios are at hand."""
    ratios = brief.ratios
    if ratios is None:
        return {}
    threshold = parameter("commuting_threshold", brief.as_of)
    reaching = {q.place.code for q in ratios.figures if q.known >= threshold.known}
    label = f"通勤通学割合{threshold.shown()}%"
    partners = sorted(brief.profile.partners, key=lambda partner: partner.code not in reaching)
    return {p.code: f"{label}以上" if p.code in reaching else f"{label}未満、又は値なし" for p in partners}


def _roles(brief: Brief) -> dict[str, str]:
    """The role of every member, by code."""
    groups = _groups(brief)
    second = list(dict.fromkeys(groups.values()))[1:2]
    partners = {m.code: _PARTNERS[[groups.get(m.code)] == second] for m in brief.profile.members}
    return {**partners, **{hub.code: "hub" for hub in brief.profile.hubs}}


def _points(brief: Brief) -> Iterator[MapPoint]:
    """A municipality whose office is not in the list has no point; the tables still hold it."""
    roles = _roles(brief)
    for member in brief.profile.members:
        if (at := brief.offices.get(member.code)) is not None:
            population = _population(brief, member)
            yield MapPoint(member, at.latitude, at.longitude, roles[member.code], population)


def _population(brief: Brief, member: Place) -> Shown | None:
    found = brief.profile.latest("population_persons", member)
    return number(found) if found else None
