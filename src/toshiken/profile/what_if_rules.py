"""What the rules come to with other members: 措置見込額, the members at the commuting threshold, the hub's requirements."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from toshiken.core.period import Period, fiscal_year_of
from toshiken.core.quantity import Place, Quantity
from toshiken.profile.fiscal_estimate import fiscal_estimate
from toshiken.profile.hub_eligibility import of_profile
from toshiken.profile.profile import AreaProfile
from toshiken.rules.conditions import Condition, Outcome
from toshiken.rules.parameters import has_value, parameter

_COMMUTING = "commuting_ratio_2015"
_CEILINGS = ("special_tax_hub_base", "special_tax_partner_ceiling")
NO_DATA = Outcome.NO_DATA.value


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One result before and after, the same ones too: that nothing changes is an answer. value: a figure, or words.

    outcome: what a requirement comes to; note: how a figure came about.
    """

    label: str
    before: Quantity | str
    after: Quantity | str
    outcome_before: str = ""
    outcome_after: str = ""
    note: str = ""


def rule_results(before: AreaProfile, after: AreaProfile) -> tuple[RuleResult, ...]:
    """Money first, then the partners by commuting, then each requirement of the hub (or the two)."""
    return (*_money(before, after), *_commuting(before, after), *_requirements(before, after))


def _money(before: AreaProfile, after: AreaProfile) -> Iterator[RuleResult]:
    """Nothing before the measures were published: there is no amount to tell."""
    year, day = fiscal_year_of(before.as_of), before.as_of
    if all(has_value(name, Period.parse(f"FY{year}").end, day) for name in _CEILINGS):
        was, would_be = (fiscal_estimate(profile, year).special_total for profile in (before, after))
        label = f"措置見込額（試算）　特別交付税の上限額の計　{year}年度"
        yield RuleResult(label, was, would_be, note=f"{was.derivation} → {would_be.derivation}")


def _commuting(before: AreaProfile, after: AreaProfile) -> Iterator[RuleResult]:
    least = parameter("commuting_threshold", before.as_of).in_unit("percent")
    counts = [_counted(profile, least) for profile in (before, after)]
    for index, label in enumerate(
        ("以上の関係・連携市町村", "未満の関係・連携市町村（例外の理由が要る）", "の表にない関係・連携市町村")
    ):
        was, would_be = (count[index] if count else NO_DATA for count in counts)
        head = f"通勤通学割合{least.shown()}%" if index < 2 else "通勤通学割合"
        yield RuleResult(head + label, was, would_be)


def _counted(profile: AreaProfile, least: Quantity) -> tuple[Quantity, ...]:
    """Partners at the threshold, under it, and without a printed ratio; () where no ratios are printed for the hub."""
    table = profile.table(_COMMUTING)
    if table is None or not table.rows:
        return ()
    figures = {table.text(row, "municipality_code"): table.figure(row, "ratio") for row in table.rows}
    known = [q for p in profile.partners if (q := figures.get(p.code)) is not None and q.value is not None]
    reached = sum(q.known >= least.known for q in known)
    numbers = (reached, len(known) - reached, len(profile.partners) - len(known))
    period = next(iter(figures.values())).period
    return tuple(_count(number, profile.place, period) for number in numbers)


def _count(number: int, place: Place, period: Period) -> Quantity:
    return Quantity(Decimal(number), "municipalities", place, period)


def _requirements(before: AreaProfile, after: AreaProfile) -> Iterator[RuleResult]:
    """The requirements are the hub's own; they are told with both outcomes all the same."""
    later = {condition.id: condition for condition in of_profile(after)}
    for condition in of_profile(before):
        then = later[condition.id]
        yield RuleResult(
            f"要件　{condition.label}", _value(condition), _value(then), condition.outcome.value, then.outcome.value
        )


def _value(condition: Condition) -> Quantity | str:
    return NO_DATA if condition.value is None else condition.value
