"""Charts carry raw numbers, gaps as gaps, and their look by the rules."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from tests.outputs.deck.reading import C, charts, opened, parts, slide_text
from tests.outputs.deck.stress import many_columns, many_lying_bars, one_part_each, stress_document
from tests.outputs.sample import (
    age_shares,
    area_map,
    editions_compared,
    population_by_member,
    population_change,
    population_table,
    sample_document,
)
from toshiken.outputs.deck import render_deck
from toshiken.outputs.deck.charts.placing import Anchor, Area, beside, spread, with_leader
from toshiken.outputs.deck.charts.scale import number_format, scale_for
from toshiken.outputs.deck.table_layout import table_layout
from toshiken.outputs.figure import Column, Figure, ReferenceLine
from toshiken.outputs.geometry import scale_bar_km
from toshiken.outputs.page import Page


def _deck(figure: Figure) -> bytes:
    return render_deck(replace(sample_document(), pages=(Page(id="p", title="図", body=(figure,)),)))


def _chart(figure: Figure) -> Any:
    return charts(_deck(figure))[0]


def _texts(figure: Figure) -> list[str]:
    return slide_text(opened(_deck(figure)).slides[0]).split("\n")


def test_stack_has_the_hub_at_the_bottom_and_its_total_above() -> None:
    plots = list(_chart(population_by_member()).plots)
    names = [series.name for series in plots[0].series]
    assert names[0] == "札幌市"
    assert names[1:3] == ["小樽市", "岩見沢市"]
    assert list(plots[0].categories)[0] == "2015年"
    assert plots[1].series[0].values[0] == 2600875


def test_values_are_raw_not_rounded() -> None:
    figure = age_shares()
    shown = figure.series[0].values[0]
    assert shown is not None
    assert _chart(figure).plots[0].series[0].values[0] == pytest.approx(float(shown.printed.known))
    assert shown.printed.known != shown.value


def test_a_missing_value_has_no_point() -> None:
    chart = _chart(population_change())
    assert chart.plots[0].series[0].values[9] is None
    assert chart._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_projected_bars_are_drawn_lighter() -> None:
    series = _chart(population_by_member())._chartSpace.find(f".//{C}barChart/{C}ser")
    lighter = [node.find(f"{C}idx").get("val") for node in series.findall(f"{C}dPt")]
    assert lighter == ["1", "2", "3", "4", "5", "6"]


def test_parts_under_the_share_are_not_labelled() -> None:
    series = _chart(population_by_member())._chartSpace.findall(f".//{C}barChart/{C}ser")
    village = next(s for s in series if "新篠津村" in "".join(s.itertext()))
    assert village.find(f"{C}dLbls/{C}showVal").get("val") == "0"


def test_many_parts_are_named_beside_the_last_column() -> None:
    figure = population_by_member()
    names = [series.name for series in figure.series]
    assert [text for text in _texts(figure) if text in names] == names[::-1]
    assert _chart(figure)._chartSpace.find(f".//{C}legend") is None


def test_the_value_axis_goes_only_where_the_totals_need_its_room() -> None:
    roomy, crowded = population_by_member(), many_columns()
    crowded = replace(
        crowded,
        categories=crowded.categories[:9],
        totals=crowded.totals[:9],
        series=tuple(replace(s, values=s.values[:9]) for s in crowded.series),
    )
    shown = [_chart(f)._chartSpace.find(f".//{C}valAx/{C}delete").get("val") for f in (roomy, crowded)]
    assert shown == ["0", "1"]
    assert _chart(crowded)._chartSpace.find(f".//{C}lineChart//{C}manualLayout") is None


def test_bars_too_thin_for_labels_have_their_numbers_in_columns() -> None:
    slide = next(s for s in opened(render_deck(stress_document())).slides if "横棒が多いページ" in slide_text(s))
    texts = slide_text(slide).split("\n")
    for series in many_lying_bars().series:
        assert all(texts.count(v.text) >= 2 for v in series.values if v is not None)


def test_a_reference_line_leaves_out_the_labels_it_would_strike() -> None:
    figure = population_change()
    low = min((v for v in figure.series[0].values if v is not None), key=lambda v: abs(v.printed.known))
    lying = replace(figure, horizontal=True, lines=(ReferenceLine(low, "境"),))
    slide = opened(_deck(lying)).slides[0]
    pieces = [shape for group in slide.shapes if group.shape_type == 6 for shape in group.shapes if shape.name == "境"]
    assert len([piece for piece in pieces if not piece.has_text_frame]) >= 2


def test_two_lines_that_meet_print_their_value_once() -> None:
    figure = editions_compared()
    chart = _chart(figure)
    printed = []
    for series, node in zip(figure.series, chart._chartSpace.iter(f"{C}ser"), strict=True):
        hidden = {n.find(f"{C}idx").get("val") for n in node.iter(f"{C}dLbl") if n.find(f"{C}delete") is not None}
        printed += [(i, v.text) for i, v in enumerate(series.values) if v is not None and str(i) not in hidden]
        ends = [i for i, v in enumerate(series.values) if v is not None]
        assert (ends[-1], series.values[ends[-1]].text) in printed  # type: ignore[union-attr]
    assert len(printed) == len(set(printed))


def test_a_head_breaks_before_its_bracket() -> None:
    table = population_table()
    first = table.columns[0]
    columns = (first, *(Column("2025年（推計）", width=c.width) for c in table.columns[1:]))
    layout = table_layout(replace(table, columns=columns), 80.0 * len(columns), 400)
    assert layout is not None
    assert set(layout.heads[1:]) == {"2025年\v（推計）"}


def test_the_scale_bar_is_as_long_as_the_proof_sheet_says() -> None:
    figure = area_map()
    assert f"{scale_bar_km(figure)}km" in _texts(figure)


def test_a_bar_of_one_part_carries_its_label_outside() -> None:
    chart = _chart(one_part_each())
    assert chart._chartSpace.find(f".//{C}barChart/{C}grouping").get("val") == "clustered"
    assert {node.get("val") for node in chart._chartSpace.iter(f"{C}dLblPos")} == {"outEnd"}


def test_totals_too_wide_for_their_columns_are_staggered() -> None:
    totals = _chart(many_columns())._chartSpace.find(f".//{C}lineChart/{C}ser")
    lifts = [float(node.get("val")) for node in totals.iterfind(f"{C}dLbls/{C}dLbl/{C}layout/{C}manualLayout/{C}y")]
    assert len(lifts) == 5
    assert all(lift < 0 for lift in lifts)
    assert _chart(population_by_member())._chartSpace.find(f".//{C}lineChart//{C}manualLayout") is None


def test_reference_line_prints_its_name(deck: bytes) -> None:
    slide = next(s for s in opened(deck).slides if "年齢3区分" in slide_text(s))
    assert "60%" in slide_text(slide).split("\n")


def test_doughnut_has_a_hole_and_two_rings(deck: bytes) -> None:
    ring = next(c for c in charts(deck) if c._chartSpace.find(f".//{C}doughnutChart") is not None)
    assert [s.name for s in ring.plots[0].series] == ["圏域", "全国"]
    assert int(ring._chartSpace.find(f".//{C}holeSize").get("val")) >= 40


def test_pyramid_has_men_left_without_sign(deck: bytes) -> None:
    pyramid = next(c for c in charts(deck) if "2015年・男" in [s.name for p in c.plots for s in p.series])
    men = next(s for s in pyramid.plots[0].series if s.name == "2045年・男")
    assert max(men.values) < 0
    assert pyramid._chartSpace.find(f".//{C}valAx/{C}numFmt").get("formatCode") == "#,##0;#,##0;0"
    assert pyramid.plots[0].overlap == 100


def test_scatter_with_sizes_is_a_bubble_chart_and_every_point_is_named(deck: bytes) -> None:
    slide = next(s for s in opened(deck).slides if "特化係数（従業者数、全国＝1）" in slide_text(s))
    blob = next(b for name, b in parts(deck).items() if name.startswith("ppt/charts/") and b"bubbleChart" in b)
    labels = {"".join(node.itertext()) for node in etree.fromstring(blob).iter(f"{C}rich")}
    figure = next(f for p in sample_document().pages for f in p.body if f.id == "location_quotients")
    named = labels | set(slide_text(slide).split("\n"))
    assert {point.label for point in figure.points} <= named  # type: ignore[union-attr]


def test_axis_prints_a_triangle_before_negatives() -> None:
    chart = _chart(population_change())
    code = chart._chartSpace.find(f".//{C}valAx/{C}numFmt").get("formatCode")
    assert code == '#,##0;"▲"#,##0;0'
    assert number_format(1) == '#,##0.0;"▲"#,##0.0;0.0'


@pytest.mark.parametrize("values", [[3.0, 97.0], [-61000.0, 22445.0], [0.13, 0.98], [0.0], [-5.0, -2.0]])
def test_bar_scale_starts_at_zero_and_covers_everything(values: list[float]) -> None:
    scale = scale_for(values, room=0.1)
    assert scale.low <= min(0.0, *values, 0.0)
    assert scale.high >= max(0.0, *values, 0.0)
    assert 0.0 in [round(t, 9) for t in scale.ticks()]
    assert Decimal(str(scale.high)) % Decimal(str(scale.step)) == 0


def test_labels_do_not_touch_each_other() -> None:
    anchors = [Anchor(50.0 + i, 50.0, 4, 40, 14) for i in range(5)]
    bounds = Area(0, 0, 300, 200)
    sides, taken = beside(anchors, [a.disc for a in anchors], bounds)
    for anchor, side in zip(anchors, sides, strict=True):
        place = anchor.at(side) if side else with_leader(anchor, taken, [], bounds)
        assert place is not None
        if side is None:
            assert not any(place.touches(other) for other in taken)
            taken.append(place)


def test_a_leader_runs_over_nothing_where_it_can() -> None:
    anchor = Anchor(100, 100, 4, 40, 14)
    wall = Area(107, 0, 112, 300)
    place = with_leader(anchor, [anchor.disc, wall], [], Area(0, 0, 300, 300))
    assert place is not None
    assert place.right <= wall.left


def test_spread_labels_stay_in_order_and_inside() -> None:
    tops = spread([10, 12, 14, 190], [20, 20, 20, 20], 0, 200)
    assert tops == sorted(tops)
    assert all(b - a >= 20 for a, b in zip(tops, tops[1:], strict=False))
    assert tops[0] >= 0
    assert tops[-1] + 20 <= 200
