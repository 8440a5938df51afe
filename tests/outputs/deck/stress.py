"""Pages that press against every edge: long names, many columns, many years, narrow zones."""

from dataclasses import replace
from datetime import date

from tests.outputs.sample import (
    age_pyramid,
    area_map,
    industry_doughnut,
    location_quotients,
    population_by_member,
    population_change,
    population_table,
    sample_document,
    schedule,
)
from tests.outputs.sample_shapes import map_on_shapes
from toshiken.core.wording import sentence
from toshiken.outputs.figure import Bar, BarChart, Bullets, Series, Stacking
from toshiken.outputs.page import Document, Page

_LONG = "構成する市町村の持つ様々な強みや特徴を活かして、圏域の魅力や活力の向上に資するような事業を構築する"


def many_columns() -> BarChart:
    """Ten columns with totals wider than their columns."""
    figure = population_by_member()
    series = tuple(replace(s, values=(*s.values, *s.values[-3:])) for s in figure.series)
    categories = (*figure.categories, "2050年", "2055年", "2060年")
    return replace(figure, categories=categories, series=series, totals=(*figure.totals, *figure.totals[-3:]))


def one_part_each() -> BarChart:
    """Bars coloured by role: a stack in which every category has one part."""
    figure = population_change()
    values = figure.series[0].values
    inside = Series("圏域の市町村", "hub", tuple(v if i < 6 else None for i, v in enumerate(values)))
    others = Series("それ以外", "muted", tuple(v if i >= 6 else None for i, v in enumerate(values)))
    return replace(figure, id="one_part_each", series=(inside, others), stacking=Stacking.STACKED)


def many_lying_bars() -> BarChart:
    """Twenty-four slots with two bars each, too low for a label at every bar."""
    figure = population_change()
    values = figure.series[0].values * 2
    double = tuple(f"{name}{turn}" for turn in "甲乙" for name in figure.categories)
    pair = (Series("圏域", "area", values), Series("全国", "muted", values))
    return replace(figure, id="lying", categories=double, series=pair, horizontal=True, label_share=0, lines=())


def _bullets(key: str) -> Bullets:
    return Bullets(key, _LONG * 2, tuple((level, sentence(_LONG)) for level in (1, 2, 2, 1)))


def _many_years() -> Bar:
    return Bar("ビジョンの期間", date(2019, 4, 1), date(2031, 3, 31), "planned", "札幌市と11市町村", _LONG)


def stress_document() -> Document:
    """Nine pages."""
    gantt = replace(schedule(), bars=(*schedule().bars, _many_years()), undated=(_LONG, _LONG))
    legend = tuple(
        ("partner", name) for name in ("札幌広域圏組合の構成市町村", "通勤通学割合10%以上（組合を除く）", "その他")
    )
    lead = (sentence(_LONG), sentence(_LONG), sentence(_LONG))
    pages = (
        Page(id="columns", title="縦棒が多いページ", lead=lead, body=(many_columns(),)),
        Page(id="bullets", title="見出しが長いページ", body=(_bullets("a"), _bullets("b")), arrangement="halves"),
        Page(id="years", title="年が多い工程表のページ", lead=lead, body=(gantt,)),
        Page(
            id="map",
            title="凡例が長い地図のページ",
            body=(one_part_each(), replace(area_map(), legend=legend)),
            arrangement="split",
        ),
        Page(
            id="shapes",
            title="区域を塗った地図のページ",
            body=(one_part_each(), replace(map_on_shapes(), legend=legend)),
            arrangement="split",
        ),
        Page(id="rings", title="狭い円グラフ", body=(industry_doughnut(), population_table()), arrangement="halves"),
        Page(id="points", title="狭い散布図", body=(location_quotients(), age_pyramid()), arrangement="halves"),
        Page(id="lying", title="横棒が多いページ", body=(many_lying_bars(), many_lying_bars()), arrangement="halves"),
        Page(id="notes", title="注記が多いページ", body=(population_table(),), notes=(sentence(_LONG * 3),) * 3),
    )
    return replace(sample_document(), pages=pages)
