"""What holds of the rules whatever the figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.rules.conditions import Outcome, joint_outcome
from toshiken.rules.eligibility import Category, Finding, HubFacts, eligibility
from toshiken.rules.metropolitan_areas import metropolitan_areas
from toshiken.rules.ordinary_allocation_tax import estimated, published_points
from toshiken.rules.special_allocation_tax import KINDS, ceiling, special_allocation_tax

DAY = date(2026, 4, 1)
PREFECTURES = st.sampled_from(["北海道", "滋賀県", *metropolitan_areas().prefectures])
CATEGORIES = st.sampled_from([None, "指定都市", "中核市", "指定都市でも中核市でもない"])
RATIOS = st.none() | st.decimals("0.5", "2", places=4)
SHARES = st.none() | st.decimals("0", "60", places=2)
RANK = {Outcome.FAIL: 0, Outcome.NEAR: 1, Outcome.PASS: 2}


def facts(category: str | None, prefecture: str, ratio: Decimal | None, share: Decimal | None) -> HubFacts:
    place, period = Place("00001", "ある市"), Period.parse("2020-10-01")
    return HubFacts(
        city=place,
        prefecture=prefecture,
        category=Category(name=category, missing="政令"),
        day_night=Finding(figure=ratio and Quantity(ratio, "quotient", place, period), missing="比率の表"),
        to_centres=Finding(
            figure=None if share is None else Quantity(share, "percent", place, period), missing="流動の表"
        ),
    )


@settings(deadline=None)  # the first call reads the parameter files
@given(CATEGORIES, PREFECTURES, RATIOS, SHARES)
def test_what_is_not_known_never_passes_and_is_named(
    category: str | None, prefecture: str, ratio: Decimal | None, share: Decimal | None
) -> None:
    for condition in eligibility(facts(category, prefecture, ratio, share), DAY):
        assert (condition.outcome is Outcome.NO_DATA) == bool(condition.missing)
        assert condition.rule
    needed = (category, ratio, *([share] if prefecture in metropolitan_areas().prefectures else []))
    if None in needed:
        outcome = joint_outcome(eligibility(facts(category, prefecture, ratio, share), DAY))
        assert outcome in (Outcome.NO_DATA, Outcome.FAIL)


@settings(deadline=None)
@given(st.decimals("0.5", "2", places=4), st.decimals("0.5", "2", places=4))
def test_a_higher_ratio_is_never_worse(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    worse, better = (eligibility(facts("中核市", "北海道", ratio, None), DAY)[1].outcome for ratio in (low, high))
    assert RANK[worse] <= RANK[better]


@settings(deadline=None)
@given(st.integers(2015, 2030), st.sampled_from(KINDS), st.integers(0, 10**7), st.integers(0, 10**7))
def test_more_general_funds_never_give_less_and_nothing_passes_the_ceiling(
    year: int, kind: str, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    less, more = (special_allocation_tax(year, kind, funds).amount.known for funds in (low, high))  # type: ignore[arg-type]
    assert 0 <= less <= more <= high
    assert more == more.to_integral_value()
    if kind in ("hub_projects", "partner_projects", "external_staff"):
        assert more <= ceiling(year, kind).amount.known  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.integers(755_000, 2_594_999), st.integers(755_000, 2_594_999))
def test_the_range_stays_between_the_points_and_grows_with_the_population(one: int, other: int) -> None:
    low, high = (estimated(2018, persons) for persons in sorted((one, other)))
    small, large = published_points(2018)
    half = Decimal("0.05")
    assert small.amount.known - half <= low.low.known <= low.high.known <= large.amount.known + half
    assert low.low.known <= high.low.known
    assert low.high.known <= high.high.known


@settings(deadline=None)
@given(RATIOS.filter(lambda ratio: ratio is not None))
def test_a_former_municipality_s_ratio_only_helps(ratio: Decimal) -> None:
    plain = facts("中核市", "北海道", ratio, None)
    figure = Quantity(Decimal("1.1"), "quotient", plain.city, Period.parse("2000-10-01"))
    helped = eligibility(replace(plain, former=figure), DAY)[1]
    assert RANK[helped.outcome] >= RANK[eligibility(plain, DAY)[1].outcome]
