"""KPIs that live: direction-aware, summed only when every member has reported, refreshed beside what was reported."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Quantity
from toshiken.plan.evaluation import grade, grades_by_member
from toshiken.plan.folder import PlanFolder
from toshiken.plan.kpi_progress import progress, reported_figures
from toshiken.plan.kpi_refresh import refreshed
from toshiken.plan.kpi_reports import due_on, missing_reports, next_due
from toshiken.plan.kpi_words import as_data, as_lines, latest_words, refreshed_words
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import Kpi, Refreshed
from toshiken.plan.records.project import Evaluation
from toshiken.profile.profile import AreaProfile

DAY = date(2026, 11, 25)
SOURCE = Origin("physicians", "医師・歯科医師・薬剤師統計", "厚生労働省", "2026-03")


@pytest.fixture
def plan(good: PlanFolder) -> AlliancePlan:
    return good.plan


def _kpi(plan: AlliancePlan, wanted: str) -> Kpi:
    return next(kpi for kpi in plan.kpis if kpi.id == wanted)


@pytest.mark.parametrize(
    ("kpi", "value", "verdict", "percent"),
    [
        ({"direction": "at_least", "baseline": 40, "target": 100}, 70, "途上", "50"),
        ({"direction": "at_least", "baseline": 40, "target": 100}, 100, "達成", "100"),
        ({"direction": "at_least", "baseline": 40, "target": 100}, 30, "後退", "-17"),
        ({"direction": "at_most", "baseline": 60, "target": 40}, 55, "途上", "25"),
        ({"direction": "at_most", "baseline": 60, "target": 40}, 38, "達成", "110"),
        ({"direction": "at_most", "baseline": 60, "target": 40}, 66, "後退", "-30"),
        ({"direction": "keep", "baseline": 50, "target": None}, 50, "維持", None),
        ({"direction": "keep", "baseline": 50, "target": None}, 49, "下回る", None),
        ({"direction": "at_least", "baseline": 50, "target": 50}, 49, "途上", None),
    ],
)
def test_progress_goes_in_the_kpis_own_direction(
    plan: AlliancePlan, kpi: dict[str, Any], value: int, verdict: str, percent: str | None
) -> None:
    targets = [{"set_on": "2022-03-31", "period": "FY2026", "value": kpi["target"]}] if kpi["target"] else []
    made = Kpi.model_validate(
        {
            "id": "k", "name": "指標", "unit": "件", "role": "ア", "direction": kpi["direction"], "targets": targets,
            "baseline": {"period": "FY2021", "value": kpi["baseline"]},
            "actuals": [{"period": "FY2024", "value": value, "reported": "2025-06-01"}],
        }
    )  # fmt: skip
    found = progress(made, plan.area, DAY)
    assert found.verdict == verdict
    assert (None if found.ratio is None else f"{found.ratio * 100:.0f}") == percent


def test_a_sum_stands_only_when_every_member_has_reported(plan: AlliancePlan) -> None:
    figures = {f.period: f for f in reported_figures(_kpi(plan, "visitors"), plan.area, DAY)}
    assert figures["FY2024"].value == Decimal("269.3")
    assert figures["FY2024"].summed_from == ("99201", "98201", "99202")
    assert "FY2025" not in figures
    assert missing_reports(_kpi(plan, "visitors"), plan.area, DAY) == (("FY2025", ("99202",)),)


def test_nothing_reported_later_counts(plan: AlliancePlan) -> None:
    found = progress(_kpi(plan, "deals"), plan.area, date(2025, 6, 16))
    assert found.newest is not None
    assert found.newest.period == "FY2023"


def test_the_final_figure_goes_before_the_preliminary_one(plan: AlliancePlan) -> None:
    kpi = _kpi(plan, "deals")
    early = kpi.actuals[-1].model_copy(update={"edition": "final", "value": Decimal(90), "reported": date(2026, 6, 1)})
    found = progress(kpi.model_copy(update={"actuals": (*kpi.actuals, early)}), plan.area, DAY)
    assert found.newest is not None
    assert (found.newest.value, found.newest.edition) == (Decimal(90), "final")


def test_age_and_the_next_figure(plan: AlliancePlan) -> None:
    found = progress(_kpi(plan, "physicians"), plan.area, DAY)
    assert found.newest is not None
    assert found.newest.age_months(DAY) == 46
    assert next_due(_kpi(plan, "deals"), DAY) == ("FY2026", date(2027, 6, 30))
    assert due_on("FY2024", 11) == date(2026, 2, 28)


def _profile(plan: AlliancePlan, value: str) -> AreaProfile:
    period = Period.parse("2022-12-31")
    figure = Quantity(Decimal(value), "per_100k_persons", plan.area.place, period, origins=(SOURCE,))
    return AreaProfile(plan.area, DAY, {("physicians_per_100k", "kakuu", ""): (figure,)})


def test_a_refresh_stands_beside_the_report_and_a_second_changes_nothing(plan: AlliancePlan) -> None:
    found = refreshed(plan, _profile(plan, "264.21954"), DAY)
    kpi = _kpi(found.plan, "physicians")
    assert kpi.actuals == _kpi(plan, "physicians").actuals
    assert [(r.period, r.value, r.published) for r in kpi.refreshed] == [
        ("2022-12-31", Decimal("264.21954"), "2026-03")
    ]
    again = refreshed(found.plan, _profile(plan, "264.21954"), date(2027, 1, 5))
    assert (again.plan, again.new) == (found.plan, ())
    revised = refreshed(found.plan, _profile(plan, "264.3"), date(2027, 1, 5))
    assert [figure.value for _, figure in revised.new] == [Decimal("264.3")]


def _refreshed(kpi: Kpi, *figures: tuple[str, str, str]) -> Kpi:
    found = [
        Refreshed(period=period, value=Decimal(value), citation="出典", published="2026-03", refreshed_on=_date(taken))
        for period, value, taken in figures
    ]
    return kpi.model_copy(update={"refreshed": tuple(found)})


def _date(text: str) -> date:
    return date.fromisoformat(text)


def test_revised_is_the_reports_own_period_and_a_later_one_stands_apart(plan: AlliancePlan) -> None:
    reported = _kpi(plan, "physicians")  # of 2022
    only_later = _refreshed(reported, ("2024-12-31", "271.2", "2026-11-01"))
    found = progress(only_later, plan.area, DAY)
    assert found.refreshed is None
    assert found.latest == only_later.refreshed[0]
    assert (refreshed_words(found), latest_words(found)) == ("", "271.2人（2024年）")
    both = _refreshed(
        reported, ("2022-12-31", "264.2", "2026-11-01"), ("2020-12-31", "262.5", "2026-11-01"),
        ("2024-12-31", "271.2", "2026-11-01"),
    )  # fmt: skip
    found = progress(both, plan.area, DAY)
    assert found.refreshed is not None
    assert found.latest is not None
    assert (found.refreshed.value, found.latest.value) == (Decimal("264.2"), Decimal("271.2"))
    assert (found.newest and found.newest.period, found.refreshed.period) == ("2022", "2022"), "one period, one form"
    only_older = _refreshed(reported, ("2020-12-31", "262.5", "2026-11-01"))
    found = progress(only_older, plan.area, DAY)
    assert (found.refreshed, found.latest) == (None, None)


def test_reports_say_which_figure_progress_goes_by(plan: AlliancePlan) -> None:
    assert "進捗、判定、古さは、最新の「実績（報告）」による" in as_lines(plan, DAY)
    known = {kpi["id"]: kpi for kpi in as_data(plan, DAY)["kpis"]}
    assert known["physicians"]["measured_by"] == {"figure": "reported", "period": "2022"}
    assert known["physicians"]["latest_published"] is None


def test_a_source_that_gives_nothing_is_told(plan: AlliancePlan) -> None:
    assert [kpi.id for kpi in refreshed(plan, AreaProfile(plan.area, DAY, {}), DAY).silent] == ["physicians"]


@pytest.mark.parametrize(
    ("points", "letter"), [(86, "A"), (85, "B"), (71, "B"), (70, "C"), (56, "C"), (55, "D"), (0, "D")]
)
def test_the_limits_of_the_grades_are_parameters(points: int, letter: str, good: PlanFolder) -> None:
    evaluation = Evaluation(fiscal_year=2025, member="99201", points=points, full_points=100)
    assert grade(evaluation, DAY) == letter


def test_hub_and_partners_stand_side_by_side(plan: AlliancePlan) -> None:
    found = grades_by_member(plan, 2025, DAY)
    assert [(g.name, g.counts["A"], g.good_percent) for g in found] == [
        ("架空中央市", 1, 100), ("架空東市", 0, 0), ("架空西町", 0, 0),
    ]  # fmt: skip
    assert replace(found[0], counts=dict.fromkeys("ABCD", 0)).good_percent is None
