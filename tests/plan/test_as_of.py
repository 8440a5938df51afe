"""A plan on a day: the past stays as it was, the future is not there."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toshiken.plan.as_of import plan_as_of
from toshiken.plan.folder import PlanFolder

DAYS = st.integers(0, 6 * 365).map(lambda n: date(2021, 6, 1) + timedelta(days=n))
RELAXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)


@RELAXED
@given(day=DAYS)
def test_nothing_of_a_later_day_is_left(good: PlanFolder, day: date) -> None:
    known = plan_as_of(good.plan, day)
    days = [m.day for m in known.meetings]
    for agreement in known.agreements:
        for proceeding in agreement.proceedings:
            days += [proceeding.concluded.day] if proceeding.concluded else []
            days += [s.day for side in proceeding.sides for s in (side.bill, side.vote, side.public_notice) if s]
    days += [actual.reported for kpi in known.kpis for actual in kpi.actuals]
    days += [cost.day for project in known.projects for cost in project.costs if cost.day]
    assert [found for found in days if found > day] == []


@RELAXED
@given(first=DAYS, second=DAYS)
def test_the_earlier_day_decides(good: PlanFolder, first: date, second: date) -> None:
    if first > second:
        first, second = second, first
    assert plan_as_of(plan_as_of(good.plan, second), first) == plan_as_of(good.plan, first)


def test_long_after_everything_the_plan_is_whole(good: PlanFolder) -> None:
    assert plan_as_of(good.plan, date(2030, 1, 1)) == good.plan.model_copy(
        update={"area": good.plan.area.as_of(date(2030, 1, 1))}
    )
