"""連携中枢都市圏構想とは ②: commuting ratios with the threshold, and the map of the area."""

from collections.abc import Mapping

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Pointer, Sentence, Shown, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, ReferenceLine, Series, Stacking
from toshiken.outputs.page import Page
from toshiken.outputs.pages.area_map import area_map, map_sources
from toshiken.outputs.pages.text import in_one_line
from toshiken.profile.claims import commuting as claims
from toshiken.profile.printed import Cell, PrintedTable
from toshiken.rules.parameters import parameter

RECORD = "commuting_ratio_2015"


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
        sources=map_sources(brief),  # the map itself shows places, no figures
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
    return sentence(
        *names, f"は{threshold.shown()}%に満たないが、理由を付けて{word}としている", Pointer("（資料と注記を参照）")
    )
