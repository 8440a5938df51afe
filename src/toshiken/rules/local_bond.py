"""地域活性化事業債: bonds for core facilities whose effect reaches the whole area, and what of them 普通交付税 counts."""

from datetime import date
from decimal import Decimal

from toshiken.core.errors import RequestError
from toshiken.core.rounding import grouped, round_half_up
from toshiken.rules.measure import COUNTED_NOT_PAID, Measure, YearRules, rules_of

SHARE, COUNTED = "revitalisation_bond_share", "revitalisation_bond_counted"


def bond(fiscal_year: int, cost_thousand_jpy: Decimal | int, as_of: date | None = None) -> Measure:
    """What of a facility's cost (対象事業費, thousand yen) may be borrowed."""
    rules, cost = rules_of(fiscal_year, as_of), _cost(cost_thousand_jpy)
    share = rules.quantity(SHARE)
    amount = round_half_up(cost * share.in_unit("quotient").known, 0)
    words = f"対象事業費 {grouped(cost, 0)}千円 × {share.shown()}% ＝ {grouped(amount, 0)}千円"
    return _measure("地域活性化事業債（充当額）", rules, amount, words, (SHARE,))


def bond_counted(fiscal_year: int, cost_thousand_jpy: Decimal | int, as_of: date | None = None) -> Measure:
    """What of the principal is counted into 基準財政需要額 over the years of repayment; interest is counted beside it."""
    rules, borrowed = rules_of(fiscal_year, as_of), bond(fiscal_year, cost_thousand_jpy, as_of)
    counted = rules.quantity(COUNTED)
    amount = round_half_up(borrowed.amount.known * counted.in_unit("quotient").known, 0)
    words = f"元金 {borrowed.amount.shown()}千円 × {counted.shown()}% ＝ {grouped(amount, 0)}千円（償還期間の合計。利子の分を含まない）"
    return _measure(
        "地域活性化事業債（元金の普通交付税算入見込額）", rules, amount, words, (SHARE, COUNTED), COUNTED_NOT_PAID
    )


def _measure(
    label: str, rules: YearRules, amount: Decimal, words: str, names: tuple[str, ...], *remarks: str
) -> Measure:
    note = rules.value(SHARE).note
    return Measure(
        label=label,
        amount=rules.thousand_jpy(amount, rules.origins(names), words),
        arithmetic=words,
        references=rules.origins(names),
        verified=rules.verified(names),
        remarks=(note, *rules.remarks(names), *remarks),
    )


def _cost(cost_thousand_jpy: Decimal | int) -> Decimal:
    cost = Decimal(cost_thousand_jpy)
    if cost < 0:
        raise RequestError(f"対象事業費（{cost}千円）は0以上で書いてください。")
    return cost
