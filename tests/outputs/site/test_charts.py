"""The drawings: independent of each other and of order, with every label as text; faults are named."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from tests.outputs.sample import (
    age_pyramid,
    age_shares,
    area_map,
    editions_compared,
    industry_doughnut,
    location_quotients,
    population_by_member,
    population_change,
    sample_document,
    schedule,
    yearly_change,
)
from tests.outputs.sample_shapes import map_on_shapes
from toshiken.core.errors import ToshikenError
from toshiken.outputs.figure import Figure
from toshiken.outputs.page import Page
from toshiken.outputs.site import charts, start_charts

ALL = (
    population_by_member(),
    age_shares(),
    population_change(),
    yearly_change(),
    editions_compared(),
    industry_doughnut(),
    location_quotients(),
    age_pyramid(),
    schedule(),
    area_map(),
    replace(map_on_shapes(), id="map_on_shapes"),
)


def drawn(*figures: Figure) -> dict[str, str]:
    return start_charts(replace(sample_document(), pages=(Page(id="p", title="図", body=figures),))).drawings()


@pytest.fixture(scope="module")
def drawings() -> dict[str, str]:
    return drawn(*ALL)


def words(svg: str) -> list[str]:
    """What a drawing says, label by label."""
    lines = (re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<text.*?</text>", svg))
    return [unescape(line) for line in lines]


def test_a_drawing_does_not_depend_on_what_was_drawn_before(drawings: dict[str, str]) -> None:
    assert drawn(*reversed(ALL)) == drawings
    assert drawn(ALL[4])[ALL[4].id] == drawings[ALL[4].id]


def test_a_chart_twice_on_a_page_keeps_its_identifiers_apart() -> None:
    twice = drawn(ALL[0], replace(ALL[0], id="again"))
    first, second = (set(re.findall(r' id="([^"]+)"', svg)) for svg in twice.values())
    assert not first & second


def test_drawings_scale_and_name_themselves(drawings: dict[str, str]) -> None:
    for figure in ALL:
        head = drawings[figure.id].split(">", 1)[0]
        assert 'role="img"' in head
        assert figure.alt in unescape(head)
        assert re.search(r'viewBox="0 0 760 \d+', head), head
        assert "font-family" not in drawings[figure.id]
        assert "NaN" not in drawings[figure.id]
        assert "undefined" not in drawings[figure.id]


def test_no_text_is_smaller_than_a_narrow_screen_can_bear(drawings: dict[str, str]) -> None:
    """The style sheet never draws a chart narrower than 700 of its 760 units: 12 units are 11 px."""
    style = (Path(charts.__file__).with_name("site.css")).read_text(encoding="utf-8")
    assert "min-width: 43.75rem" in style
    for svg in drawings.values():
        assert all(float(size) * 700 / 760 >= 11 for size in re.findall(r'font-size="([\d.]+)px"', svg))


def test_stack_says_totals_parts_members_and_where_projection_begins(drawings: dict[str, str]) -> None:
    said = words(drawings["population_by_member"])
    assert {"2,600,875", "2,249,793", "1,952,356", "実績", "推計", "札幌市", "長沼町"} <= set(said)
    assert "17,278" not in said  # 当別町: below 4 % of its bar, only in the table


def test_negative_numbers_carry_the_sign_of_japanese_tables_on_axes_too(drawings: dict[str, str]) -> None:
    said = words(drawings["yearly_change"])
    assert "▲50,000" in said
    assert "▲65,871" in said
    assert not [line for line in said if line.startswith(("-", "−"))]


def test_thresholds_and_fields_are_named(drawings: dict[str, str]) -> None:
    assert "60%" in words(drawings["age_shares"])
    assert {"割合も係数も高い", "係数が高い", "割合が高い"} <= set(words(drawings["location_quotients"]))


def test_every_point_of_a_scatter_and_a_map_is_named(drawings: dict[str, str]) -> None:
    assert {point.label for point in location_quotients().points} <= set(words(drawings["location_quotients"]))
    said = words(drawings["area_map"])
    assert {point.place.name for point in area_map().points} <= set(said)
    assert {"北", "20km"} <= set(said)


def test_rings_are_named_in_the_hole_and_their_shares_outside(drawings: dict[str, str]) -> None:
    said = words(drawings["industry_doughnut"])
    assert {"内側：圏域", "外側：全国", "医療、福祉", "圏域 16.6 ／ 全国 14.1"} <= set(said)


def test_schedule_has_months_and_both_calendars(drawings: dict[str, str]) -> None:
    assert {"平成30年（2018年）", "11月", "11月下旬", "7月23日現在"} <= set(words(drawings["schedule"]))


def test_a_missing_value_is_a_gap_and_no_zero(drawings: dict[str, str]) -> None:
    changes = population_change()
    assert changes.series[0].values[9] is None
    bars = re.findall(r'<path d="M[^"]*h[^"]*v[^"]*"[^>]*fill="#005AFF"', drawings["population_change"])
    assert len(bars) == len(changes.categories) - 1


def test_a_drawing_process_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "drawing.py"
    broken.write_text("raise SystemExit('描けない')\n", encoding="utf-8")
    monkeypatch.setattr(charts, "_PROGRAM", broken)
    with pytest.raises(ToshikenError, match="終了コード 1"):
        drawn(ALL[0])


def test_no_chart_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "_PROGRAM", Path("nowhere.py"))
    assert drawn() == {}


def test_a_number_wider_than_its_column_stands_upright() -> None:
    chart = population_by_member()
    wider = replace(
        chart,
        id="wider",
        categories=("2010年", *chart.categories),
        series=tuple(replace(s, values=(s.values[0], *s.values)) for s in chart.series),
        totals=(chart.totals[0], *chart.totals),
    )
    for svg, upright in zip(drawn(chart, wider).values(), (False, True), strict=True):
        (number, *_) = re.findall(r"<text[^>]*>1,952,356<", svg)
        assert ("rotate(-90)" in number) is upright
