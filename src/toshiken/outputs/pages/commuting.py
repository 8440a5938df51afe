"""連携中枢都市圏構想とは ②: commuting ratios with the threshold, and the map of the area."""

from collections.abc import Mapping

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.geography.offices import ORIGIN
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import AreaMap, BarChart, MapPoint, ReferenceLine, Series, Stacking
from toshiken.outputs.page import Page
from toshiken.outputs.pages.text import in_one_line
from toshiken.profile.claims import commuting as claims
from toshiken.profile.printed import Cell, PrintedTable
from toshiken.rules.parameters import parameter

RECORD, GROUPS = "commuting_ratio_2015", "area_map_groups"


def commuting(brief: Brief) -> Page | None:
    """構想②: the highest commuting ratios with the threshold's line, and the map of the area."""
    table = brief.profile.table(RECORD)
    if table is None:
        return None
    threshold = parameter("commuting_threshold", brief.as_of)
    definition = brief.text("commuting_definition")
    items = [item for section in definition.sections for item in section.items] if definition else []
    notes = (*(in_one_line(item) for item in items), *table.definition.notes)
    return Page(
        id="scheme_commuting",
        title="連携中枢都市圏構想とは②　通勤通学割合",
        lead=present(
            claims.commuting_count(table, "ratio", threshold, brief.profile.place), _exceptions(brief, table, threshold)
        ),
        body=(_chart(brief, table, threshold), area_map(brief)),
        arrangement="split",
        notes=(*(said(note) for note in notes), *present(claims.ratios_of_2020(brief.profile, threshold))),
        sources=(ORIGIN,) if ORIGIN.available_from <= brief.as_of else (),  # the map itself shows places, no figures
    )


def _chart(brief: Brief, table: PrintedTable, threshold: Quantity) -> BarChart:
    members = {m.code for m in brief.profile.members}
    year = table.figure(table.rows[0], "ratio").period.short
    label = threshold.in_unit("percent").shown()
    return BarChart(
        id="commuting_chart",
        title=f"{table.definition.label}（{year}、上位{len(table.rows)}市町村）",
        alt=f"通勤通学割合を高い順に並べた横棒グラフ。{label}%に線を引く",
        unit="%",
        categories=tuple(table.text(row, "municipality") for row in table.rows),
        series=(
            Series("圏域の市町村", "hub", tuple(_bar(table, row, members, True) for row in table.rows)),
            Series("それ以外", "muted", tuple(_bar(table, row, members, False) for row in table.rows)),
        ),
        stacking=Stacking.STACKED,
        horizontal=True,
        label_share=0,
        lines=(ReferenceLine(number(threshold), f"{label}%"),),
    )


def _bar(table: PrintedTable, row: Mapping[str, Cell], members: set[str], inside: bool) -> Shown | None:
    return number(table.figure(row, "ratio"), 1) if (row["municipality_code"] in members) == inside else None


def _exceptions(brief: Brief, table: PrintedTable, threshold: Quantity) -> Sentence | None:
    """Members under the threshold, where the ratio at hand says so and area.yml records a reason."""
    ratios = {row["municipality_code"]: table.figure(row, "ratio") for row in table.rows}
    excepted = [
        p
        for p in brief.profile.area.partners
        if p.reason and p.code in ratios and ratios[p.code].known < threshold.known
    ]
    if not excepted:
        return None
    names = [part for p in excepted for part in ("と", f"{p.name}（", with_unit(ratios[p.code], 1), "）")][1:]
    word = brief.profile.area.partner_word(brief.as_of)
    return sentence(*names, f"は{threshold.shown()}%に満たないが、理由を付けて{word}としている（資料と注記を参照）")


def area_map(brief: Brief) -> AreaMap:
    """The members as bubbles at their offices."""
    points = [point for member in brief.profile.members if (point := _point(brief, member.code)) is not None]
    roles = {point.role for point in points}
    newest = brief.profile.latest("population_persons", brief.profile.place)
    year = f"、{newest.period.short}" if newest else ""
    return AreaMap(
        id="area_map",
        title=f"圏域図（円の大きさは人口{year}）",
        alt="圏域の市町村の役所・役場の位置に、人口に応じた大きさの円を置いた地図",
        unit="人",
        points=tuple(points),
        legend=tuple((role, label) for role, label in _legend(brief) if role in roles),
        credit=ORIGIN.credit,
    )


def _legend(brief: Brief) -> tuple[tuple[str, str], ...]:
    groups = _groups(brief)
    kinds = tuple(dict.fromkeys(groups.values())) or (brief.profile.area.partner_word(brief.as_of),)
    return (("hub", "連携中枢都市"), *zip(("partner", "muted"), kinds, strict=False))


def _groups(brief: Brief) -> dict[str, str]:
    table = brief.profile.table(GROUPS)
    hub = brief.profile.hub.code
    rows = table.rows if table else ()
    return {str(row["municipality_code"]): str(row["group"]) for row in rows if row["municipality_code"] != hub}


def _point(brief: Brief, code: str) -> MapPoint | None:
    """None for a municipality whose office is not in the list: it is not drawn, the tables still hold it."""
    at = brief.offices.get(code)
    member = next(m for m in brief.profile.members if m.code == code)
    if at is None:
        return None
    groups = _groups(brief)
    second = list(dict.fromkeys(groups.values()))[1:2]
    role = "hub" if member in brief.profile.hubs else "muted" if [groups.get(code)] == second else "partner"
    population = brief.profile.latest("population_persons", member)
    return MapPoint(member, at.latitude, at.longitude, role, number(population) if population else None)
