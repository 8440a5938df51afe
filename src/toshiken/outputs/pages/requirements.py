"""The requirements of a hub as a table: what is asked, what the city has, with its margin, and what comes of it."""

from toshiken.core.origin import Origin
from toshiken.core.quantity import Quantity
from toshiken.core.wording import Sentence, magnitude, sentence, with_unit
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.profile.delineation.judging import unfit
from toshiken.profile.hub_eligibility import of_profile, partners
from toshiken.rules.conditions import Condition, Outcome, joint_outcome
from toshiken.rules.parameters import UNVERIFIED

_DECIMALS = {"quotient": 4, "percent": 1, "percentage_points": 1, "ten_thousand_persons": 1}


def requirement_table(brief: Brief) -> Table:
    """One row a requirement of the hub, or of the two, and whether there is whom to conclude an agreement with."""
    hubs = "・".join(hub.name for hub in brief.profile.hubs)
    return Table(
        id="requirement_table",
        title=f"{hubs}の要件の状況",
        alt="連携中枢都市の要件ごとに、基準、中枢都市の値、結果を並べた表",
        columns=(
            Column("要件", align="left", width=1.0),
            Column("基準", align="left", width=2.0),
            Column(hubs, align="left", width=1.6),
            Column("結果", align="left", width=1.6),
        ),
        rows=tuple(_row(condition) for condition in _all(brief)),
    )


def requirement_notes(brief: Brief) -> tuple[Sentence, ...]:
    """What must be said beside the table, once each: remarks, and the table that would fill what is not at hand."""
    said_of: dict[str, list[str]] = {}
    for condition in _all(brief):
        if condition.remark:
            said_of.setdefault(condition.remark, []).append(condition.label)
        if condition.missing:
            said_of.setdefault(f"資料なし。必要なのは{condition.missing}", []).append(condition.label)
    return tuple(said(f"{'、'.join(labels)}：{note}") for note, labels in said_of.items())


def verdict(brief: Brief) -> Sentence | None:
    """Whether the requirements are met; nothing where one is open."""
    conditions = of_profile(brief.profile, brief.flows, brief.boundaries)
    outcome = joint_outcome(conditions)
    hubs = "と".join(hub.name for hub in brief.profile.hubs)
    if outcome is Outcome.NO_DATA:
        return None
    if outcome is Outcome.PASS:
        return said(f"{hubs}は連携中枢都市の要件をすべて満たす")
    labels = "、".join(c.label for c in conditions if c.outcome is outcome)
    return said(f"{hubs}は「{labels}」が基準{'に近い' if outcome is Outcome.NEAR else 'を満たさない'}")


def requirement_origins(brief: Brief) -> tuple[Origin, ...]:
    """The texts that were read and where the values come from; what is a proposal of ours cites no text."""
    return tuple(o for condition in _all(brief) for o in condition.origins if UNVERIFIED not in o.edition)


def _all(brief: Brief) -> tuple[Condition, ...]:
    """The requirements, then the partners."""
    why_none = unfit(brief.profile.hubs, brief.flows)
    return (
        *of_profile(brief.profile, brief.flows, brief.boundaries),
        *partners(brief.profile.hub, brief.ratios, why_none, brief.as_of).conditions,
    )


def _row(condition: Condition) -> Row:
    return Row((condition.label, condition.requirement, _value(condition), _result(condition)))


def _value(condition: Condition) -> Cell:
    value = condition.value
    if not isinstance(value, Quantity):
        return value or "－"
    return sentence(with_unit(value, _DECIMALS.get(value.unit, 0)), f"（{value.period.short}）")


def _result(condition: Condition) -> Cell:
    """The outcome with the margin to the stated number."""
    margin, outcome = condition.margin, condition.outcome.value
    if margin is None:
        return outcome
    sign = "－" if margin.known < 0 else "＋"
    return sentence(outcome, f"（差{sign}", with_unit(magnitude(margin), _DECIMALS.get(margin.unit, 0)), "）")
