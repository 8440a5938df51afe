"""What the rules come to with other members: 措置見込額, the members at the commuting threshold, the hub's requirements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toshiken.core.period import Period, fiscal_year_of
from toshiken.core.quantity import Quantity
from toshiken.geography.shapes.shape import Boundaries
from toshiken.profile.claims.counting import counted
from toshiken.profile.delineation.flow_table import FlowTable
from toshiken.profile.delineation.judging import JudgingRatios, judging_ratios, unfit
from toshiken.profile.fiscal_estimate import fiscal_estimate
from toshiken.profile.hub_eligibility import commuting_table, of_profile
from toshiken.profile.profile import AreaProfile
from toshiken.rules.conditions import Condition, Outcome
from toshiken.rules.parameters import has_value, parameter

_CEILINGS = ("special_tax_hub_base", "special_tax_partner_ceiling")
NO_DATA = Outcome.NO_DATA.value


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One result before and after, the same ones too: that nothing changes is an answer. value: a figure, or words.

    outcome: what a requirement comes to; note: how a figure came about, which table it rests on, or
    which one is missing.
    """

    label: str
    before: Quantity | str
    after: Quantity | str
    outcome_before: str = ""
    outcome_after: str = ""
    note: str = ""


def rule_results(
    before: AreaProfile, after: AreaProfile, flows: Sequence[FlowTable] = (), borders: Boundaries | None = None
) -> tuple[RuleResult, ...]:
    """Money first, then the partners by commuting, then each requirement of the hub (or the two). flows, borders: as of the day."""
    return (
        *_money(before, after),
        *_commuting(before, after, flows),
        *_requirements(of_profile(before, flows, borders), of_profile(after, flows, borders)),
    )


def _money(before: AreaProfile, after: AreaProfile) -> Iterator[RuleResult]:
    """Nothing before the measures were published: there is no amount to tell."""
    year, day = fiscal_year_of(before.as_of), before.as_of
    if all(has_value(name, Period.parse(f"FY{year}").end, day) for name in _CEILINGS):
        was, would_be = (fiscal_estimate(profile, year).special_total for profile in (before, after))
        label = f"措置見込額（試算）　特別交付税の上限額の計　{year}年度"
        yield RuleResult(label, was, would_be, note=f"{was.derivation} → {would_be.derivation}")


def _commuting(before: AreaProfile, after: AreaProfile, flows: Sequence[FlowTable]) -> Iterator[RuleResult]:
    """By one table of ratios: the hubs are the same before and after."""
    least = parameter("commuting_threshold", before.as_of).in_unit("percent")
    partners = [partner.code for profile in (before, after) for partner in profile.partners]
    ratios = judging_ratios(before.hubs, flows, before.printed, partners)
    note = _counting(ratios) if ratios else _needed(commuting_table(unfit(before.hubs, flows), before.as_of))
    counts = [_counted(profile, least, ratios) if ratios else None for profile in (before, after)]
    for index, label in enumerate(
        ("以上の関係・連携市町村", "未満の関係・連携市町村（例外の理由が要る）", "の表にない関係・連携市町村")
    ):
        was, would_be = (count[index] if count else NO_DATA for count in counts)
        head = f"通勤通学割合{least.shown()}%" if index < 2 else "通勤通学割合"
        yield RuleResult(head + label, was, would_be, note=note)


def _counting(ratios: JudgingRatios) -> str:
    """The table that counts, and where it comes from."""
    return f"{ratios.table_in_words}。出典：{ratios.origin.citation}"


def _needed(table: str) -> str:
    return f"必要なのは{table}"


def _counted(profile: AreaProfile, least: Quantity, ratios: JudgingRatios) -> tuple[Quantity, ...]:
    """Partners at the threshold, under it, and those the ratios do not tell of."""
    figures = {figure.place.code: figure for figure in ratios.figures if figure.value is not None}
    known = [figures[partner.code] for partner in profile.partners if partner.code in figures]
    reached = sum(figure.known >= least.known for figure in known)
    numbers = (reached, len(known) - reached, len(profile.partners) - len(known))
    what = "関係・連携市町村の通勤通学割合"
    return tuple(
        counted(number, "municipalities", profile.place, ratios.period, (ratios.origin,), what) for number in numbers
    )


def _requirements(before: Sequence[Condition], after: Sequence[Condition]) -> Iterator[RuleResult]:
    """The requirements are the hub's own; they are told with both outcomes all the same."""
    later = {condition.id: condition for condition in after}
    for condition in before:
        then = later[condition.id]
        yield RuleResult(
            f"要件　{condition.label}",
            _value(condition),
            _value(then),
            condition.outcome.value,
            then.outcome.value,
            _resting_on(condition),
        )


def _value(condition: Condition) -> Quantity | str:
    return NO_DATA if condition.value is None else condition.value


def _resting_on(condition: Condition) -> str:
    """What is not at hand; of a figure its time and sources."""
    if condition.missing:
        return _needed(condition.missing)
    if not isinstance(condition.value, Quantity):
        return ""
    sources = dict.fromkeys(origin.citation for origin in condition.value.origins)
    return f"{condition.value.period.short}（{'、'.join(sources)}）"
